"""Joining results: the same whatever the split, decisions and ids stay."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from factory import make_result

from geo_incidents.cases import join
from geo_incidents.documents import read_reports
from geo_incidents.exports import read_case, write
from geo_incidents.exports.case import from_records, to_records
from geo_incidents.gazetteer import load
from geo_incidents.model import Decision
from geo_incidents.pipeline import result_of
from geo_incidents.safety import protect

REPORTS = {
    "one": "JABLEH, 8 March 2025 - Gunmen killed seven people in the village of al-Sanoubar on Friday, residents said.",
    "two": "At least five civilians were killed in Bustan al-Basha on 7 March 2025, the Syrian Observatory said.",
    "three": "Residents said that nine people were killed in al-Sanoubar on 7 March 2025 and houses were burned.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def find(folder: Path, *names: str):
    reading = read_reports([folder / f"{name}.txt" for name in names], "2025-03-08")
    return result_of(reading.documents, load(), (), reading.failures)


def test_a_case_and_new_reports_are_what_all_reports_are(folder: Path) -> None:
    whole = find(folder, *REPORTS)
    assert whole.incidents
    write(find(folder, "one", "two"), folder / "case.gpkg", profile="internal")
    joined = join([read_case(folder / "case.gpkg"), find(folder, "three")], load())
    assert protect(joined, "internal").result == protect(whole, "internal").result
    assert join([find(folder, "three"), find(folder, "one"), find(folder, "two")], load()) == whole


def test_a_report_read_again_counts_once(folder: Path) -> None:
    case = find(folder, "one", "two")
    assert join([case, find(folder, "two")], load()) == case


def test_decisions_stay_and_new_ones_come_behind(folder: Path) -> None:
    first = Decision("drop", ("c-none",), "", "A", "2025-05-01", "a drill")
    second = replace(first, why="another")
    case = replace(find(folder, "one"), decisions=(first,))
    assert join([case, find(folder, "two")], load(), (second,)).decisions == (first, second)


def test_gaps_of_a_protected_case_stay() -> None:
    case = protect(make_result(30), "public").result
    joined = join([case, replace(make_result(0), sources=(), claims=(), resolutions=())], load())
    assert joined.protection is not None
    assert joined.protection == case.protection
    assert {claim.quote for claim in joined.claims} == {claim.quote for claim in case.claims}


def test_a_case_of_an_older_program_is_read_with_what_came_later_at_its_default(folder: Path) -> None:
    """Records without the fields that later versions added, and with one that a later version took away."""
    result = find(folder, *REPORTS)
    records = orjson.loads(orjson.dumps(to_records(result)))
    later = {"confidence", "reasons", "reviews", "actors", "hedge", "offsets_withheld", "rules"}
    claims = [{name: value for name, value in claim.items() if name not in later} for claim in records["pool:claim"]]
    older = {name: part for name, part in records.items() if name not in ("covers", "private", "protection")}
    read = from_records(older | {"pool:claim": [{"mood": "gone", **claim} for claim in claims]})
    assert [claim.id for claim in read.claims] == [claim.id for claim in result.claims]
    assert {claim.confidence for claim in read.claims} == {1.0}
    # The same incidents under the same ids: decisions hold, and the case goes on with new reports.
    joined = join([read, replace(make_result(0), sources=(), claims=(), resolutions=())], load())
    assert [incident.id for incident in joined.incidents] == [incident.id for incident in result.incidents]
