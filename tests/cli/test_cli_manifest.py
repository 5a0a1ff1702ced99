"""The manifest: written of what was found, filled in, and read back; and pages that are cited."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo_incidents.cli import cli
from geo_incidents.documents import read_reports

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))
from made import LINES, pdf

SHORT = "Gunmen killed four people in Jableh on Friday, residents said."


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reports with a folder inside, and what is none."""
    folder = tmp_path / "reports"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(f"LATAKIA, Syria, Aug. 15, 2011 - {SHORT}")
    (folder / "sub" / "b.txt").write_text(SHORT)
    (folder / "sub" / "c.jsonl").write_text("".join(json.dumps({"text": f"{SHORT} {n}"}) + "\n" for n in range(3)))
    (folder / "picture.bmp").write_bytes(b"\x00")
    return folder


def table(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return {row["file"]: row for row in csv.DictReader(opened)}


def test_a_manifest_lists_what_was_found_and_what_is_missing(folder: Path, tmp_path: Path) -> None:
    result = run("manifest", folder, "-o", tmp_path / "m.csv")
    rows = table(tmp_path / "m.csv")
    assert list(rows) == ["a.txt", "sub/b.txt", "sub/c.jsonl"]
    assert (rows["a.txt"]["published"], rows["a.txt"]["published_basis"]) == ("2011-08-15", "dateline")
    assert (rows["sub/b.txt"]["lang"], rows["sub/b.txt"]["missing"]) == ("en", "title publisher url published")
    assert rows["sub/c.jsonl"]["reports"] == "3"
    assert "read 5 reports · 1 file not read: 1 .bmp" in result.stderr
    assert "3 files · 3 with something missing" in result.stdout


def test_a_manifest_that_was_filled_in_counts_for_more_than_the_files(folder: Path) -> None:
    file = folder / "reports.csv"
    run("manifest", folder, "-o", file)
    before = {one.source.report_id: one.text for one in read_reports([folder]).documents}
    filled = file.read_text("utf-8-sig").replace(
        "sub/b.txt,,,,", "sub/b.txt,Title,Paper,https://example.org/b,2025-03-08"
    )
    filled = filled.replace("2011-08-15", "2011-08-16")
    file.write_text(filled, "utf-8-sig")
    reading = read_reports([folder])
    assert reading.failures == ()
    assert {one.source.report_id: one.text for one in reading.documents} == before
    sources = {one.source.report_id: one.source for one in reading.documents}
    assert (sources["b"].publisher, sources["b"].published, sources["b"].url) == (
        "Paper",
        "2025-03-08",
        "https://example.org/b",
    )
    assert (sources["a"].published, sources["a"].published_basis) == ("2011-08-16", "stated")
    run("manifest", folder, "-o", file)
    assert table(file)["sub/b.txt"]["missing"] == ""


def test_claims_and_citations_name_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(("The foreword of a report about Syria.", *LINES)))
    claims = [json.loads(line) for line in run("claims", tmp_path / "a.pdf").stdout.splitlines()]
    assert {claim["page"] for claim in claims if claim["quote"] in LINES} == {2, 3}
    run("export", tmp_path / "a.pdf", "-o", tmp_path / "out.csv")
    with (tmp_path / "out.citations.csv").open(newline="") as opened:
        assert {row["page"] for row in csv.DictReader(opened) if row["quote"] in LINES} <= {"2", "3"}


def test_reports_without_pages_have_none(folder: Path) -> None:
    assert {json.loads(line)["page"] for line in run("claims", folder / "a.txt").stdout.splitlines()} == {None}
