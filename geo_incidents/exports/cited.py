"""Claims, citations, sources and mentions as flat rows in the order of columns.csv: the evidence for incidents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from geo_incidents.claims.events.confidence import word
from geo_incidents.exports.book import Book, Row, joined, page_of, root, said_by, shown_name
from geo_incidents.exports.figures import claim_figures, count_row
from geo_incidents.exports.rows import candidate_row
from geo_incidents.model import AreaStatement, Claim, Incident, Polarity, Resolution, Source, Span
from geo_incidents.stored import Chained


def claim_row(claim: Claim, book: Book) -> Row:
    """The row of one claim."""
    source, speaker, when = book.source(claim.document), root(claim), claim.when
    return {
        "claim_id": claim.id,
        "report_id": claim.document,
        "kind": claim.kind,
        "polarity": claim.polarity,
        "is_denial": claim.polarity is Polarity.DENIED,
        "speaker": said_by(claim),
        "speaker_type": speaker.kind if speaker else "",
        "origin": claim.origin,
        "relayed_by": _relayed_by(claim),
        "hedge": claim.hedge,
        "unverified": claim.unverified,
        "source_term": claim.source_term,
        "date_start": when.start,
        "date_end": when.end,
        "date_precision": when.precision,
        "date_text": when.text,
        "date_basis": when.basis,
        "date_anchor": when.anchor,
        "place_ids": joined([r.place.id for r in claim.places if r.place], " "),
        "place_names": joined([r.mention.surface for r in claim.places]),
        **claim_figures(claim.counts),
        "count_scope": joined([count.scope for count in claim.counts]),
        "counts": [count_row(count) for count in claim.counts],
        "victim_group": joined([count.category for count in claim.counts]),
        "actor_alleged": joined(claim.actors),
        "quote": claim.quote,
        **quote_offsets(claim),
        "mention_spans": mention_spans(claim),
        "block": claim.block,
        "claim_group": claim.group,
        "complete": claim.complete,
        "lang": source.lang,
        "url": source.url,
        "fragment_url": book.fragment_url(claim),
        "rules": joined(claim.rules, " "),
        "confidence": claim.confidence,
        "confidence_word": word(claim.confidence),
        "reviewed": book.reviews.get(claim.id, ""),
    }


def quote_offsets(claim: Claim) -> Row:
    """The offsets of the quote in the report; none if they would reveal what a profile removed."""
    told = not claim.offsets_withheld
    return {"quote_start": claim.span.start if told else None, "quote_end": claim.span.end if told else None}


def mention_spans(claim: Claim) -> list[list[int | str]]:
    """The spans of place, date, figures and speakers in the report: `[start, end, what]` in text order."""
    if claim.offsets_withheld:
        return []
    spans: list[tuple[Span | None, str]] = [
        (r.mention.span, "place") for r in claim.places if not r.mention.offsets_withheld
    ]
    spans.append((claim.when.span, "date"))
    spans += [(count.span, "count") for count in claim.counts]
    spans += [(speaker.span, "speaker") for speaker in claim.speakers]
    return [[start, end, what] for start, end, what in sorted({(s.start, s.end, what) for s, what in spans if s})]


def citation_rows(subject: Incident | AreaStatement, book: Book) -> Iterator[Row]:
    """One row for each claim that a mark or an area statement rests on."""
    is_incident = isinstance(subject, Incident)
    for claim in subject.claims:
        source = book.source(claim.document)
        yield {
            "citation_id": f"{subject.id}/{claim.id}",
            "subject_id": subject.id,
            "incident_id": subject.id if is_incident else "",
            "statement_id": "" if is_incident else subject.id,
            "claim_id": claim.id,
            "report_id": claim.document,
            "publisher": source.publisher,
            "title": source.title,
            "published": source.published,
            "retrieved": source.retrieved,
            "lang": source.lang,
            "speaker": said_by(claim),
            "relayed_by": _relayed_by(claim),
            "quote": claim.quote,
            **quote_offsets(claim),
            "page": page_of(claim, source),
            "url": source.url,
            "fragment_url": book.fragment_url(claim),
            "archived_url": source.archived_url,
            "sha256": source.sha256,
        }


def all_citations(book: Book) -> Iterator[Row]:
    """Citations of every incident, then of every area statement."""
    subjects: Chained[Incident | AreaStatement] = Chained(book.result.incidents, book.result.area_statements)
    return chain.from_iterable(citation_rows(subject, book) for subject in subjects)


def source_row(source: Source, book: Book) -> Row:
    """The row of one report's source."""
    return {
        "report_id": source.report_id,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "archived_url": source.archived_url,
        "published": source.published,
        "published_day": source.published_day,
        "published_basis": source.published_basis,
        "retrieved": source.retrieved,
        "lang": source.lang,
        "sha256": source.sha256,
        "origin_report_id": book.origin_reports.get(source.report_id, ""),
    }


def mention_row(resolution: Resolution) -> Row:
    """One name in a report and its meaning."""
    mention, place = resolution.mention, resolution.place
    told = not mention.offsets_withheld
    return {
        "mention_id": f"{mention.document}:{mention.span.start}" if told else "",
        "report_id": mention.document,
        "mention_start": mention.span.start if told else None,
        "mention_end": mention.span.end if told else None,
        "surface": mention.surface,
        "status": resolution.status,
        "place_id": place.id if place else "",
        "place_name": place.name if place else "",
        "place_name_ar": place.name_ar if place else "",
        "place_kind": place.kind if place else "",
        "latitude": round(place.lat, 5) if place and place.lat is not None else None,
        "longitude": round(place.lon, 5) if place and place.lon is not None else None,
        "loc_precision": resolution.precision,
        "loc_confidence": resolution.confidence,
        "cue": mention.cue,
        "relation": mention.relation,
        "loc_method": joined([reason.feature for reason in resolution.reasons]),
        "loc_alternatives": [candidate_row(c) for c in resolution.ranked if not place or c.place.id != place.id],
    }


def _relayed_by(claim: Claim) -> str:
    return joined([shown_name(speaker) for speaker in claim.speakers[len(claim.roots) :]])
