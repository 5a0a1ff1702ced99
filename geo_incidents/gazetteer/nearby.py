"""Nearest points: a grid of cells, searched outwards in rings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import chain
from math import cos, floor, radians

from geo_incidents.gazetteer.geo import METRES_PER_DEGREE, haversine_m

CELL = 0.1  # degrees: about ten villages in a cell where they are densest
RINGS = 20  # two degrees; beyond that, comparing all points is faster
Point = tuple[int, float, float]  # number, latitude, longitude


class Grid:
    """Points by number; `nearest` gives numbers with their distances."""

    def __init__(self, points: Iterable[Point]) -> None:
        """`points`: number, latitude and longitude in degrees."""
        self._cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
        for number, lat, lon in points:
            self._cells[_cell(lat, lon)].append((number, lat, lon))

    def nearest(self, lat: float, lon: float, n: int) -> list[tuple[int, float]]:
        """The `n` nearest points as (number, metres), nearest first; ties go by number."""
        found: list[tuple[float, int]] = []
        for ring in range(RINGS):
            if len(found) >= n and found[n - 1][0] <= self._inner_m(lat, ring):
                break
            found = _measured(lat, lon, self._ring(_cell(lat, lon), ring), n, found)
        else:
            found = _measured(lat, lon, chain.from_iterable(self._cells.values()), n, [])
        return [(number, metres) for metres, number in found]

    def _ring(self, centre: tuple[int, int], ring: int) -> Iterator[Point]:
        for row in range(centre[0] - ring, centre[0] + ring + 1):
            edge = abs(row - centre[0]) == ring
            for column in range(centre[1] - ring, centre[1] + ring + 1, 1 if edge else max(1, 2 * ring)):
                yield from self._cells.get((row, column), ())

    @staticmethod
    def _inner_m(lat: float, ring: int) -> float:
        """A lower bound of the distance to all points outside the rings searched so far."""
        shrink = cos(radians(min(89.0, abs(lat) + ring * CELL)))
        return max(0, ring - 1) * CELL * METRES_PER_DEGREE * shrink


def _measured(
    lat: float, lon: float, points: Iterable[Point], n: int, found: list[tuple[float, int]]
) -> list[tuple[float, int]]:
    return nsmallest(n, chain(found, ((haversine_m(lat, lon, y, x), number) for number, y, x in points)))


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / CELL), floor(lon / CELL)
