"""What the program wrote is never read as reports, and whatever else lies in a folder is counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo_incidents import Findings, find_incidents, write
from geo_incidents.cli import cli
from geo_incidents.documents import read_reports, spool_reports
from geo_incidents.documents.own import is_own
from geo_incidents.documents.tally import Tally
from geo_incidents.errors import UnreadableReportError

TEXT = "Gunmen killed four people in the village of al-Sanoubar, in Latakia countryside, on 7 March 2025."
OUTPUTS = ["html", "geojson", "json", "geojsonl", "kml", "csv", "jsonl", "bib", "csl.json", "parquet", "xlsx"]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """What one report says."""
    file = tmp_path_factory.mktemp("reports") / "one.txt"
    file.write_text(TEXT)
    return find_incidents([file])


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], standalone_mode=False)


@pytest.mark.parametrize("suffix", OUTPUTS)
def test_an_output_in_the_folder_of_reports_changes_nothing(tmp_path: Path, findings: Findings, suffix: str) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    write(findings, tmp_path / f"out.{suffix}")
    with spool_reports([tmp_path]) as spool:
        assert [document.text for document in spool] == [TEXT]
        assert spool.failures == []
        assert spool.tally.not_read.total() >= 1
    with pytest.raises(UnreadableReportError, match="not a report"):
        read_reports([tmp_path / f"out.{suffix}"])


@pytest.mark.parametrize("shape", ["acled", "ucdp", ""])
@pytest.mark.parametrize("option", ["bom", "hxl", "none"])
def test_tables_in_every_shape_are_recognised(tmp_path: Path, findings: Findings, shape: str, option: str) -> None:
    chosen = {option: True} if option != "none" and not shape else {}
    write(findings, tmp_path / "out.csv", **chosen, **({"shape": shape} if shape else {}))
    assert is_own((tmp_path / "out.csv").read_bytes())
    assert is_own((tmp_path / "out.citations.csv").read_bytes())


def test_streams_and_receipts_are_recognised(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    for command in ("mentions", "claims"):
        run(command, tmp_path / "one.txt", "-o", tmp_path / f"{command}.jsonl")
        assert is_own((tmp_path / f"{command}.jsonl").read_bytes())
    run("map", tmp_path / "one.txt", "-o", tmp_path / "m.html", "--receipt", tmp_path / "receipt.json")
    assert is_own((tmp_path / "receipt.json").read_bytes())


def test_frames_and_reports_on_paper_are_recognised(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    (tmp_path / "one.txt").write_text(TEXT)
    frame, paper = tmp_path / "frame.html", tmp_path / "paper.pdf"
    assert run("map", tmp_path / "one.txt", "--embed", "-o", frame, "-o", paper).exception is None
    for file in (frame, paper):
        with pytest.raises(UnreadableReportError, match="not a report"):
            read_reports([file])


@pytest.mark.parametrize(
    "report",
    [
        TEXT,
        '{"document": "a", "text": "Four people were killed."}',
        "<!doctype html><html><body><p>A feature about incidents.</p></body></html>",
        "id,text\ni-12,Four people were killed in Jableh\n",
    ],
)
def test_reports_are_not_taken_for_outputs(report: str) -> None:
    assert not is_own(report.encode())


def test_nothing_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    for name in ("a.jpg", "b.JPG", "c.mp4", "NOTES"):
        (tmp_path / name).write_bytes(b"\x89\x00\x01")
    page, receipt = tmp_path / "m.html", tmp_path / "r.json"
    result = run("map", tmp_path, "-o", page, "--receipt", receipt)
    assert result.exception is None
    assert result.return_value == 0
    assert "read 1 report · 4 files not read: 2 .jpg (use OCR if it contains text), 1 .mp4, 1 NOTES" in result.stderr
    record = json.loads(receipt.read_text())
    assert record["files_read"] == 1
    assert sum(kind["files"] for kind in record["files_not_read"]) == 4


def test_json_says_what_was_read_and_not(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "a.mp4").write_bytes(b"\x00")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01" * 400)
    told = json.loads(run("map", tmp_path, "-o", tmp_path / "m.html", "--json").stdout)
    assert (told["reports"], told["incidents_on_the_map"], told["files_read"]) == (1, 1, 1)
    assert told["files_not_read"] == [
        {"kind": ".mp4", "cure": "", "files": 1},
        {"kind": ".txt", "cure": "", "files": 1},
    ]
    assert [Path(aside["name"]).name for aside in told["set_aside"]] == ["b.txt"]
    assert told["written"] == [str(tmp_path / "m.html")]


def test_a_tally_of_nothing_is_silent() -> None:
    assert Tally(read=3).line(13) == ""
    tally = Tally()
    tally.leave(Path("a.docx"), "install geo-incidents[documents]")
    assert tally.line(1) == "read 1 report · 1 file not read: 1 .docx (install geo-incidents[documents])"
