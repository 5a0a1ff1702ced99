"""Every name that a report may hold, weighed: data/people/weights.csv for itself, its context and its neighbours."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from geo_incidents.model import Reason
from geo_incidents.people.arabic import arabic_spot
from geo_incidents.people.features import FEATURES
from geo_incidents.people.latin import latin_spot
from geo_incidents.people.names import DATA
from geo_incidents.people.offices import COMMAS, office
from geo_incidents.people.opening import opening
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot
from geo_incidents.reasons import reason

THRESHOLD = "threshold"  # the row of what must be outweighed
SHARED = ("title", "signed")  # offices that hold for a name beside: "ministers X and Y", "by X and Y"
CHAIN = frozenset({"and", "و", "et", "und", "ve", "y"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate name with its total evidence."""

    spot: Spot
    score: float
    reasons: tuple[Reason, ...]
    office: str


def weigh(reading: Reading) -> list[Weighed]:
    """Every candidate name with its weight, in text order; a name beside an accepted one needs less evidence."""
    found: list[Weighed] = []
    for spot in _proposed(reading):
        reasons = [_reason(reading, spot, THRESHOLD)]
        reasons += [_reason(reading, spot, name) for name, look in FEATURES.items() if look(reading, spot)]
        one = made(spot, reasons, office(reading, spot))
        found.append(_beside(reading, found[-1], one) if found else one)
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if one.office or not chained(reading, one.spot, other.spot):
            continue
        if other.office == "signed":
            found[at] = made(one.spot, one.reasons, "signed")
        elif one.score <= 0 < other.score and not other.office:
            found[at] = made(one.spot, [*one.reasons, _reason(reading, one.spot, "chained")], "")
    return _told(reading, found)


def _told(reading: Reading, found: Sequence[Weighed]) -> list[Weighed]:
    """The names; one that shares its first or last word with an accepted name needs less evidence."""
    believed = [one.spot for one in found if one.score > 0 and not one.office]
    firsts = {opening(reading, spot) for spot in believed}
    lasts = {reading.forms[spot.last] for spot in believed if spot.last > spot.first}
    return [
        made(one.spot, [*one.reasons, _reason(reading, one.spot, "told")], "")
        if one.score <= 0
        and not one.office
        and one.spot.last > one.spot.first
        and (opening(reading, one.spot) in firsts or reading.forms[one.spot.last] in lasts)
        else one
        for one in found
    ]


def _beside(reading: Reading, before: Weighed, one: Weighed) -> Weighed:
    """A name that follows another in a list: "Ali, Hassan and Mahdi", "ministers X and Y"."""
    if not (before.score > 0 or before.office) or not chained(reading, before.spot, one.spot):
        return one
    if before.office:
        return one if one.office or before.office not in SHARED else made(one.spot, one.reasons, before.office)
    return made(one.spot, [*one.reasons, _reason(reading, one.spot, "chained")], one.office)


def made(spot: Spot, reasons: Sequence[Reason], held: str) -> Weighed:
    return Weighed(spot, sum(one.weight for one in reasons), tuple(reasons), held)


def chained(reading: Reading, one: Spot, other: Spot) -> bool:
    """Whether two names stand side by side: "Ali, Hassan and Mahdi"."""
    between = range(one.last + 1, other.first)
    if other.clitics == "و" or len(between) > 1 or any(reading.forms[n] not in CHAIN for n in between):
        listed = reading.joined(other.first) or reading.gap(other.first).strip() in COMMAS
        return other.clitics == "و" and not between and listed
    gaps = [reading.gap(n) for n in range(one.last + 1, other.first + 1)]
    if len(reading.forms[one.last]) == 1:
        gaps[0] = gaps[0].removeprefix(".")  # W.D., S.
    return all(not gap.strip(" ,،;؛") for gap in gaps) and (
        bool(between) or any(set(",،;؛").intersection(gap) for gap in gaps)
    )


def _reason(reading: Reading, spot: Spot, feature: str) -> Reason:
    latin, arabic = weights()[feature]
    weight = arabic if reading.tokens[spot.first].script == "arabic" else latin
    return reason(feature, weight)


@cache
def weights() -> dict[str, tuple[float, float]]:
    lines = (DATA / "weights.csv").read_text("utf8").splitlines()
    return {row["feature"]: (float(row["latin"]), float(row["arabic"])) for row in csv.DictReader(lines)}


def _proposed(reading: Reading) -> Iterator[Spot]:
    """Every run that may be a name, in text order, none overlapping the one before."""
    at = 0
    spot: Spot | None = None
    while at < len(reading.tokens):
        arabic = reading.tokens[at].script == "arabic"
        follows = spot is not None  # a name ended right before the word
        spot = arabic_spot(reading, at, follows=follows) if arabic else latin_spot(reading, at)
        if spot is not None:
            yield spot
        at = spot.last + 1 if spot else at + 1
