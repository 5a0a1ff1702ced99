"""What decides, last of all, whether a name means a settlement here: its ranks, and what the report says as a whole.

To what was seen of the words themselves (`mentions/features.py`) come the answer of the ranking, the report's focus,
distances, lists, the same name elsewhere in the report, and what qualifies it. Each feature answers with a strength or
with labels, as there; the weights were learned (`data/weights/places.csv`), for names that a town shares with its
province apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

from geo_incidents.model import PlaceKind
from geo_incidents.places.focus import BESIDE, WINDOW, Focus, close, closeness, elsewhere, here
from geo_incidents.places.report import Item
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring.table import Features

MOST_QUALIFYING = 6  # places of a qualifier that are looked at
FARTHEST = 3.0  # score between two candidates that says all
SURE = 0.0001
MOST_MEMBERS = 10  # of a list, and of a name that stands again and again, that are looked at
LISTED = 0.01  # cost of a spelling that is as good as listed
SETTLED = frozenset({"city", "settlement", "quarter"})
INSIDE = (PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY)
TOWNS = frozenset({"city", "settlement"})
AREAS = frozenset({"countryside", "governorate", "district"})
HEAD = 80  # code points at the start of a report

Measure = Callable[[Focus, Item], Seen]
Sort = Callable[[Focus, Item], Iterable[str]]


def within(value: float, most: float = FARTHEST) -> float:
    """A value kept within bounds."""
    return max(-most, min(most, value))


def name_score(focus: Focus, item: Item) -> Seen:
    """How likely it is a place's name at all, in log-odds."""
    share = min(1 - SURE, max(SURE, item.named))
    return math.log(share / (1 - share)) / 2, f"{item.named:.2f}"


# --- the ranking ---


def foremost(focus: Focus, item: Item) -> Iterator[str]:
    """What the foremost candidate is: here, elsewhere, an area, none."""
    best = item.best
    yield "none" if best is None else "area" if best.kind.is_area else "elsewhere" if best.context else "here"


def ahead_of_elsewhere(focus: Focus, item: Item) -> Seen:
    """How far the foremost place here is ahead of the foremost elsewhere."""
    return (within(item.here.score - item.elsewhere.score), "") if item.here.place else NO


def chance_here(focus: Focus, item: Item) -> Seen:
    """The share of the places here in what all candidates' scores give together."""
    if item.best is None:
        return NO
    most = item.scores[item.order[0]]
    powers = [(math.exp(score - most), option.place) for score, option in zip(item.scores, item.options, strict=True)]
    here_ = sum(power for power, place in powers if not place.context and not place.kind.is_area)
    share = here_ / sum(power for power, _ in powers)
    return 2 * share, f"{share:.2f}"


def called_and_chance(focus: Focus, item: Item) -> Seen:
    """The same, where a noun calls it a village, town or quarter."""
    return chance_here(focus, item) if item.called & SETTLED else NO


def listed_and_chance(focus: Focus, item: Item) -> Seen:
    """The same, where it is spelled as the gazetteer lists the place."""
    return chance_here(focus, item) if item.here.cost <= LISTED else NO


def ahead_of_area(focus: Focus, item: Item) -> Seen:
    """How far it is ahead of the foremost area."""
    return (within(item.here.score - item.area.score), "") if item.here.place else NO


def ahead_here(focus: Focus, item: Item) -> Seen:
    """How far it is ahead of the next here."""
    return (max(0.0, min(2.0, item.here.ahead)), "") if item.here.place else NO


def score_here(focus: Focus, item: Item) -> Seen:
    """The score of the foremost place here."""
    return (max(-2.0, min(4.0, item.here.score)) / 2, "") if item.here.place else NO


def kind_here(focus: Focus, item: Item) -> Iterator[str]:
    """What the foremost place here is."""
    yield str(item.here.place.kind) if item.here.place else "none"


def towards_area(focus: Focus, item: Item) -> Seen:
    """How far the words round a shared name lean towards the area."""
    return (within(item.lean, 6.0) / 2, "") if item.seat else NO


def shared_name(focus: Focus, item: Item) -> Seen:
    """A town and the area round it share the name."""
    return (1.0, "") if item.seat else NO


def relation(focus: Focus, item: Item) -> Iterator[str]:
    """What it does in its phrase: the place itself, a container, a road's end."""
    yield str(item.mention.relation)


def called(focus: Focus, item: Item) -> Iterator[str]:
    """What its nouns call it."""
    yield from sorted(item.called)


# --- where the report is ---


def names_here(focus: Focus, item: Item) -> Seen:
    """Other names of the report that are likely places here."""
    count = focus.all_here - focus.here[item.key]
    return math.log1p(count) / 2, f"{count:.1f}"


def names_elsewhere(focus: Focus, item: Item) -> Seen:
    """Other names of the report that are likely places elsewhere."""
    count = focus.all_elsewhere - focus.elsewhere[item.key]
    return math.log1p(count) / 2, f"{count:.1f}"


def share_here(focus: Focus, item: Item) -> Seen:
    """The share of those here."""
    here_, away = focus.all_here - focus.here[item.key], focus.all_elsewhere - focus.elsewhere[item.key]
    return (here_ + 0.5) / (here_ + away + 1), ""


def none_here(focus: Focus, item: Item) -> Seen:
    """No other name of the report is likely a place here."""
    return (1.0, "") if focus.all_here - focus.here[item.key] < 0.5 else NO


def number_of_names(focus: Focus, item: Item) -> Seen:
    """How many different names the report has."""
    return math.log1p(len(focus.by_key)) / 3, str(len(focus.by_key))


def sentence_names_ours(focus: Focus, item: Item) -> Seen:
    """The sentence names a governorate whose places are drawn."""
    named = focus.governorates_of_sentence(item) & focus.report.ours
    return (1.0, " ".join(sorted(named))) if named else NO


def sentence_names_other(focus: Focus, item: Item) -> Seen:
    """The sentence names a governorate whose places are not drawn."""
    named = focus.governorates_of_sentence(item) - focus.report.ours
    return (1.0, " ".join(sorted(named))) if named else NO


def sentence_names_its(focus: Focus, item: Item) -> Seen:
    """The sentence names the governorate that it would lie in; −1 where it names others only."""
    named = focus.governorates_of_sentence(item)
    if not named or item.here.place is None:
        return NO
    return (1.0, "") if item.here.place.adm1 in named else (-1.0, "another")


def report_names_ours(focus: Focus, item: Item) -> Seen:
    """The share of the drawn ones among the governorates that the report names."""
    total = focus.governorates.total()
    ours = sum(count for code, count in focus.governorates.items() if code in focus.report.ours)
    return (ours / total, "") if total else (0.3, "none is named")


def report_names_other(focus: Focus, item: Item) -> Seen:
    """The share of the others."""
    total = focus.governorates.total()
    return (1 - report_names_ours(focus, item)[0], "") if total else NO


def report_names_its(focus: Focus, item: Item) -> Seen:
    """The share of the governorate that it would lie in."""
    place, total = item.here.place, focus.governorates.total()
    return (focus.governorates[place.adm1] / total, place.adm1) if place and total else NO


def its_governorate_named(focus: Focus, item: Item) -> Seen:
    """The report names the governorate that it would lie in."""
    place = item.here.place
    return (1.0, place.adm1) if place and focus.governorates[place.adm1] else NO


def headline_names_ours(focus: Focus, item: Item) -> Seen:
    """The first line names a governorate whose places are drawn."""
    named = {code for code, key in focus.headline if key != item.key} & focus.report.ours
    return (1.0, "") if named else NO


def headline_names_other(focus: Focus, item: Item) -> Seen:
    """The first line names a governorate whose places are not drawn."""
    named = {code for code, key in focus.headline if key != item.key and code in focus.governorates}
    return (1.0, "") if named - focus.report.ours else NO


def headline_names_country(focus: Focus, item: Item) -> Seen:
    """The first line names a foreign country."""
    return (1.0, "") if any(code in focus.countries for code, _ in focus.headline) else NO


def sentence_names_country(focus: Focus, item: Item) -> Seen:
    """The sentence names a foreign country."""
    named = (code in focus.countries for code, key in focus.sentence[item.sentence] if key != item.key)
    return (1.0, "") if any(named) else NO


def foreign_countries(focus: Focus, item: Item) -> Seen:
    """How many foreign countries the report names."""
    return math.log1p(len(focus.countries)), str(len(focus.countries))


def namesake_governorate_named(focus: Focus, item: Item) -> Seen:
    """The report names the governorate of the foremost place elsewhere."""
    place = item.elsewhere.place
    return (1.0, place.adm1) if place and place.adm1 and focus.governorates[place.adm1] else NO


def namesake_governorate_in_sentence(focus: Focus, item: Item) -> Seen:
    """The sentence names it."""
    place = item.elsewhere.place
    return (1.0, place.adm1) if place and place.adm1 in focus.governorates_of_sentence(item) else NO


# --- distances ---


def near_certain(focus: Focus, item: Item) -> Seen:
    """How near it lies to a certain place of the report."""
    return closeness(item.here.place, focus.places(focus.window(item, WINDOW))), ""


def near_certain_in_sentence(focus: Focus, item: Item) -> Seen:
    """How near it lies to a certain place of the sentence."""
    some = (other for other in focus.window(item, WINDOW) if other.sentence == item.sentence)
    return closeness(item.here.place, focus.places(some)), ""


def near_neighbour(focus: Focus, item: Item) -> Seen:
    """How near it lies to a certain place among the names beside it."""
    return closeness(item.here.place, focus.places(focus.window(item, BESIDE))), ""


def certain_close_by(focus: Focus, item: Item) -> Seen:
    """How many certain places lie close to it."""
    count = close(item.here.place, focus.places(focus.window(item, WINDOW)))
    return math.log1p(count) / 2, str(count)


def near_elsewhere(focus: Focus, item: Item) -> Seen:
    """How near it lies to a certain place elsewhere."""
    return closeness(item.here.place, focus.places_elsewhere(focus.window(item, WINDOW))), ""


def namesake_near(focus: Focus, item: Item) -> Seen:
    """How near the foremost place elsewhere lies to a certain place."""
    return closeness(item.elsewhere.place, _all_places(focus, item, WINDOW)), ""


def namesake_near_neighbour(focus: Focus, item: Item) -> Seen:
    """How near it lies to one among the names beside."""
    return closeness(item.elsewhere.place, _all_places(focus, item, BESIDE)), ""


def _all_places(focus: Focus, item: Item, reach: int) -> list:  # type: ignore[type-arg]
    some = list(focus.window(item, reach))
    return [*focus.places_elsewhere(some), *focus.places(some)]


def certain_places(focus: Focus, item: Item) -> Seen:
    """How many certain places here the names round it mean."""
    count = len(focus.places(focus.window(item, WINDOW)))
    return math.log1p(count) / 2, str(count)


def certain_places_elsewhere(focus: Focus, item: Item) -> Seen:
    """How many certain places elsewhere they mean."""
    count = len(focus.places_elsewhere(focus.window(item, WINDOW)))
    return math.log1p(count) / 2, str(count)


def neighbours_here(focus: Focus, item: Item) -> Seen:
    """The names right beside it are likely places here."""
    return sum(here(other) for other in focus.window(item, 2)) / 4, ""


def neighbours_elsewhere(focus: Focus, item: Item) -> Seen:
    """The names right beside it are likely places elsewhere."""
    return sum(elsewhere(other) for other in focus.window(item, 2)) / 4, ""


# --- lists ---


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
    return closeness(item.here.place, [member.here.place for member in members if member.here.place]), ""


def member_before_here(focus: Focus, item: Item) -> Seen:
    """How likely the member before it is a place here."""
    before = focus.items[item.number - 1] if item.number else None
    return (here(before), "") if before and focus.report.goes_on(before) else NO


# --- the same name elsewhere in the report ---


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
    return within(sum(other.lean for other in others) / len(others), 4.0) / 2, ""


def _others(focus: Focus, item: Item) -> list[Item]:
    return [other for other in focus.by_key[item.key][:MOST_MEMBERS] if other is not item]


# --- what qualifies it ---


def qualified_here(focus: Focus, item: Item) -> Seen:
    """Words beside it say that it lies in or near something here."""
    return _qualified(focus, item, all_away=False)


def qualified_elsewhere(focus: Focus, item: Item) -> Seen:
    """Words beside it say that it lies in or near something elsewhere."""
    return _qualified(focus, item, all_away=True)


def _qualified(focus: Focus, item: Item, *, all_away: bool) -> Seen:
    for qualifier in item.mention.qualifiers:
        named = [focus.report.gazetteer.place(id_) for id_ in qualifier.place_ids[:MOST_QUALIFYING]]
        if named and all(place.context for place in named) is all_away:
            return 1.0, qualifier.text
    return NO


# --- names that a town shares with its province ---


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


def town_unnamed(focus: Focus, item: Item) -> Seen:
    """It would be a quarter or facility here whose town the report never names."""
    place = item.here.place
    if place is None or place.kind not in INSIDE or not place.parent:
        return NO
    return NO if place.parent in focus.report.towns[-1] else (1.0, "")


def other_town_named(focus: Focus, item: Item) -> Seen:
    """So it is, and names beside it are places elsewhere."""
    return neighbours_elsewhere(focus, item) if town_unnamed(focus, item)[0] else NO


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


MEASURES: tuple[Measure, ...] = (
    name_score, ahead_of_elsewhere, chance_here, called_and_chance,
    listed_and_chance, ahead_of_area, ahead_here, score_here, towards_area, shared_name,
    names_here, names_elsewhere, share_here, none_here, number_of_names, sentence_names_ours, sentence_names_other,
    sentence_names_its, report_names_ours, report_names_other, report_names_its, its_governorate_named,
    headline_names_ours, headline_names_other, headline_names_country, sentence_names_country, foreign_countries,
    namesake_governorate_named, namesake_governorate_in_sentence,
    near_certain, near_certain_in_sentence, near_neighbour, certain_close_by, near_elsewhere, namesake_near,
    namesake_near_neighbour, certain_places, certain_places_elsewhere, neighbours_here, neighbours_elsewhere,
    list_length, list_here, list_elsewhere, list_areas, list_names, list_near, member_before_here,
    same_name, same_name_named, same_name_here, same_name_called, same_name_town, same_name_area,
    same_name_towards_area, qualified_here, qualified_elsewhere,
    quarters_named, quarter_in_sentence, governorates_beside, town_unnamed, other_town_named, area_before,
    area_behind, at_head,
)  # fmt: skip
SORTS: tuple[Sort, ...] = (foremost, kind_here, relation, called, seat)
_MEASURES = tuple((look.__name__, look) for look in MEASURES)
_SORTS = tuple((look.__name__, look) for look in SORTS)


def features(focus: Focus, item: Item) -> Features:
    """Everything that was seen of a name and its report, by the name of the feature."""
    found = {f"its {title}": seen for title, seen in item.proposal.features.items()}
    for title, look in _MEASURES:
        seen = look(focus, item)
        if seen[0]:
            found[title] = seen
    for title, sort in _SORTS:
        for label in sort(focus, item):
            found[f"{title}={label}"] = (1.0, "")
    return found
