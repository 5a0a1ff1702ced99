"""Positions for an area's name: points inside it, the one with the most space first, the others spread out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

GRID = 28  # points tried along each side of the area's bounding box
SPREAD = 0.7  # weight of the distance to earlier points compared with the distance to the edge
COARSE = 0.01  # degrees: tolerance for simplifying the outline


def points_inside(geometry: Mapping[str, object] | BaseGeometry, n: int) -> list[list[float]]:
    """Up to `n` points, [lat, lon], each as far as possible from the edge and from earlier points."""
    area = geometry if isinstance(geometry, BaseGeometry) else shape(dict(geometry))
    area = area.simplify(COARSE)
    west, south, east, north = area.bounds
    middles = np.arange(GRID) + 0.5
    lons, lats = west + (east - west) * middles / GRID, south + (north - south) * middles / GRID
    grid = np.asarray(shapely.points(np.repeat(lons, GRID), np.tile(lats, GRID)))
    free = grid[shapely.contains(area, grid)]
    room = shapely.distance(area.boundary, free)
    chosen: list[list[float]] = []
    while len(free) and len(chosen) < n:
        best = len(free) - 1 - int(np.argmax(room[::-1]))  # of several the last: east before west, north before south
        chosen.append([round(free[best].y, 3), round(free[best].x, 3)])
        room = np.delete(np.minimum(room, SPREAD * shapely.distance(free[best], free)), best)
        free = np.delete(free, best)
    return chosen
