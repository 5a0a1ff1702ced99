"""How to hide a place: all its names, and an area that does not reveal which of its places is meant.

The area is the smallest one around the place that does not have the place's name. Somebody who knows this rule could
invert it: few places are shown by their district, namely those whose subdistrict has their name. So an area is used
only if at least `FEWEST` places are shown by it; otherwise a larger one is, and if none is left the place has no area.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from geo_incidents.model import Cover, Place
from geo_incidents.text import name_key

if TYPE_CHECKING:
    from geo_incidents.gazetteer.store import Gazetteer

FEWEST = 10  # places that must share an area by this rule
SHORTEST = 3  # letters of a name that is looked for in another


def covers(gazetteer: Gazetteer, place_ids: Iterable[str]) -> dict[str, Cover]:
    """The cover of every requested place; areas and unknown ids have none."""
    known = [gazetteer.place(place_id) for place_id in sorted(set(place_ids)) if place_id in gazetteer]
    hidden = [place for place in known if not place.kind.is_area]
    return {place.id: Cover(_names(gazetteer, place), _chosen(gazetteer, place)) for place in hidden}


def bears_name(area: Iterable[str], place: Iterable[str]) -> bool:
    """Whether one of the area's name keys contains one of the place's, or is contained in it."""
    pairs = ((one, other) for one in area for other in place if min(len(one), len(other)) >= SHORTEST)
    return any(one in other or other in one for one, other in pairs)


def _names(gazetteer: Gazetteer, place: Place) -> tuple[str, ...]:
    listed = (row.text for row in gazetteer.names_of(place.id))
    return tuple(dict.fromkeys(filter(None, (place.name, place.name_ar, *listed))))


def _chosen(gazetteer: Gazetteer, place: Place) -> str:
    asked = gazetteer.shown_by.get(place.id)
    return asked if asked is not None else gazetteer.shown_by.get(place.parent, "")


def shown_by(places: Iterable[Place], areas: Mapping[str, Place]) -> dict[str, str]:
    """The area by which each of the places is shown, worked out for all of them at once; `areas` by their codes.

    It stands in the compiled gazetteer: for one place alone it takes as long as for all.
    """
    fitting = {place.id: _fitting(areas, place) for place in places if _may_be_meant(place)}
    refused: set[str] = set()
    while True:
        chosen = {id_: next((one for one in found if one not in refused), "") for id_, found in fitting.items()}
        few = {area for area, count in Counter(chosen.values()).items() if area and count < FEWEST}
        if not few:
            return chosen
        refused |= _smallest(few)


def _smallest(areas: set[str]) -> set[str]:
    """Areas of the lowest level: those above them may still gain places."""
    by_level: dict[int, set[str]] = defaultdict(set)
    for area in areas:
        by_level[len(area)].add(area)
    return by_level[max(by_level)]


def _may_be_meant(place: Place) -> bool:
    return place.lat is not None and not place.context and not place.kind.is_area


def _fitting(areas: Mapping[str, Place], place: Place) -> tuple[str, ...]:
    """Codes of areas round the place that do not bear its name, the smallest first."""
    own = _keys(place)
    codes = [code for code in (place.adm3, place.adm2, place.adm1) if code in areas]
    return tuple(code for code in codes if not bears_name(_keys(areas[code]), own))


@lru_cache(maxsize=4096)
def _keys(place: Place) -> tuple[str, ...]:
    return tuple(name_key(name) for name in (place.name, place.name_ar) if name)
