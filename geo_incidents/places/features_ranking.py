"""Evidence in the ranking of a name's candidates, and in the words that qualify it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from geo_incidents.model import PlaceKind
from geo_incidents.places.features_focus import neighbours_elsewhere
from geo_incidents.places.focus import Focus
from geo_incidents.places.item import Item
from geo_incidents.places.ranking import FIT, fit
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import threshold

MOST_QUALIFYING = 6  # places of a qualifier that are looked at
FARTHEST, LEAN = threshold("places.farthest_score"), threshold("places.farthest_lean")
BEST, WORST = threshold("places.best_score"), threshold("places.worst_score")
SURE = threshold("places.surest_name")
AGAINST = threshold("places.contradicted")
SIDE = "_in"  # ends the relation of a qualifier that tells a side, "n_in"
SETTLED = frozenset({"city", "settlement", "quarter"})
INSIDE = (PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY)


def within(value: float, most: float = FARTHEST) -> float:
    """A value kept within bounds."""
    return max(-most, min(most, value))


def name_score(focus: Focus, item: Item) -> Seen:
    """How likely it is a place name, in log-odds."""
    share = min(1 - SURE, max(SURE, item.named))
    return math.log(share / (1 - share)) / 2, f"{item.named:.2f}"


def foremost(focus: Focus, item: Item) -> Iterator[str]:
    """The kind of the top candidate: here, elsewhere, an area, none."""
    best = item.best
    yield "none" if best is None else "area" if best.kind.is_area else "elsewhere" if best.context else "here"


def ahead_of_elsewhere(focus: Focus, item: Item) -> Seen:
    """The lead of the top place here over the top place elsewhere."""
    return (within(item.here.score - item.elsewhere.score), "") if item.here.place else NO


def chance_here(focus: Focus, item: Item) -> Seen:
    """The share of the places here in the sum over all candidates."""
    share = item.chance_here
    return NO if share is None else (2 * share, f"{share:.2f}")


def called_and_chance(focus: Focus, item: Item) -> Seen:
    """The same, where a noun calls it a village, town or quarter."""
    return chance_here(focus, item) if item.called & SETTLED else NO


def listed_and_chance(focus: Focus, item: Item) -> Seen:
    """The same, where it is spelled as the gazetteer lists the place."""
    return chance_here(focus, item) if item.here.cost <= spelled.LISTED else NO


def ahead_of_area(focus: Focus, item: Item) -> Seen:
    """Its lead over the top area."""
    return (within(item.here.score - item.area.score), "") if item.here.place else NO


def ahead_here(focus: Focus, item: Item) -> Seen:
    """How far it is ahead of the next here."""
    return (max(0.0, min(2.0, item.here.ahead)), "") if item.here.place else NO


def score_here(focus: Focus, item: Item) -> Seen:
    """The score of the top place here."""
    return (max(WORST, min(BEST, item.here.score)) / 2, "") if item.here.place else NO


def kind_here(focus: Focus, item: Item) -> Iterator[str]:
    """The kind of the top place here."""
    yield str(item.here.place.kind) if item.here.place else "none"


def towards_area(focus: Focus, item: Item) -> Seen:
    """How far the words round a shared name lean towards the area."""
    return (within(item.lean, LEAN) / 2, "") if item.seat else NO


def shared_name(focus: Focus, item: Item) -> Seen:
    """A town and the area round it share the name."""
    return (1.0, "") if item.seat else NO


def relation(focus: Focus, item: Item) -> Iterator[str]:
    """What it does in its phrase: the place itself, a container, a road's end."""
    yield str(item.mention.relation)


def called(focus: Focus, item: Item) -> Iterator[str]:
    """What its nouns call it."""
    yield from sorted(item.called)


def qualified_here(focus: Focus, item: Item) -> Seen:
    """Words beside it say that it lies in or near something here."""
    return _qualified(focus, item, all_away=False)


def qualified_elsewhere(focus: Focus, item: Item) -> Seen:
    """Words beside it say that it lies in or near something elsewhere."""
    return _qualified(focus, item, all_away=True)


def qualified_against(focus: Focus, item: Item) -> Seen:
    """Words beside it say that it lies where the top place here does not."""
    place = item.here.place
    for qualifier in item.mention.qualifiers if place else ():
        if place and qualifier.place_ids and fit(focus.report, qualifier, place) <= AGAINST:
            return 1.0, qualifier.text
    return NO


def side_told(focus: Focus, item: Item) -> Seen:
    """Words beside it say on which side of an area it lies: 1 where the top place here does, below 0 elsewhere."""
    place = item.here.place
    for qualifier in item.mention.qualifiers if place else ():
        if place and qualifier.place_ids and qualifier.relation.endswith(SIDE):
            return fit(focus.report, qualifier, place) / FIT["side"], qualifier.text
    return NO


def quarter_elsewhere(focus: Focus, item: Item) -> Seen:
    """It is called a quarter, and of its exact namesakes only one elsewhere is one."""
    if "quarter" not in item.called:
        return NO
    quarters = [o.place for o in item.options if -o.score <= spelled.LISTED and o.place.kind is PlaceKind.NEIGHBOURHOOD]
    away = all(place.context for place in quarters)
    return (1.0, quarters[0].name) if quarters and away else NO


def _qualified(focus: Focus, item: Item, *, all_away: bool) -> Seen:
    for qualifier in item.mention.qualifiers:
        named = [focus.report.gazetteer.place(id_) for id_ in qualifier.place_ids[:MOST_QUALIFYING]]
        if named and all(place.context for place in named) is all_away:
            return 1.0, qualifier.text
    return NO


def town_unnamed(focus: Focus, item: Item) -> Seen:
    """It would be a quarter or facility here whose town the report never names."""
    place = item.here.place
    if place is None or place.kind not in INSIDE or not place.parent:
        return NO
    return NO if place.parent in focus.report.towns[-1] else (1.0, "")


def other_town_named(focus: Focus, item: Item) -> Seen:
    """So it is, and names beside it are places elsewhere."""
    return neighbours_elsewhere(focus, item) if town_unnamed(focus, item)[0] else NO
