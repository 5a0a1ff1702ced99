"""From a document to the names that may be places: proposed, scored, linked. Which of them are is decided last.

For `explain` alone there are also the unlikely ones: persons, datelines, everyday words that look like a place's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.by_ear import by_ear
from geo_incidents.gazetteer.names import LISTED, Match
from geo_incidents.mentions.context.of_report import Context
from geo_incidents.mentions.links import Linked, link
from geo_incidents.mentions.scan import SETTLED, Scan
from geo_incidents.mentions.select import UNLIKELY, Named, free, proposed, score, select
from geo_incidents.model import Candidate, Mention, Place, PlaceKind, Proposal, Reason
from geo_incidents.scoring.table import load, threshold
from geo_incidents.text import Analysed

WEIGHTS = "names"
MOST_NAMED = 12  # places that a qualifier carries
SHOWN = threshold("names.shown")


def find_mentions(analysed: Analysed, gazetteer: Gazetteer) -> tuple[Proposal, ...]:
    """Every likely name of a place in a report, in text order, with what was seen of it."""
    context = context_of(analysed, gazetteer)
    found = proposed(context)
    models = load(WEIGHTS)
    score(found, models)
    return linked(context, select(context, found))


def context_of(analysed: Analysed, gazetteer: Gazetteer) -> Context:
    """A report, read for its names."""
    return Context(analysed, Scan(analysed), gazetteer)


def linked(context: Context, likely: Sequence[Named]) -> tuple[Proposal, ...]:
    """The likely names with their parts in the phrase and what qualifies them."""
    respell(likely, context.gazetteer)
    ids = context.gazetteer.places.ids
    some = [Linked(one, tuple([ids[match.place] for match in one.spot.matches[:MOST_NAMED]])) for one in likely]
    link(context.scan, some)
    return tuple([_proposal(context, one) for one in some])


def _proposal(context: Context, linked: Linked) -> Proposal:
    """A name with its candidates, the words round it, and what was seen of it."""
    named, around = linked.named, linked.around
    mention = Mention(
        document=context.analysed.document.source.report_id,
        span=named.spot.span,
        surface=named.spot.span.of(context.analysed.document.text),
        candidates=tuple([_candidate(context.gazetteer, match) for match in named.spot.matches]),
        cue=around.words_of(around.cue_before or around.cue_after),
        relation=linked.relation,
        of=linked.of,
        qualifiers=tuple(linked.qualifiers),
    )
    return Proposal(mention, named.script, named.probability, named.features)


@lru_cache(maxsize=100_000)
def _candidate(gazetteer: Gazetteer, match: Match) -> Candidate:
    return Candidate(gazetteer.places[match.place], -match.cost, (Reason("spelling", -match.cost, match.how),))


def respell(likely: Sequence[Named], gazetteer: Gazetteer) -> None:
    """Give every village, town or quarter that no place here is called by the places that are called nearly so."""
    for one in likely:
        if is_called(one) and not any(_may_be(one, gazetteer.places[match.place], match) for match in one.spot.matches):
            known = {match.place for match in one.spot.matches}
            further = [match for match in by_ear(gazetteer, one.spot.words) if match.place not in known]
            one.spot = replace(one.spot, matches=(*one.spot.matches, *further))


def _may_be(one: Named, place: Place, match: Match) -> bool:
    """Whether a place here may be meant: for what is called a village, no quarter that is spelled otherwise."""
    cues = (one.around.cue_before, one.around.cue_after)
    village = any(cue and cue.kind == "settlement" for cue in cues)
    return not place.context and not (village and place.kind is PlaceKind.NEIGHBOURHOOD and match.how != LISTED)


def is_called(one: Named) -> bool:
    """Whether a noun, or the list it stands in, says that it is a village, town or quarter."""
    cues = (one.around.cue_before, one.around.cue_after)
    listed = bool(one.around.chained or one.around.listed)
    return listed or any(cue and cue.kind in (*SETTLED, "edge", "near") for cue in cues)


def find_unlikely(analysed: Analysed, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Runs of words that were not likely enough to be looked at as names, in text order, each with its evidence."""
    context, models = context_of(analysed, gazetteer), load(WEIGHTS)
    found = proposed(context)
    score(found, models)
    taken = {number for one in select(context, found) for number in range(one.spot.start, one.spot.end)}
    doubtful = (one for one in found if SHOWN <= one.probability < UNLIKELY)
    rest = sorted(free(doubtful, taken), key=lambda one: one.spot.start)
    return tuple(
        replace(one.mention, evidence=models[one.script].reasons(one.features)) for one in linked(context, rest)
    )
