"""Evidence in where a report is: what else it names, which governorates and countries, and how near they lie."""

from __future__ import annotations

import math

from geo_incidents.places.focus import CLOSE_M, Focus, closeness, closest, elsewhere, here
from geo_incidents.places.item import Item
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring.table import threshold

NONE_NAMED = threshold("focus.none_named")


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
    share = focus.share_ours
    return (NONE_NAMED, "none is named") if share is None else (share, "")


def report_names_other(focus: Focus, item: Item) -> Seen:
    """The share of the others."""
    share = focus.share_ours
    return NO if share is None else (1 - share, "")


def report_names_its(focus: Focus, item: Item) -> Seen:
    """The share of the governorate that it would lie in."""
    place, named = item.here.place, focus.governorates
    return (named[place.adm1] / named.total(), place.adm1) if place and named else NO


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
    return closeness([metres for _, metres in focus.nearby(item).metres]), ""


def near_certain_in_sentence(focus: Focus, item: Item) -> Seen:
    """How near it lies to a certain place of the sentence."""
    return closeness(focus.nearby(item).in_sentence()), ""


def near_neighbour(focus: Focus, item: Item) -> Seen:
    """How near it lies to a certain place among the names beside it."""
    nearby = focus.nearby(item)
    return closeness(nearby.beside(nearby.metres)), ""


def certain_close_by(focus: Focus, item: Item) -> Seen:
    """How many certain places lie close to it."""
    count = sum(metres < CLOSE_M for _, metres in focus.nearby(item).metres)
    return math.log1p(count) / 2, str(count)


def near_elsewhere(focus: Focus, item: Item) -> Seen:
    """How near it lies to a certain place elsewhere."""
    return closest(item.here.place, [place for _, place in focus.nearby(item).elsewhere]), ""


def namesake_near(focus: Focus, item: Item) -> Seen:
    """How near the foremost place elsewhere lies to a certain place."""
    return closeness([metres for _, metres in focus.nearby(item).namesake_metres]), ""


def namesake_near_neighbour(focus: Focus, item: Item) -> Seen:
    """How near it lies to one among the names beside."""
    nearby = focus.nearby(item)
    return closeness(nearby.beside(nearby.namesake_metres)), ""


def certain_places(focus: Focus, item: Item) -> Seen:
    """How many certain places here the names round it mean."""
    count = len(focus.nearby(item).here)
    return math.log1p(count) / 2, str(count)


def certain_places_elsewhere(focus: Focus, item: Item) -> Seen:
    """How many certain places elsewhere they mean."""
    count = len(focus.nearby(item).elsewhere)
    return math.log1p(count) / 2, str(count)


def neighbours_here(focus: Focus, item: Item) -> Seen:
    """The names right beside it are likely places here."""
    return sum(here(other) for other in focus.window(item, 2)) / 4, ""


def neighbours_elsewhere(focus: Focus, item: Item) -> Seen:
    """The names right beside it are likely places elsewhere."""
    return sum(elsewhere(other) for other in focus.window(item, 2)) / 4, ""
