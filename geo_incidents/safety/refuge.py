"""Places of refuge: the words in each report that would reveal them, and what is shown instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from geo_incidents.model import (
    AreaStatement,
    Candidate,
    Claim,
    Cover,
    Incident,
    Mention,
    Place,
    PlaceKind,
    Precision,
    Reason,
    Resolution,
    Span,
    Status,
)
from geo_incidents.safety.gaps import GAP
from geo_incidents.safety.variants import Variant
from geo_incidents.safety.words import NOTHING, Words

HELD = "held back: where people found refuge is not shown, and every area round it would tell the place"
TOLD = "held back: where people found refuge is not shown, and the same words place another event there"
LEVELS = (0.9, 0.7, 0.5)  # to which a confidence is rounded down: its exact value would reveal the alternatives
UNSAID = 0.7  # of a claim whose place is shown by its area: how surely it is read depends on its name
PRECISIONS = {
    PlaceKind.SUBDISTRICT: Precision.SUBDISTRICT,
    PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE,
}
COARSENED = (Reason("coarsened", 0.0, "places of refuge are shown by area"),)
UNTOLD = (Reason("withheld", 0.0, "the evidence would tell a place that is withheld"),)


@dataclass(frozen=True, slots=True)
class Refuges:
    """What must not be revealed about places of refuge, and where."""

    incidents: frozenset[str]  # ids of incidents whose place is not shown
    claims: frozenset[str]  # claims of refuge, whose places are not shown
    told: frozenset[Variant]  # those of them whose words also place something visible
    places: Mapping[str, frozenset[str]]  # by report: ids of places that must not appear anywhere in it
    words: Mapping[str, Words]  # by report: names of these places
    further: Mapping[str, tuple[tuple[Span, Words], ...]]  # by report: names hidden only in part of it
    covers: Mapping[str, Cover]
    areas: Mapping[str, Place]

    @property
    def reports(self) -> frozenset[str]:
        """Reports of which something is withheld."""
        return frozenset({*self.words, *self.further})

    def words_for(self, claim: Claim) -> Words:
        """Names that the claim's quote must not show."""
        found = self.words.get(claim.document, NOTHING)
        for span, names in self.further.get(claim.document, ()):
            if span.overlaps(claim.span):
                found = found | names
        return found

    def hides(self, document: str, place: Place | None) -> bool:
        """Whether a report hides the place."""
        return place is not None and place.id in self.places.get(document, ())

    def covering(self, place: Place | None) -> Place | None:
        """The area shown instead of the place."""
        cover = self.covers.get(place.id) if place else None
        area = self.areas.get(cover.area) if cover else None
        return area if area is not None and area.kind in PRECISIONS else None

    def of_area(self, claim: Claim) -> Claim:
        """The claim with an area, or nothing, for each hidden place."""
        whole = claim.id in self.claims
        if not whole and claim.document not in self.places:
            return claim
        places = (self._shown(found, whole) for found in claim.places)
        return replace(claim, places=tuple(dict.fromkeys(found for found in places if found is not None)))

    def _shown(self, found: Resolution, whole: bool) -> Resolution | None:
        document = found.mention.document
        if (found.place and found.place.kind.is_area) or not (whole or self.hides(document, found.place)):
            return self.untold(found)
        area = self.covering(found.place)
        if area is None:
            return None
        mention = Mention(document, found.mention.span, GAP, (Candidate(area, 0.0),), relation=found.mention.relation)
        mention = replace(mention, offsets_withheld=found.mention.offsets_withheld)
        return Resolution(mention, Status.AREA, area, 0.0, PRECISIONS[area.kind], reasons=COARSENED)

    def confidence(self, claim: Claim) -> float:
        """How surely a claim is read, as published: the same for all whose place is withheld."""
        withheld = any(self.hides(claim.document, found.place) for found in claim.places)
        return UNSAID if withheld else coarse(claim.confidence)

    def untold(self, found: Resolution) -> Resolution:
        """A resolution in a report with hidden places, without its evidence, which depends on them."""
        if found.mention.document not in self.places:
            return found
        mention = replace(found.mention, candidates=(), qualifiers=(), evidence=())
        parent = None if self.hides(mention.document, found.parent) else found.parent
        sure = coarse(found.confidence)
        return replace(found, mention=mention, ranked=(), reasons=UNTOLD, confidence=sure, parent=parent)


def coarse(confidence: float) -> float:
    """A confidence without the digits that depend on every surrounding word."""
    return next((level for level in LEVELS if confidence >= level), 0.0)


def coarsened(incident: Incident, area: Place) -> AreaStatement:
    """The incident as an area statement."""
    return AreaStatement(
        incident.id,
        (area,),
        PRECISIONS[area.kind],
        incident.kind,
        incident.when,
        incident.claims,
        incident.status,
        incident.origins,
        incident.tolls,
        tuple(
            conflict for conflict in incident.conflicts if conflict.type != "position"
        ),  # a position conflict contains the place
    )
