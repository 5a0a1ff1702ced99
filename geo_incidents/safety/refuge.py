"""Places of refuge: which words of which reports would tell them, and what is shown in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from geo_incidents.model import (
    AreaStatement,
    Candidate,
    Claim,
    Cover,
    EventKind,
    Incident,
    Mention,
    Place,
    PlaceKind,
    Precision,
    Reason,
    Resolution,
    Result,
    Span,
    Status,
)
from geo_incidents.safety.gaps import GAP
from geo_incidents.safety.variants import Variant, variant
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


def find_refuges(result: Result, claims: Iterable[Claim], kinds: Collection[EventKind]) -> Refuges:
    """What a profile hides that coarsens incidents of these kinds."""
    claims = tuple(claims)
    borrowing = _borrowing(claims, kinds)
    coarsened = {
        incident.id: incident
        for incident in result.incidents
        if incident.kind in kinds or all(incident.place.id in borrowing[variant(claim)] for claim in incident.claims)
    }
    # Whatever else an incident that is coarsened holds would tell its place as well.
    held = {claim.id for incident in coarsened.values() for claim in incident.claims}
    hidden = [claim for claim in claims if claim.kind in kinds or claim.id in held]
    shown = _shown_places(result, coarsened)
    told = frozenset(variant(claim) for claim in hidden if _is_told(claim, shown[claim.document]))
    names: dict[str, list[str]] = defaultdict(list)
    places: dict[str, set[str]] = defaultdict(set)
    further: dict[str, list[tuple[Span, Words]]] = defaultdict(list)
    for claim in hidden:
        if variant(claim) in told:
            continue
        known = {place_id for _, place_id in shown[claim.document]}
        nowhere = [found for found in _settled(claim) if not found.place or found.place.id not in known]
        if nowhere:
            places[claim.document] |= {found.place.id for found in nowhere if found.place}
            names[claim.document] += _names(nowhere, result.covers)
        if elsewhere := [found for found in _settled(claim) if found not in nowhere]:
            further[claim.document].append((claim.span, Words.of(_names(elsewhere, result.covers))))
    for group in result.copies:  # a copy may tell what was read in the other one alone
        ids, told_names = set().union(*(places[one] for one in group)), [name for one in group for name in names[one]]
        for document in group if ids or told_names else ():
            drawn = {place_id for _, place_id in shown[document]}
            if drawn.isdisjoint(ids):
                places[document], names[document] = set(ids), list(told_names)
    return Refuges(
        frozenset(coarsened),
        frozenset(claim.id for claim in hidden),
        told,
        {document: frozenset(ids) for document, ids in places.items() if ids},
        {document: Words.of(found) for document, found in names.items() if found},
        {document: tuple(found) for document, found in further.items()},
        result.covers,
        result.areas,
    )


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


def _borrowing(claims: Iterable[Claim], kinds: Collection[EventKind]) -> dict[Variant, set[str]]:
    """Places that a claim has from the words of a claim of refuge, and not from its own: "Five were killed there"."""
    claims = tuple(claims)
    telling: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        if claim.kind in kinds:
            telling[claim.document].append(claim.span)
    borrowed: dict[Variant, set[str]] = defaultdict(set)
    for claim in claims if telling else ():
        for found in claim.places if claim.document in telling and not claim.offsets_withheld else ():
            named = found.mention.span
            elsewhere = not claim.span.contains(named) and any(span.contains(named) for span in telling[claim.document])
            if found.place and elsewhere:
                borrowed[variant(claim)].add(found.place.id)
    return borrowed


def _shown_places(result: Result, coarsened: Container[str]) -> dict[str, set[tuple[Span, str]]]:
    """By report: what is drawn from which words of it, refuges aside."""
    shown: dict[str, set[tuple[Span, str]]] = defaultdict(set)
    for incident in result.incidents:
        for claim in incident.claims if incident.id not in coarsened else ():
            shown[claim.document].add((claim.span, incident.place.id))
    return shown


def _is_told(claim: Claim, shown: Collection[tuple[Span, str]]) -> bool:
    """Whether all its places are drawn anyway, from the very words of the claim."""
    drawn = {place_id for span, place_id in shown if span.overlaps(claim.span)}
    own = {found.place.id if found.place else "" for found in _settled(claim)}
    return bool(own) and own <= drawn


def _settled(claim: Claim) -> list[Resolution]:
    """The claim's places that are no areas, those that no list has among them."""
    return [found for found in claim.places if found.place is None or not found.place.kind.is_area]


def _names(found: Iterable[Resolution], covers: Mapping[str, Cover]) -> list[str]:
    return [name for one in found for name in _names_of(one, covers)]


def _names_of(found: Resolution, covers: Mapping[str, Cover]) -> Iterator[str]:
    if found.mention.surface != GAP:
        yield found.mention.surface
    if found.place is not None:
        yield from filter(None, (found.place.name, found.place.name_ar))
        yield from covers[found.place.id].names if found.place.id in covers else ()
