"""From degrees to points of the picture: Web Mercator, scaled so that every mark has space for its name."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEAD, FOOT = 92, 34  # height of the title's band above the map and of the credits below it
BESIDE, ABOVE = 360, 110  # total margins around the marks, horizontally and vertically
FINEST = 60_000.0  # points for 360° of longitude: the largest useful scale, at which a district fills the map


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` by `height` points with the map between head and foot."""

    width: int
    height: int
    scale: float
    centre: tuple[float, float]  # in fractions of the world's width

    def x(self, lon: float) -> float:
        """Points from the left edge."""
        return self.width / 2 + (lon / 360 - self.centre[0]) * self.scale

    def y(self, lat: float) -> float:
        """Points from the upper edge."""
        return HEAD + (self.height - HEAD - FOOT) / 2 + (_mercator(lat) - self.centre[1]) * self.scale

    def line(self, points: Iterable[Sequence[float]], *, closed: bool = False) -> str:
        """The path data for points [lon, lat]."""
        return "M" + "L".join(f"{self.x(p[0]):.1f} {self.y(p[1]):.1f}" for p in points) + ("Z" if closed else "")


def fitted(width: int, height: int, points: Sequence[tuple[float, float]]) -> Frame:
    """The frame that shows all of the points, (lat, lon)."""
    xs, ys = [lon / 360 for _, lon in points], [_mercator(lat) for lat, _ in points]
    across = max(max(xs) - min(xs), 1e-9)
    down = max(max(ys) - min(ys), 1e-9)
    room = max(width - min(BESIDE, width * 0.4), 60), max(height - HEAD - FOOT - ABOVE, 60)
    scale = min(room[0] / across, room[1] / down, FINEST * 360 / 15)
    return Frame(width, height, scale, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2))


def _mercator(lat: float) -> float:
    return (1 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / math.pi) / 2
