"""The place that a table's column states for a row, for claims whose own words name none.

The column speaks for what its row tells, never against a place that the text names: a claim with a mark keeps it. A
name that several places share is settled by the row's coordinates, or else listed as unsure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.geo import haversine_m
from geo_incidents.gazetteer.lookup import Found, lookup
from geo_incidents.gazetteer.within import COMMA, inside
from geo_incidents.model import (
    Candidate,
    Claim,
    Mention,
    Place,
    PlaceKind,
    Precision,
    Reason,
    Resolution,
    Scope,
    Source,
    Span,
    Status,
)
from geo_incidents.scoring.table import threshold

STATED = "stated_place"  # feature of the reason, as of names that the column bears out
RULE = "place:stated"
SPELLED = threshold("stated.spelled")
LEAD = threshold("stated.lead")
WEIGHT = 1.0  # of the column's word: nothing else speaks for the place
SURE, UNSURE = threshold("stated.sure"), threshold("stated.unsure")
NEAREST_M = threshold("stated.place_metres")
NOWHERE = Span(0, 0)
INSIDE = (PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY)


def with_stated_place(claims: Iterable[Claim], source: Source, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims, those without a place of their own at the place that their row states."""
    held = tuple(claims)
    if not source.place.strip() or not any(map(_is_open, held)):
        return held
    stated = stated_place(source, gazetteer)
    if stated is None:
        return held
    return tuple(_placed(claim, stated) if _takes(claim, stated) else claim for claim in held)


def stated_place(source: Source, gazetteer: Gazetteer) -> Resolution | None:
    """What the column's name means: a place here or elsewhere, an area, or unsure with its candidates.

    None where no place is called so: a column holds anything, and what is no place's name is not repeated.
    """
    found = tuple(_spelled(lookup(gazetteer, source.place)))
    if not found:
        return None
    name = COMMA.split(source.place.strip())[0]
    reason = Reason(STATED, WEIGHT, f"stated by the source: {name}")
    near = [one for one in found if _is_near(one.candidate.place, source)]
    best = (near or found)[:1]
    ranked = tuple(one.candidate for one in found)
    mention = Mention(source.report_id, NOWHERE, name, ranked, offsets_withheld=True)
    if not (near or _leads(found)):
        return Resolution(mention, Status.UNSURE, None, UNSURE, Precision.UNNAMED, ranked, (reason,))
    place = best[0].candidate.place
    return Resolution(mention, _status(place), place, SURE, _precision(place), ranked, (reason,))


def _spelled(found: Iterable[Found]) -> Iterator[Found]:
    """Answers that need no excuse for their spelling."""
    return (one for one in found if -one.candidate.reasons[0].weight <= SPELLED)


def _leads(found: tuple[Found, ...]) -> bool:
    """Whether the first answer is clear: no governorate of that name, and ahead of every other settlement."""
    if any(one.candidate.place.kind is PlaceKind.GOVERNORATE for one in found[1:]):
        return False
    settlements = [_score(one.candidate) for one in found if not one.candidate.place.kind.is_area]
    return len(settlements) < 2 or settlements[0] - settlements[1] >= LEAD


def _score(candidate: Candidate) -> float:
    return sum(reason.weight for reason in candidate.reasons)


def _is_near(place: Place, source: Source) -> bool:
    """Whether the row's own coordinates lie at the place."""
    if place.lat is None or place.lon is None:
        return False
    limit = max(place.radius_m, NEAREST_M)
    return any(haversine_m(place.lat, place.lon, point.lat, point.lon) <= limit for point in source.stated)


def _status(place: Place) -> Status:
    if place.context:
        return Status.OUT_OF_AREA
    return Status.AREA if place.kind.is_area else Status.RESOLVED


def _precision(place: Place) -> Precision:
    if place.kind.is_area:
        return Precision(place.kind) if place.kind in Precision else Precision.REGION
    return Precision.POINT if place.kind in INSIDE else Precision.SETTLEMENT


def _is_open(claim: Claim) -> bool:
    """Whether a claim has nothing but areas, or nothing at all."""
    return not claim.places or all(found.status is Status.AREA for found in claim.places)


def _takes(claim: Claim, stated: Resolution) -> bool:
    """Whether the column says more than the claim: anything where that names nothing, a place inside its areas."""
    if not claim.places:
        return True
    place = stated.place
    if not _is_open(claim) or not stated.is_mark or place is None:
        return False
    return all(found.place is not None and inside(place, found.place) for found in claim.places)


def _placed(claim: Claim, stated: Resolution) -> Claim:
    counts = claim.counts
    if stated.is_mark:
        counts = tuple(replace(one, scope=Scope.PLACE) for one in counts)
    return replace(claim, places=(stated,), counts=counts, rules=(RULE, *claim.rules[1:]))
