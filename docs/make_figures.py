"""Writes the README's table of figures from tests/quality.json: `python docs/make_figures.py`. A test compares them."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->"

# Figure in quality.json, what it says, whether it is a share.
ROWS = (
    ("detect_precision", "of the names it takes for places here, are places here", True),
    ("detect_recall", "of the villages, towns and quarters named, are found", True),
    ("right_5km_en", "placed within 5 km, English", True),
    ("right_5km_ar", "placed within 5 km, Arabic", True),
    ("areas_drawn_as_points", "governorates, districts and regions drawn as a point", False),
    ("traps_hit", "persons, papers and other look-alikes taken for places", False),
    ("recall_place_kind", "of the events told of a place, found there with their kind", True),
    ("pin_precision", "of the marks, stand where a reader puts an event", True),
    ("count_recall", "of the figures for dead and wounded, found with their event", True),
    ("killed_figures_not_in_labels", "figures for the dead that the reader does not give the place", False),
    ("shared_figures_as_own", "tolls of several villages given to one of them", False),
)


def table() -> str:
    """The table as Markdown."""
    figures = json.loads((ROOT / "tests" / "quality.json").read_text("utf8"))
    lines = [
        "Measured on reports that people read and labelled, 26 in four languages and the five this project began with.",
        "The rules were tuned on these reports: expect less on yours.",
        "",
        "| | 26 reports | 5 reports |",
        "|---|---|---|",
    ]
    for key, words, share in ROWS:
        cells = [shown(figures[name].get(key), share) for name in ("dev", "seeds")]
        lines.append(f"| {words} | {cells[0]} | {cells[1]} |")
    return "\n".join(lines) + "\n"


def shown(value: float | None, share: bool) -> str:
    """A figure as it is printed."""
    if value is None:
        return "-"
    return f"{value:.1%}" if share else f"{value:.0f}"


def readme() -> str:
    """The README with the table in its place."""
    text = README.read_text("utf8")
    head, rest = text.split(BEGIN)
    return head + BEGIN + table() + END + rest.split(END)[1]


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf8")
