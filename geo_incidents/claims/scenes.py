"""A sentence with everything found in it: triggers, places in groups, figures, dates, and where its clauses end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo_incidents.claims.counts import find_counts
from geo_incidents.claims.lexemes import Token, language, tokens
from geo_incidents.claims.vocabulary import Trigger, find_triggers, hits, repeats, speakers, widening
from geo_incidents.model import (
    Block,
    BlockKind,
    Count,
    Document,
    EventKind,
    Outcome,
    Relation,
    Resolution,
    Span,
    SpeakerKind,
    Status,
)

# Where a clause ends inside a sentence: signs, and conjunctions that open a new subject and verb.
STOP = re.compile(
    r";|؛|—|–\s|:\s|,\s+(?:and|while|but|which|where|who|whereas|after|before)\b|\b(?:while|whereas|after which)\b"
    r"|،\s*(?:فيما|بينما|كما|في حين|وقال|واضاف|وأضاف|حيث|و[\u0621-\u064a]+ت?\s)|\bفيما\b|\bبينما\b"
)
# What may stand between two places of one list: a sign, a conjunction, and the words that say what sort of place comes.
LIST_GAP = re.compile(
    r"^[\s,،;/&()\-–«»\"]*(?:(?:and|or|as well as|et|ve|ile|y|und)\b|و)?[\s,،\"«»]*"
    r"(?:(?:the|al|el|in|of|les?|villages?|towns?|city|neighbou?rhoods?|quarters?|areas?|countryside|and|both|nearby|"
    r"و?(?:قرى|قرية|قريتي|بلدة|بلدات|بلدتي|مدينة|حي|حيي|أحياء|في|منطقة|ريف))\b[\s,،]*){0,4}(?:و|ال)?$",
    re.IGNORECASE,
)
# "The villages of A and B": a figure said of them is shared even where one of the names is in no list.
PLURAL = re.compile(
    r"\b(?:villages|towns|quarters|neighbou?rhoods|communes|localités|köyleri"
    r"|(?:ال|ب|بال|ل)?(?:قرى|قريتي|بلدات|بلدتي|أحياء|حيي|مدن))\s[^,،.]{0,12}$"
)
PARTED = re.compile(r"[,،;]|\b(?:and|et|ve)\b")
QUALIFIED = (Relation.CONTAINER, Relation.REFERENCE)


@dataclass(frozen=True, slots=True)
class Group:
    """Places named together: one place, or a list."""

    places: tuple[Resolution, ...]

    @property
    def span(self) -> Span:
        """From the first place to the last."""
        return Span(self.places[0].mention.span.start, self.places[-1].mention.span.end)

    @property
    def is_mark(self) -> bool:
        """Whether any of the places may be drawn."""
        return any(place.is_mark for place in self.places)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and what was found in it."""

    span: Span
    block: BlockKind
    lang: str
    words: tuple[Token, ...]
    stops: tuple[int, ...]  # code points at which clauses end
    triggers: tuple[Trigger, ...]
    groups: tuple[Group, ...]
    counts: tuple[Count, ...]
    origins: tuple[Group, ...] = ()  # where the people spoken of come from
    wide: tuple[Span, ...] = ()  # words by which a figure is a total, or of a whole region

    def clause(self, span: Span) -> Span:
        """The clause that holds a span."""
        start = max((stop for stop in self.stops if stop <= span.start), default=self.span.start)
        return Span(start, min((stop for stop in self.stops if stop >= span.end), default=self.span.end))


def scene(
    document: Document,
    block: Block,
    span: Span,
    resolutions: Sequence[Resolution],
    header: Scene | None,
    told: EventKind | None,
) -> Scene:
    """Everything in the sentence; `header` is what a list item goes on about, `told` the kind of event told last."""
    text = document.text
    lang = language(text, span, document.source.lang)
    words = tokens(text, span)
    again = [Trigger(told, "strong", hit.span, hit.first) for hit in hits(repeats(lang), words)] if told else []
    triggers = tuple(sorted([*find_triggers(words, lang), *again], key=lambda trigger: trigger.span))
    media = [hit.span for hit in hits(speakers(lang), words) if hit.value.kind is SpeakerKind.MEDIA]
    inside = [
        found
        for found in resolutions
        if span.contains(found.mention.span) and not any(found.mention.span.overlaps(name) for name in media)
    ]
    default = listed_outcome(header) if block.kind is BlockKind.LIST_ITEM else None
    return Scene(
        span,
        block.kind,
        lang,
        tuple(words),
        tuple(match.start() for match in STOP.finditer(text, span.start, span.end)),
        triggers,
        tuple(grouped(text, inside)),
        find_counts(text, span, lang, default),
        tuple(Group((found,)) for found in inside if found.mention.relation is Relation.ORIGIN and found.is_mark),
        tuple(hit.span for hit in hits(widening(lang), words)),
    )


def listed_outcome(header: Scene | None) -> Outcome | None:
    """What befell the people that a list counts: what the sentence over it reports."""
    if header is None:
        return None
    killing = {EventKind.KILLING, EventKind.MASSACRE, EventKind.EXECUTION}
    return Outcome.KILLED if any(trigger.kind in killing for trigger in header.triggers) else None


def grouped(text: str, resolutions: Sequence[Resolution]) -> list[Group]:
    """Places that events may be of, lists together; what only qualifies another place is passed over."""
    groups: list[list[Resolution]] = []
    last_end = seen_end = -1
    for found in resolutions:
        start, end = found.mention.span.start, found.mention.span.end
        apart = seen_end < 0 or bool(PARTED.search(text, seen_end, start))
        seen_end = end
        if found.mention.relation in QUALIFIED and not (apart and named_as_place(found)):
            last_end = end if groups else last_end  # "A in the B countryside, C": the list goes on
            continue
        if found.mention.relation in (Relation.ROAD, Relation.ORIGIN) or found.status is Status.NOT_A_PLACE:
            continue
        between = text[last_end:start] if last_end >= 0 else ""
        if groups and same_sort(groups[-1][-1], found) and LIST_GAP.match(bare(between)):
            groups[-1].append(found)
        else:
            groups.append([found])
        last_end = end
    return [Group(tuple(places)) for places in groups]


def named_as_place(found: Resolution) -> bool:
    """Whether a village stands as a place of its own behind a container: "A, in the X district, the village of B"."""
    return found.mention.relation is Relation.CONTAINER and found.is_mark and bool(found.mention.cue)


def several(text: str, group: Group) -> bool:
    """Whether the words in front of a group say that it is of several places, though only one of them is known."""
    return bool(PLURAL.search(text[max(0, group.span.start - 24) : group.span.start]))


def bare(between: str) -> str:
    """What stands between two places, without brackets and what they hold."""
    return re.sub(r"\([^()]*\)", "", between)


def same_sort(one: Resolution, other: Resolution) -> bool:
    """Whether both are areas, or neither is: a village and a governorate make no list."""
    return (one.status is Status.AREA) == (other.status is Status.AREA)
