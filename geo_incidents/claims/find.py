"""Document and resolutions → claims: every sentence with an event, its place, its day, its figures and its speakers."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo_incidents.claims.actors import actors
from geo_incidents.claims.attach import events
from geo_incidents.claims.dates import find_dates
from geo_incidents.claims.event import AFTERMATH, Event
from geo_incidents.claims.groups import Group, several
from geo_incidents.claims.links import anaphora, at_home, links_back, same_settlement
from geo_incidents.claims.polarity import is_history
from geo_incidents.claims.readings import Reading
from geo_incidents.claims.scenes import Scene, scene
from geo_incidents.claims.speakers import Chain, chain, hedge, unverified
from geo_incidents.claims.timing import of_event
from geo_incidents.model import (
    Block,
    BlockKind,
    Claim,
    Count,
    DatePrecision,
    Document,
    EventKind,
    Polarity,
    Resolution,
    Scope,
    Span,
    SpeakerKind,
    When,
)
from geo_incidents.text import Analysed
from geo_incidents.text.sections import ASIDE

LONGEST_QUOTE = 400  # code points: enough for a sentence, short enough to be a quotation
CHARGED = {EventKind.MASSACRE, EventKind.EXECUTION}
SETTLEMENT = 6  # sentences behind a settlement in which "the village" may still mean it
REGIONAL = 2  # sentences behind a named place in which it may still be meant


@dataclass(slots=True)
class State:
    """What the sentences before leave behind for the next."""

    speakers: Chain = ()
    when: When | None = None  # of the event told last
    dated: int = -1  # the block in which it was told
    place: Group | None = None
    place_age: int = 99
    named: Group | None = None  # the settlement named last, whatever happened there
    named_age: int = 99
    block: int = -1
    header: Scene | None = None
    group: str = ""
    kind: EventKind | None = None  # of the event told last
    last_day: date | None = None
    carried: When | None = None  # the last single day that a sentence named


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
    state, document = State(), analysed.document
    starts = [found.mention.span.start for found in resolutions]
    published = document.source.published_day
    for sentence in analysed.sentences:
        block, span = analysed.blocks[sentence.block], sentence.span
        if block.kind is BlockKind.BOILERPLATE or analysed.sections[sentence.block].part in ASIDE:
            continue
        named = resolutions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        found = scene(analysed, sentence, named, state.header, state.kind)
        dates = find_dates(analysed, found.span, published, found.lang, state.last_day)
        claims = tuple(sentence_claims(analysed, block, sentence.block, found, dates, state))
        yield Reading(found, dates, claims, published)


def sentence_claims(
    analysed: Analysed, block: Block, number: int, found: Scene, dates: Sequence[When], state: State
) -> Iterator[Claim]:
    """Claims of one sentence; moves the state on."""
    document, published = analysed.document, analysed.document.source.published_day
    speakers = chain(found, analysed, document.source, state.speakers)
    remembered(state, number)
    fallback = state.place if may_inherit(found, state) else None
    fallback = fallback or settlement_meant(found, state)
    witness = any(speaker.kind is SpeakerKind.WITNESS for speaker in speakers)
    if not found.groups and found.origins and (witness or at_home(found)):
        fallback = found.origins[0]  # residents of a town speak of their town
    if fallback:
        state.place_age = 0  # what is told of a place keeps it in mind
    linked = links_back(found) or parts_of_before(found)
    group = state.group if linked and state.group else f"g-{digest(document.id, str(found.span.start))}"
    header = state.header if block.kind is BlockKind.LIST_ITEM else None
    before = state.kind if linked or state.place_age <= REGIONAL else None
    told = events(found, fallback, header, before, linked=linked)
    for event in told:
        follows = block.kind is BlockKind.LIST_ITEM or event.rule == "inherited" or linked or goes_on(state, number)
        when = of_event(event, found, dates, state.when if follows else None, published, state.carried)
        real = event.stance is Polarity.ASSERTED and (event.kind not in AFTERMATH or event is told[0])
        if when.basis != "inherited" and when.text and real:
            state.when, state.dated = when, number
        yield claim(document, block, found, event, when, speakers, group, linked)
    settle(state, found, block, told, speakers, dates, group)
    if any(not group.is_vast for group in found.groups):
        state.place = scene_place(found, told)
    elif fallback and told:
        state.place = fallback


def parts_of_before(found: Scene) -> bool:
    """Whether the sentence breaks down a figure of the sentence before: "this includes 125 …"."""
    own = {count.text for count in found.counts}
    return any(count.part_of and count.part_of not in own for count in found.counts)


def goes_on(state: State, number: int) -> bool:
    """Whether the day told last still holds: in its paragraph, and, for a single day, in the next one."""
    single = state.when is not None and state.when.precision is DatePrecision.DAY
    return number - state.dated <= int(single)


def may_inherit(found: Scene, state: State) -> bool:
    """Whether a sentence without a place may mean the one named before: it follows closely, or points back to it."""
    if state.place is None or any(count.cumulative for count in found.counts):
        return False
    if not all(group.is_vast for group in found.groups) or (found.groups and found.counts):
        return False
    return state.place_age <= REGIONAL and (state.place_age <= 1 or anaphora(found))


def settlement_meant(found: Scene, state: State) -> Group | None:
    """The settlement named last, where a sentence that names none speaks of "the village", "the town"."""
    near = state.named is not None and state.named_age <= SETTLEMENT
    near = near and not any(map(is_settlement, found.groups))
    return state.named if near and same_settlement(found) else None


def is_settlement(group: Group) -> bool:
    """Whether a group names settlements, be they placed or not."""
    return group.is_mark or any(place.place is None for place in group.places)


def remembered(state: State, number: int) -> None:
    """A new paragraph is two sentences away."""
    state.named_age += 1 if number == state.block else 2
    state.place_age += 1 if number == state.block else 2
    state.block = number


def settle(
    state: State,
    found: Scene,
    block: Block,
    told: Sequence[Event],
    speakers: Chain,
    dates: Sequence[When],
    group: str,
) -> None:
    """What the sentence leaves behind."""
    state.speakers = speakers
    if found.groups or found.counts:
        state.group = group
    if kinds := [event.kind for event in told if not event.only("weak")]:
        state.kind = kinds[0]
    if block.kind is not BlockKind.LIST_ITEM:
        state.header = found
    if any(not group.is_vast for group in found.groups):
        state.place_age = 0
    if settled := [group for group in found.groups if is_settlement(group)]:
        state.named, state.named_age = (settled[-1] if len(settled[-1].places) == 1 else None), 0
    if days := [when for when in dates if when.start]:
        state.last_day = days[0].start
    if single := [when for when in days if when.precision is DatePrecision.DAY]:
        state.carried = single[-1]


def scene_place(found: Scene, told: Sequence[Event]) -> Group | None:
    """The place, or list, the next sentences may go on about: where something was done, not where people fled to."""
    places = [group for group in found.groups if group.is_mark]
    lesser = [event for event in told if event.kind is EventKind.DISPLACEMENT or event.rule == "same_trigger"]
    scenes = {id(event.group) for event in told if event not in lesser}
    aside = {id(event.group) for event in lesser} - scenes
    kept = [group for group in places if id(group) not in aside]
    return kept[-1] if kept else None


def claim(
    document: Document,
    block: Block,
    found: Scene,
    event: Event,
    when: When,
    speakers: Chain,
    group: str,
    linked: bool,
) -> Claim:
    """One claim of an event."""
    text = document.text
    trigger = event.triggers[0] if event.triggers else None
    places = event.group.places if event.group else ()
    core = trigger.span if trigger else event.counts[0].span if event.counts else places[0].mention.span
    span = quoted(found.span, core)
    stance = event.stance
    if stance is Polarity.ASSERTED and is_history(when, document.source.published_day):
        stance = Polarity.HISTORICAL
    listed = len(places) > 1 or (event.group is not None and several(found.words, found.lang, event.group))
    counts = tuple(scoped(count, places, listed) for count in event.counts)
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
        block=block.kind,
        hedge=hedge(found.words, found.lang, text),
        source_term=trigger.span.of(text) if trigger and event.kind in CHARGED else "",
        group=group if shared or linked else "",
        complete=not (linked and places) or event.rule == "inherited",
        actors=actors(event, found, text),
        rules=(f"place:{event.rule}", f"date:{when.basis}", *(["kind:figure"] if trigger is None else [])),
    )


def scoped(count: Count, places: Sequence[Resolution], listed: bool) -> Count:
    """The count with what it was said of: one place, several, or no place that could be drawn."""
    if not any(place.is_mark for place in places):
        return replace(count, scope=Scope.AREA)
    return replace(count, scope=Scope.SHARED if listed else Scope.PLACE)


def quoted(sentence: Span, core: Span) -> Span:
    """The sentence, or, where it is too long for a quotation, the part of it round the words that matter."""
    if sentence.end - sentence.start <= LONGEST_QUOTE:
        return sentence
    start = max(sentence.start, min(core.start - LONGEST_QUOTE // 2, sentence.end - LONGEST_QUOTE))
    return Span(start, min(sentence.end, start + LONGEST_QUOTE))


def digest(*parts: str) -> str:
    """A short stable hash."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
