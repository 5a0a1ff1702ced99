"""Evidence for names that a town shares with its province: "Hama" the city or "Hama" the governorate."""

from __future__ import annotations

import math
from collections.abc import Iterator

from geo_incidents.model import PlaceKind
from geo_incidents.places.focus import WINDOW, Focus
from geo_incidents.places.item import Item
from geo_incidents.reasons import NO, Seen

HEAD = 80  # code points at the start of a report


def quarters_named(focus: Focus, item: Item) -> Seen:
    """How many quarters of the town the report names."""
    count = len(_quarters(focus, item)) if item.seat else 0
    return math.log1p(count), str(count)


def quarter_in_sentence(focus: Focus, item: Item) -> Seen:
    """The sentence names a quarter of the town."""
    found = item.seat and any(other.sentence == item.sentence for other in _quarters(focus, item))
    return (1.0, "") if found else NO


def _quarters(focus: Focus, item: Item) -> list[Item]:
    town = item.here.place
    return [
        other
        for other in focus.window(item, WINDOW)
        if (place := other.here.place)
        and place.kind is PlaceKind.NEIGHBOURHOOD
        and town
        and place.parent == town.id
        and other.named > 0.5
    ]


def governorates_beside(focus: Focus, item: Item) -> Seen:
    """How many other governorates the sentence names."""
    count = len(focus.governorates_of_sentence(item)) if item.seat else 0
    return min(4, count) / 2, str(count)


def area_before(focus: Focus, item: Item) -> Seen:
    """The name before it is an area's."""
    before = focus.items[item.number - 1] if item.number and item.seat else None
    return (1.0, "") if before and before.best and before.best.kind.is_area else NO


def area_behind(focus: Focus, item: Item) -> Seen:
    """The name behind it is an area's."""
    behind = focus.items[item.number + 1] if item.seat and item.number + 1 < len(focus.items) else None
    return (1.0, "") if behind and behind.best and behind.best.kind.is_area else NO


def at_head(focus: Focus, item: Item) -> Seen:
    """It stands at the head of the report."""
    return (1.0, "") if item.seat and item.mention.span.start < HEAD else NO


def seat(focus: Focus, item: Item) -> Iterator[str]:
    """Which town it is."""
    if item.seat and item.here.place:
        yield item.here.place.name
