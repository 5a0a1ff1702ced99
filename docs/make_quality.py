"""Quality figures: `docs/quality/readings.csv` holds every reading, this script adds to it and renders it.

    python docs/make_quality.py                                        renders docs/quality.md and the README's table
    python docs/make_quality.py read FOLDER --set NAME --reading first --version V --score SCORE.PY
                                                                        reads a labelled folder, appends what it saw

A `first` reading is the program's reading of a batch that nobody who works on the rules had seen. It is noted as it
fell and never changed. `now` readings of the same batch follow after learning; they say less.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from quality_history import Batch, described, faults, picture

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGE = ROOT / "docs" / "quality.md"
HISTORY = ROOT / "docs" / "quality-history.svg"
READINGS = ROOT / "docs" / "quality" / "readings.csv"
SETS = ROOT / "docs" / "quality" / "sets.csv"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->"

# Figure of the scorer → what it says. Fractions are printed as shares, pairs as "n of m".
FIGURES = {
    "detect_precision": "names taken for places here that are places here",
    "detect_recall": "villages, towns and quarters named that are found",
    "recall_en": "… in English",
    "recall_ar": "… in Arabic",
    "right_5km": "… that are placed within 5 km",
    "resolved_right_5km": "names placed that are placed within 5 km",
    "marks_right": "marks that stand at a place the report names",
    "areas_drawn_as_points": "governorates, districts and regions wrongly drawn as a point",
    "elsewhere_drawn_here": "places elsewhere wrongly drawn here",
    "traps_hit": "people, groups, newspapers and other look-alikes taken for places",
    "ece": "calibration error of the confidence in names",
    "recall_place": "events that are found at their place",
    "recall_place_kind": "… with the right kind",
    "pin_precision": "marks with an event that stand where a reader puts one",
    "kind_precision": "kinds of event that the text supports",
    "date_exact": "dates that are exact",
    "date_within": "… or within the range given",
    "count_recall": "figures for dead and wounded that are found with their event",
    "killed_figures_not_in_labels": "figures for the dead at a place where the reader puts none",
    "shared_figures_as_own": "figures for several places that are given to one",
    "place_first_en": "names of its villages and quarters whose first answer by `place` is within 5 km, in English",
    "place_first_ar": "… in Arabic",
    "place_first_others": "… in Turkish, French and German",
    "people_recall": "mentions of private people that are hidden",
    "people_false_gaps": "gaps that hide something else",
    "bcubed_precision": "reports put together that tell of one event",
    "bcubed_recall": "reports of one event that are put together",
    "bcubed_f1": "both (B-cubed F1)",
}


class Reading(NamedTuple):
    """One figure of one reading of one set."""

    read_on: str
    version: str
    set: str
    reading: str  # first, now, before
    figure: str
    value: str
    of: str  # how many were judged; empty where the figure is no count


def readings() -> list[Reading]:
    """Every reading noted so far, oldest first."""
    with READINGS.open(encoding="utf8", newline="") as table:
        return [Reading(**row) for row in csv.DictReader(table)]


def sets() -> list[dict[str, str]]:
    """The labelled sets: name, kind (blind, verbatim, tuned), reports, languages, what they are."""
    with SETS.open(encoding="utf8", newline="") as table:
        return list(csv.DictReader(table))


def add(folder: Path, name: str, reading: str, version: str, score: Path) -> None:
    """Read a labelled folder with the installed program and append its figures."""
    with tempfile.TemporaryDirectory() as scratch:
        files = {stage: Path(scratch) / f"{stage}.jsonl" for stage in ("mentions", "claims")}
        for stage, file in files.items():
            with file.open("wb") as out:
                command = [sys.executable, "-m", "geo_incidents", stage, str(folder / "reports")]
                subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=False)
        options = [part for stage, file in files.items() for part in (f"--{stage}", str(file))]
        run = subprocess.run(
            [sys.executable, str(score), str(folder), *options, "--json"], capture_output=True, check=True
        )
    seen = flat(json.loads(run.stdout))
    with READINGS.open("a", encoding="utf8", newline="") as table:
        rows = csv.writer(table, lineterminator="\n")
        today = date.today().isoformat()  # noqa: DTZ011
        rows.writerows((today, version, name, reading, figure, *seen[figure]) for figure in FIGURES if figure in seen)


def flat(scored: dict[str, dict[str, object]]) -> dict[str, tuple[str, str]]:
    """Figures of the scorer as (value, of) by name."""
    found: dict[str, tuple[str, str]] = {}
    for part in scored.values():
        for name, value in part.items():
            if isinstance(value, dict):
                value, name = value["5"], "right_5km"
            if isinstance(value, list):
                found[name] = (str(value[0]), str(value[1]))
            elif value is not None:
                found[name] = (str(value), "")
    return found


def shown(figure: str, value: str, of: str) -> str:
    """A figure as it is printed."""
    if value in ("", "None"):
        return "-"
    if figure in ("areas_drawn_as_points", "elsewhere_drawn_here", "traps_hit", "killed_figures_not_in_labels"):
        return f"{value} of {of}"
    if figure in ("shared_figures_as_own",):
        return value
    return f"{float(value):.3f}" if figure == "ece" else f"{float(value):.1%}"


def table(columns: Iterable[tuple[str, str, str]]) -> str:
    """One Markdown table; a column is (heading, set, reading), its values those of the latest such reading."""
    columns = list(columns)
    latest = {(r.set, r.reading, r.figure): shown(r.figure, r.value, r.of) for r in readings()}
    lines = ["| | " + " | ".join(heading for heading, _, _ in columns) + " |", "|---|" + "---|" * len(columns)]
    for figure, words in FIGURES.items():
        cells = [latest.get((name, reading, figure), "-") for _, name, reading in columns]
        if set(cells) != {"-"}:
            lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def blind() -> list[Batch]:
    """The blind batches with their first readings, in the order they were read."""
    found = []
    for row in sets():
        first = [r for r in readings() if (r.set, r.reading) == (row["set"], "first")]
        if row["kind"] == "blind" and first:
            figures = {r.figure: (float(r.value), int(r.of or 0)) for r in first if r.value not in ("", "None")}
            found.append(Batch(row["title"].removeprefix("Blind ").capitalize(), row["reports"], figures))
    return found


def history() -> str:
    """The batches' history as a picture with its words, and what still fails most in the last two."""
    batches = blind()
    newest = " and ".join(batch.title.lower() for batch in batches[-2:])
    return HISTORY_TEXT.format(words=described(batches), newest=newest, faults=faults(batches[-2:]))


def page() -> str:
    """docs/quality.md."""
    parts = [QUALITY_HEAD, history()]
    known = {(r.set, r.reading) for r in readings()}
    for row in sets():
        order = [reading for reading in READING_NAMES if (row["set"], reading) in known]
        if order:
            size = f"{row['reports']} {UNITS.get(row['kind'], 'reports')}"
            parts.append(f"## {row['title']}\n\n{size}, {row['languages']}. {row['about']}\n")
            parts.append(table((READING_NAMES[reading], row["set"], reading) for reading in order))
    return "\n".join(parts)


HISTORY_TEXT = """## First readings over time

![One line for each of five figures over the blind batches; the values are given below](quality-history.svg)

{words}

The batches are not equally hard: batch 2 is posts and lists, the wire news has lost its punctuation, and batch 6 is
long testimony.

## The ten commonest faults

Counted in the first readings of {newest} together. One event can have several faults.

{faults}"""
UNITS = {"people": "passages"}  # by the kind of a set
READING_NAMES = {
    "before": "version 0.1", "first": "first reading", "now": "after learning", "reader": "a second reader",
}  # fmt: skip
QUALITY_HEAD = """# Quality

Made by `make quality` from docs/quality/readings.csv.

The figures that count are **first readings**: the program's results on a batch of reports that was written and labelled
by somebody who had not seen its rules. Afterwards the batch may be used for learning, and later results say little.
Texts that the rules were tuned on come last, for completeness. Only villages, towns and quarters of Latakia, Tartus and
Hama count as names here. What counts as found, right or an event is defined beside the labels.

How far the figures could rise at all is told by **a second reader**: somebody else labelled a part of a batch without
seeing the first labels, and is scored against them as the program is.
"""


def readme() -> str:
    """The README with its table: first readings of the last blind batches, and verbatim text as it is read now."""
    text = README.read_text("utf8")
    head, rest = text.split(BEGIN)
    public = [row for row in sets() if row["readme"]]
    columns = [
        (f"{row['readme']}, {row['reports']}", row["set"], "first" if row["kind"] == "blind" else "now")
        for row in public
    ]
    return head + BEGIN + table(columns) + END + rest.split(END)[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command")
    read = commands.add_parser("read")
    read.add_argument("folder", type=Path)
    read.add_argument("--set", required=True)
    read.add_argument("--reading", choices=list(READING_NAMES), required=True)
    read.add_argument("--version", required=True)
    read.add_argument("--score", type=Path, required=True)
    given = parser.parse_args()
    if given.command == "read":
        add(given.folder, given.set, given.reading, given.version, given.score)
    PAGE.write_text(page(), encoding="utf8")
    HISTORY.write_text(picture(blind()), encoding="utf8")
    README.write_text(readme(), encoding="utf8")


if __name__ == "__main__":
    main()
