"""Incidents that a reviewer holds back because somebody might be harmed: removes them and everything about them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import replace
from typing import TypeVar

from geo_incidents.incidents import is_held
from geo_incidents.model import (
    AreaStatement,
    Claim,
    Identity,
    Incident,
    Resolution,
    Result,
    Review,
    Series,
    Source,
    Span,
)
from geo_incidents.safety.events import Events, with_likely_events
from geo_incidents.safety.links import site
from geo_incidents.safety.variants import every_claim
from geo_incidents.stored import MEMORY

S = TypeVar("S", Incident, AreaStatement)
# Rows meant for the case's team; an added claim contains its words.
TEAM_ONLY = frozenset({"hold", "publish", "note", "tag", "settle", "add_claim", "unmark"})
HOLDS = frozenset({"hold", "publish"})  # reviews that reveal that something was held back
NAMING = frozenset({"place", "speaker"})  # fields whose values may be something that a profile removes


def without_held(result: Result) -> tuple[Result, int]:
    """The result without what is held back, and the number of incidents and statements removed.

    An incident is removed together with its claims, the names in their words, and every other incident that rests on
    one of them. Values in reviews are removed if they may name a person or a place of refuge.
    """
    if not result.decisions:
        return result, 0
    claims = every_claim(result)
    gone = {claim.id for claim in claims if is_held(claim)}
    told = _without_values(result) if any(claim.reviews for claim in claims) else result
    if not gone:
        return replace(told, decisions=tuple(made for made in told.decisions if made.action not in TEAM_ONLY)), 0
    events = Events()
    for one in told.incidents:
        events.saw(one, None if _tells(one, gone) else one)
    incidents = tuple(events.anew([one for one in told.incidents if not _tells(one, gone)]))
    statements = tuple(one for one in told.area_statements if not _tells(one, gone))
    shown = replace(
        told,
        sources=tuple(
            _source(source, {claim.document for claim in claims if claim.id in gone}) for source in told.sources
        ),
        claims=tuple(claim for claim in told.claims if claim.id not in gone),
        resolutions=tuple(_elsewhere(told.resolutions, [claim for claim in claims if claim.id in gone])),
        incidents=incidents,
        area_statements=statements,
        unplaced=tuple(one for one in told.unplaced if not (one.claim and one.claim.id in gone)),
        series=tuple(_series(told.series, gone)),
        decisions=tuple(made for made in told.decisions if made.action not in TEAM_ONLY),
    )
    shown = with_likely_events(shown, MEMORY)
    count = len(told.incidents) + len(told.area_statements) - len(incidents) - len(statements)
    return replace(shown, identity=_identity(shown)), count


def _source(source: Source, holding: Set[str]) -> Source:
    """A report with something held back, without its headline and its link's path, which say what it is about."""
    if source.report_id not in holding:
        return source
    return replace(source, title="", url=site(source.url), archived_url="", sha256="", pages=(), place="", stated=())


def _tells(subject: Incident | AreaStatement, gone: Set[str]) -> bool:
    return any(claim.id in gone for claim in subject.claims)


def _elsewhere(resolutions: tuple[Resolution, ...], gone: list[Claim]) -> Iterator[Resolution]:
    """Names outside the words that are held back."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for claim in gone:
        spans[claim.document].append(claim.span)
    for found in resolutions:
        if not any(span.overlaps(found.mention.span) for span in spans[found.mention.document]):
            yield found


def _series(series: tuple[Series, ...], gone: Set[str]) -> Iterator[Series]:
    for one in series:
        if points := tuple(point for point in one.points if point.claim not in gone):
            yield replace(one, points=points)


def _identity(shown: Result) -> Identity:
    """The run identity, computed only from what is shown."""
    made = shown.identity
    digest = hashlib.sha256(repr((made.tool, made.gazetteer, made.lexicon, shown.sources)).encode())
    for claim in shown.claims:
        digest.update(f"{claim.id}\x1f{claim.quote}\x1e".encode())
    return replace(made, run=digest.hexdigest()[:16])


def _without_values(result: Result) -> Result:
    """The result without values of reviews that may name a person or a place."""
    return replace(
        result,
        incidents=tuple(_subject(one, one.place.id) for one in result.incidents),
        area_statements=tuple(_subject(one) for one in result.area_statements),
        unplaced=tuple(replace(one, claim=_claim(one.claim)) if one.claim else one for one in result.unplaced),
    )


def _subject(subject: S, place: str = "") -> S:
    return replace(subject, claims=tuple(_claim(claim, place) for claim in subject.claims))


def _claim(claim: Claim, place: str = "") -> Claim:
    """The claim with its reviews at a place, or all of them."""
    if not claim.reviews:
        return claim
    there = (one for one in claim.reviews if not place or one.place in ("", place))
    return replace(claim, reviews=tuple(_review(one) for one in there if one.action not in HOLDS))


def _review(review: Review) -> Review:
    """A review as others see it: values only of fields that name nobody, and no place, which may be a refuge."""
    if review.action == "correct" and review.field not in NAMING:
        return replace(review, place="")
    return replace(review, was="", value="", place="")
