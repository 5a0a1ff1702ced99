"""The slim layout of GeoJSON says what the full one says, in a third of the bytes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from factory import make_result
from factory_places import FakeShapes

from geo_incidents.errors import InputError
from geo_incidents.exports import check, write
from geo_incidents.exports.geojson import areas_path
from geo_incidents.exports.readback.changes import read_snapshot
from geo_incidents.exports.slim import expanded, is_slim
from geo_incidents.exports.slim.packing import EMPTY_TEXT, MEANT, Table, Words
from geo_incidents.model import Result

RESULT = make_result(150)
MOST = 2_500  # bytes an incident


def both(result: Result, folder: Path, profile: str = "internal") -> tuple[dict, dict]:
    for name, full in (("slim", False), ("full", True)):
        write(result, folder / f"{name}.geojson", FakeShapes(), profile=profile, full=full)
    slim, full = (json.loads((folder / f"{name}.geojson").read_bytes()) for name in ("slim", "full"))
    return slim, full


@pytest.mark.parametrize("profile", ["public", "internal"])
@pytest.mark.parametrize(
    "changed",
    [
        lambda result: result,
        lambda result: replace(result, sources=result.sources[:40]),  # a report that was taken out
        lambda result: replace(result, incidents=(), area_statements=()),
        lambda result: replace(result, unplaced=(), claims=(), series=()),
    ],
)
def test_nothing_is_lost(changed: Callable[[Result], Result], profile: str, tmp_path: Path) -> None:
    slim, full = both(changed(RESULT), tmp_path, profile)
    assert is_slim(slim)
    assert not is_slim(full)
    assert expanded(slim) == full


def test_types_are_kept(tmp_path: Path) -> None:
    slim, full = both(RESULT, tmp_path)
    assert json.dumps(expanded(slim), sort_keys=True) == json.dumps(full, sort_keys=True)  # 1 is not 1.0, nor true


def test_it_is_slim(tmp_path: Path) -> None:
    slim, full = both(RESULT, tmp_path)
    incidents = len(slim["features"])
    assert (tmp_path / "slim.geojson").stat().st_size < MOST * incidents
    assert (tmp_path / "full.geojson").stat().st_size > 2 * MOST * incidents
    assert len(slim["claims"]["rows"]) == len(RESULT.claims)
    assert len(slim["sources"]["rows"]) == len(RESULT.sources)
    assert full["features"][0]["properties"]["claims"][0]["quote"] not in json.dumps(slim["features"])


def test_a_feature_can_be_drawn_by_itself(tmp_path: Path) -> None:
    slim, full = both(RESULT, tmp_path)
    for feature, whole in zip(slim["features"], full["features"], strict=True):
        assert feature["geometry"] == whole["geometry"]
        shown = feature["properties"].keys() - {"claims"}
        assert shown >= {"title", "kind", "place_name", "loc_precision", "status", "n_reports"}
        assert all(feature["properties"][name] == whole["properties"][name] for name in shown)


def test_every_outline_is_there_once(tmp_path: Path) -> None:
    both(RESULT, tmp_path)
    areas = json.loads(areas_path(tmp_path / "slim.geojson").read_bytes())["features"]
    spoken_of = {area.id for statement in RESULT.area_statements for area in statement.areas}
    assert [feature["id"] for feature in areas] == sorted(spoken_of)
    told = {statement for feature in areas for statement in feature["properties"]["statements"]}
    assert told == {statement.id for statement in RESULT.area_statements}
    assert any(feature["geometry"] for feature in areas)


def test_check_proves_that_it_agrees_with_the_geopackage(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.gpkg", FakeShapes())
    write(RESULT, tmp_path / "a.geojson", FakeShapes())
    assert check([tmp_path / "a.gpkg", tmp_path / "a.geojson"]) == []


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("claims", "rules#", "rules"),
        ("claims", "quote#", "quote"),
        ("claims", "counts", "counts"),
        ("sources", "publisher#", "publisher"),
        ("area_statements", "status#", "status"),
        ("not_placed", "reason#", "reason"),
        ("incidents", "loc_method#", "loc_method"),
    ],
)
def test_a_difference_in_any_table_is_found(table: str, column: str, words: str, tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.gpkg", FakeShapes())
    write(RESULT, tmp_path / "a.geojson", FakeShapes())
    collection = json.loads((tmp_path / "a.geojson").read_bytes())
    at = collection[table]["columns"].index(column)
    row = next(row for row in collection[table]["rows"] if len(row) > at and row[at])
    row[at] = [] if column == "counts" else len(collection["words"])
    collection["words"].append("other")
    (tmp_path / "a.geojson").write_text(json.dumps(collection))
    found = check([tmp_path / "a.gpkg", tmp_path / "a.geojson"])
    assert any(words in line for line in found)


def test_a_row_that_is_missing_is_named(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.gpkg", FakeShapes())
    write(replace(RESULT, unplaced=RESULT.unplaced[:-1]), tmp_path / "a.geojson", FakeShapes())
    assert any("lacks not_placed" in line for line in check([tmp_path / "a.gpkg", tmp_path / "a.geojson"]))


def test_one_that_is_damaged_is_told(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.geojson", FakeShapes())
    collection = json.loads((tmp_path / "a.geojson").read_bytes())
    collection["words"] = []
    (tmp_path / "a.geojson").write_text(json.dumps(collection))
    with pytest.raises(InputError, match="damaged"):
        read_snapshot(tmp_path / "a.geojson")


def test_a_value_that_says_nothing_is_told_from_one_that_is_derived() -> None:
    packed, words = Table(("kind", "place", "high"), ("text", "text", "integer")), Words()
    row = {"kind": "", "place": "x", "high": None}
    assert packed.pack(row, {"kind": "derived", "place": "x", "high": 3}, words) == [EMPTY_TEXT, 0, MEANT]
    assert packed.unpack([EMPTY_TEXT, 0, MEANT], words.texts) == {"kind": "", "high": None}
    assert packed.pack(row, {"place": "x"}, words) == []
