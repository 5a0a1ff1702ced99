"""Pieces of SVG: text by script, shapes of marks, rings with slices."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from geo_incidents.webmap.document import escape

INK, SOFT, EDGE_COLOUR, CORE = "#191b1e", "#575c63", "#17191b", "#fffefc"
_ARABIC = re.compile("[\u0600-\u06ff]")
POLYGONS = {
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.25), (1.2, 0.95), (-1.2, 0.95)),
    "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "pentagon": tuple((1.15 * math.sin(k * 1.2566), -1.15 * math.cos(k * 1.2566)) for k in range(5)),
    "hexagon": tuple((1.1 * math.sin(k * 1.0472), -1.1 * math.cos(k * 1.0472)) for k in range(6)),
    "arrow": ((-0.85, -1.15), (1.25, 0), (-0.85, 1.15)),
}


def text(
    words: str, x: float, y: float, size: float, fill: str = INK, *, anchor: str = "start", weight: int = 600,
    halo: bool = False, spacing: float = 0, serif: bool = False,
) -> str:  # fmt: skip
    """A line of text. Arabic text has one font and embedding marks, since renderers differ in `direction`."""
    arabic = bool(_ARABIC.search(words))
    latin = "gi-serif,gi-serif-ext,serif" if serif else "gi-sans,gi-sans-ext,sans-serif"
    family = "gi-arabic,sans-serif" if arabic else latin
    told = escape(f"\u202b{words}\u202c" if arabic else words)
    more = f' letter-spacing="{spacing}"' if spacing and not arabic else ""
    more += ' stroke="#faf8f3" stroke-width="3.2" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{family}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="{fill}"{more}>{told}</text>'
    )


def shape(name: str, x: float, y: float, size: float, attributes: str) -> str:
    """The outline of a mark around a point."""
    if name == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" {attributes}/>'
    points = " ".join(f"{x + size * dx:.1f},{y + size * dy:.1f}" for dx, dy in POLYGONS[name])
    return f'<polygon points="{points}" {attributes}/>'


def slices(x: float, y: float, radius: float, parts: Sequence[tuple[str, float]]) -> str:
    """A disc divided by colour: (colour, share) in order; shares add up to 1."""
    drawn, start = [], 0.0
    for colour, share in parts:
        if share > 0.9999:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}"/>'
        end = start + share
        a, b = (_on_circle(x, y, radius, turn) for turn in (start, end))
        large = int(share > 0.5)
        drawn.append(
            f'<path d="M{x:.1f} {y:.1f}L{a}A{radius:.1f} {radius:.1f} 0 {large} 1 {b}Z" '
            f'fill="{colour}" stroke="{CORE}"/>'
        )
        start = end
    return "".join(drawn)


def _on_circle(x: float, y: float, radius: float, turn: float) -> str:
    return f"{x + radius * math.sin(turn * 2 * math.pi):.2f} {y - radius * math.cos(turn * 2 * math.pi):.2f}"
