"""Places of refuge: which words of which reports would tell them, and what is shown in their place."""

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
LEVELS = (0.9, 0.7, 0.5)  # to which a confidence is lowered: its last digits would tell what it was weighed against
PRECISIONS = {
    PlaceKind.SUBDISTRICT: Precision.SUBDISTRICT,
    PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE,
}
COARSENED = (Reason("coarsened", 0.0, "places of refuge are shown by area"),)
UNTOLD = (Reason("withheld", 0.0, "the evidence would tell a place that is withheld"),)


@dataclass(frozen=True, slots=True)
class Refuges:
    """What must not be told of places of refuge, and where."""

    incidents: frozenset[str]  # ids of incidents that are not shown by their place
    claims: frozenset[str]  # claims of refuge: their places are not shown
    told: frozenset[Variant]  # those of them whose words also place something that is shown
    places: Mapping[str, frozenset[str]]  # by report: ids of places that stand nowhere in it
    words: Mapping[str, Words]  # by report: their names
    further: Mapping[str, tuple[tuple[Span, Words], ...]]  # by report: names that one stretch of it does not show
    covers: Mapping[str, Cover]
    areas: Mapping[str, Place]

    @property
    def reports(self) -> frozenset[str]:
        """Reports that do not show something they tell."""
        return frozenset({*self.words, *self.further})

    def words_for(self, claim: Claim) -> Words:
        """Names that the claim's quote must not show."""
        found = self.words.get(claim.document, NOTHING)
        for span, names in self.further.get(claim.document, ()):
            if span.overlaps(claim.span):
                found = found | names
        return found

    def hides(self, document: str, place: Place | None) -> bool:
        """Whether a report does not show the place."""
        return place is not None and place.id in self.places.get(document, ())

    def covering(self, place: Place | None) -> Place | None:
        """The area that is shown instead of the place."""
        cover = self.covers.get(place.id) if place else None
        area = self.areas.get(cover.area) if cover else None
        return area if area is not None and area.kind in PRECISIONS else None

    def of_area(self, claim: Claim) -> Claim:
        """The claim without its hidden places: an area for each, or nothing."""
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

    def untold(self, found: Resolution) -> Resolution:
        """A resolution of a report with hidden places, without the evidence: it was weighed against them."""
        if found.mention.document not in self.places:
            return found
        mention = replace(found.mention, candidates=(), qualifiers=(), evidence=())
        parent = None if self.hides(mention.document, found.parent) else found.parent
        sure = coarse(found.confidence)
        return replace(found, mention=mention, ranked=(), reasons=UNTOLD, confidence=sure, parent=parent)


def coarse(confidence: float) -> float:
    """A confidence without the digits that depend on every word round it."""
    return next((level for level in LEVELS if confidence >= level), 0.0)


def coarsened(incident: Incident, area: Place) -> AreaStatement:
    """The incident as a statement of the area."""
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
        tuple(conflict for conflict in incident.conflicts if conflict.type != "position"),  # it tells the place
    )
