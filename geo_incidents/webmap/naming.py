"""Where the name of an area may stand: points inside it, the roomiest first, the others spread over it."""

from __future__ import annotations

from collections.abc import Mapping

from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

GRID = 28  # points tried along each side of the area's box
SPREAD = 0.7  # how much nearer than to the edge a point may be to those before it
COARSE = 0.01  # degrees: how far the outline may be off for this


def points_inside(geometry: Mapping[str, object] | BaseGeometry, n: int) -> list[list[float]]:
    """Up to `n` points, [lat, lon]: each as far as can be from the edge and from the points before it."""
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
