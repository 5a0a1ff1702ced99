"""Names on the picture: eight positions around each mark, without overlaps; distant names get a leader line."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from geo_incidents.webmap.assets import GROUND
from geo_incidents.webmap.still.frame import FOOT, HEAD, Frame
from geo_incidents.webmap.still.rings import Ring

Box = tuple[float, float, float, float]  # left, top, right, bottom
LAND_SIDES = ((1, 0), (0.72, -0.72), (0.72, 0.72), (-1, 0), (-0.72, -0.72), (-0.72, 0.72), (0, -1), (0, 1))
COAST_SIDES = tuple((-x, y) for x, y in LAND_SIDES)
REACHES = (0, 14, 30, 48, 70)
GAP, MISLEADING, EDGE = 5, 7, 6
JOINED = 0.8  # width of joined Arabic letters relative to isolated ones
UNKNOWN_WIDTH = 600  # of a character that the fonts lack, in thousandths of the font size


@dataclass
class Lettering:
    """Places names one after the other and keeps track of occupied space."""

    frame: Frame
    taken: list[Box] = field(default_factory=list)

    def is_free(self, box: Box, pad: float = 2) -> bool:
        """Whether a box lies on the map and overlaps nothing."""
        left, top, right, bottom = box
        if left < EDGE or right > self.frame.width - EDGE:
            return False
        if top < HEAD + 4 or bottom > self.frame.height - FOOT - 4:
            return False
        return not any(
            left - pad < o[2] and o[0] < right + pad and top - 1 < o[3] and o[1] < bottom + 1 for o in self.taken
        )

    def beside(
        self, at: tuple[float, float], reach: float, size: tuple[float, float], sides: Sequence[tuple[float, float]],
        *, leaders: bool, fits: Callable[[Box], bool] = lambda _box: True,
    ) -> tuple[Box, tuple[float, float] | None] | None:  # fmt: skip
        """A free box beside a point, and the start of a leader line if the box is not adjacent."""
        for further in REACHES if leaders else (0,):
            for side in sides:
                box = _beside(at, side, reach + GAP + further, size)
                if self.is_free(box) and (further or fits(box)):
                    self.taken.append(box)
                    start = (at[0] + side[0] * reach, at[1] + side[1] * reach) if further else None
                    return box, start
        return None

    def over(self, at: tuple[float, float], size: tuple[float, float]) -> Box | None:
        """A free box around a point."""
        width, height = size
        box = (at[0] - width / 2, at[1] - height / 2, at[0] + width / 2, at[1] + height / 2)
        if not self.is_free(box, 4):
            return None
        self.taken.append(box)
        return box


def _beside(at: tuple[float, float], side: tuple[float, float], gap: float, size: tuple[float, float]) -> Box:
    (dx, dy), (width, height) = side, size
    x, y = at[0] + dx * gap, at[1] + dy * gap
    left = x if dx > 0.1 else x - width if dx < -0.1 else x - width / 2
    top = y if dy > 0.9 else y - height if dy < -0.9 else y - height / 2
    return left, top, left + width, top + height


def clear_of(others: Iterable[Ring]) -> Callable[[Box], bool]:
    """A test whether a box keeps its distance from marks that it does not name."""
    rings = list(others)

    def fits(box: Box) -> bool:
        return all(_distance(box, ring) - ring.radius >= MISLEADING for ring in rings)

    return fits


def _distance(box: Box, ring: Ring) -> float:
    return math.hypot(max(box[0] - ring.x, 0, ring.x - box[2]), max(box[1] - ring.y, 0, ring.y - box[3]))


def width_of(text: str, size: float, face: str = "sans-600", spacing: float = 0) -> float:
    """The width of a line of text, in points."""
    widths = _widths()
    family, weight = face.rsplit("-", 1)
    latin, arabic = (widths[face], widths[f"{family}-ext-{weight}"]), widths[f"arabic-{weight}"]
    advance = sum(
        arabic[c] * JOINED if "\u0600" <= c <= "\u06ff" and c in arabic
        else next((table[c] for table in latin if c in table), UNKNOWN_WIDTH)
        for c in text
    )  # fmt: skip
    return advance * size / 1000 + spacing * len(text)


@cache
def _widths() -> dict[str, dict[str, int]]:
    return dict(json.loads((GROUND / "widths.json").read_text("utf8")))
