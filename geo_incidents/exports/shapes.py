"""Geometries for the outputs: area polygons as RFC 7946 requires, discs of uncertainty, bounding boxes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from geo_incidents.exports.metadata import Shapes
from geo_incidents.model import Place, PlaceKind

Ring = list[list[float]]
Geometry = dict[str, Any]

DECIMALS = 5  # about a metre; more would be false precision
EARTH_RADIUS_M = 6_371_008.8  # mean radius, as in geopy's great-circle distance
CORNERS = 32  # vertices of a disc: its area is within 0.7% of the circle's


def point(place: Place) -> Geometry:
    """The place's reference point."""
    assert place.lat is not None
    assert place.lon is not None
    return {"type": "Point", "coordinates": [round(place.lon, DECIMALS), round(place.lat, DECIMALS)]}


def areas_geometry(areas: Sequence[Place], gazetteer: Shapes | None) -> Geometry | None:
    """The areas' polygons as one MultiPolygon; None for countries, which are not drawn, and without polygons."""
    polygons: list[list[Ring]] = []
    for area in areas:
        drawn = gazetteer is not None and area.kind is not PlaceKind.COUNTRY
        geometry = gazetteer.polygon(area.pcode or area.id) if gazetteer and drawn else None
        if geometry:
            parts = geometry["coordinates"]
            polygons += [parts] if geometry["type"] == "Polygon" else parts
    wound = [[wind(ring, hole=i > 0) for i, ring in enumerate(polygon)] for polygon in polygons]
    return {"type": "MultiPolygon", "coordinates": wound} if wound else None


def wind(ring: Sequence[Sequence[float]], *, hole: bool) -> Ring:
    """The ring rounded and closed, outer rings counter-clockwise and holes clockwise (RFC 7946, 3.1.6)."""
    rounded = [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat, *_ in ring]
    kept = [rounded[0], *(b for a, b in pairwise(rounded) if a != b)]
    if kept[0] != kept[-1]:
        kept.append(kept[0])
    twice_area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(kept))
    return kept[::-1] if (twice_area > 0) == hole else kept


def disc(lat: float, lon: float, radius_m: float) -> Ring:
    """A ring `radius_m` metres around the point, counter-clockwise; the sphere is treated as flat at this scale."""
    north = math.degrees(radius_m / EARTH_RADIUS_M)
    east = north / max(math.cos(math.radians(lat)), 0.01)
    turns = [2 * math.pi * i / CORNERS for i in range(CORNERS)]
    ring = [[round(lon + east * math.cos(t), DECIMALS), round(lat + north * math.sin(t), DECIMALS)] for t in turns]
    return [*ring, ring[0]]


def bbox(points: Iterable[tuple[float, float]]) -> list[float] | None:
    """West, south, east, north of (lon, lat) pairs; None if there are none."""
    box: list[float] | None = None
    for lon, lat in points:
        west, south, east, north = box or (lon, lat, lon, lat)
        box = [min(west, lon), min(south, lat), max(east, lon), max(north, lat)]
    return box
