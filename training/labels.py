"""Labelled reports: their texts, the places they name, and the words that look like places and are none."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo_incidents.documents import read_reports
from geo_incidents.model import Document, Span

TEXTS = Path(__file__).parent / "texts"
ROAD, PERSON = "road", "person"  # kinds of traps
SETTLED = ("settlement", "neighbourhood", "facility")


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of a report and what a reader says it names."""

    span: Span
    kind: str  # settlement, neighbourhood, facility, governorate, district, …
    here: bool  # whether it lies in the gazetteer's own area
    either: bool  # a careful reader could take it either way, or it only says which countryside

    @property
    def settled_here(self) -> bool:
        """Whether it is a settlement, quarter or facility here."""
        return self.here and self.kind in SETTLED


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled report."""

    name: str  # batch/report
    document: Document
    labels: tuple[Label, ...]
    traps: tuple[Span, ...]
    events: frozenset[tuple[str, str, str]]  # place, kind and day of what it tells
    complete: bool = True  # whether places elsewhere are labelled, too
    people: tuple[Span, ...] = ()  # traps that are people's names
    roads: tuple[Span, ...] = ()  # towns in a road's name, which readers label as places or as none


def texts(folder: Path = TEXTS) -> list[Text]:
    """The labelled reports of all batches in a folder, sorted by name."""
    batches = sorted(path for path in folder.iterdir() if (path / "mentions.jsonl").exists())
    return [text for batch in batches for text in batch_texts(batch)]


def batch_texts(batch: Path, *, complete: bool = True) -> list[Text]:
    """The labelled reports of one batch, sorted by name."""
    mentions, traps, events = (_by_report(batch / f"{name}.jsonl") for name in ("mentions", "traps", "events"))
    documents = read_reports([batch / "reports"]).documents
    return [
        Text(
            f"{batch.name}/{document.source.report_id}",
            document,
            tuple(map(_label, mentions[document.source.report_id])),
            tuple(_span(row) for row in traps[document.source.report_id] if row["trap"] != ROAD),
            frozenset(_happened(events[document.source.report_id])),
            complete,
            people=tuple(_span(row) for row in traps[document.source.report_id] if row["trap"] == PERSON),
            roads=tuple(_span(row) for row in traps[document.source.report_id] if row["trap"] == ROAD),
        )
        for document in sorted(documents, key=lambda one: one.source.report_id)
    ]


def _by_report(path: Path) -> defaultdict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text("utf8").splitlines():
        row = json.loads(line)
        found[row["doc"]].append(row)
    return found


def _span(row: dict[str, Any]) -> Span:
    return Span(row["start"], row["end"])


def _label(row: dict[str, Any]) -> Label:
    either = bool(row.get("kind_ambiguous") or row.get("containment"))
    return Label(_span(row), row["kind"], row["in_scope"], either)


def _happened(rows: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        if row.get("place") and row.get("date_start"):
            yield row["place"], row["kind"], row["date_start"]
