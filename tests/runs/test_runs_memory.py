"""Memory of a result on disk: what every further report adds to the peak of Python's own allocations, step by step."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from archive import write_archive

from geo_incidents import stored
from geo_incidents.documents import spool_reports
from geo_incidents.exports import book, write
from geo_incidents.exports.atomic import write_pieces
from geo_incidents.exports.slim import writing
from geo_incidents.gazetteer import load
from geo_incidents.incidents import copies
from geo_incidents.model import Result
from geo_incidents.pipeline import Extract, combine, combine_on_disk
from geo_incidents.runs import pack
from geo_incidents.runs.tasks import packed_extract
from geo_incidents.safety import protect
from geo_incidents.stored import Room
from geo_incidents.webmap import data, fallback, rendered

REPORTS = 80  # and twice as many
# What fills up to a bound and is then let go: sorted runs, shingles, links, rows of sources, a page's blocks.
BOUNDS = (
    (stored, "RUN", 50_000), (copies, "BAND", 500), (book, "LINKS", 20), (writing, "SOURCES", 20), (data, "BLOCK", 20),
    (fallback, "MOST", 20),
)  # fmt: skip
# Of what a report adds where the result is in memory: its source, ids and caches are always there, and while a page is
# written also what its list, its search and its bars hold of every incident.
MOST = {"merged": 0.4, "profile": 0.4, "GeoJSON": 0.4, "HTML": 0.6}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What reports say, as workers hand it over."""
    archive = write_archive(tmp_path_factory.mktemp("archive") / "archive.jsonl", 2 * REPORTS)
    with spool_reports([archive]) as spool:
        return [packed_extract(document, load()) for document in spool]


def steps(merge: Callable[[Iterator[Extract]], Result], packed: list[bytes], folder: Path) -> dict[str, int]:
    """The peak of every step, in bytes above what was there before the first."""
    done: dict[str, Any] = {}

    def read() -> Iterator[Extract]:
        return (pack.loads(one, load()) for one in packed)

    work: dict[str, Callable[[], object]] = {
        "merged": lambda: done.update(result=merge(read())),
        "profile": lambda: done.update(result=protect(done["result"]).result),
        "GeoJSON": lambda: write(done["result"], folder / "a.geojson", load()),
        "HTML": lambda: write_pieces(folder / "a.html", map(str.encode, rendered(done["result"], load()))),
    }
    peaks = {}
    for name, step in work.items():
        tracemalloc.reset_peak()
        step()
        peaks[name] = tracemalloc.get_traced_memory()[1]
    return peaks


def added(merge: Callable[[Iterator[Extract]], Result], packed: list[bytes], folder: Path) -> dict[str, float]:
    """What a report adds to the peak of every step."""
    steps(merge, packed[:10], folder)  # fills the caches
    tracemalloc.start()
    try:
        few, many = (steps(merge, packed[:number], folder) for number in (REPORTS, 2 * REPORTS))
    finally:
        tracemalloc.stop()
    return {name: (many[name] - few[name]) / REPORTS for name in few}


def test_a_result_on_disk_hardly_grows_in_memory(
    packed: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name, bound in BOUNDS:
        monkeypatch.setattr(module, name, bound)
    gazetteer = load()
    on_disk = added(lambda found: combine_on_disk(found, gazetteer, (), Room(pack.Packed(gazetteer))), packed, tmp_path)
    in_memory = added(lambda found: combine(list(found), gazetteer, (), ()), packed, tmp_path)
    assert {name: on_disk[name] for name in on_disk if on_disk[name] > MOST[name] * in_memory[name]} == {}
