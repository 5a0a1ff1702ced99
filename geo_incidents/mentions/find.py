"""From a document to its mentions."""

from __future__ import annotations

from functools import lru_cache

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.names import Match
from geo_incidents.mentions.gate import gated
from geo_incidents.mentions.links import Linked, link
from geo_incidents.mentions.propose import propose
from geo_incidents.mentions.respelled import respell
from geo_incidents.mentions.scan import Scan
from geo_incidents.mentions.select import select
from geo_incidents.model import Candidate, Document, Mention, Reason
from geo_incidents.text import Analysed

MOST_NAMED = 12  # places that a qualifier carries


def find_mentions(analysed: Analysed, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Every name of a place in a report, in text order."""
    scan = Scan(analysed)
    believed = gated(scan, [one for one in select(scan, propose(scan, gazetteer)) if one.believed], gazetteer)
    respell(believed, gazetteer)
    ids = gazetteer.places.ids
    linked = [
        Linked(weighed, tuple(ids[match.place] for match in weighed.spot.matches[:MOST_NAMED])) for weighed in believed
    ]
    link(scan, linked)
    return tuple(mention_of(analysed.document, one, gazetteer) for one in linked)


def mention_of(document: Document, linked: Linked, gazetteer: Gazetteer) -> Mention:
    """A name with its candidates and the words round it."""
    spot, around = linked.weighed.spot, linked.around
    candidates = tuple([_candidate(gazetteer, match) for match in spot.matches])
    return Mention(
        document=document.source.report_id,
        span=spot.span,
        surface=spot.span.of(document.text),
        candidates=candidates,
        cue=around.words_of(around.cue_before or around.cue_after),
        relation=linked.relation,
        of=linked.of,
        qualifiers=tuple(linked.qualifiers),
        evidence=linked.weighed.reasons,
    )


@lru_cache(maxsize=100_000)
def _candidate(gazetteer: Gazetteer, match: Match) -> Candidate:
    return Candidate(gazetteer.places[match.place], -match.cost, (Reason("spelling", -match.cost, match.how),))
