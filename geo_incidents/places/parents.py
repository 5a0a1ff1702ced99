"""The smallest area that must contain an unplaced name, according to its qualifiers or its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from geo_incidents.model import Place, PlaceKind
from geo_incidents.places.item import Item
from geo_incidents.places.report import Report

SMALLNESS = {PlaceKind.GOVERNORATE: 1, PlaceKind.DISTRICT: 2, PlaceKind.SUBDISTRICT: 3}
SETTLED = (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE)


def parent_of(report: Report, item: Item) -> Place | None:
    """The place named by the name's qualifiers, else the governorate of the names round it."""
    named = list(_qualifying(report, item))
    if named:
        quarter = "quarter" in item.called or "facility" in item.called
        settled = [place for place in named if quarter and place.kind in SETTLED]
        areas = [place for place in named if place.kind in SMALLNESS]
        if settled or areas:
            return settled[0] if settled else max(areas, key=lambda place: SMALLNESS[place.kind])
        return report.governorate_of(named[0])
    return _around(report, item)


def _qualifying(report: Report, item: Item) -> Iterator[Place]:
    """What the names that qualify it were decided to be."""
    yield from (other.best for other in report.qualifying[item.mention.span] if other.best)
    for qualifier in item.mention.qualifiers:
        if qualifier.place_ids:
            yield from report.places(qualifier.place_ids)[:1]


def _around(report: Report, item: Item) -> Place | None:
    """The governorate of the nearest certain name, where all of the sentence agree on it."""
    near = [
        other.best
        for other in report.items[max(0, item.number - 2) : item.number + 3]
        if other is not item and other.best and other.sentence == item.sentence
    ]
    governorates = {place.adm1 for place in near if place.adm1}
    return report.governorate_of(near[0]) if len(governorates) == 1 and near[0].adm1 else None
