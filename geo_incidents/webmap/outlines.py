"""Outlines of areas for drawing: simplified, and rounded to about a hundred metres."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry

TOLERANCE = 0.003  # degrees, about 300 m: under a pixel at the zoom where a district fills the map
Ring = list[tuple[float, float]]


def outline(geometry: Mapping[str, object]) -> list[list[Ring]]:
    """Polygons as lists of rings of (lon, lat), holes after the outer ring."""
    drawn = shape(dict(geometry)).simplify(TOLERANCE)
    rings = ((polygon.exterior, *polygon.interiors) for polygon in _polygons(drawn))
    return [[_ring(ring.coords) for ring in polygon] for polygon in rings]


def _polygons(geometry: BaseGeometry) -> Iterator[Polygon]:
    for part in getattr(geometry, "geoms", (geometry,)):
        if isinstance(part, Polygon) and not part.is_empty:
            yield part


def _ring(coordinates: Iterable[tuple[float, ...]]) -> Ring:
    return [(round(lon, 3), round(lat, 3)) for lon, lat, *_ in coordinates]
