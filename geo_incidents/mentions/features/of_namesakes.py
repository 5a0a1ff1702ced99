"""Evidence in the gazetteer: how near the spelling is to a place's name, and what else is called so."""

from __future__ import annotations

import math
from collections.abc import Iterator

from geo_incidents.gazetteer.names import LISTED as LISTED_HOW
from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.propose import NONE, SAME
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import threshold

FARTHEST = threshold("names.farthest_spelling")


def how_spelled(around: Around) -> Iterator[str]:
    """The way from the words to a name of the gazetteer: listed, rendering, article apart, nothing."""
    matches = around.spot.matches
    if not matches:
        yield "no place"
    elif matches[0].how == LISTED_HOW:
        yield "listed" if matches[0].cost <= spelled.LISTED else "listed weakly"
    else:
        yield matches[0].how.split(" ")[0]


def same_spelling(around: Around) -> Seen:
    """The gazetteer, or a rendering, has exactly this spelling."""
    return (1.0, "") if around.spot.matches and around.spot.cost == 0 else NO


def own_spelling(around: Around) -> Seen:
    """A place has exactly these letters for its name, accents, article and hamza included."""
    return (1.0, "") if around.surface in around.spot.namesakes.names else NO


def listed_here(around: Around) -> Seen:
    """A place here is listed with this spelling."""
    return (1.0, "") if around.spot.namesakes.listed_here else NO


def none_here(around: Around) -> Seen:
    """No place here is called so."""
    return (1.0, "") if around.spot.namesakes.here == NONE else NO


def spelling_here(around: Around) -> Seen:
    """Distance of the spelling from the nearest name of a place here."""
    cost = around.spot.namesakes.here
    return (4 * min(0.5, cost), f"{cost:.2f}") if cost else NO


def spelled_like_elsewhere(around: Around) -> Seen:
    """The spelling is nearer to a place elsewhere, or an area, than to any place here."""
    here = min(0.5, around.spot.namesakes.here)
    other = min(0.5, around.spot.namesakes.elsewhere, around.spot.namesakes.area)
    return 6 * max(-FARTHEST, min(FARTHEST, here - other)), ""


def only_elsewhere(around: Around) -> Seen:
    """A place elsewhere is called exactly so, and none here."""
    known = around.spot.namesakes
    return (1.0, "") if known.elsewhere <= spelled.LISTED and known.here > spelled.OWN else NO


def elsewhere_too(around: Around) -> Seen:
    """A place elsewhere is called exactly so."""
    return (1.0, "") if around.spot.namesakes.elsewhere <= spelled.LISTED else NO


def area_too(around: Around) -> Seen:
    """An area is called so."""
    return (1.0, "") if around.spot.namesakes.area <= spelled.OWN else NO


def namesakes_here(around: Around) -> Seen:
    """How many places here are called nearly so."""
    count = around.spot.namesakes.here_count
    return math.log1p(count), str(count)


def namesakes_elsewhere(around: Around) -> Seen:
    """How many places elsewhere are called nearly so."""
    count = around.spot.namesakes.elsewhere_count
    return math.log1p(count), str(count)


def namesake_kind(around: Around) -> Iterator[str]:
    """What the places of this name are."""
    yield from around.spot.namesakes.kinds


def well_known(around: Around) -> Seen:
    """The nearest place here stands in several sources."""
    return (1.0, "") if around.spot.namesakes.well_known else NO


def nearly(around: Around) -> Seen:
    """It is spelled so that it is hardly the place's name."""
    return (1.0, "") if around.spot.matches and around.spot.cost > SAME else NO
