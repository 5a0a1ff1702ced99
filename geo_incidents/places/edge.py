"""Places just across the border of the gazetteer's area that a report itself counts to a governorate inside it.

Reports put Skik, listed in Idlib, in the countryside of Hama. Where the words beside the name say so, the place is
drawn, and the resolution says what it rests on: "listed in Idlib; told as Hama". Without such words it stays elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.model import Candidate, Mention, Place, PlaceKind, Precision, Reason, Relation, Resolution, Status
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import threshold

LOOKED_AT = (Status.OUT_OF_AREA, Status.UNSURE)
SURE = threshold("places.edge")


def edged(found: Sequence[Resolution], gazetteer: Gazetteer) -> tuple[Resolution, ...]:
    """The resolutions, with places across the border drawn where the report counts them to a governorate inside."""
    return tuple(_edged(one, gazetteer) if one.status in LOOKED_AT else one for one in found)


def _edged(one: Resolution, gazetteer: Gazetteer) -> Resolution:
    candidate = _across(one)
    if candidate is None or not (told := told_governorate(one.mention, candidate.place, gazetteer)):
        return one
    place = candidate.place
    listed = gazetteer.area(place.adm1).name
    reason = Reason("edge", 0.0, f"listed in {listed}; told as {told.name}")
    precision = Precision.NEAR if one.mention.relation is Relation.NEAR else Precision.SETTLEMENT
    return replace(
        one, status=Status.RESOLVED, place=place, confidence=SURE, precision=precision, parent=None,
        reasons=(reason, *candidate.reasons), told_as=told.pcode,
    )  # fmt: skip


def _across(one: Resolution) -> Candidate | None:
    """The candidate across the border, where it is spelled as listed and nothing here is spelled as well."""
    well = [candidate for candidate in one.mention.candidates if candidate.score >= -spelled.OWN]
    if any(not candidate.place.context for candidate in well):
        return None
    return next((candidate for candidate in well if candidate.place.context and candidate.place.told_as), None)


def told_governorate(mention: Mention, place: Place, gazetteer: Gazetteer) -> Place | None:
    """The governorate beside the name to which reports count the place; None where the words say none."""
    for qualifier in mention.qualifiers:
        named = [gazetteer.place(place_id) for place_id in qualifier.place_ids]
        pcodes = {area.adm1 for area in named if area.kind.is_area or area.kind is PlaceKind.CITY}
        for pcode in place.told_as:
            if pcode in pcodes and place.adm1 not in pcodes:
                return gazetteer.area(pcode)
    return None
