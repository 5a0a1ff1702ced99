"""The places that share a spelling, summed up: here, elsewhere, areas; how near the spelling is to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.names import Match
from geo_incidents.model import Place, PlaceKind

LOOKED_AT = 40  # places of one spelling
NONE = 1.0  # cost where there is no such place
LISTED = 0.01  # cost up to which a spelling is as good as listed
SAME = 0.06  # cost up to which places count as namesakes


class Namesakes(NamedTuple):
    """Costs of the nearest spelling, 0 for the same, and what the places are."""

    here: float = NONE  # of a settlement, quarter or facility that is drawn
    elsewhere: float = NONE  # of one that is not
    area: float = NONE
    listed_here: bool = False
    here_count: int = 0
    elsewhere_count: int = 0
    names: frozenset[str] = frozenset()  # as the gazetteer writes the places that are listed so
    kinds: frozenset[str] = frozenset()  # "here village", "elsewhere city", "country", "governorate"
    well_known: bool = False  # the nearest place here stands in several sources


NO_NAMESAKES = Namesakes()


@lru_cache(maxsize=100_000)
def namesakes(gazetteer: Gazetteer, matches: tuple[Match, ...], listed: str) -> Namesakes:
    """The namesakes among the first matches; `listed` is how the gazetteer says that a spelling is its own."""
    pairs = [(match, gazetteer.places[match.place]) for match in matches[:LOOKED_AT]]
    here = [(match, place) for match, place in pairs if not place.kind.is_area and not place.context]
    elsewhere = [(match, place) for match, place in pairs if not place.kind.is_area and place.context]
    areas = [(match, place) for match, place in pairs if place.kind.is_area]
    near = [place for match, place in pairs if match.cost <= LISTED]
    return Namesakes(
        _nearest(here),
        _nearest(elsewhere),
        _nearest(areas),
        any(match.how == listed and match.cost <= LISTED for match, _ in here),
        sum(match.cost <= SAME for match, _ in here),
        sum(match.cost <= SAME for match, _ in elsewhere),
        frozenset(name for place in near for name in (place.name, place.name_ar) if name),
        frozenset([*_kinds(here[:1], elsewhere), *(str(place.kind) for match, place in areas if match.cost <= LISTED)]),
        bool(here) and (len(here[0][1].sources) > 1 or here[0][1].curated),
    )


def _nearest(pairs: Sequence[tuple[Match, Place]]) -> float:
    return min((match.cost for match, _ in pairs), default=NONE)


def _kinds(here: Sequence[tuple[Match, Place]], elsewhere: Sequence[tuple[Match, Place]]) -> Iterator[str]:
    yield from (f"here {place.kind}" for _, place in here)
    towns = (PlaceKind.CITY, PlaceKind.TOWN)
    yield from (f"elsewhere {place.kind}" for match, place in elsewhere if match.cost <= SAME and place.kind in towns)
