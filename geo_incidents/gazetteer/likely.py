"""What makes a place likely when its name stands alone: how often reports mean it, what it is, and where it lies.

The weights are learned from labelled reports by `training/lookup.py` (`data/weights/lookup.csv`, in log-odds) and are
told in the unit of what spellings cost.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from geo_incidents.gazetteer.names import Match
from geo_incidents.gazetteer.store import Gazetteer
from geo_incidents.gazetteer.translit import arabic_skeletons, cost, latin_skeletons, rules
from geo_incidents.model import Place, Reason
from geo_incidents.reasons import DIGITS, Seen, reason
from geo_incidents.scoring.table import evidence, load, logistic, threshold
from geo_incidents.text.keys import is_arabic, name_key

TABLE, MODEL = "lookup", "place"
COST = "spelling cost"  # in tenths
TENTHS = 10
LISTED, SPREAD = 1.7, 5  # log-odds, and what a unit of cost takes away: the best known towns stay below 1
STRETCHED = threshold("lookup.stretched")


class Told(NamedTuple):
    """A name as it was typed, its cost, and how many reports have it for the place, and the place by whatever name."""

    typed: str
    cost: float
    so: int
    anyhow: int


def told(gazetteer: Gazetteer, match: Match, typed: str) -> Told:
    """What reports say of a place under a name."""
    counts, number = gazetteer.reported, match.place
    so, anyhow = counts.so_called(name_key(typed), number), counts.by_any_name(number)
    return told_of(gazetteer, gazetteer.places[number], Told(typed, match.cost, so, anyhow))


def told_of(gazetteer: Gazetteer, place: Place, counted: Told) -> Told:
    """What was counted, but that a name unlike the place's own has no part in its fame."""
    return counted._replace(anyhow=counted.so) if is_unlike(gazetteer, place, counted.typed) else counted


def is_unlike(gazetteer: Gazetteer, place: Place, typed: str) -> bool:
    """Whether a name has nothing in common with the place's first one, so that what reports tell of it says nothing."""
    if not is_arabic(typed):
        return is_second_name(gazetteer, place, typed)
    asked, first = name_key(typed), name_key(place.name_ar)
    return (
        asked not in first and first not in asked and set(arabic_skeletons(asked)).isdisjoint(arabic_skeletons(first))
    )


def is_second_name(gazetteer: Gazetteer, place: Place, typed: str) -> bool:
    """Whether a Latin name is neither the place's first one nor a rendering of its Arabic one, or of a part."""
    latin, arabic = name_key(typed), name_key(place.name_ar)
    if place.kind.is_area or latin == name_key(place.name):
        return False
    if not arabic:
        return set(latin_skeletons(latin)).isdisjoint(latin_skeletons(name_key(place.name)))
    parts = {name_key(row.text) for row in gazetteer.names_of(place.id) if row.script == "Arab"}
    return all(cost(latin, part) > float(rules()["accept"]) for part in parts if part in arabic)


def reasons(place: Place, told: Told) -> Iterator[Reason]:
    """The evidence for and against a place, in the unit of cost."""
    weights = _weights()
    for name, (strength, detail) in features(place, told).items():
        if name != COST and (weight := weights.get(name, 0.0) * strength):
            yield reason(name, weight, detail)


def features(place: Place, told: Told) -> dict[str, Seen]:
    """What is seen of a place and its name."""
    found: dict[str, Seen] = {COST: (TENTHS * told.cost, ""), f"kind={place.kind}": (1.0, place.kind)}
    if place.context and not place.kind.is_area:
        found["elsewhere"] = 1.0, "outside the area of the gazetteer"
        found["people"] = math.log10(1 + place.population), f"{place.population:,} people"
    if place.pcode:
        found["counted"] = 1.0, "in the country's lists"
    if place.curated:
        found["added"] = 1.0, "added because reports name it"
    if told.typed == place.name_ar:
        found["letter for letter"] = 1.0, "its Arabic name with the article, or without, as it is listed"
    if told.anyhow and told.cost <= STRETCHED:
        found["reported"] = 1.0, "reports name it"
        found["reports"] = math.log2(1 + told.anyhow), f"{told.anyhow} reports name it"
    if told.so:
        found["so called"] = 1.0, "reports call it so"
        found["so called by"] = math.log2(1 + told.so), f"{told.so} reports call it so"
    return found


def chance(reasons: Iterable[Reason]) -> float:
    """A score between 0 and 1, which is LISTED where nothing speaks for or against a listed spelling."""
    return round(logistic(LISTED + SPREAD * sum(reason.weight for reason in reasons)), DIGITS)


def _unit() -> float:
    """The log-odds that a whole unit of cost takes away."""
    return -TENTHS * load(TABLE)[MODEL].weights[COST]


@cache
def _weights() -> Mapping[str, float]:
    """Weights in units of cost: learned, or set where labels have no points."""
    learned = load(TABLE)[MODEL].weights
    return {**{name: weight / _unit() for name, weight in learned.items()}, **evidence(TABLE)}
