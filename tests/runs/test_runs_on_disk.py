"""A result that lies on disk gives the bytes that one in memory gives, in every format and under every profile."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from archive import write_archive

from geo_incidents.documents import spool_reports
from geo_incidents.exports import read_case, write
from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Failure, Result
from geo_incidents.pipeline import combine, combine_on_disk, extract
from geo_incidents.runs import pack
from geo_incidents.runs import run as runs
from geo_incidents.runs.crews import Effort
from geo_incidents.runs.progress import Progress
from geo_incidents.runs.run import Run, merged
from geo_incidents.runs.tasks import Job, packed_extract
from geo_incidents.safety import protect
from geo_incidents.stored import Room, Stored
from geo_incidents.webmap import render

SAMPLES = Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports"
FAILURES = [Failure("broken", "no text in Jableh (ValueError: of Hassan Ali)")]
REFUGE = (
    "Hassan Ali Darwish said 14 families fled to Tweim on 7 March 2025.\n\n"
    "Five people were killed there, said Hassan Ali Darwish."
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Result]:
    archive = write_archive(tmp_path_factory.mktemp("archive") / "archive.jsonl", 40)
    (archive.parent / "refuge.txt").write_text(REFUGE)
    (archive.parent / "copy.txt").write_text(f"{REFUGE} It said no more.")
    gazetteer = load()
    with spool_reports([archive, SAMPLES, archive.parent / "refuge.txt", archive.parent / "copy.txt"]) as spool:
        extracts = [extract(document, gazetteer) for document in spool]
    room = Room(pack.Packed(gazetteer))
    return combine(extracts, gazetteer, (), FAILURES), combine_on_disk(iter(extracts), gazetteer, FAILURES, room)


def test_the_result_is_the_same(both: tuple[Result, Result]) -> None:
    in_memory, on_disk = both
    assert isinstance(on_disk.incidents, Stored)
    for field in ("resolutions", "claims", "incidents", "area_statements", "unplaced", "private"):
        assert tuple(getattr(on_disk, field)) == getattr(in_memory, field)
    for field in ("sources", "series", "copies", "failures", "identity", "covers"):
        assert getattr(on_disk, field) == getattr(in_memory, field)


@pytest.mark.parametrize("profile", ["public", "partner", "internal"])
def test_every_output_is_the_same(both: tuple[Result, Result], profile: str, tmp_path: Path) -> None:
    names = [
        f"a.{suffix}" for suffix in ("geojson", "geojsonl", "gpkg", "parquet", "fgb", "csv", "kml", "jsonl", "bib")
    ]
    for folder, result in zip(("memory", "disk"), both, strict=True):
        (tmp_path / folder).mkdir()
        shown = protect(result, profile).result
        for name in names:
            write(shown, tmp_path / folder / name, load(), profile=profile)
        (tmp_path / folder / "a.html").write_text(render(shown, load(), profile=profile))
    written = sorted(file.name for file in (tmp_path / "disk").iterdir())
    assert written == sorted(file.name for file in (tmp_path / "memory").iterdir())
    assert {*names, "a.html", "a.areas.geojson", "a.citations.csv"} <= {*written}
    differing = [n for n in written if (tmp_path / "disk" / n).read_bytes() != (tmp_path / "memory" / n).read_bytes()]
    assert differing == []


def test_receipts_are_the_same(both: tuple[Result, Result]) -> None:
    receipts = [protect(result, "public").receipt for result in both]
    assert receipts[0] == receipts[1]
    assert receipts[0].people
    assert receipts[0].coarsened or receipts[0].held


def test_a_case_written_from_disk_is_one_to_go_on_from(both: tuple[Result, Result], tmp_path: Path) -> None:
    in_memory, on_disk = both
    write(on_disk, tmp_path / "a.gpkg", load(), profile="internal")
    assert read_case(tmp_path / "a.gpkg").incidents == in_memory.incidents


def test_a_run_over_many_reports_keeps_its_result_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = write_archive(tmp_path / "archive.jsonl", 12)
    found = []
    for many in (5, 100):
        monkeypatch.setattr(runs, "MANY", many)
        with (
            spool_reports([archive]) as spool,
            Run(spool, Job(packed_extract, None), Effort(jobs=1), None, Progress()) as run,
        ):
            found.append(merged(run, (), Progress()))
    assert isinstance(found[0].claims, Stored)
    assert _ids(found[0].claims) == _ids(found[1].claims)
    assert tuple(found[0].incidents) == found[1].incidents


def _ids(claims: Iterable[Claim]) -> list[str]:
    return [claim.id for claim in claims]
