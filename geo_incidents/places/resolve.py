"""From the mentions of a document to their resolutions."""

from __future__ import annotations

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.online import answered
from geo_incidents.model import Mention, Place, PlaceKind, Precision, Reason, Relation, Resolution, Status
from geo_incidents.places.confidence import confidence
from geo_incidents.places.edge import edged
from geo_incidents.places.evidence import fit
from geo_incidents.places.items import Item, Report
from geo_incidents.places.parents import parent_of
from geo_incidents.places.rank import rank
from geo_incidents.text import Analysed

PRECISION = {
    PlaceKind.COUNTRY: Precision.COUNTRY, PlaceKind.REGION: Precision.REGION,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE, PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.SUBDISTRICT: Precision.SUBDISTRICT, PlaceKind.NEIGHBOURHOOD: Precision.POINT,
    PlaceKind.FACILITY: Precision.POINT, PlaceKind.WATER: Precision.REGION, PlaceKind.ROAD: Precision.REGION,
}  # fmt: skip
SURE = 0.7  # below, three of ten answers were wrong
DENIED = -1.0  # that a qualifier fits: not at all
TELLING = frozenset({"cue_before", "cue_after", "preposition", "in_list", "place_cue", "area_cue"})
FAR_FETCHED = 0.08  # cost of a spelling
SETTLED = (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD)
UNLISTED = 0.3  # that an unlisted name lies where its parent says


def resolve(analysed: Analysed, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[Resolution, ...]:
    """One resolution per mention, in text order."""
    report = Report(analysed, mentions, gazetteer)
    rank(report)
    found = edged([_resolution(report, item) for item in report.items], gazetteer)
    return answered(found, gazetteer.online) if gazetteer.online else found


def _resolution(report: Report, item: Item) -> Resolution:
    best = item.best
    if best is None:
        return _unlisted(report, item, Reason("unlisted", 0.0, "no gazetteer has the name"))
    if _far_fetched(item, best):
        return _instead(report, item, Reason("spelling", 0.0, f"{best.name} is elsewhere and spelled otherwise"))
    if best.context and _denied(report, item, best):
        return _unlisted(report, item, Reason("qualified", 0.0, f"{best.name} lies elsewhere than the report says"))
    if best.context and _stray(report, item, best):
        return _instead(report, item, Reason("stray", 0.0, f"nothing else of the report lies where {best.name} does"))
    if _astray(report, best):
        why = f"{best.name} lies in a town the report does not name"
        return _unlisted(report, item, Reason("quarter", 0.0, why))
    sure = confidence(item)
    return Resolution(
        item.mention,
        _status(best, sure),
        best,
        sure,
        _precision(item, best),
        tuple(item.ranked),
        item.ranked[0].reasons,
    )


def _unlisted(report: Report, item: Item, reason: Reason) -> Resolution:
    """A name without a place: told with the area it must lie in, or set aside where that is not ours."""
    parent = parent_of(report, item)
    status = Status.OUT_OF_AREA if parent and parent.context else Status.UNSURE
    return Resolution(item.mention, status, None, UNLISTED, Precision.UNNAMED, tuple(item.ranked), (reason,), parent)


def _instead(report: Report, item: Item, reason: Reason) -> Resolution:
    """A name whose foremost place is not meant: the best one here is told as a guess, where there is one."""
    here = (one for one in item.ranked if not one.place.context)
    guess = next((one for one in here if one.place.kind in SETTLED), None)
    if guess is None:
        return _unlisted(report, item, reason)
    precision = _precision(item, guess.place)
    reasons = (reason, *guess.reasons)
    return Resolution(item.mention, Status.UNSURE, guess.place, UNLISTED, precision, tuple(item.ranked), reasons)


def _far_fetched(item: Item, place: Place) -> bool:
    """A village elsewhere under a name that had to be bent, where words or neighbours say the name is one here."""
    told = any(reason.feature in TELLING for reason in item.mention.evidence) or any(
        qualifier.relation == "near" for qualifier in item.mention.qualifiers
    )
    cost = next((-one.score for one in item.options if one.place is place), 0.0)
    return told and place.context and cost > FAR_FETCHED


def _denied(report: Report, item: Item, place: Place) -> bool:
    """A place elsewhere, where the words beside the name say that it lies here: no gazetteer has the one meant."""
    told = [
        q for q in item.mention.qualifiers if q.place_ids and not any(p.context for p in report.places(q.place_ids))
    ]
    return any(fit(report, qualifier, place) <= DENIED for qualifier in told)


def _stray(report: Report, item: Item, place: Place) -> bool:
    """A village of a governorate that nothing else of the report names or lies in: a namesake here is likelier."""
    mates = report.mates(item)
    told = mates or item.called & {"settlement", "quarter", "edge"}
    small = place.kind in (PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD, PlaceKind.TOWN)
    if not (told and small and place.adm1):
        return False
    alone = bool(mates) and all(mate.best and not mate.best.context for mate in mates)
    return alone or not report.mentions_governorate(place.adm1, but=item.key)


def _astray(report: Report, place: Place) -> bool:
    """A quarter of a town that the report never names is probably another of the same name."""
    inside = place.kind is PlaceKind.NEIGHBOURHOOD and not place.context
    return inside and bool(place.parent) and place.parent not in report.towns[-1]


def _status(place: Place, sure: float) -> Status:
    if place.context:
        return Status.OUT_OF_AREA
    if place.kind.is_area:
        return Status.AREA
    return Status.RESOLVED if sure >= SURE else Status.UNSURE


def _precision(item: Item, place: Place) -> Precision:
    near = item.mention.relation is Relation.NEAR and not place.kind.is_area
    return Precision.NEAR if near else PRECISION.get(place.kind, Precision.SETTLEMENT)
