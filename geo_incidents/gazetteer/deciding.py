"""What distinguishes namesakes in a text: the area, the nearest town, or a name that only one of them has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from geo_incidents.gazetteer.geo import bearing_deg
from geo_incidents.gazetteer.lookup import Found
from geo_incidents.gazetteer.store import Gazetteer
from geo_incidents.gazetteer.translit import arabic_skeletons, latin_skeletons
from geo_incidents.gazetteer.within import COMMA
from geo_incidents.model import Place, PlaceKind
from geo_incidents.text import name_key
from geo_incidents.text.keys import is_arabic

LESSER = 0.12  # a candidate whose score is this much lower does not count as a rival
LARGER = {PlaceKind.CITY: (), PlaceKind.TOWN: (PlaceKind.CITY,)}  # kinds that count as larger than a kind
TOWNS = (PlaceKind.TOWN, PlaceKind.CITY)  # and for all other kinds
SEARCHED = (64, 1024)  # numbers of nearest places searched for a town; usually there is one among a few dozen villages
POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


class Town(NamedTuple):
    """The town nearest to a place, and the direction of the place from it."""

    place: Place
    distance_m: int
    direction: str  # from the town: "north-east"

    def __str__(self) -> str:
        """As text, rounded to kilometres."""
        kilometres = round(self.distance_m / 1000)
        return f"{kilometres} km {self.direction} of {self.place.name}" if kilometres else f"in {self.place.name}"


class Deciding(NamedTuple):
    """What only this candidate has; "" or None if another one shares it."""

    kind: str
    district: str
    governorate: str
    town: Town | None
    name: str

    def __str__(self) -> str:
        """As text: "Masyaf district, 5 km south-west of Masyaf, the name …"; or else the kind of place."""
        parts = [f"{self.district} district"] if self.district else []
        parts += [f"{self.governorate} governorate"] if self.governorate else []
        parts += [str(self.town)] if self.town else []
        parts += [f"the name {self.name}"] if self.name else []
        return ", ".join(parts) or f"the word {self.kind}"


def deciding(gazetteer: Gazetteer, found: Sequence[Found], name: str) -> tuple[Deciding, ...]:
    """For every candidate, what would decide for it and against all others; `name` is the query."""
    name = COMMA.split(name)[0]
    return tuple(_deciding(gazetteer, one, [other for other in found if other is not one], name) for one in found)


def _deciding(gazetteer: Gazetteer, one: Found, others: Sequence[Found], name: str) -> Deciding:
    place = one.candidate.place
    if place.kind.is_area:
        return Deciding(place.kind, "", "", None, "")
    least = one.candidate.score - LESSER
    namesakes = [o for o in others if not o.candidate.place.kind.is_area and o.candidate.score > least]
    return Deciding(
        place.kind,
        one.district if one.district not in {other.district for other in namesakes} else "",
        one.governorate if one.governorate not in {other.governorate for other in namesakes} else "",
        town_by(gazetteer, place),
        other_name(gazetteer, place, [other.candidate.place for other in namesakes], name) if namesakes else "",
    )


def town_by(gazetteer: Gazetteer, place: Place) -> Town | None:
    """The larger town or city nearest to a place; None for areas and cities, and if none is near."""
    larger = LARGER.get(place.kind, TOWNS)
    if place.lat is None or place.lon is None or not larger:
        return None
    for many in SEARCHED:
        for town, metres in gazetteer.nearest(place.lat, place.lon, many):
            if town.kind in larger and town.lat is not None and town.lon is not None:
                angle = bearing_deg(town.lat, town.lon, place.lat, place.lon)
                return Town(town, round(metres), POINTS[round(angle / 45) % len(POINTS)])
    return None


def other_name(gazetteer: Gazetteer, place: Place, others: Iterable[Place], name: str) -> str:
    """A name in the script of `name`, with other consonants, that only this place has; "" if there is none."""
    typed = name_key(name)
    script, skeletons = ("Arab", arabic_skeletons) if is_arabic(typed) else ("Latn", latin_skeletons)
    shared = {name_key(row.text) for other in others for row in gazetteer.names_of(other.id)}
    own = ((row.text, name_key(row.text)) for row in gazetteer.names_of(place.id) if row.script == script)
    asked = set(skeletons(typed))
    return next((text for text, key in own if key not in shared and asked.isdisjoint(skeletons(key))), "")
