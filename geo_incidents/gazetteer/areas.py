"""Polygons of areas as GeoJSON geometries: point-in-polygon and distance to the edge, without a geometry library.

Importing shapely would take longer than reading the whole gazetteer; a few hundred vertices need no more than this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import cos, hypot, radians
from typing import Any

from geo_incidents.gazetteer.geo import METRES_PER_DEGREE
from geo_incidents.model import AREAS

Geometry = Mapping[str, Any]
Ring = Sequence[Sequence[float]]  # closed, of [lon, lat]
KINDS = frozenset(kind.value for kind in AREAS)


def rings(geometry: Geometry) -> Iterator[Ring]:
    """All rings of a Polygon or MultiPolygon, outer ones and holes alike."""
    coordinates = geometry["coordinates"]
    return iter(coordinates) if geometry["type"] == "Polygon" else chain.from_iterable(coordinates)


def contains(geometry: Geometry, lat: float, lon: float) -> bool:
    """Even-odd rule over all rings, so that holes count as outside. A point on an edge may count as either."""
    return sum(_crossings(ring, lat, lon) for ring in rings(geometry)) % 2 == 1


def distance_m(geometry: Geometry, lat: float, lon: float) -> float:
    """Metres from a point to the area: 0 inside, otherwise to the nearest edge on a local plane."""
    if contains(geometry, lat, lon):
        return 0.0
    return min(_edge_distance_m(a, b, lat, lon) for ring in rings(geometry) for a, b in pairwise(ring))


def together(geometries: Sequence[Geometry]) -> Geometry:
    """Several non-overlapping areas as one MultiPolygon."""
    parts = [[one["coordinates"]] if one["type"] == "Polygon" else one["coordinates"] for one in geometries]
    return {"type": "MultiPolygon", "coordinates": list(chain.from_iterable(parts))}


def bounds(geometry: Geometry) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    points = list(chain.from_iterable(rings(geometry)))
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def _crossings(ring: Ring, lat: float, lon: float) -> int:
    """Number of times a ray eastwards from the point crosses the ring."""
    crossed = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
            crossed += 1
    return crossed


def _edge_distance_m(a: Sequence[float], b: Sequence[float], lat: float, lon: float) -> float:
    shrink = cos(radians(lat))
    x1, y1, x2, y2 = (a[0] - lon) * shrink, a[1] - lat, (b[0] - lon) * shrink, b[1] - lat
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(x1 * dx + y1 * dy) / length))
    return hypot(x1 + along * dx, y1 + along * dy) * METRES_PER_DEGREE
