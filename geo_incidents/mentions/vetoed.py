"""What would be names but for something that speaks against them: persons, datelines, everyday words."""

from __future__ import annotations

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.mentions.around import Around
from geo_incidents.mentions.evidence import THRESHOLD
from geo_incidents.mentions.find import mention_of
from geo_incidents.mentions.gate import gated
from geo_incidents.mentions.links import Linked
from geo_incidents.mentions.propose import propose
from geo_incidents.mentions.scan import Scan
from geo_incidents.mentions.select import Weighed, select, weighed
from geo_incidents.model import Mention, Reason
from geo_incidents.text import Analysed

ELSEWHERE = Reason("gate", 0.0, "the report is not about the gazetteer's country")


def find_vetoed(analysed: Analysed, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Words that are no names, in text order, each with the evidence for and against it."""
    scan = Scan(analysed)
    spots = list(propose(scan, gazetteer))
    believed = [one for one in select(scan, spots) if one.believed]
    names = gated(scan, believed, gazetteer)
    shut_out = [one for one in believed if one not in names]
    for one in shut_out:
        one.reasons = (*one.reasons, ELSEWHERE)
    taken = {number for one in believed for number in _words(one)}
    others = [one for one in weighed(Around(scan, spot) for spot in spots) if _would_be(one)]
    for one in sorted(others, key=lambda one: (-_in_favour(one), one.spot.start, -one.spot.end)):
        if taken.isdisjoint(_words(one)):
            taken.update(_words(one))
            shut_out.append(one)
    shut_out.sort(key=lambda one: one.spot.start)
    return tuple(mention_of(analysed.document, Linked(one, ()), gazetteer) for one in shut_out)


def _words(one: Weighed) -> range:
    return range(one.spot.start, one.spot.end)


def _in_favour(one: Weighed) -> float:
    """The sum of what speaks for it."""
    return sum(reason.weight for reason in one.reasons if reason.weight > 0)


def _would_be(one: Weighed) -> bool:
    """Whether it would be believed if nothing spoke against it."""
    return not one.believed and _in_favour(one) + THRESHOLD.weight >= 0
