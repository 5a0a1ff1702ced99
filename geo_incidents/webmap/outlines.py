"""Simplified outlines of areas for drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry

from geo_incidents.webmap.ground import polygon

TOLERANCE = 0.003  # degrees, about 300 m: a pixel or two at the zoom where a district fills the map


def outline(geometry: Mapping[str, object]) -> list[list[list[int]]]:
    """Polygons as lists of rings in steps, holes after the outer ring."""
    drawn = shape(dict(geometry)).simplify(TOLERANCE)
    return [polygon(ring.coords for ring in (part.exterior, *part.interiors)) for part in _polygons(drawn)]


def _polygons(geometry: BaseGeometry) -> Iterator[Polygon]:
    for part in getattr(geometry, "geoms", (geometry,)):
        if isinstance(part, Polygon) and not part.is_empty:
            yield part
