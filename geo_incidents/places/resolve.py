"""From the mentions of a document to their resolutions."""

from __future__ import annotations

import math

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.model import Document, Mention, Place, PlaceKind, Precision, Relation, Resolution, Status
from geo_incidents.places.items import Item, Report
from geo_incidents.places.rank import rank

AREA_PRECISION = {
    PlaceKind.COUNTRY: Precision.COUNTRY, PlaceKind.REGION: Precision.REGION,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE, PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.SUBDISTRICT: Precision.SUBDISTRICT, PlaceKind.NEIGHBOURHOOD: Precision.POINT,
    PlaceKind.FACILITY: Precision.POINT,
}  # fmt: skip
SURE = 0.5
ALONE = 0.4  # of a name in a report that says nothing of the country


def resolve(document: Document, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[Resolution, ...]:
    """One resolution per mention, in text order."""
    report = Report(document, mentions, gazetteer)
    rank(report)
    return tuple(_resolution(item) for item in report.items)


def _resolution(item: Item) -> Resolution:
    best = item.best
    if best is None:
        return Resolution(item.mention, Status.UNSURE, None, 0.3, Precision.UNNAMED)
    sure = confidence(item)
    place = best.place
    status = _status(place, sure)
    precision = _precision(item, place)
    return Resolution(item.mention, status, place, sure, precision, tuple(item.ranked), best.reasons)


def _status(place: Place, sure: float) -> Status:
    if place.context:
        return Status.OUT_OF_AREA
    if place.kind.is_area:
        return Status.AREA
    return Status.RESOLVED if sure >= SURE else Status.UNSURE


def _precision(item: Item, place: Place) -> Precision:
    precision = AREA_PRECISION.get(place.kind, Precision.SETTLEMENT)
    return Precision.NEAR if item.mention.relation is Relation.NEAR and not place.kind.is_area else precision


def confidence(item: Item) -> float:
    """How sure the answer is."""
    evidence = sum(reason.weight for reason in item.mention.evidence)
    cost = -max(candidate.score for candidate in item.mention.candidates)
    margin = item.margin
    if any(reason.feature == "alone" for reason in item.mention.evidence):
        return ALONE
    sure = _logistic(1.6 * (evidence + 0.6)) * _logistic(3 * (margin - 0.05)) * (1 - min(0.9, 4 * max(0, cost - 0.03)))
    return round(sure, 3)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))
