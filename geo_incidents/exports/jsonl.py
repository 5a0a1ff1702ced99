"""JSON Lines: one mention or claim on each line, as the commands `mentions` and `claims` stream them.

Offsets are code points of the report's text. Coordinates are WGS84 degrees, and null for everything that is not drawn
as a mark, so that a reader of the stream cannot map a district or a denial by accident.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from geo_incidents.exports.atomic import replacing
from geo_incidents.model import Claim, Count, Place, Polarity, Reason, Resolution, Result, Source

Row = dict[str, Any]


def mention_row(resolution: Resolution, *, reasons: bool = True) -> Row:
    """A mention and its meaning; `lat` and `lon` are null for areas and for unlisted names."""
    mention, place = resolution.mention, resolution.place
    return {
        "document": mention.document,
        "start": None if mention.offsets_withheld else mention.span.start,
        "end": None if mention.offsets_withheld else mention.span.end,
        "surface": mention.surface,
        "kind": place.kind if place else None,
        "status": resolution.status,
        "place_id": place.id if place else None,
        "name": place.name if place else None,
        **_point(place),
        "precision": resolution.precision,
        "confidence": resolution.confidence,
    } | ({"reasons": [_reason(reason) for reason in resolution.reasons]} if reasons else {})


def claim_row(claim: Claim, source: Source | None = None) -> Row:
    """A claim; its places have coordinates only if they are drawn, that is, as marks of an asserted claim.

    `source` is its report's source; its page offsets give the page on which the quote begins.
    """
    from geo_incidents.claims.events.confidence import word  # mentions go without claims
    from geo_incidents.exports.book import page_of

    asserted = claim.polarity is Polarity.ASSERTED
    return {
        "document": claim.document,
        "claim_id": claim.id,
        "quote_start": None if claim.offsets_withheld else claim.span.start,
        "quote_end": None if claim.offsets_withheld else claim.span.end,
        "quote": claim.quote,
        "page": page_of(claim, source),
        "kind": claim.kind,
        "places": [_place(resolution, drawn=asserted and resolution.is_mark) for resolution in claim.places],
        "date_start": claim.when.start,
        "date_end": claim.when.end,
        "date_precision": claim.when.precision,
        "date_text": claim.when.text,
        "counts": [_count(count) for count in claim.counts],
        "speakers": [
            {"name": s.name, "kind": s.kind, "key": s.key} | ({"beside": True} if s.beside else {})
            for s in claim.speakers
        ],
        "polarity": claim.polarity,
        "rules": list(claim.rules),
        "confidence": claim.confidence,
        "confidence_word": word(claim.confidence),
    }


def write(result: Result, path: Path) -> None:
    """Every claim of the result, one on each line, as the command `claims` prints them."""
    sources = {source.report_id: source for source in result.sources}
    with replacing(path) as draft, draft.open("wb") as file:
        file.writelines(line(claim_row(claim, sources.get(claim.document))) for claim in result.claims)


def line(row: Row) -> bytes:
    """The row as one line of JSON, including the newline."""
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def _point(place: Place | None) -> Row:
    return {"lat": place.lat if place else None, "lon": place.lon if place else None}


def _place(resolution: Resolution, *, drawn: bool) -> Row:
    place = resolution.place
    return {
        "place_id": place.id if place else None,
        "name": place.name if place else resolution.mention.surface,
        **_point(place if drawn else None),
        "precision": resolution.precision,
    }


def _count(count: Count) -> Row:
    return {
        "outcome": count.outcome,
        "category": count.category,
        "min": count.min,
        "max": count.max,
        "scope": count.scope,
        "text": count.text,
    }


def _reason(reason: Reason) -> Row:
    return {"feature": reason.feature, "weight": reason.weight, "detail": reason.detail}
