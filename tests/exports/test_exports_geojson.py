"""GeoJSON: RFC 7946 to the letter, the same bytes each time, nothing lost."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from factory import make_result
from factory_places import FakeShapes
from geojson_pydantic import FeatureCollection

from geo_incidents.exports import write
from geo_incidents.exports.geojson import areas_path

RESULT = make_result(80)


def read(path: Path, **options: bool) -> dict:
    write(RESULT, path, FakeShapes(), profile="internal", **options)
    return json.loads(path.read_bytes())


def test_points_and_nothing_else(tmp_path: Path) -> None:
    collection = read(tmp_path / "a.geojson")
    assert "crs" not in collection
    assert {feature["geometry"]["type"] for feature in collection["features"]} == {"Point"}
    assert [feature["id"] for feature in collection["features"]] == [incident.id for incident in RESULT.incidents]
    west, south, east, north = collection["bbox"]
    for feature in collection["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert west <= lon <= east
        assert south <= lat <= north
        assert (round(lon, 5), round(lat, 5)) == (lon, lat)


def test_what_has_no_point_travels_beside(tmp_path: Path) -> None:
    collection = read(tmp_path / "a.geojson", full=True)
    assert len(collection["area_statements"]) == len(RESULT.area_statements)
    assert len(collection["not_placed"]) == len(RESULT.unplaced)
    assert collection["metadata"]["run"] == RESULT.identity.run
    assert collection["metadata"]["attributions"]


def test_areas_are_polygons_by_the_right_hand_rule(tmp_path: Path) -> None:
    read(tmp_path / "a.geojson", full=True)
    areas = json.loads(areas_path(tmp_path / "a.geojson").read_bytes())
    drawn = [feature for feature in areas["features"] if feature["geometry"]]
    assert len(areas["features"]) == len(RESULT.area_statements)
    assert drawn
    for feature in drawn:
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert signed_area(outer) > 0
            assert all(signed_area(hole) < 0 for hole in holes)


def signed_area(ring: list[list[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def test_same_bytes(tmp_path: Path) -> None:
    read(tmp_path / "a.geojson")
    read(tmp_path / "b.geojson")
    assert (tmp_path / "a.geojson").read_bytes() == (tmp_path / "b.geojson").read_bytes()


def test_lines(tmp_path: Path) -> None:
    write(RESULT, tmp_path / "a.geojsonl", profile="internal")
    lines = (tmp_path / "a.geojsonl").read_bytes().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [incident.id for incident in RESULT.incidents]


def test_an_empty_result_is_a_collection(tmp_path: Path) -> None:
    write(replace(RESULT, incidents=(), area_statements=()), tmp_path / "a.geojson")
    collection = json.loads((tmp_path / "a.geojson").read_bytes())
    assert collection["features"] == []
    assert "bbox" not in collection


def test_an_independent_judge_of_rfc_7946(tmp_path: Path) -> None:
    collection = read(tmp_path / "a.geojson")
    for document in (collection, json.loads(areas_path(tmp_path / "a.geojson").read_bytes())):
        judged = FeatureCollection.model_validate(document)
        assert len(judged.features) == len(document["features"])
    assert collection["metadata"]["notice"].startswith("Extracted by a program")
