"""Distances, bearings, polygons and nearest points, against known figures and against the slow way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.gazetteer import areas, geo
from geo_incidents.gazetteer.nearby import Grid

LATAKIA, HAMA, TARTUS = (35.5317, 35.7901), (35.1318, 36.7578), (34.8890, 35.8866)
latitudes = st.floats(-80, 80)
longitudes = st.floats(-179, 179)

SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]
ISLE = [[10, 0], [11, 0], [11, 1], [10, 1], [10, 0]]
POLYGON = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
BOTH = {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [ISLE]]}


@pytest.mark.parametrize(
    ("a", "b", "kilometres"),
    [(LATAKIA, HAMA, 98.5), (LATAKIA, TARTUS, 72.0), (LATAKIA, LATAKIA, 0.0), ((0, 0), (0, 1), 111.195)],
)
def test_distances(a: tuple[float, float], b: tuple[float, float], kilometres: float) -> None:
    assert geo.haversine_m(*a, *b) / 1000 == pytest.approx(kilometres, abs=0.3)


@pytest.mark.parametrize(
    ("to", "bearing"), [((36.0, 35.0), 0), ((35.0, 36.0), 89.7), ((34.0, 35.0), 180), ((35.0, 34.0), 270.3)]
)
def test_bearings(to: tuple[float, float], bearing: float) -> None:
    assert geo.bearing_deg(35.0, 35.0, *to) == pytest.approx(bearing, abs=0.05)


@given(latitudes, longitudes, st.floats(0, 359.9), st.floats(1, 200_000))
def test_going_somewhere_is_as_far_as_asked(lat: float, lon: float, bearing: float, metres: float) -> None:
    there = geo.destination(lat, lon, bearing, metres)
    assert geo.haversine_m(lat, lon, *there) == pytest.approx(metres, rel=1e-4, abs=0.01)
    turned = abs(geo.bearing_deg(lat, lon, *there) - bearing) % 360
    assert min(turned, 360 - turned) < 0.5


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [(3, 3, True), (1.5, 1.5, False), (0.5, 10.5, False), (5, 5, False), (-1, 2, False), (2, 0.5, True)],
)
def test_a_hole_is_outside(lat: float, lon: float, inside: bool) -> None:
    assert areas.contains(POLYGON, lat, lon) is inside


def test_parts_of_a_multipolygon_count() -> None:
    assert areas.contains(BOTH, 0.5, 10.5)
    assert areas.contains(BOTH, 3, 3)
    assert not areas.contains(BOTH, 0.5, 7)


def test_distance_to_an_area_is_none_inside_and_to_the_edge_outside() -> None:
    assert areas.distance_m(POLYGON, 3, 3) == 0
    assert areas.distance_m(POLYGON, 2, 5) == pytest.approx(geo.haversine_m(2, 4, 2, 5), rel=0.001)
    assert areas.distance_m(POLYGON, 1.5, 1.5) == pytest.approx(geo.METRES_PER_DEGREE / 2, rel=0.01)


points = st.lists(st.tuples(st.floats(34, 37), st.floats(35, 39)), min_size=1, max_size=60)


@given(points, st.floats(33, 38), st.floats(34, 40), st.integers(1, 8))
def test_the_grid_finds_what_looking_at_all_points_finds(
    places: list[tuple[float, float]], lat: float, lon: float, n: int
) -> None:
    grid = Grid((number, y, x) for number, (y, x) in enumerate(places))
    slow = sorted((geo.haversine_m(lat, lon, y, x), number) for number, (y, x) in enumerate(places))[:n]
    assert [(metres, number) for number, metres in grid.nearest(lat, lon, n)] == slow


def test_the_grid_answers_from_far_off_and_when_empty() -> None:
    grid = Grid([(7, 35.0, 36.0)])
    assert [number for number, _ in grid.nearest(-33.9, 151.2, 3)] == [7]
    assert Grid([]).nearest(35, 36, 3) == []
