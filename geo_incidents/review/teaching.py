"""Turns reviewed claims into labelled texts in the form of training/texts, so that corrections improve the program.

What a report does not say is also a label, so only reports are used whose every claim has been decided. Publisher,
title and address are left out, and each report is named by a hash of its text. The letters of private people's names
are replaced one by one, so that offsets stay the same. Place names are not labelled: reviewers check claims, not every
name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo_incidents.incidents import is_held
from geo_incidents.model import Claim, Count, EventKind, Place, PlaceKind, PrivateKind, Result, Span, SpeakerKind

# Kinds → labels in the training texts.
LABELS = {
    "killing/execution": {EventKind.KILLING, EventKind.MASSACRE, EventKind.EXECUTION},
    "shelling/airstrike": {EventKind.SHELLING, EventKind.AIRSTRIKE, EventKind.EXPLOSION, EventKind.LANDMINE},
    "clash/ambush": {EventKind.CLASH, EventKind.AMBUSH, EventKind.TERRITORY_CHANGE},
    "detention/abduction": {EventKind.DETENTION, EventKind.ABDUCTION},
    "looting": {EventKind.LOOTING, EventKind.PROPERTY_DAMAGE},
    "arson": {EventKind.ARSON},
    "displacement/refuge": {EventKind.DISPLACEMENT},
    "burial/mass grave": {EventKind.BURIAL, EventKind.BODIES_FOUND},
    "infrastructure outage": {EventKind.SERVICE_OUTAGE},
    "security deployment/blockade": {EventKind.SECURITY_OPERATION, EventKind.ACCESS_RESTRICTION},
}
LABEL = {kind: label for label, kinds in LABELS.items() for kind in kinds}
SETTLED = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})
DECIDED = frozenset({"accept", "drop", "same", "add_claim"})
STATED = frozenset({"explicit", "reviewer"})  # bases of a date that is in the text or was given by a reviewer


@dataclass(frozen=True, slots=True)
class Lesson:
    """A report for training: its text, its events, and the private people it names."""

    report_id: str
    publisher: str
    published: str
    lang: str
    text: str
    private: tuple[Span, ...]
    people: int
    events: tuple[Mapping[str, Any], ...]

    @property
    def name(self) -> str:
        """The report's name outside the case."""
        return f"t-{hashlib.sha256(self.text.encode()).hexdigest()[:10]}"


def lessons(result: Result, texts: Mapping[str, str]) -> Iterator[Lesson]:
    """The reports of a reviewed result whose every claim is decided and from which nothing is held back, in order."""
    told = _occurrences(result)
    for source in result.sources:
        claims = [claim for claim in result.claims if claim.document == source.report_id]
        found = [one for claim in claims for one in told.get(claim.id, ())]
        text = texts.get(source.report_id, "")
        if not claims or not text or len({one.id for one, _, _ in found}) < len(claims):
            continue
        if not all(_is_decided(one) and one.span.of(text) == one.quote for one, _, _ in found):
            continue
        if any(is_held(one) for one, _, _ in found):
            continue
        private = [one for one in result.private if one.document == source.report_id]
        yield Lesson(
            source.report_id,
            source.publisher,
            source.published,
            source.lang,
            text,
            tuple(one.span for one in private),
            len({one.who for one in private if one.kind is PrivateKind.PERSON}),
            tuple(_events(source.report_id, found)),
        )


Occurrence = tuple[Claim, Place | None, bool]  # a claim at a place, and whether it is on the map


def _occurrences(result: Result) -> dict[str, list[Occurrence]]:
    """The final place of each claim, after decisions."""
    found: dict[str, list[Occurrence]] = {}
    for incident in result.incidents:
        for claim in incident.claims:
            found.setdefault(claim.id, []).append((claim, incident.place, True))
    for statement in result.area_statements:
        for claim in statement.claims:
            found.setdefault(claim.id, []).append((claim, statement.areas[0], True))
    for one in result.unplaced:
        if one.claim:
            found.setdefault(one.claim.id, []).append((one.claim, None, False))
    return found


def _is_decided(claim: Claim) -> bool:
    return any(review.action in DECIDED for review in claim.reviews)


def _events(report: str, found: Iterable[Occurrence]) -> Iterator[Mapping[str, Any]]:
    for number, (claim, place, stands) in enumerate(found, start=1):
        if stands and place is not None:
            yield {"id": f"ev-{number}", "doc": report} | _event(claim, place)


def _event(claim: Claim, place: Place) -> dict[str, Any]:
    when, root = claim.when, claim.speakers[0] if claim.speakers else None
    return {
        "place": place.id, "name": place.name, "place_kind": _kind_of(place), "in_scope": not place.context,
        "lat": place.lat, "lon": place.lon, "kind": LABEL.get(claim.kind, "other"), "kind_alt": [],
        "date_start": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "date_precision": "day" if when.start and when.start == when.end else "range" if when.start else "none",
        "date_inferred": when.basis not in STATED, "counts": [_count(count) for count in claim.counts],
        "claimant": "" if root is None or root.private or root.kind is SpeakerKind.PUBLISHER else root.name,
        "quote_start": claim.span.start, "quote_end": claim.span.end, "background": False, "optional": False,
        "area": place.kind.is_area, "coref": False, "group": None, "status": "kept", "why": None,
    }  # fmt: skip


def _kind_of(place: Place) -> str:
    return "settlement" if place.kind in SETTLED else str(place.kind)


def _count(count: Count) -> dict[str, Any]:
    return {
        "outcome": count.outcome, "value": count.min, "at_least": count.max is None, "raw": count.text,
        "category": count.category, "detail": "subset" if count.part_of else None, "scope": count.scope,
    }  # fmt: skip


# --- export ----------------------------------------------------------------------------------------------------------


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with the letters of each span replaced: capital, small or Arabic as before, digits by 0."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = map(_other, letters[span.start : span.end])
    return "".join(letters)


def _other(sign: str) -> str:
    if sign.isdigit():
        return "0"
    if not sign.isalpha():
        return sign
    if "\u0600" <= sign <= "\u06ff":
        return "س"
    return "X" if sign.isupper() else "x"


def files(taken: Sequence[Lesson], *, names: bool) -> dict[str, bytes]:
    """The files of a batch by path; `names`: keep the names of private people."""
    made: dict[str, bytes] = {}
    manifest, events = [], []
    for lesson in sorted(taken, key=lambda one: one.name):
        text = lesson.text if names else masked(lesson.text, lesson.private)
        made[f"reports/{lesson.name}.txt"] = text.encode()
        manifest.append({"file": f"{lesson.name}.txt", "published": lesson.published, "lang": lesson.lang})
        for event in lesson.events:
            own = {"id": f"{lesson.name}-{event['id']}", "doc": lesson.name}
            events.append({**event, **own, "quote": text[event["quote_start"] : event["quote_end"]]})
    made["reports/reports.jsonl"] = _lines(manifest)
    made["events.jsonl"] = _lines(events)
    return made


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
