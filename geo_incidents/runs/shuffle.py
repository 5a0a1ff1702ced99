"""An archive of Parquet files to incidents on a Dask cluster whose workers do everything.

They read their own row groups, write the claims, look for copies among reports that share a bucket, shuffle claims by
settlement, merge each settlement and write its incidents as GeoParquet. Nothing but paths, pairs of copies and sums
passes through this process. The folder has to be one that all workers see; a worker that dies loses what it was at, and
Dask gives that to another. Needs the extra `cluster`. What `places` says of profiles and of what is not there holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geo_incidents.errors import WorkersError
from geo_incidents.runs.frames import typed
from geo_incidents.runs.places import (
    BUCKETS,
    PAIRS,
    PLACED,
    Copies,
    buckets_in_frames,
    copies_of_buckets,
    copy_groups,
    incidents_of_places,
    placed_in_frames,
)

if TYPE_CHECKING:
    import pandas as pd

CLAIMS, INCIDENTS = "claims", "incidents"  # folders that are written
WRITTEN = "incidents long, rows long, failed long"
PARTITIONS = 8  # of settlements, at least


class Sums(NamedTuple):
    """What was written."""

    incidents: int
    rows: int  # claims at places, and of areas or without a place
    failed: int  # reports on which the program failed: rows without a claim
    copies: int  # groups of reports with one text


def incidents_on_workers(
    client: Any,
    reports: str | Sequence[str],
    folder: Path,
    *,
    profile: str = "public",
    partitions: int = 0,
    told: Callable[[str], object] = lambda _: None,
) -> Sums:
    """Write `folder/claims` and `folder/incidents` from the Parquet files of paths or patterns.

    `reports` have a column `text`, and `report_id`, `published`, `publisher` where known; ids are taken as they are, so
    no two reports may share one. There are as many `partitions` of settlements as row groups, unless told. `told` hears
    of every step that is done. Raises `WorkersError` without Dask, and `FileExistsError` for a folder that was written.
    """
    try:
        import dask
        import dask.dataframe as dd
    except ImportError as error:
        message = "this needs Dask with its data frames: pip install 'dask[dataframe,distributed]'"
        raise WorkersError(message) from error
    claims, incidents = folder / CLAIMS, folder / INCIDENTS
    for made in (claims, incidents):
        made.mkdir(parents=True)
    with client.as_current(), dask.config.set({"dataframe.convert-string": False}):
        rows = dd.read_parquet(reports, split_row_groups=True)
        placed = _mapped(rows, partial(placed_in_frames, profile=profile), PLACED)
        placed.to_parquet(claims, schema=_arrow(PLACED), write_index=False)
        told("claims at their places")
        copies = _copies(rows)
        told("copies")
        partitions = partitions or max(PARTITIONS, rows.npartitions)
        by_settlement = dd.read_parquet(claims).shuffle("settlement", npartitions=partitions)
        sums = by_settlement.map_partitions(_written, str(incidents), copies, meta=typed([], WRITTEN)).compute().sum()
        told("incidents")
    return Sums(int(sums["incidents"]), int(sums["rows"]), int(sums["failed"]), len(copies))


def _copies(rows: Any) -> Copies:
    """Groups of reports with one text."""
    buckets = _mapped(rows, buckets_in_frames, BUCKETS).shuffle("bucket")
    pairs = buckets.map_partitions(copies_of_buckets, meta=typed([], PAIRS)).compute()
    return copy_groups(pairs.drop_duplicates().itertuples(index=False))


def _mapped(rows: Any, function: Callable[[Iterable[pd.DataFrame]], Iterator[pd.DataFrame]], schema: str) -> Any:
    return rows.map_partitions(partial(_one, function), meta=typed([], schema))


def _one(function: Callable[[Iterable[pd.DataFrame]], Iterator[pd.DataFrame]], frame: pd.DataFrame) -> pd.DataFrame:
    """On a worker: what a function of frames makes of a single one."""
    (made,) = function([frame])
    return made


def _written(frame: pd.DataFrame, folder: str, copies: Copies) -> pd.DataFrame:
    """On a worker: merge the settlements of a partition and write them; how many incidents and rows these are.

    A partition has one file, named after its first settlement: done again elsewhere, it is the same one.
    """
    import geopandas

    found = incidents_of_places(frame, copies=copies)
    if len(found):
        shapes = geopandas.GeoSeries.from_wkb(found.pop("geom"), crs="EPSG:4326")
        first = min(frame["settlement"][frame["settlement"] != ""]).replace(":", "-")
        geopandas.GeoDataFrame(found, geometry=shapes).to_parquet(Path(folder, f"{first}.parquet"))
    failed = int(frame["claim"].isna().sum())
    return typed([{"incidents": len(found), "rows": len(frame), "failed": failed}], WRITTEN)


def _arrow(schema: str) -> Any:
    """The schema as Arrow's."""
    import pyarrow as pa

    return pa.schema([(name, getattr(pa, kind)()) for name, kind in map(str.split, schema.split(", "))])
