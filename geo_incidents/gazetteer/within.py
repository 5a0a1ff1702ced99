"""Context given with a name that is looked up: "Rusafa, Hama", "village of Snobar, Latakia Governorate, Syria".

A governorate or country decides. Districts and subdistricts are only evidence: people assign villages to the town that
they go to, whichever district it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from geo_incidents.gazetteer.names import LISTED
from geo_incidents.gazetteer.store import Gazetteer
from geo_incidents.lexicon import languages, table
from geo_incidents.model import Place, PlaceKind, Reason
from geo_incidents.text import fold

COMMA = re.compile("[,،]")
# Groups of the words that stand before and after names in reports.
AREAS = ("governorate", "district", "subdistrict")
SETTLEMENTS = ("settlement", "quarter", "city", "linking")
DECISIVE = (PlaceKind.GOVERNORATE, PlaceKind.COUNTRY)
SURE = 0.02  # cost up to which a spelling names an area
INSIDE = 0.3  # weight of lying in the stated area


class Asked(NamedTuple):
    """A name to look up, and for each further part the areas that it may mean."""

    name: str
    areas: tuple[tuple[Place, ...], ...]
    is_area: bool = False  # a noun says that it is a governorate or district: "محافظة حمص"


def asked(gazetteer: Gazetteer, query: str) -> Asked:
    """The query split at its commas; parts that name no area are dropped."""
    name, *parts = [part.strip() for part in COMMA.split(query) if part.strip()] or [""]
    named = (tuple(_areas(gazetteer, part)) for part in parts)
    found = tuple(filter(None, named))
    name = _without_article(gazetteer, name)
    called = _called(gazetteer, name, SETTLEMENTS)
    area = _called(gazetteer, name, AREAS)
    return Asked(called, found) if area == name else Asked(area, found, is_area=True)


def fits(asked: Asked, place: Place) -> bool:
    """Whether the place may lie in the named governorates and countries."""
    if asked.is_area and not place.kind.is_area:
        return False
    decisive = ([area for area in areas if area.kind in DECISIVE] for areas in asked.areas)
    return all(any(inside(place, area) for area in areas) for areas in decisive if areas)


def support(asked: Asked, place: Place) -> Iterator[Reason]:
    """The evidence of the areas for the place."""
    for areas in asked.areas:
        if holding := next((area for area in areas if inside(place, area)), None):
            yield Reason("within", INSIDE, f"in {holding.name} {holding.kind}")


def inside(place: Place, area: Place) -> bool:
    """Whether a place belongs to an area, or is told as its. A place abroad may be in any country but ours."""
    if area.kind is PlaceKind.COUNTRY:
        return area.context if not place.adm1 else place.adm1.startswith(area.pcode)
    if not area.pcode:  # a province abroad
        return area.context and not place.adm1
    return area.pcode in (place.adm1, place.adm2, place.adm3, *place.told_as)


def _without_article(gazetteer: Gazetteer, name: str) -> str:
    """The name without an article before it, "the Ghab plain"; unchanged if a place has the whole name."""
    first, _, rest = name.partition(" ")
    apart = rest and fold(first).text in _articles() and not _is_known(gazetteer, name)
    return rest if apart else name


def _is_known(gazetteer: Gazetteer, name: str) -> bool:
    matches = gazetteer.names.match(fold(name).text.split())
    return any(match.cost <= SURE or match.how == LISTED for match in matches)


def _called(gazetteer: Gazetteer, name: str, groups: tuple[str, ...]) -> str:
    """The name without nouns of these groups around it; unchanged if a place has the whole name."""
    words = name.split()
    if _is_known(gazetteer, name):
        return name
    while len(words) > 1 and fold(words[0]).text in _nouns(groups):
        words.pop(0)
    while len(words) > 1 and fold(words[-1]).text in _nouns(groups):
        words.pop()
    return " ".join(words)


def _areas(gazetteer: Gazetteer, part: str) -> Iterator[Place]:
    """Areas with the part's name, with or without its nouns: "Erbil Governorate", "Masyaf district"."""
    words = fold(part).text.split()
    bare = [word for word in words if word not in _nouns(AREAS)]
    for match in dict.fromkeys((*gazetteer.names.match(words), *gazetteer.names.match(bare))):
        place = gazetteer.places[match.place]
        if match.cost <= SURE and place.kind.is_area:
            yield place


@cache
def _nouns(groups: tuple[str, ...]) -> frozenset[str]:
    """Words of these groups in all languages, folded."""
    tables = [table(language, "names").get(side, {}) for language in languages() for side in ("before", "after")]
    return frozenset(fold(word).text for words in tables for group in groups for word in words.get(group, ()))


@cache
def _articles() -> frozenset[str]:
    """Definite articles of languages that write them apart, folded."""
    roles = (table(language, "counts").get("roles", {}) for language in languages())
    return frozenset(fold(word).text for words in roles for word in words.get("definite", ()))
