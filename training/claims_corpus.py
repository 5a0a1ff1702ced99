"""The labelled texts as the claims' tables are learned from them: passages, what the labels say of each, and folds."""

from __future__ import annotations

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from geo_incidents.claims.sentences.passages import Passage, passages
from geo_incidents.documents import read_reports
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.mentions import find_mentions
from geo_incidents.model import Document, Place, Resolution, When
from geo_incidents.places import resolve
from geo_incidents.text import Analysed, analyse

TEXTS = Path(__file__).parent / "texts"
FOLDS = 5
CLOSE_DAYS = 2  # a window of three days still says when
NEAR_KM = 5.0  # a label's point and the gazetteer's within this distance are one place, as in the scoring
OVERLAP = 25  # code points of a label's quote that a sentence must hold, unless none holds more
DEGREE_KM = 111.2
OUTCOMES = {"killed": "killed", "bodies": "killed", "wounded": "wounded", "injured": "wounded"}
# Kinds of the labels and the families of `claims.kinds`.
LABELS = {
    "killing/execution": "killing",
    "shelling/airstrike": "strike",
    "clash/ambush": "clash",
    "detention/abduction": "arrest",
    "looting": "looting",
    "arson": "arson",
    "displacement/refuge": "displacement",
    "burial/mass grave": "bodies",
    "infrastructure outage": "service",
    "security deployment/blockade": "security",
    "other": "other",
}


@dataclass(slots=True)
class Label:
    """An event as labelled."""

    row: dict[str, Any]
    family: str
    also: frozenset[str]  # families that are as good
    passages: tuple[int, ...] = ()  # numbers of the passages that its quote lies in

    def answers(self, place: Place | None, family: str) -> bool:
        """Whether the label bears out a kind at a place."""
        return self.is_at(place) and (family == self.family or family in self.also)

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, where the text says them to the day."""
        row = self.row
        if row["date_precision"] != "day" or row.get("date_inferred") or not row["date_start"]:
            return None
        return date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])

    def is_of(self, when: When) -> bool:
        """Whether a window is the label's day, or holds it and is not much longer."""
        if self.days is None or when.start is None or when.end is None:
            return False
        start, end = self.days
        return when.start <= start and end <= when.end and (when.end - when.start).days <= CLOSE_DAYS

    def counts(self, value: int, fate: str) -> bool:
        """Whether the label has a figure for people of a fate; "more than 9" may be 9 or 10."""
        return bool(self.scopes(value, fate))

    def scopes(self, value: int, fate: str) -> list[str]:
        """The scopes of the label's figures of a value for people of a fate."""
        return [
            count.get("scope") or "place"
            for count in self.row["counts"]
            if OUTCOMES.get(count["outcome"]) == fate and count.get("value") in (value, value - 1)
        ]

    def is_at(self, place: Place | None) -> bool:
        """Whether a place of the gazetteer is the label's."""
        return self.km(place) <= NEAR_KM

    def km(self, place: Place | None) -> float:
        """How far a place of the gazetteer is from the label's, in kilometres; infinite where a point is missing."""
        lat, lon = self.row.get("lat"), self.row.get("lon")
        if place is None or lat is None or place.lat is None or place.lon is None:
            return math.inf
        east = (place.lon - lon) * math.cos(math.radians(lat))
        return DEGREE_KM * math.hypot(place.lat - lat, east)


@dataclass(slots=True)
class Report:
    """A labelled report as the program reads it."""

    batch: str
    document: Document
    analysed: Analysed
    resolutions: tuple[Resolution, ...]
    passages: tuple[Passage, ...]
    labels: list[Label]
    fold: int = -1
    by_passage: dict[int, list[Label]] = field(default_factory=dict)

    def near(self, number: int, reach: int) -> list[Label]:
        """The labels with a quote in a passage or so many before or behind it."""
        return [label for label in self.labels if any(abs(number - passage) <= reach for passage in label.passages)]


def read_corpus(gazetteer: Gazetteer, batches: Iterable[Path]) -> list[Report]:
    """Every report of the batches with its labels, folds given: reports of one event are in one fold."""
    reports = [report for batch in batches for report in _read_batch(batch, gazetteer)]
    for report, fold in zip(reports, _folds(reports), strict=True):
        report.fold = fold
    return reports


def _read_batch(batch: Path, gazetteer: Gazetteer) -> Iterable[Report]:
    labels: defaultdict[str, list[Label]] = defaultdict(list)
    for line in (batch / "events.jsonl").read_text("utf8").splitlines():
        row = json.loads(line)
        also = frozenset(LABELS[kind] for kind in row.get("kind_alt", ()) if kind in LABELS)
        labels[row["doc"]].append(Label(row, LABELS[row["kind"]], also))
    for document in read_reports([batch / "reports"]).documents:
        analysed = analyse(document)
        found = resolve(analysed, find_mentions(analysed, gazetteer), gazetteer)
        read = passages(analysed, found)
        report = Report(batch.name, document, analysed, found, read, labels[document.source.report_id])
        for label in report.labels:
            label.passages = _passages_of(label.row, report.passages)
            for number in label.passages:
                report.by_passage.setdefault(number, []).append(label)
        yield report


def _passages_of(row: dict[str, Any], found: Sequence[Passage]) -> tuple[int, ...]:
    start, end = row["quote_start"], row["quote_end"]
    shared = [(min(end, p.scene.span.end) - max(start, p.scene.span.start), p.number) for p in found]
    most = max((length for length, _ in shared), default=0)
    return tuple(number for length, number in shared if length > 0 and length >= min(OVERLAP, most))


def _folds(reports: Sequence[Report]) -> list[int]:
    """The fold of every report, by the hash of the first report of those that tell of one place and day."""
    leader = list(range(len(reports)))
    first: dict[tuple[str, str], int] = {}
    for number, report in enumerate(reports):
        for label in report.labels:
            if label.row["date_precision"] == "day" and label.row["date_start"]:
                home = first.setdefault((label.row["place"], label.row["date_start"]), number)
                leader[_root(leader, number)] = _root(leader, home)
    names = [f"{report.batch}/{report.document.source.report_id}" for report in reports]
    return [_fold(names[_root(leader, number)]) for number in range(len(reports))]


def _root(leader: Sequence[int], number: int) -> int:
    while leader[number] != number:
        number = leader[number]
    return number


def _fold(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS
