"""Whose name a name repeats: that of somebody who holds an office in the report, or one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo_incidents.people.names import ARABIC_PARTICLES, LATIN_PARTICLES
from geo_incidents.people.opening import opening
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot
from geo_incidents.people.weigh import Weighed

OWN = frozenset(("chained", "age", "private"))  # evidence that a name is a private person's: "his sons Rami, Bashar"
SHORTEST_PART = 3  # letters of a part of a name that stands for the whole


@dataclass(frozen=True, slots=True)
class Holder:
    """Where an office holder is told, all parts of the name, and those behind the first."""

    first: int
    parts: frozenset[str]
    family: frozenset[str]


def holders(reading: Reading, weighed: Iterable[Weighed]) -> list[Holder]:
    """Those who hold an office, in text order."""
    return [_holder(reading, one.spot) for one in weighed if one.office]


def _holder(reading: Reading, spot: Spot) -> Holder:
    parts = frozenset(parts_of(reading, spot))
    return Holder(spot.first, parts, parts - {opening(reading, spot)})


def is_known(reading: Reading, one: Weighed, offices: Sequence[Holder]) -> bool:
    """Whether a name is part of an office holder's, if the first of one told before, and not another's by itself."""
    parts = set(parts_of(reading, one.spot))
    own = not OWN.isdisjoint(reason.feature for reason in one.reasons)
    told = (held.parts if held.first < one.spot.first else held.family for held in offices)
    return bool(parts) and not own and any(parts <= held for held in told)


def parts_of(reading: Reading, spot: Spot) -> list[str]:
    """The words of a name that may stand for the whole, Arabic ones with and without their article."""
    forms = [opening(reading, spot), *reading.forms[spot.first + 1 : spot.last + 1]]
    bare = [form.removeprefix("ال") for form in forms if form.startswith("ال") and len(form) > 4]
    parts = (*forms, *bare)
    small = ARABIC_PARTICLES | LATIN_PARTICLES
    initial = [form for form in forms if len(form) == 1] if len(forms[-1]) == 1 else []
    return [*(form for form in parts if len(form) >= SHORTEST_PART and form not in small), *initial]
