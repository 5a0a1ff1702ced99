"""A plot of series on two logarithmic axes as SVG, with a line that grows linearly to compare them by."""

from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900, 460, 60, 340, 20, 40
COLOURS = ("#1b5e8c", "#c0561b", "#3b7d3b", "#8c2f6b", "#7a6a00", "#444444")
STYLE = "text{font:12px sans-serif;fill:#222}.grid{stroke:#ddd}.linear{stroke:#999;stroke-dasharray:4 4}"


class Series(NamedTuple):
    """A name and points of size and seconds."""

    name: str
    points: list[tuple[int, float]]


def svg(series: list[Series]) -> str:
    """The plot as a document."""
    sizes = [log10(size) for one in series for size, _ in one.points]
    costs = [log10(max(cost, 1e-6)) for one in series for _, cost in one.points]
    axes = Axes(floor(min(sizes)), ceil(max(sizes)), floor(min(costs)), ceil(max(costs)))
    lines = [line(one, COLOURS[at % len(COLOURS)], at, axes) for at, one in enumerate(series)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"><title>CPU seconds by size '
        f'</title><style>{STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n{grid(axes)}\n'
        + "\n".join(lines)
        + "\n</svg>\n"
    )


class Axes(NamedTuple):
    """Powers of ten at the ends of both axes."""

    left: int
    right: int
    bottom: int
    top: int

    def x(self, power: float) -> float:
        """Across, of a size."""
        return LEFT + (power - self.left) / (self.right - self.left) * (WIDTH - LEFT - RIGHT)

    def y(self, power: float) -> float:
        """Down, of seconds."""
        return TOP + (self.top - power) / (self.top - self.bottom) * (HEIGHT - TOP - BOTTOM)


def grid(axes: Axes) -> str:
    """Lines and labels of both axes, and the slope of what is linear."""
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    parts = []
    for power in range(axes.left, axes.right + 1):
        x = axes.x(power)
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{10**power:,}</text>')
    for power in range(axes.bottom, axes.top + 1):
        y = axes.y(power)
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    rise = min(axes.right - axes.left, axes.top - axes.bottom)
    ends = f'x2="{axes.x(axes.left + rise):.1f}" y2="{axes.y(axes.bottom + rise):.1f}"'
    parts.append(f'<line class="linear" x1="{LEFT}" y1="{bottom}" {ends}/>')
    return "\n".join(parts)


def line(one: Series, colour: str, at: int, axes: Axes) -> str:
    """A series and its entry in the legend."""
    spots = [(axes.x(log10(size)), axes.y(log10(max(cost, 1e-6)))) for size, cost in one.points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in spots)
    legend = f'<text x="{WIDTH - RIGHT + 26}" y="{TOP + 14 + 20 * at}">{escape(one.name)}</text>'
    mark = f'<rect x="{WIDTH - RIGHT + 10}" y="{TOP + 5 + 20 * at}" width="10" height="10" fill="{colour}"/>'
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{mark}{legend}'
