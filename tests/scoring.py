"""Our own labelled texts (`tests/cases/*.toml`, marked up as names_en.toml explains) and a small scorer for them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from geo_incidents.gazetteer import Gazetteer, haversine_m
from geo_incidents.model import Document, Resolution, Source, Span, Status

CASES = Path(__file__).parent / "cases"
MARKUP = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
RIGHT_M = 5_000
FOUND = (Status.RESOLVED, Status.UNSURE)
TOLD = (*FOUND, Status.UNLISTED)  # of a name that no list has


class Label(NamedTuple):
    """A stretch of a text and what a reader says it is: a place's id, or area, away, ?, no, maybe."""

    span: Span
    meaning: str

    @property
    def asked(self) -> bool:
        """Whether it must be found."""
        return ":" in self.meaning or self.meaning == "?"


class Case(NamedTuple):
    """One labelled text."""

    name: str
    document: Document
    labels: tuple[Label, ...]


def cases(pattern: str = "names_*.toml") -> Iterator[Case]:
    """The labelled texts of the files that match."""
    for path in sorted(CASES.glob(pattern)):
        for case in tomllib.loads(path.read_text("utf8"))["case"]:
            text, labels = unmark(case["text"])
            source = Source(report_id=f"{path.stem}: {case['name']}")
            yield Case(case["name"], Document(case["name"], text, source, ()), labels)


def unmark(marked: str) -> tuple[str, tuple[Label, ...]]:
    """The plain text, and the labels with their offsets in it."""
    text, labels, at = "", [], 0
    for match in MARKUP.finditer(marked):
        text += marked[at : match.start()]
        labels.append(Label(Span(len(text), len(text) + len(match[1])), match[2]))
        text += match[1]
        at = match.end()
    return text + marked[at:], tuple(labels)


def faults(case: Case, resolutions: tuple[Resolution, ...], gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Kind and words of everything that a case got wrong."""
    for label in case.labels:
        here = [one for one in resolutions if one.mention.span.overlaps(label.span)]
        found = [one for one in here if one.status in FOUND]
        points = [one for one in found if one.place is not None and one.place.lat is not None]
        surface = label.span.of(case.document.text)
        told = [one for one in here if one.status in TOLD] if label.meaning == "?" else found
        if label.asked and not told:
            yield "missed", surface
        elif ":" in label.meaning and not any(_right(one, label.meaning, gazetteer) for one in points):
            yield "misplaced", f"{surface}: {', '.join(one.place.id for one in points if one.place)}"
        elif label.meaning in ("area", "away", "?") and points:
            yield {"area": "area_as_point", "away": "drawn_here", "?": "invented"}[label.meaning], surface
        elif label.meaning == "no" and found:
            yield "trap", surface
    for one in resolutions:
        if one.status in FOUND and not any(one.mention.span.overlaps(label.span) for label in case.labels):
            yield "false", one.mention.surface


def _right(one: Resolution, place_id: str, gazetteer: Gazetteer) -> bool:
    place, meant = one.place, gazetteer.place(place_id)
    if place is None or place.lat is None or place.lon is None or meant.lat is None or meant.lon is None:
        return place is not None and place.id == place_id
    return haversine_m(place.lat, place.lon, meant.lat, meant.lon) <= RIGHT_M


def figures(of: list[Case], wrong: Counter[str], found: int) -> dict[str, float]:
    """Shares of what was asked, and counts of what must not be."""
    asked = sum(label.asked for case in of for label in case.labels)
    placed = sum(":" in label.meaning for case in of for label in case.labels)
    false = wrong["false"] + wrong["trap"]
    return {
        "detect_recall": round(1 - wrong["missed"] / asked, 4),
        "detect_precision": round(1 - false / max(1, found), 4),
        "right_5km": round(1 - (wrong["missed"] + wrong["misplaced"]) / placed, 4),
        "traps_hit": wrong["trap"],
        "areas_as_points": wrong["area_as_point"],
        "elsewhere_drawn_here": wrong["drawn_here"],
        "invented": wrong["invented"],
    }
