"""Sensitive incidents: shown by the smallest area round their place that has a name, or held back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from geo_incidents.model import (
    AreaStatement,
    Candidate,
    Claim,
    Incident,
    Place,
    PlaceKind,
    Precision,
    Reason,
    Resolution,
    Span,
    Status,
)

PRECISIONS = {
    PlaceKind.SUBDISTRICT: Precision.SUBDISTRICT,
    PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE,
}


def area_of(place: Place, areas: Mapping[str, Place]) -> Place | None:
    """The smallest known area round a place."""
    found = (areas.get(code) for code in (place.adm3, place.adm2, place.adm1) if code)
    return next((area for area in found if area is not None and area.kind in PRECISIONS), None)


def place_spans(claim: Claim) -> Iterator[Span]:
    """Where the claim's words name its places."""
    return (found.mention.span for found in claim.places if found.place and not found.place.kind.is_area)


def coarsened(incident: Incident, area: Place, claims: tuple[Claim, ...]) -> AreaStatement:
    """The incident as a statement of the area, under its own id."""
    return AreaStatement(
        incident.id,
        (area,),
        PRECISIONS[area.kind],
        incident.kind,
        incident.when,
        claims,
        incident.status,
        incident.origins,
        incident.tolls,
        incident.conflicts,
    )


def of_area(claim: Claim, areas: Mapping[str, Place]) -> Claim:
    """The claim with areas for its places; a place round which none is known falls away."""
    found = (_resolution(place, areas) for place in claim.places)
    return replace(claim, places=tuple(place for place in found if place is not None))


def _resolution(found: Resolution, areas: Mapping[str, Place]) -> Resolution | None:
    if found.place is None or found.place.kind.is_area:
        return found
    area = area_of(found.place, areas)
    if area is None:
        return None
    reasons = (Reason("coarsened", 0.0, "places of refuge are shown by area"),)
    mention = replace(found.mention, surface="[…]", candidates=(Candidate(area, 0.0),), cue="", qualifiers=())
    return Resolution(mention, Status.AREA, area, found.confidence, PRECISIONS[area.kind], reasons=reasons)
