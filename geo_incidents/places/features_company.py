"""Evidence in the list a name stands in, and in the same name elsewhere in the report."""

from __future__ import annotations

import math

from geo_incidents.places.features_ranking import within
from geo_incidents.places.focus import Focus, closest, here
from geo_incidents.places.item import Item
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring.table import threshold

FARTHEST_LEAN = threshold("places.farthest_list_lean")
MOST_LOOKED_AT = 10  # times that a name stands in a report
TOWNS = frozenset({"city", "settlement"})
AREAS = frozenset({"countryside", "governorate", "district"})


def list_length(focus: Focus, item: Item) -> Seen:
    """How many other members its list has."""
    count = len(focus.list_of(item))
    return math.log1p(count) / 2, str(count)


def list_here(focus: Focus, item: Item) -> Seen:
    """How likely the other members of its list are places here."""
    members = focus.list_of(item)
    return (sum(map(here, members)) / len(members), "") if members else NO


def list_elsewhere(focus: Focus, item: Item) -> Seen:
    """The share of those that are places elsewhere."""
    members = focus.list_of(item)
    away = sum(member.best is not None and member.best.context for member in members)
    return (away / len(members), "") if members else NO


def list_areas(focus: Focus, item: Item) -> Seen:
    """The share of those that are areas."""
    members = focus.list_of(item)
    areas = sum(member.best is not None and member.best.kind.is_area for member in members)
    return (areas / len(members), "") if members else NO


def list_names(focus: Focus, item: Item) -> Seen:
    """How likely they are names of places at all."""
    members = focus.list_of(item)
    return (sum(member.named for member in members) / len(members), "") if members else NO


def list_near(focus: Focus, item: Item) -> Seen:
    """How near it lies to one of them."""
    members = focus.list_of(item)
    return closest(item.here.place, [member.here.place for member in members if member.here.place]), ""


def member_before_here(focus: Focus, item: Item) -> Seen:
    """How likely the member before it is a place here."""
    before = focus.items[item.number - 1] if item.number else None
    return (here(before), "") if before and focus.report.goes_on(before) else NO


# --- the same name ---


def same_name(focus: Focus, item: Item) -> Seen:
    """How often the report has the name besides."""
    count = len(focus.by_key[item.key]) - 1
    return math.log1p(count) / 2, str(count)


def same_name_named(focus: Focus, item: Item) -> Seen:
    """How likely it is a place's name there."""
    return max((other.named for other in _others(focus, item)), default=0.0), ""


def same_name_here(focus: Focus, item: Item) -> Seen:
    """How likely it is a place here there."""
    return max((here(other) for other in _others(focus, item)), default=0.0), ""


def same_name_called(focus: Focus, item: Item) -> Seen:
    """A noun says there what it is."""
    return (1.0, "") if any(other.called for other in _others(focus, item)) else NO


def same_name_town(focus: Focus, item: Item) -> Seen:
    """It is called a town or village there."""
    return (1.0, "") if any(other.called & TOWNS for other in _others(focus, item)) else NO


def same_name_area(focus: Focus, item: Item) -> Seen:
    """It is called an area there."""
    return (1.0, "") if any(other.called & AREAS for other in _others(focus, item)) else NO


def same_name_towards_area(focus: Focus, item: Item) -> Seen:
    """How far it leans towards the area there."""
    others = _others(focus, item)
    if not item.seat or not others:
        return NO
    return within(sum(other.lean for other in others) / len(others), FARTHEST_LEAN) / 2, ""


def _others(focus: Focus, item: Item) -> list[Item]:
    namesakes = focus.by_key[item.key]
    return [other for other in namesakes[:MOST_LOOKED_AT] if other is not item] if len(namesakes) > 1 else []
