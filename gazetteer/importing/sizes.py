"""What kind of place a row is, and how far its built-up ground reaches.

Radii, in metres. Where a population is known, ground for it at 8,000 people a square kilometre (the built-up density of
Syrian towns by their outlines), within the bounds of its kind; else the kind's own figure. gazetteer/README.md shows
the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt

from gazetteer.importing.join import Joined

PEOPLE_PER_KM2 = 8_000
CITY, TOWN = 100_000, 10_000  # least populations
_SEATS = {"PPLC": "city", "PPLA": "city", "PPLA2": "town", "PPLA3": "town"}
_QUARTER = "PPLX"


@dataclass(frozen=True, slots=True)
class Radius:
    """Bounds of a kind's radius, and the figure for an unknown population."""

    least: int
    usual: int
    most: int


RADII = {
    "city": Radius(2_500, 3_500, 6_000),
    "town": Radius(1_000, 1_500, 2_500),
    "village": Radius(500, 800, 1_500),
    "neighbourhood": Radius(400, 600, 1_200),
    "facility": Radius(300, 500, 2_000),
}


def kind(place: Joined, seats: frozenset[str]) -> str:
    """Settlement kind. `seats`: P-codes of governorates' seats, which are cities at any size."""
    rows = (place.lead, *place.others)
    if place.lead.quarter or any(row.feature == _QUARTER for row in rows):
        return "neighbourhood"
    people = population(place)
    if people >= CITY or any(row.key in seats or _SEATS.get(row.feature) == "city" for row in rows):
        return "city"
    if people >= TOWN or any(row.centre or row.feature in _SEATS for row in rows):
        return "town"
    return "village"


def population(place: Joined) -> int:
    """The largest figure any row gives, 0 where none does."""
    return max(row.population for row in (place.lead, *place.others, *place.twins))


def radius_m(kind_: str, people: int) -> int:
    """Radius of the built-up ground, to the hundred metres."""
    radius = RADII[kind_]
    if not people:
        return radius.usual
    ground = sqrt(people / PEOPLE_PER_KM2 / pi) * 1_000
    return round(max(radius.least, min(radius.most, ground)) / 100) * 100
