"""Claims that a reviewer dropped, and claims that a reviewer moved to another place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from geo_incidents.incidents.decisions import ids_of
from geo_incidents.incidents.subjects import at
from geo_incidents.model import (
    STRETCHES,
    Claim,
    Decision,
    Failure,
    Mention,
    Place,
    Precision,
    Resolution,
    Span,
    Status,
    Unplaced,
)


def without_dropped(claims: Sequence[Claim], decisions: Sequence[Decision]) -> tuple[list[Claim], list[Unplaced]]:
    """Claims a reviewer did not drop, and those he did."""
    drops = ids_of(decisions, "drop")
    kept, dropped = [], []
    for claim in claims:
        out = [place for place in claim.places if place.place and at(claim, place.place.id) in drops]
        left = tuple(place for place in claim.places if place not in out)
        made = drops.get(claim.id) or next((drops[at(claim, p.place.id)] for p in out if p.place), None)
        if made:
            gone = claim if claim.id in drops else replace(claim, places=tuple(out))
            dropped.append(Unplaced(f"dropped by {made.who}: {made.why}", gone))
        if claim.id not in drops and (left or not out):
            kept.append(replace(claim, places=left) if out else claim)
    return kept, dropped


def moved(
    claims: Sequence[Claim], decisions: Sequence[Decision], place: Callable[[str], Place | None]
) -> tuple[list[Claim], list[Failure]]:
    """Claims with the places a reviewer gave them, and the moves whose target is unknown."""
    moves = ids_of(decisions, "move")
    targets = {subject: place(made.target) for subject, made in moves.items()}
    reason = "no place with this id; look it up with the place command"
    failures = [
        Failure(f"decision move {subject} {moves[subject].target}", reason) for subject in moves if not targets[subject]
    ]
    return [settled(claim, targets) for claim in claims], failures


def settled(claim: Claim, targets: Mapping[str, Place | None]) -> Claim:
    """The claim at the places a reviewer named for it, or for one of its places."""
    if target := targets.get(claim.id):
        found = claim.places[0] if claim.places else unnamed(claim)
        return replace(claim, places=(pointed(found, target),))
    places = [(found, targets.get(at(claim, found.place.id)) if found.place else None) for found in claim.places]
    if not any(target for _, target in places):
        return claim
    return replace(claim, places=tuple(pointed(found, target) if target else found for found, target in places))


def pointed(found: Resolution, target: Place) -> Resolution:
    """The resolution, pointing at the place a reviewer named; a point of his keeps the name the report has."""
    if target.id.startswith("point:"):
        target = replace(target, name=found.mention.surface or target.name)
    if target.kind.is_area:
        precision = Precision.REGION if target.kind in STRETCHES else Precision(target.kind)
        return replace(found, status=Status.AREA, place=target, confidence=1.0, precision=precision)
    precision = Precision.POINT if target.parent or target.id.startswith("point:") else Precision.SETTLEMENT
    return replace(found, status=Status.RESOLVED, place=target, confidence=1.0, precision=precision)


def unnamed(claim: Claim) -> Resolution:
    """The place of a claim that names none, for a reviewer to fill: no words stand for it."""
    mention = Mention(claim.document, Span(claim.span.start, claim.span.start), "", ())
    return Resolution(mention, Status.UNSURE, None, 0.0, Precision.UNNAMED)
