"""Evidence for names that a town shares with its province: "Hama" the city or "Hama" the governorate."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import takewhile

from geo_incidents.model import PlaceKind
from geo_incidents.places.focus import NAMED, WINDOW, Focus
from geo_incidents.places.item import Item
from geo_incidents.reasons import NO, Seen, titled
from geo_incidents.text import fold

HEAD = 80  # code points at the start of a report
BESIDE = 60  # code points between two names within which one says what the other is
INSIDE = (PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY)
VILLAGES = (PlaceKind.VILLAGE, PlaceKind.TOWN)
Measure = Callable[[Focus, Item], Seen]
Scope = Callable[[Focus, Item], list[Item]]  # the names that are looked at
Find = Callable[[Item, list[Item]], list[Item]]  # those among them that count
VILLAGES_OF = "villages_of"  # a qualifier
HEADS = "heads_line"  # a feature of names
KEPT = 3  # what the logarithm of a text's length is divided by: a feature stays near 1


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
        and other.named > NAMED
    ]


def _behind(focus: Focus, item: Item) -> list[Item]:
    both = (*focus.of_sentence(item.sentence), *focus.of_sentence(item.sentence + 1))
    return [other for other in both if other.number > item.number]


def _villages(item: Item, others: list[Item]) -> list[Item]:
    likely = ((other, other.best) for other in others if other.named > NAMED and not other.seat)
    town = item.here.place
    return [o for o, best in likely if town and best and best.kind in VILLAGES and best.adm1 == town.adm1]


def _insides(item: Item, others: list[Item]) -> list[Item]:
    return [other for other in others if other.named > NAMED and other.best and other.best.kind in INSIDE]


def _sentence(focus: Focus, item: Item) -> list[Item]:
    return list(focus.of_sentence(item.sentence))


def _round(focus: Focus, item: Item) -> list[Item]:
    return list(focus.window(item, WINDOW))


def _count(what: Find, scope: Scope, title: str, why: str) -> Measure:
    def look(focus: Focus, item: Item) -> Seen:
        found = what(item, scope(focus, item)) if item.seat else []
        return (math.log1p(len(found)), str(len(found))) if found else NO

    return titled(title, why, look)


def _nothing(scope: Scope, title: str, why: str) -> Measure:
    def look(focus: Focus, item: Item) -> Seen:
        others = scope(focus, item) if item.seat else []
        return NO if not item.seat or _villages(item, others) or _insides(item, others) else (1.0, "")

    return titled(title, why, look)


COUNTS = (
    _count(
        _villages,
        _sentence,
        "villages_in_sentence",
        "How many villages and towns of its governorate the sentence names.",
    ),
    _count(_villages, _behind, "villages_behind", "How many are named behind it, in its sentence and the next."),
    _count(_villages, _round, "villages_round", "How many the report names round it."),
    _count(
        _insides,
        _sentence,
        "insides_in_sentence",
        "How many quarters and facilities, of whatever town, the sentence names.",
    ),
    _count(_insides, _behind, "insides_behind", "How many are named behind it, in its sentence and the next."),
    _count(_insides, _round, "insides_round", "How many the report names round it."),
    _nothing(
        _sentence, "nothing_in_sentence", "The sentence names neither a village of its governorate nor a quarter."
    ),
    _nothing(_behind, "nothing_behind", "Nor does what follows behind it, up to the end of the next sentence."),
)


def governorates_beside(focus: Focus, item: Item) -> Seen:
    """How many other governorates the sentence names."""
    count = len(focus.governorates_of_sentence(item)) if item.seat else 0
    return min(4, count) / 2, str(count)


def governorates_in_report(focus: Focus, item: Item) -> Seen:
    """How many governorates the report names."""
    count = len(focus.governorates) if item.seat else 0
    return math.log1p(count), str(count)


def report_length(focus: Focus, item: Item) -> Seen:
    """How long the report is."""
    length = len(focus.report.analysed.text)
    return (math.log(length) / KEPT, f"{length} letters") if item.seat else NO


def name_before(focus: Focus, item: Item) -> Iterator[str]:
    """What the name before it is, and whether it stands close by."""
    before = focus.items[item.number - 1] if item.number and item.seat else None
    if before is not None:
        yield _beside(before, item)


def name_behind(focus: Focus, item: Item) -> Iterator[str]:
    """What the name behind it is, likewise."""
    behind = focus.items[item.number + 1] if item.seat and item.number + 1 < len(focus.items) else None
    if behind is not None:
        yield _beside(behind, item)


def _beside(other: Item, item: Item) -> str:
    first, second = sorted((other.mention.span, item.mention.span))
    close = "" if second.start - first.end < BESIDE else ", farther off"
    best = other.best
    if best is None:
        return f"unlisted{close}"
    return f"{best.kind}{' elsewhere' if best.context else ''}{', shared' if other.seat else ''}{close}"


def at_head(focus: Focus, item: Item) -> Seen:
    """It stands at the head of the report."""
    return (1.0, "") if item.seat and item.mention.span.start < HEAD else NO


def villages_of(focus: Focus, item: Item) -> Iterator[str]:
    """The plural noun before it or its list: "قرى جبلة والقرداحة" are those of two districts; and the list."""
    for qualifier in item.mention.qualifiers if item.seat else ():
        if qualifier.relation == VILLAGES_OF:
            yield fold(qualifier.text).text.split()[0]
            yield _company(focus.list_of(item))


def _company(members: list[Item]) -> str:
    if not members:
        return "alone"
    return "with others shared" if all(member.seat for member in members) else "in a list of villages"


def section_villages(focus: Focus, item: Item) -> Seen:
    """It heads a line, and how many villages of its governorate are named below, up to the next such heading."""
    found = _villages(item, _below(focus, item))
    return math.log1p(len(found)), str(len(found))


def section_insides(focus: Focus, item: Item) -> Seen:
    """So it does, and how many quarters and facilities are."""
    found = _insides(item, _below(focus, item))
    return math.log1p(len(found)), str(len(found))


def section_empty(focus: Focus, item: Item) -> Seen:
    """So it does, and neither are."""
    heads = item.seat and HEADS in item.proposal.features
    below = _below(focus, item) if heads else []
    return (1.0, "") if heads and not (_villages(item, below) or _insides(item, below)) else NO


def _below(focus: Focus, item: Item) -> list[Item]:
    if not item.seat or HEADS not in item.proposal.features:
        return []
    behind = focus.items[item.number + 1 : item.number + 1 + WINDOW]
    return list(takewhile(lambda other: not (HEADS in other.proposal.features and other.ambiguous), behind))


def seat(focus: Focus, item: Item) -> Iterator[str]:
    """Which town it is."""
    if item.seat and item.here.place:
        yield item.here.place.name
