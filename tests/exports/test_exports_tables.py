"""CSV, workbooks, KML and references, read by the programs that people read them with."""

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import bibtexparser
import openpyxl
import pytest
from factory import AWKWARD, make_result
from factory_places import FakeShapes
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geo_incidents.errors import UsageError
from geo_incidents.exports import write
from geo_incidents.exports.acled import COLUMNS, part
from geo_incidents.exports.cells import FORMULA_STARTS, guarded, unguarded
from geo_incidents.exports.columns import columns
from geo_incidents.exports.textcsv import citations_path
from geo_incidents.exports.xlsx import CELL_LENGTH, CUT
from geo_incidents.model import Outcome, Scope

RESULT = make_result(150)


def rows(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_one_row_an_incident_and_one_a_quote(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.csv", profile="internal")
    assert [row["incident_id"] for row in rows(tmp_path / "a.csv")] == [incident.id for incident in RESULT.incidents]
    quotes = rows(citations_path(tmp_path / "a.csv"))
    subjects = (*RESULT.incidents, *RESULT.area_statements)
    assert len(quotes) == sum(len(subject.claims) for subject in subjects)


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.csv")
    for path in (tmp_path / "a.csv", citations_path(tmp_path / "a.csv")):
        cells = [cell for row in rows(path) for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]


@pytest.mark.parametrize("text", [*AWKWARD, "'quoted'", "''", "", "plain", "＝1+1"])
def test_the_guard_comes_off(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(FORMULA_STARTS)


# Behind a semicolon, which parts cells in half of Europe, behind blanks and behind what is not seen.
SMUGGLED = [
    "a;=1+1", "a; =1+1", ";;=1", " =1+1",
    "\u200b=1+1", "\ufeff\u00a0@SUM(A1)", "a\n=1", "a\r\n-1", "a\t+1", ";'=1", "'=1",
    "a;''=1", "\n'x", "a;b", "x;\u200e=1", "; ; =1",
]  # fmt: skip
UNSEEN = "\u200b\u200e\ufeff\u2060\u00ad"


def cells_of(text: str) -> list[str]:
    """What a spreadsheet makes of a text where semicolons, tabs or line breaks part cells."""
    return [part.strip().strip(UNSEEN + " ") for part in re.split(r"[;\t\r\n]", text)]


@pytest.mark.parametrize("text", SMUGGLED)
def test_no_formula_is_smuggled_past_the_guard(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not [cell for cell in cells_of(guarded(text)) if cell.startswith(FORMULA_STARTS)]


@given(st.text(alphabet=st.sampled_from("=+-@;'\t\r\n ab\u200b\ufeff＝\"")))
def test_the_guard_holds_and_comes_off_whatever_the_text(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not [cell for cell in cells_of(guarded(text)) if cell.startswith(FORMULA_STARTS)]


def test_bom_and_hxl(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.csv", bom=True, hxl=True)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfincident_id,")
    tags = rows(tmp_path / "a.csv", "utf-8-sig")[0]
    assert tags["incident_id"] == "#event+id"
    assert [tag for tag in tags.values() if tag] == [column.hxl for column in columns("incidents") if column.hxl]


def test_acleds_shape_is_not_acleds_data(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.csv", shape="acled", profile="internal")
    found = rows(tmp_path / "a.csv")
    assert list(found[0]) == list(COLUMNS)
    assert all(row["event_id_cnty"].startswith("GI-") and "not ACLED data" in row["tags"] for row in found)
    assert {row["iso"] for row in found} == {"760"}
    assert {row["geo_precision"] for row in found} == {"1", "2"}


def test_only_acleds_shape_splits_a_shared_toll_and_says_so(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.csv", shape="acled", profile="internal")
    split = {row["event_id_cnty"]: row for row in rows(tmp_path / "a.csv") if "split toll" in row["tags"]}
    assert split
    for incident in RESULT.incidents:
        row = split.get("GI-" + incident.id)
        if row is not None:
            totals = [c.min for claim in incident.claims for c in claim.counts if c.scope is Scope.SHARED]
            assert int(row["fatalities"]) < max(totals)
            assert "split toll" in row["notes"]


def test_the_dead_of_an_event_are_in_one_row(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.csv", shape="acled", profile="internal")
    write(RESULT, tmp_path / "u.csv", shape="ucdp", profile="internal")
    acled = {row["event_id_cnty"]: row for row in rows(tmp_path / "a.csv")}
    ucdp = {row["id"]: row for row in rows(tmp_path / "u.csv")}
    counted = [(one.id, dict(one.counted_in).get(Outcome.KILLED)) for one in RESULT.incidents]
    elsewhere = {f"GI-{one}": f"GI-{other}" for one, other in counted if other}
    assert elsewhere
    for one, other in elsewhere.items():
        assert (acled[one]["fatalities"], ucdp[one]["low"], ucdp[one]["high"]) == ("0", "", "")
        assert f"fatalities counted in {other}" in acled[one]["tags"]
        assert int(acled[other]["fatalities"]) == int(ucdp[other]["low"]) > 0


@pytest.mark.parametrize(("total", "places"), [(145, 7), (3, 4), (0, 2), (8, 4)])
def test_parts_add_up(total: int, places: int) -> None:
    parts = [part(total, places, position) for position in range(places)]
    assert sum(parts) == total
    assert max(parts) - min(parts) <= 1


def test_odd_shapes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="acled or ucdp"):
        write(RESULT, tmp_path / "a.csv", shape="gdelt")
    with pytest.raises(UsageError):
        write(RESULT, tmp_path / "a.csv", shape="acled", hxl=True)


def test_a_workbook_holds_every_table(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.xlsx", FakeShapes(), profile="internal")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[0] == "incidents"
    sheet = book["incidents"]
    assert [cell.value for cell in sheet[1]] == [column.name for column in columns("incidents")]
    assert sheet.max_row == len(RESULT.incidents) + 1
    assert {cell.data_type for row in book["citations"].iter_rows(min_row=2) for cell in row} <= {"s", "n", "inlineStr"}
    number = next(n for n, column in enumerate(columns("incidents"), start=1) if column.name == "date_start")
    days = next(row[0] for row in sheet.iter_rows(min_row=2, min_col=number, max_col=number) if row[0].value)
    assert days.is_date
    assert book["about"]["B1"].value == "geo-incidents 0.1.0"


def test_a_cell_that_is_too_long_is_cut_with_a_notice(tmp_path: Path) -> None:
    claim = replace(RESULT.claims[0], quote="ك" * 100_000)
    write(replace(RESULT, claims=(claim,)), tmp_path / "a.xlsx", profile="internal")
    quote = openpyxl.load_workbook(tmp_path / "a.xlsx")["claims"]
    found = list(quote.iter_rows(values_only=True))[1][[c.name for c in columns("claims")].index("quote")]
    assert len(found) == CELL_LENGTH
    assert found.endswith(CUT)


def test_kml_is_on_the_time_slider_and_escapes_twice(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.kml", FakeShapes(), profile="internal")
    tree = etree.parse(tmp_path / "a.kml")
    placemarks = tree.findall(".//{*}Placemark")
    assert len(placemarks) == len(RESULT.incidents) + len(RESULT.area_statements)
    dated = [incident for incident in RESULT.incidents if incident.when.start]
    spans = tree.findall(".//{*}Folder")[0].findall(".//{*}TimeSpan")
    assert [span[0].text for span in spans] == [
        incident.when.start.isoformat() for incident in dated if incident.when.start
    ]
    balloons = " ".join(element.text or "" for element in tree.findall(".//{*}Placemark/{*}description"))
    assert "<script" not in balloons
    assert "&lt;/script&gt;" in balloons
    styles = {f"#{style.get('id')}" for style in tree.findall(".//{*}Style")}
    assert {url.text for url in tree.findall(".//{*}styleUrl")} <= styles


def test_bibtex_is_read_whole(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.bib")
    library = bibtexparser.parse_file(str(tmp_path / "a.bib"))
    assert not library.failed_blocks
    assert len({entry.key for entry in library.entries}) == len(RESULT.sources)
    first = library.entries[0].fields_dict
    assert first["date"].value == RESULT.sources[0].published
    assert first["url"].value == RESULT.sources[0].url


def test_csl_has_dates_in_parts(tmp_path: Path) -> None:
    partly = replace(RESULT.sources[0], published="2025-03")
    write(replace(RESULT, sources=(partly, *RESULT.sources[1:])), tmp_path / "a.csl.json")
    items = json.loads((tmp_path / "a.csl.json").read_bytes())
    assert items[0]["issued"] == {"date-parts": [[2025, 3]]}
    assert [item["id"] for item in items] == [source.report_id for source in RESULT.sources]
