"""Every format says the same, read by other libraries; and a difference does not go unseen."""

import json
import re
import sqlite3
from pathlib import Path

import pytest
from factory import make_case
from factory_places import FakeShapes

from geo_incidents.errors import InputError, UsageError
from geo_incidents.exports import check, write
from geo_incidents.exports.readback.check import stands_in

RESULT, TEXTS = make_case(120)
NAMES = ("a.geojson", "a.geojsonl", "a.gpkg", "a.csv", "a.xlsx", "a.kml", "a.fgb", "a.parquet", "a.jsonl")


@pytest.fixture(params=["public", "internal"])
def files(tmp_path: Path, request: pytest.FixtureRequest) -> list[Path]:
    for name in NAMES:
        write(RESULT, tmp_path / name, FakeShapes(), profile=request.param)
    for shape in ("acled", "ucdp"):
        write(RESULT, tmp_path / f"{shape}.csv", shape=shape, profile=request.param)
    return [*(tmp_path / name for name in NAMES), tmp_path / "acled.csv", tmp_path / "ucdp.csv"]


def test_all_formats_agree_and_quote_the_reports(files: list[Path]) -> None:
    assert check(files, TEXTS) == []


def test_the_map_page_agrees(tmp_path: Path) -> None:
    from geo_incidents.gazetteer import load
    from geo_incidents.webmap import render

    (tmp_path / "map.html").write_text(render(RESULT, load()))
    write(RESULT, tmp_path / "a.geojson")
    assert check([tmp_path / "map.html", tmp_path / "a.geojson"], TEXTS) == []


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (lambda f: f["geometry"]["coordinates"].reverse(), "point"),
        (lambda f: f["properties"].update(killed_min=99999), "killed_min"),
        (lambda f: f["properties"].update(date_start="1999-01-01"), "date_start"),
        (lambda f: f["properties"].update(incident_id="i-other"), "lacks incident"),
        (lambda f: f["properties"]["claims"][0].update(quote="never said"), "does not stand in the report"),
    ],
)
def test_a_difference_is_found(fault: object, words: str, tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.geojson", full=True)
    write(RESULT, tmp_path / "a.gpkg")
    collection = json.loads((tmp_path / "a.geojson").read_bytes())
    fault(collection["features"][3])  # type: ignore[operator]
    (tmp_path / "a.geojson").write_text(json.dumps(collection))
    found = check([tmp_path / "a.geojson", tmp_path / "a.gpkg"], TEXTS)
    assert any(words in line for line in found)
    assert not any("\n" in line for line in found)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("counted_in", "", "rows that carry its figure of killed"),
        ("counted_in", "killed: i-other", "i-other does not carry killed"),
        ("event_group_id", "e-other", "does not carry killed"),
    ],
)
def test_a_figure_of_an_event_that_is_counted_twice_is_found(
    column: str, value: str, words: str, tmp_path: Path
) -> None:
    write(RESULT, tmp_path / "a.geojson", full=True, profile="internal")
    collection = json.loads((tmp_path / "a.geojson").read_bytes())
    part = next(f for f in collection["features"] if f["properties"]["counted_in"].startswith("killed"))
    part["properties"][column] = value
    (tmp_path / "a.geojson").write_text(json.dumps(collection))
    assert any(words in line for line in check([tmp_path / "a.geojson"]))


def test_a_layer_edited_by_hand_shows(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.gpkg")
    write(RESULT, tmp_path / "a.csv")
    with sqlite3.connect(tmp_path / "a.gpkg") as db:
        db.execute("UPDATE claims SET quote = 'other' WHERE fid = 1")
    db.close()
    assert len(check([tmp_path / "a.gpkg", tmp_path / "a.csv"])) == 1


def test_gaps_match_what_was_taken_out() -> None:
    assert stands_in("[…] said two died", "Somebody said two died")
    assert not stands_in("[…] said two died", "Somebody said three died")
    assert not stands_in("two died", "two died there")


def test_faults_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_text("{")
    (tmp_path / "a.gpkg").write_text("no database")
    (tmp_path / "a.html").write_text("<p>a page</p>")
    for name in ("a.geojson", "a.gpkg", "a.html", "missing.csv"):
        with pytest.raises(InputError, match=re.escape(name)) as caught:
            check([tmp_path / name])
        assert "\n" not in str(caught.value)
    with pytest.raises(UsageError):
        check([tmp_path / "a.shp"])
