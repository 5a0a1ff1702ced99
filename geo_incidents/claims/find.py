"""Document and resolutions → claims: every sentence with an event, its place, its day, its figures and its speakers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from geo_incidents.claims.days import Days
from geo_incidents.claims.discourse.meant import Discourse, Meant
from geo_incidents.claims.discourse.surroundings import links_back
from geo_incidents.claims.events.actors import actors
from geo_incidents.claims.events.confidence import in_report
from geo_incidents.claims.events.decided import decided, meant_place, weigh
from geo_incidents.claims.events.event import AFTERMATH, Event
from geo_incidents.claims.events.sentence_events import events
from geo_incidents.claims.kinds import Kinds, kinds_of_passages
from geo_incidents.claims.readings import Reading
from geo_incidents.claims.sentences.groups import several
from geo_incidents.claims.sentences.passages import Passage, passages
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.claims.speakers import Chain, Heard, chain, hedge, unverified
from geo_incidents.claims.victims.figure_fates import with_unsaid
from geo_incidents.claims.victims.figure_owner import owners
from geo_incidents.claims.victims.figure_places import Tolls
from geo_incidents.model import (
    BY_FIGURE,
    Claim,
    Count,
    EventKind,
    Polarity,
    Resolution,
    Scope,
    Span,
    When,
)
from geo_incidents.text import Analysed

LONGEST_QUOTE = 400  # code points: enough for a sentence, short enough to be a quotation
FAR = 12  # sentences behind which a figure is no longer that of a place named before
HISTORY_YEARS = 2  # an event this long before its report is background, not news
REGIONAL = 2  # passages behind an event in which a list of places may still be of it
CHARGED = {EventKind.MASSACRE, EventKind.EXECUTION}


@dataclass(slots=True)
class State:
    """What the passages before leave behind for the next."""

    days: Days
    tolls: Tolls = field(default_factory=Tolls)
    speakers: Chain = ()
    heard: Heard = field(default_factory=Heard)
    group: str = ""
    kind: EventKind | None = None  # of the event told last
    told: int = -99  # the passage in which it was told


def find_claims(analysed: Analysed, resolutions: Sequence[Resolution]) -> tuple[Claim, ...]:
    """Every claim of a report, in text order. `resolutions` are its place names, resolved."""
    claims: list[Claim] = []
    for reading in read_sentences(analysed, resolutions):
        claims += reading.claims
        if claims and unverified(reading.scene.words, reading.scene.lang):
            claims[-1] = replace(claims[-1], unverified=True)
    return tuple(claims)


def read_sentences(analysed: Analysed, resolutions: Sequence[Resolution]) -> Iterator[Reading]:
    """Every sentence of a report with what was found in it, in text order."""
    found = list(_read_alone(analysed, resolutions))
    claims = iter(in_report([claim for reading in found for claim in reading.claims]))
    for reading in found:
        yield replace(reading, claims=tuple(islice(claims, len(reading.claims))))


def _read_alone(analysed: Analysed, resolutions: Sequence[Resolution]) -> Iterator[Reading]:
    """Every sentence, with claims that are as sure as the sentence alone makes them."""
    plain = passages(analysed, resolutions)
    likely = kinds_of_passages(plain)
    found = with_unsaid(analysed, plain, likely)
    state = State(Days(analysed.document.source.published_day))
    for passage, kinds, places in zip(found, likely, Discourse(found, likely).places(), strict=True):
        claims = tuple(passage_claims(analysed, passage, kinds, places, state))
        state.tolls.take(passage, kinds, places)
        yield Reading(passage.scene, passage.dates, claims, analysed.document.source.published_day)


def passage_claims(
    analysed: Analysed, passage: Passage, kinds: Kinds, places: Sequence[Meant], state: State
) -> Iterator[Claim]:
    """Claims of one sentence; moves the state on."""
    document, found = analysed.document, passage.scene
    speakers = chain(found, analysed, document.source, state.speakers, state.heard)
    linked = links_back(found) or parts_of_before(found)
    group = state.group if linked and state.group else f"g-{digest(document.id, str(found.span.start))}"
    meant = meant_place(passage, places)
    before = state.kind if linked or meant or passage.number - state.told <= REGIONAL else None
    owned = owners(passage, kinds, places, state.tolls, meant)
    ruled = events(found, meant, passage.header, before, owned, linked=linked)
    told = decided(ruled, weigh(passage, kinds, places, ruled), kinds, linked=linked)
    for event in told:
        when, _ = state.days.of_event(event, passage)
        if event.stance is Polarity.ASSERTED and (event.kind not in AFTERMATH or event is told[0]):
            state.days.tell(event.kind, when, passage)
        yield claim(analysed, found, event, when, speakers, group, linked)
    settle(state, passage, told, speakers, group)


def parts_of_before(found: Scene) -> bool:
    """Whether the sentence breaks down a figure of the sentence before: "this includes 125 …"."""
    own = {count.text for count in found.counts}
    return any(count.part_of and count.part_of not in own for count in found.counts)


def settle(state: State, passage: Passage, told: Sequence[Event], speakers: Chain, group: str) -> None:
    """What the passage leaves behind."""
    found = passage.scene
    state.speakers = speakers
    if found.groups or found.counts:
        state.group = group
    if kinds := [event.kind for event in told if not event.only("weak")]:
        state.kind, state.told = kinds[0], passage.number
    state.days.take(passage)


def claim(
    analysed: Analysed,
    found: Scene,
    event: Event,
    when: When,
    speakers: Chain,
    group: str,
    linked: bool,
) -> Claim:
    """One claim of an event."""
    document, text = analysed.document, analysed.text
    trigger = event.triggers[0] if event.triggers else None
    places = event.group.places if event.group else ()
    spans = [*(one.span for one in event.triggers[:1]), *(count.span for count in event.counts)]
    core = next(iter([*spans, *(place.mention.span for place in places)]), found.span)
    span = quoted(found.span, core)
    stance = event.stance
    if stance is Polarity.ASSERTED and is_history(when, document.source.published_day):
        stance = Polarity.HISTORICAL
    listed = len(places) > 1 or (event.group is not None and several(found.words, found.lang, event.group))
    owned = () if is_far(analysed, event, found) else places
    counts = tuple(scoped(count, owned, listed) for count in event.counts)
    shared = listed or any(count.scope is not Scope.PLACE for count in counts)
    named = (place.mention.surface for place in places)
    return Claim(
        id=f"c-{digest(document.id, str(span.start), event.kind, *named, str(len(counts)))}",
        document=document.source.report_id,
        quote=span.of(text),
        span=span,
        kind=event.kind,
        trigger=core,
        places=places,
        when=when,
        counts=counts,
        speakers=speakers,
        polarity=stance,
        block=found.block,
        hedge=hedge(found.words, found.lang, text),
        source_term=trigger.span.of(text) if trigger and event.kind in CHARGED else "",
        group=group if shared or linked else "",
        complete=not (linked and places) or event.rule == "inherited",
        actors=actors(event, found, text),
        confidence=event.confidence,
        reasons=event.reasons,
        rules=(f"place:{event.rule}", f"date:{when.basis}", *([BY_FIGURE] if trigger is None else [])),
    )


def is_history(when: When, published: date | None) -> bool:
    """Whether the event lies so far back that the report tells it as background."""
    return bool(when.end and published and published.year - when.end.year >= HISTORY_YEARS)


def is_far(analysed: Analysed, event: Event, found: Scene) -> bool:
    """Whether a sentence means a place that was named too long ago for a figure to be its own.

    Of the figures of the training texts that would go to a place named 13 sentences before or earlier, half belong to
    something else.
    """
    places = event.group.places if event.rule == "inherited" and event.group else ()
    named = max((analysed.sentence_at(place.mention.span.start) for place in places), default=None)
    return named is not None and analysed.sentence_at(found.span.start) - named > FAR


def scoped(count: Count, places: Sequence[Resolution], listed: bool) -> Count:
    """The count with what it was said of: one place, several, or no place that could be drawn."""
    if not any(place.is_mark for place in places):
        return replace(count, scope=Scope.AREA)
    return replace(count, scope=Scope.SHARED) if listed else count


def quoted(sentence: Span, core: Span) -> Span:
    """The sentence, or, where it is too long for a quotation, the part of it round the words that matter."""
    if sentence.end - sentence.start <= LONGEST_QUOTE:
        return sentence
    start = max(sentence.start, min(core.start - LONGEST_QUOTE // 2, sentence.end - LONGEST_QUOTE))
    return Span(start, min(sentence.end, start + LONGEST_QUOTE))


def digest(*parts: str) -> str:
    """A short stable hash."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
