"""How large a GeoJSON is: bytes an incident in the slim and in the full layout, and of the file of areas beside it.

Usage: bench_size.py [REPORTS] [INCIDENTS]        (300 short reports and 2,000 made-up incidents unless told)
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_scale import REPORTS, write_archive
from factory import make_result
from factory_places import FakeShapes

from geo_incidents import read_reports
from geo_incidents.exports import Shapes, write
from geo_incidents.gazetteer import load
from geo_incidents.model import Result
from geo_incidents.pipeline import result_of


def results(reports: int, incidents: int) -> Iterator[tuple[str, Result, Shapes, str]]:
    """Results with their names, what knows their outlines, and the profile under which they are written."""
    gazetteer = load()
    yield "made up", make_result(incidents), FakeShapes(), "internal"
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive.jsonl")
        write_archive(archive, reports)
        found = result_of(read_reports([archive]).documents, gazetteer)
    yield f"{reports} short reports", found, gazetteer, "internal"
    yield "the same", found, gazetteer, "public"
    yield "the showcase", result_of(read_reports([REPORTS]).documents, gazetteer), gazetteer, "public"


def sizes(result: Result, shapes: Shapes, profile: str) -> Iterator[int]:
    """Bytes of the slim layout, of its areas, of the full layout, of its areas."""
    with tempfile.TemporaryDirectory() as folder:
        for full in (False, True):
            file = Path(folder, "a.geojson")
            write(result, file, shapes, profile=profile, full=full)
            yield from (one.stat().st_size for one in (file, file.with_suffix(".areas.geojson")))


def main(reports: int, incidents: int) -> None:
    print("| result | profile | incidents | claims | slim layout | its areas | full layout | its areas |")
    print("|---|---|---|---|---|---|---|---|")
    for name, result, shapes, profile in results(reports, incidents):
        count = len(result.incidents)
        cells = " | ".join(f"{size / count:,.0f}" for size in sizes(result, shapes, profile))
        print(f"| {name} | {profile} | {count:,} | {len(result.claims):,} | {cells} |", flush=True)


if __name__ == "__main__":
    given = [*map(int, sys.argv[1:]), *(300, 2_000)[len(sys.argv) - 1 :]]
    main(*given)
