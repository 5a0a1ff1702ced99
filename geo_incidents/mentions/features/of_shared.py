"""Evidence for a name that a town shares with its province: the words near it, and "the city", "المحافظة" round it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator

from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.features.of_namesakes import NEARLY
from geo_incidents.reasons import NO, Seen

REACH = 14  # words before and behind a shared name
NOTHING = "–"
FARTHEST, FADES = 40, 15.0  # words to a noun that takes the name up; to where it counts for a third
DENSE = 100  # words of which one such noun tells what the report is about


def near_word(around: Around) -> Iterator[str]:
    """A word near a name that a town shares with its province: "tanks", "hospital", "killed across"."""
    spot = around.spot
    if _is_shared(around):
        words = around.scan.words
        yield from sorted({word.folded for word in words[max(0, spot.start - REACH) : spot.start]})
        yield from sorted({word.folded for word in words[spot.end : spot.end + REACH]})


def words_round(around: Around) -> Iterator[str]:
    """The words right before and behind such a name, together."""
    if _is_shared(around):
        words, spot = around.scan.words, around.spot
        before = words[spot.start - 1].folded if spot.start else NOTHING
        behind = words[spot.end].folded if spot.end < len(words) else NOTHING
        second = words[spot.start - 2].folded if spot.start > 1 else NOTHING
        yield f"{before} … {behind}"
        yield f"{second} {before} …"


def city_behind(around: Around) -> Seen:
    """ "the city", "المدينة" stands behind it, without a name of its own: the nearer, the stronger."""
    return _taken_up(around, "city", behind=True)


def city_before(around: Around) -> Seen:
    """So it does before it."""
    return _taken_up(around, "city", behind=False)


def village_behind(around: Around) -> Seen:
    """ "the town", "the village", "البلدة" stands behind it likewise."""
    return _taken_up(around, "settlement", behind=True)


def village_before(around: Around) -> Seen:
    """So it does before it."""
    return _taken_up(around, "settlement", behind=False)


def province_behind(around: Around) -> Seen:
    """ "the province", "المحافظة" stands behind it likewise."""
    return _taken_up(around, "governorate", behind=True)


def province_before(around: Around) -> Seen:
    """So it does before it."""
    return _taken_up(around, "governorate", behind=False)


def _taken_up(around: Around, kind: str, *, behind: bool) -> Seen:
    if not _is_shared(around):
        return NO
    at, spot = around.context.nouns_alone.get(kind, []), around.spot
    number = bisect_left(at, spot.end if behind else spot.start)
    near = at[number : number + 1] if behind else at[max(0, number - 1) : number]
    apart = near[0] - spot.end if behind and near else spot.start - near[0] if near else FARTHEST
    return (math.exp(-apart / FADES), around.scan.surface(near[0], near[0] + 1)) if apart < FARTHEST else NO


def cities_in_report(around: Around) -> Seen:
    """How often the report says "the city" by itself."""
    return _in_report(around, "city")


def villages_in_report(around: Around) -> Seen:
    """How often it says "the village" by itself."""
    return _in_report(around, "settlement")


def provinces_in_report(around: Around) -> Seen:
    """How often it says "the province" by itself."""
    return _in_report(around, "governorate")


def _in_report(around: Around, kind: str) -> Seen:
    count = len(around.context.nouns_alone.get(kind, ())) if _is_shared(around) else 0
    return math.log1p(DENSE * count / len(around.scan)) if count else 0.0, str(count)


def _is_shared(around: Around) -> bool:
    known = around.spot.namesakes
    return known.area <= NEARLY and known.here <= NEARLY
