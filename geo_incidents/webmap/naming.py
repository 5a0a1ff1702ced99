"""Positions for an area's name: points inside it, the one with the most space first, the others spread out."""

from __future__ import annotations

from collections.abc import Mapping

from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

GRID = 28  # points tried along each side of the area's bounding box
SPREAD = 0.7  # weight of the distance to earlier points compared with the distance to the edge
COARSE = 0.01  # degrees: tolerance for simplifying the outline


def points_inside(geometry: Mapping[str, object] | BaseGeometry, n: int) -> list[list[float]]:
    """Up to `n` points, [lat, lon], each as far as possible from the edge and from earlier points."""
    area = geometry if isinstance(geometry, BaseGeometry) else shape(dict(geometry))
    area = area.simplify(COARSE)
    edge = area.boundary
    west, south, east, north = area.bounds
    grid = [
        Point(west + (east - west) * (x + 0.5) / GRID, south + (north - south) * (y + 0.5) / GRID)
        for x in range(GRID)
        for y in range(GRID)
    ]
    free = [(edge.distance(point), point) for point in grid if area.contains(point)]
    chosen: list[Point] = []
    while free and len(chosen) < n:
        best = max(free, key=lambda one: (one[0], one[1].x, one[1].y))
        free.remove(best)
        chosen.append(best[1])
        free = [(min(room, SPREAD * point.distance(best[1])), point) for room, point in free]
    return [[round(point.y, 3), round(point.x, 3)] for point in chosen]
