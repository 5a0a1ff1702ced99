"""Evidence for a name that a town shares with its province: the words near it, and "the city", "المحافظة" round it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator

from geo_incidents.mentions.context.around import Around
from geo_incidents.reasons import NO, Seen, titled
from geo_incidents.scoring import spelled

Measure = Callable[[Around], Seen]
REACH = 14  # words before and behind a shared name
NOTHING = "–"
FARTHEST, FADES = 40, 15.0  # words to a noun that takes the name up; to where it counts for a third
DENSE = 100  # words of which one such noun tells what the report is about


def near_word(around: Around) -> Iterator[str]:
    """A word near a name that a town shares with its province: "tanks", "hospital", "killed across"."""
    spot = around.spot
    if is_shared(around):
        words = around.scan.words
        yield from sorted({word.folded for word in words[max(0, spot.start - REACH) : spot.start]})
        yield from sorted({word.folded for word in words[spot.end : spot.end + REACH]})


def words_round(around: Around) -> Iterator[str]:
    """The words right before and behind such a name, together."""
    if is_shared(around):
        words, spot = around.scan.words, around.spot
        before = words[spot.start - 1].folded if spot.start else NOTHING
        behind = words[spot.end].folded if spot.end < len(words) else NOTHING
        second = words[spot.start - 2].folded if spot.start > 1 else NOTHING
        yield f"{before} … {behind}"
        yield f"{second} {before} …"


def _taken_up(kind: str, title: str, why: str, *, behind: bool) -> Measure:
    def look(around: Around) -> Seen:
        if not is_shared(around):
            return NO
        at, spot = around.context.nouns_alone.get(kind, []), around.spot
        number = bisect_left(at, spot.end if behind else spot.start)
        near = at[number : number + 1] if behind else at[max(0, number - 1) : number]
        apart = near[0] - spot.end if behind and near else spot.start - near[0] if near else FARTHEST
        return (math.exp(-apart / FADES), around.scan.surface(near[0], near[0] + 1)) if apart < FARTHEST else NO

    return titled(title, why, look)


def _in_report(kind: str, title: str, why: str) -> Measure:
    def look(around: Around) -> Seen:
        count = len(around.context.nouns_alone.get(kind, ())) if is_shared(around) else 0
        return math.log1p(DENSE * count / len(around.scan)) if count else 0.0, str(count)

    return titled(title, why, look)


def is_shared(around: Around) -> bool:
    """Whether a town here and an area are called so alike."""
    known = around.spot.namesakes
    return known.area <= spelled.OWN and known.here <= spelled.OWN


BEFORE = "So it does before it."
NOUNS_ALONE = (
    _taken_up(
        "city",
        "city_behind",
        """ "the city", "المدينة" stands behind it, without a name of its own: the nearer, the stronger.""",
        behind=True,
    ),
    _taken_up("city", "city_before", BEFORE, behind=False),
    _taken_up(
        "settlement",
        "village_behind",
        """ "the town", "the village", "البلدة" stands behind it likewise.""",
        behind=True,
    ),
    _taken_up("settlement", "village_before", BEFORE, behind=False),
    _taken_up(
        "governorate", "province_behind", """ "the province", "المحافظة" stands behind it likewise.""", behind=True
    ),
    _taken_up("governorate", "province_before", BEFORE, behind=False),
    _in_report("city", "cities_in_report", """How often the report says "the city" by itself."""),
    _in_report("settlement", "villages_in_report", """How often it says "the village" by itself."""),
    _in_report("governorate", "provinces_in_report", """How often it says "the province" by itself."""),
)
