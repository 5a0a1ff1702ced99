"""Time and size of every export, side by side with geopandas' own GeoJSON of the same rows, in one run.

Usage: bench_exports.py [INCIDENTS]       (100,000 unless told)

`frame` builds the GeoDataFrame, with nested claims and sources, that says what our GeoJSON says; `to_json` writes it.
`rows` writes finished rows as our GeoJSON does. The lines named by a suffix start from the result and do everything:
safety profile, rows, file.
"""

import gc
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from math import nan
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import orjson
from factory import make_result
from factory_places import FakeShapes
from geopandas import GeoDataFrame

from geo_incidents.exports import read_case, write
from geo_incidents.exports.book import Book
from geo_incidents.exports.cited import claim_row, source_row
from geo_incidents.exports.frames import to_geodataframe
from geo_incidents.exports.geojson import stream
from geo_incidents.exports.rows import incident_row
from geo_incidents.exports.shapes import point
from geo_incidents.model import Result

SUFFIXES = (".geojson", ".geojsonl", ".csv", ".jsonl", ".parquet", ".fgb", ".gpkg", ".kml")


def timed(work: Callable[[], object]) -> float:
    """CPU seconds, garbage of the run before taken away first."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def like_for_like(result: Result) -> GeoDataFrame:
    """The GeoDataFrame whose `to_json` says what our GeoJSON says."""
    book = Book(result)
    frame = to_geodataframe(result, profile="internal")
    for name in ("date_start", "date_end", "date_anchor", "first_published", "last_published"):
        frame[name] = frame[name].dt.strftime("%Y-%m-%d").astype(object)
    plain = [
        [{k: str(v) if k.startswith("date_") else v for k, v in claim_row(claim, book).items()} for claim in i.claims]
        for i in result.incidents
    ]
    sources = [
        [source_row(s, book) | {"published_day": None} for s in book.reports(i.claims)] for i in result.incidents
    ]
    return frame.assign(claims=plain, sources=sources)


def main(incidents: int) -> None:
    result = make_result(incidents)
    print(f"{incidents:,} incidents, {len(result.claims):,} claims")
    print(f"{'':28} {'CPU s':>7} {'of to_json':>10} {'MB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        seconds = measure(result, Path(folder))
    print(f"writing finished rows as GeoJSON / to_json of a finished frame {seconds['rows'] / seconds['to_json']:.3f}")
    print(f"result to GeoJSON, ours / by a frame {seconds['.geojson'] / (seconds['frame'] + seconds['to_json']):.3f}")
    print(f"GeoPackage / GeoParquet {seconds['.gpkg'] / seconds['.parquet']:.2f}")
    print(f"largest resident set {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB")


def measure(result: Result, folder: Path) -> dict[str, float]:
    """Seconds of each way, printed as they come."""
    seconds: dict[str, float] = {}
    frames: list[GeoDataFrame] = []

    def step(name: str, work: Callable[[], object], path: Path | None = None) -> None:
        seconds[name] = timed(work)
        size = f"{path.stat().st_size / 1e6:7.1f}" if path else ""
        print(f"{name:28} {seconds[name]:7.2f} {seconds[name] / seconds.get('to_json', nan):10.3f} {size}", flush=True)

    theirs, ours = folder / "geopandas.geojson", folder / "rows.geojson"
    step("frame", lambda: frames.append(like_for_like(result)))
    step("to_json", lambda: theirs.write_text(frames[0].to_json()), theirs)
    frames.clear()
    rows = finished_rows(result)
    step("rows", lambda: stream_rows(rows, ours), ours)
    rows.clear()
    for suffix in SUFFIXES:
        path = folder / f"a{suffix}"
        step(suffix, partial(write, result, path, FakeShapes(), profile="internal"), path)
    step("case read back", lambda: read_case(folder / "a.gpkg"))
    return seconds


def finished_rows(result: Result) -> list[dict[str, Any]]:
    """Features as plain values."""
    book = Book(result)
    return [
        {
            "type": "Feature",
            "geometry": point(incident.place),
            "properties": incident_row(incident, seq, book)
            | {"claims": [claim_row(claim, book) for claim in incident.claims]}
            | {"sources": [source_row(source, book) for source in book.reports(incident.claims)]},
        }
        for seq, incident in enumerate(result.incidents)
    ]


def stream_rows(rows: list[dict[str, Any]], path: Path) -> None:
    """The last step of our writer alone."""
    with path.open("wb") as file:
        stream(file, {"type": "FeatureCollection"}, map(orjson.dumps, rows), {})


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
