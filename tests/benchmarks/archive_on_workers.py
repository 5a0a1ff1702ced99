"""An archive to incidents on Dask workers of this machine, one of them killed on the way; see docs/scale.md.

Usage: archive_on_workers.py REPORTS [WORKERS]        (2 workers unless told)

Workers read their own row groups and write their own GeoParquet. Nothing but sums passes through this process.
"""

import os
import signal
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import dask
import dask.dataframe as dd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from bench_scale import write_archive
from dask.distributed import Client, LocalCluster

from geo_incidents.runs.frames import typed
from geo_incidents.runs.places import (
    BUCKETS,
    PAIRS,
    PLACED,
    buckets_in_frames,
    copies_of_buckets,
    copy_groups,
    incidents_of_places,
    placed_in_frames,
)

ROW_GROUP = 500  # reports
PLACES = 8  # partitions of places


def one(function, frame):  # type: ignore[no-untyped-def]
    """What a function of frames makes of a single one."""
    return pd.concat(function([frame]))


def written(frame, folder, copies):  # type: ignore[no-untyped-def]
    """Merge the places of a partition and write them; how many incidents and claims these are."""
    import geopandas

    found = incidents_of_places(frame, copies=copies)
    if len(found):
        shapes = geopandas.GeoSeries.from_wkb(found.pop("geom"), crs="EPSG:4326")
        name = f"{min(frame['place_id'][frame['place_id'] != '']).replace(':', '-')}.parquet"
        geopandas.GeoDataFrame(found, geometry=shapes).to_parquet(Path(folder, name))
    return pd.DataFrame({"incidents": [len(found)], "claims": [len(frame)]})


def main(reports: int, workers: int) -> None:
    dask.config.set({"dataframe.convert-string": False, "distributed.scheduler.allowed-failures": 10})
    with tempfile.TemporaryDirectory() as folder:
        lines, archive, placed, out = (Path(folder, name) for name in ("a.jsonl", "archive", "placed", "out"))
        for made in (archive, placed, out):
            made.mkdir()
        length = write_archive(lines, reports)
        table = pd.read_json(lines, lines=True, convert_dates=False)
        table.to_parquet(archive / "archive.parquet", row_group_size=ROW_GROUP)
        groups = pq.ParquetFile(archive / "archive.parquet").num_row_groups
        print(f"{reports:,} reports, {length:,} characters, {groups} row groups, {workers} workers", flush=True)
        cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, memory_limit=0)
        with cluster, Client(cluster) as client:
            run(client, archive, placed, out)


def run(client: Client, archive: Path, placed: Path, out: Path) -> None:
    begun = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - begun:8.1f} s  {what}", flush=True)

    rows = dd.read_parquet(archive, split_row_groups=True)
    claims = rows.map_partitions(partial(one, placed_in_frames), meta=typed([], PLACED))
    types = [(name, getattr(pa, kind)()) for name, kind in map(str.split, PLACED.split(", "))]
    work = client.compute(claims.to_parquet(placed, schema=pa.schema(types), write_index=False, compute=False))
    while len(list(placed.iterdir())) < rows.npartitions // 3:
        time.sleep(0.2)
    victim = sorted(client.run(os.getpid).values())[0]
    os.kill(victim, signal.SIGKILL)
    say(f"worker {victim} killed")
    work.result()
    say("claims at their places, written by the workers")
    found = rows.map_partitions(partial(one, buckets_in_frames), meta=typed([], BUCKETS)).shuffle("bucket")
    pairs = found.map_partitions(copies_of_buckets, meta=typed([], PAIRS)).compute()
    copies = copy_groups(pairs.drop_duplicates().itertuples(index=False))
    say(f"{len(copies)} groups of copies")
    by_place = dd.read_parquet(placed).shuffle("settlement", npartitions=PLACES)
    meta = pd.DataFrame({"incidents": pd.Series(dtype="int64"), "claims": pd.Series(dtype="int64")})
    sums = by_place.map_partitions(written, str(out), copies, meta=meta).compute().sum()
    size = sum(file.stat().st_size for file in out.iterdir())
    say(f"{sums['claims']:,} rows to {sums['incidents']:,} incidents, {len(list(out.iterdir()))} files, {size:,} bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2)
