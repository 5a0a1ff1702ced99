"""What the review screen shows, as plain values: incidents, area statements and claims without a place, with reports.

Offsets are UTF-16 units of the text shown, which is how a browser counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geo_incidents.claims.confidence import word
from geo_incidents.gazetteer import haversine_m
from geo_incidents.incidents.anchors import anchor
from geo_incidents.incidents.corrections import figure_text, value_of
from geo_incidents.model import AreaStatement, Claim, Incident, IncidentStatus, Place, Resolution, Result, Span

Row = dict[str, Any]

GROUPS = ("unsure", "contested", "loose", "clear")
MOST = 9  # candidates, one a digit


def items(result: Result, texts: Mapping[str, str]) -> list[Row]:
    """Everything to review, what matters first; `texts` are the reports' texts by id, where they are at hand."""
    found = [_subject(one, [one.place], texts) for one in result.incidents]
    found += [_subject(one, one.areas, texts) for one in result.area_statements]
    found += [_loose(one.claim, one.reason, texts) for one in result.unplaced if one.claim]
    return sorted(found, key=lambda row: GROUPS.index(row["group"]))


def reports(result: Result, texts: Mapping[str, str]) -> dict[str, Row]:
    """The reports by their ids."""
    return {
        one.report_id: {
            "publisher": one.publisher or one.report_id,
            "published": one.published,
            "lang": one.lang,
            "text": texts.get(one.report_id, ""),
        }
        for one in result.sources
    }


def _subject(subject: Incident | AreaStatement, places: Sequence[Place], texts: Mapping[str, str]) -> Row:
    why = list(_why(subject))
    contested = subject.status in (IncidentStatus.CONTESTED, IncidentStatus.DENIED)
    return {
        "id": subject.id,
        "group": "contested" if contested else "unsure" if why else "clear",
        "why": why + [f"{one.type}: {one.detail}" for one in subject.conflicts],
        "kind": subject.kind,
        "place": [_place(place, places[0]) for place in places],
        "when": f"{subject.when.start}/{subject.when.end}" if subject.when.start else "",
        "claims": [_claim(claim, texts) for claim in subject.claims],
        "candidates": _candidates(subject.claims, places[0]),
    }


def _loose(claim: Claim, reason: str, texts: Mapping[str, str]) -> Row:
    shown = _claim(claim, texts)
    return {
        "id": claim.id, "group": "loose", "why": [reason], "kind": claim.kind, "place": [], "when": shown["when"],
        "claims": [shown], "candidates": _candidates([claim], None),
    }  # fmt: skip


def _why(subject: Incident | AreaStatement) -> Iterator[str]:
    if word(min(claim.confidence for claim in subject.claims)) == "uncertain":
        yield "not sure that this was told of this place"
    if subject.status is IncidentStatus.WEAK:
        yield "unnamed sources only"
    if subject.when.start is None:
        yield "no day"


def _claim(claim: Claim, texts: Mapping[str, str]) -> Row:
    text = texts.get(claim.document, "")
    whole = claim.span.of(text) == claim.quote and bool(text)
    base = text if whole else claim.quote
    shift = 0 if whole else claim.span.start
    marks = sorted(
        (_units(base, span.start - shift), _units(base, span.end - shift), what)
        for span, what in _marks(claim)
        if 0 <= span.start - shift < span.end - shift <= len(base)
    )
    quote = (_units(base, claim.span.start - shift), _units(base, claim.span.end - shift))
    return {
        "id": claim.id, "report": claim.document, "text": "" if whole else claim.quote, "quote": quote, "marks": marks,
        "kind": claim.kind, "when": value_of(claim, "when"), "figures": [figure_text(one) for one in claim.counts],
        "speaker": value_of(claim, "speaker"), "polarity": claim.polarity, "anchor": anchor(claim),
    }  # fmt: skip


def _marks(claim: Claim) -> Iterator[tuple[Span, str]]:
    for found in claim.places:
        if not found.mention.offsets_withheld:
            yield found.mention.span, "place"
    for count in claim.counts:
        yield count.span, "figure"
    if claim.when.span:
        yield claim.when.span, "when"
    for speaker in claim.speakers:
        if speaker.span:
            yield speaker.span, "speaker"


def _units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def _candidates(claims: Sequence[Claim], chosen: Place | None) -> list[Row]:
    """The place chosen, then those that lost, the likeliest first."""
    ranked = [one.place for claim in claims for found in claim.places for one in _ranked(found)]
    distinct = {place.id: place for place in filter(None, (chosen, *ranked))}
    return [_place(place, chosen) for place in list(distinct.values())[:MOST]]


def _ranked(found: Resolution) -> Iterator[Any]:
    return iter(found.ranked or found.mention.candidates)


def _place(place: Place, chosen: Place | None) -> Row:
    return {
        "id": place.id, "name": place.name, "ar": place.name_ar, "kind": place.kind, "lat": place.lat,
        "lon": place.lon, "radius": place.radius_m, "km": _km(place, chosen),
    }  # fmt: skip


def _km(place: Place, chosen: Place | None) -> float | None:
    points = [] if chosen is None else [(one.lat, one.lon) for one in (place, chosen)]
    known = [(lat, lon) for lat, lon in points if lat is not None and lon is not None]
    return round(haversine_m(*known[0], *known[1]) / 1000, 1) if len(known) == 2 else None
