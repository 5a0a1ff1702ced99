"""What decides, last of all, whether a name means a settlement here: its ranks, and what the report says as a whole.

To what was seen of the words themselves (`mentions/features`) come the answer of the ranking, the report's focus,
distances, lists, the same name elsewhere in the report, and what qualifies it. Each feature answers with a strength or
with labels, as there; the weights were learned (`data/weights/places.csv`), for names that a town shares with its
province apart.

A sum of strengths knows no "near its neighbours, and therefore ...": boosted trees on the same features showed which
ones bend or need each other, and where they bend (`data/crossed.toml`). Their steps and products are features too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import resources
from itertools import chain, combinations_with_replacement
from typing import NamedTuple

import tomli

from geo_incidents.places import features_company as company
from geo_incidents.places import features_focus as where
from geo_incidents.places import features_ranking as ranking
from geo_incidents.places import features_seat as seat
from geo_incidents.places.focus import Focus
from geo_incidents.places.item import Item
from geo_incidents.reasons import Seen
from geo_incidents.scoring.table import Features, evidence, load

Measure = Callable[[Focus, Item], Seen]
Sort = Callable[[Focus, Item], Iterable[str]]

MEASURES: tuple[Measure, ...] = (
    ranking.name_score, ranking.ahead_of_elsewhere, ranking.chance_here, ranking.called_and_chance,
    ranking.listed_and_chance, ranking.ahead_of_area, ranking.ahead_here, ranking.score_here, ranking.towards_area,
    ranking.shared_name, where.names_here, where.names_elsewhere, where.share_here, where.none_here,
    where.number_of_names, where.sentence_names_ours, where.sentence_names_other, where.sentence_names_its,
    where.report_names_ours, where.report_names_other, where.report_names_its, where.its_governorate_named,
    where.headline_names_ours, where.headline_names_other, where.headline_names_country, where.sentence_names_country,
    where.foreign_countries, where.namesake_governorate_named, where.namesake_governorate_in_sentence,
    where.near_certain, where.near_certain_in_sentence, where.near_neighbour, where.certain_close_by,
    where.near_elsewhere, where.namesake_near, where.namesake_near_neighbour, where.certain_places,
    where.certain_places_elsewhere, where.neighbours_here, where.neighbours_elsewhere, company.list_length,
    company.list_here, company.list_elsewhere, company.list_areas, company.list_names, company.list_near,
    company.member_before_here, company.same_name, company.same_name_named, company.same_name_here,
    company.same_name_called, company.same_name_town, company.same_name_area, company.same_name_towards_area,
    ranking.qualified_here, ranking.qualified_elsewhere, ranking.qualified_against, ranking.side_told,
    ranking.quarter_elsewhere, seat.quarters_named, seat.quarter_in_sentence,
    *seat.COUNTS, seat.section_villages, seat.section_insides, seat.section_empty,
    seat.governorates_beside, seat.governorates_in_report, seat.report_length, ranking.town_unnamed,
    ranking.other_town_named, seat.at_head,
)  # fmt: skip
SORTS: tuple[Sort, ...] = (
    ranking.foremost, ranking.kind_here, ranking.relation, ranking.called, seat.name_before, seat.name_behind,
    seat.villages_of, seat.seat,
)  # fmt: skip
NEARBY = evidence("features")["near_word"]
WEIGHTS = "places"
OWN = "its "  # prefix of what was seen of the name itself
PRESENT: Seen = (1.0, "")

PRODUCT, STEP = " × ", " > "
_TABLE = tomli.loads((resources.files("geo_incidents") / "data" / "crossed.toml").read_text("utf8"))
STEPS: Mapping[str, list[float]] = _TABLE["steps"]
MULTIPLIED = (*STEPS, *_TABLE["multiplied"]["also"])
PRODUCTS = {(one, other): f"{one}{PRODUCT}{other}" for one, other in combinations_with_replacement(MULTIPLIED, 2)}
STEP_NAMES = {name: tuple(f"{name}{STEP}{edge:g}" for edge in edges) for name, edges in STEPS.items()}
TITLES = (*chain.from_iterable(STEP_NAMES.values()), *PRODUCTS.values())


class Asked(NamedTuple):
    """What is looked at: everything, or only what a model weighs."""

    measures: tuple[tuple[str, Measure], ...]
    sorts: tuple[tuple[str, Sort], ...]
    own: Mapping[str, str] | None = None  # what was seen of the name itself, and as what it counts here; None: all


EVERYTHING = Asked(tuple((look.__name__, look) for look in MEASURES), tuple((look.__name__, look) for look in SORTS))


def features(focus: Focus, item: Item, model: str = "") -> Features:
    """What was seen of a name and its report, by the name of the feature: all of it, or what a model weighs."""
    asked = asked_by(model) if model else EVERYTHING
    found = _of_name(item, asked.own)
    for title, look in asked.measures:
        seen = look(focus, item)
        if seen[0]:
            found[title] = seen
    for title, sort in asked.sorts:
        for label in sort(focus, item):
            found[f"{title}={label}"] = PRESENT
    if not item.seat:
        found.update(crossed(found))
    return found


@cache
def asked_by(model: str) -> Asked:
    """What a model of the table weighs, by itself or in a product."""
    weighed = {*load(WEIGHTS)[model].weights, *MULTIPLIED}
    sorts = {title.partition("=")[0] for title in weighed}
    own = {title.removeprefix(OWN): title for title in sorted(weighed) if title.startswith(OWN)}
    return Asked(
        tuple(one for one in EVERYTHING.measures if one[0] in weighed),
        tuple(one for one in EVERYTHING.sorts if one[0] in sorts),
        own,
    )


def _of_name(item: Item, own: Mapping[str, str] | None) -> dict[str, Seen]:
    """What was seen of the name itself."""
    seen = item.proposal.features
    if own is None:
        return {f"{OWN}{title}": _lighter(title, one) for title, one in seen.items()}
    return {own[title]: _lighter(title, one) for title, one in seen.items() if title in own}


def _lighter(title: str, seen: Seen) -> Seen:
    """A word somewhere near counts less than what is said of the name: of thousands of them some fit by chance."""
    return (seen[0] * NEARBY, seen[1]) if title.startswith("near_word=") else seen


def crossed(seen: Mapping[str, Seen]) -> dict[str, Seen]:
    """The steps that features are above, and the products of those that were seen."""
    found: dict[str, Seen] = {}
    for name, edges in STEPS.items():
        strength = seen[name][0] if name in seen else 0.0
        found.update(dict.fromkeys(STEP_NAMES[name][: bisect_left(edges, strength)], PRESENT))
    strengths = [(name, seen[name][0]) for name in MULTIPLIED if name in seen]
    for (one, strength), (other, times) in combinations_with_replacement(strengths, 2):
        found[PRODUCTS[one, other]] = (strength * times, "")
    return found
