"""First readings of the blind batches as a picture, and the commonest faults of the newest ones as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

# Figure → its words in the picture, and the colour of its line (distinct without colour vision, dark enough on white).
LINES = {
    "right_5km": ("names placed within 5 km", "#0072b2"),
    "recall_place": ("events found at their place", "#d55e00"),
    "recall_place_kind": ("events found with their kind", "#b8860b"),
    "date_within": ("dates within the range given", "#117733"),
    "count_recall": ("figures found with their event", "#882255"),
}
# Figure → (what its failing is called, whether its value counts failures rather than giving a share of successes).
FAULTS = {
    "count_recall": ("a figure for dead or wounded is not found with its event", False),
    "kind_precision": ("the text does not support the kind of event", False),
    "killed_figures_not_in_labels": ("a place has a figure for the dead that the reader does not put there", True),
    "recall_place_kind": ("an event is missed or has another kind", False),
    "date_within": ("the date is outside the range given", False),
    "right_5km": ("a name is missed, unsure or more than 5 km off", False),
    "pin_precision": ("a mark with an event stands where no reader puts one", False),
    "traps_hit": ("a person, group, newspaper or other look-alike is taken for a place", True),
    "marks_right": ("a mark stands at a place that the report does not name", False),
    "areas_drawn_as_points": ("a governorate, district or region is drawn as a point", True),
    "elsewhere_drawn_here": ("a place elsewhere is drawn here", True),
}
WIDTH, HEIGHT = 1060, 400
LEFT, RIGHT, TOP, BOTTOM = 56, 250, 24, 48
LINE_HEIGHT = 15
STYLE = "text{font:12px sans-serif;fill:#222}.grid{stroke:#ddd}.axis{fill:#555}"


class Batch(NamedTuple):
    """A blind batch with the figures of its first reading: share or count, and of how many."""

    title: str
    reports: str
    figures: Mapping[str, tuple[float, int]]


def described(batches: Sequence[Batch]) -> str:
    """What the picture shows, for those who do not see it."""
    told = []
    for figure, (name, _) in LINES.items():
        shares = ", ".join(f"{batch.figures[figure][0]:.0%}" for batch in batches if figure in batch.figures)
        told.append(f"{name}: {shares}")
    return "In the order in which the batches were read: " + "; ".join(told) + "."


def picture(batches: Sequence[Batch]) -> str:
    """An SVG: one column a batch, one line a figure, each with its name at its end."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>First readings of the blind batches</title><desc>{escape(described(batches))}</desc>"
        f'<style>{STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    ]
    for percent in range(0, 101, 20):
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{_y(percent / 100):.0f}" x2="{WIDTH - RIGHT}" '
                     f'y2="{_y(percent / 100):.0f}"/>')  # fmt: skip
        parts.append(
            f'<text class="axis" x="{LEFT - 8}" y="{_y(percent / 100) + 4:.0f}" text-anchor="end">{percent} %</text>'
        )
    for number, batch in enumerate(batches):
        x = _x(number, len(batches))
        title = escape(batch.title.removeprefix("Batch of "))
        parts.append(f'<text x="{x:.0f}" y="{HEIGHT - 26}" text-anchor="middle">{title}</text>')
        parts.append(
            f'<text class="axis" x="{x:.0f}" y="{HEIGHT - 10}" text-anchor="middle">{batch.reports} reports</text>'
        )
    parts += _lines(batches)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _lines(batches: Sequence[Batch]) -> Iterable[str]:
    ends = []
    for figure, (name, colour) in LINES.items():
        at = [(_x(n, len(batches)), _y(b.figures[figure][0])) for n, b in enumerate(batches) if figure in b.figures]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in at)
        ends.append((at[-1][1], f"{name} {batches[-1].figures[figure][0]:.0%}", colour))
    lowest = float(TOP - LINE_HEIGHT)
    for y, told, colour in sorted(ends):
        lowest = max(y, lowest + LINE_HEIGHT)
        yield f'<text x="{WIDTH - RIGHT + 12}" y="{lowest + 4:.0f}" style="fill:{colour}">{escape(told)}</text>'


def _x(number: int, of: int) -> float:
    return LEFT + 40 + (WIDTH - LEFT - RIGHT - 60) * number / max(1, of - 1)


def _y(share: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)


def faults(batches: Sequence[Batch]) -> str:
    """The ten kinds of fault that were commonest in the batches together, as a Markdown table."""
    rows = []
    for figure, (name, counts) in FAULTS.items():
        seen = [batch.figures[figure] for batch in batches if figure in batch.figures]
        judged = sum(of for _, of in seen)
        wrong = sum(round(value) if counts else round((1 - value) * of) for value, of in seen)
        if judged:
            rows.append((wrong, name, judged))
    lines = ["| faults | of | what |", "|---:|---:|---|"]
    lines += [f"| {wrong} | {judged} | {name} |" for wrong, name, judged in sorted(rows, key=lambda row: -row[0])[:10]]
    return "\n".join(lines) + "\n"
