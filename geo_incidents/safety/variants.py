"""Every claim a result holds, however often: two reports with the same text share ids, and a reviewer moves claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from geo_incidents.model import AreaStatement, Claim, Incident, Resolution, Result, Review
from geo_incidents.stored import Room, Stored, room_of

Variant = tuple[str, str, tuple[str, ...], tuple[Review, ...]]


def variant(claim: Claim) -> Variant:
    """What tells a claim from all others: its report, id, places, and what reviewers made of it."""
    places = tuple(found.place.id if found.place else "" for found in claim.places)
    return claim.document, claim.id, places, claim.reviews


class Shown:
    """Claims as they are shown, by what they were: kept, or made again each time where memory does not hold them."""

    def __init__(self, before: Sequence[Claim], make: Callable[[Claim], Claim], room: Room) -> None:
        self.before, self._make = before, make
        self._kept = None if room.on_disk else {variant(claim): make(claim) for claim in before}

    def of(self, claim: Claim) -> Claim:
        """What is shown of the claim."""
        return self._make(claim) if self._kept is None else self._kept[variant(claim)]

    def order(self, claim: Claim) -> int:
        """Its number among the claims of the reports."""
        return self._order[hash(variant(claim))]

    @cached_property
    def _order(self) -> dict[int, int]:
        return {hash(variant(claim)): number for number, claim in enumerate(self.before)}


def without_evidence(claim: Claim) -> Claim:
    """The claim without what its places were weighed against: most of it, and of no use for finding what to hide."""
    return replace(claim, places=tuple(map(bare, claim.places)), reasons=())


def bare(found: Resolution) -> Resolution:
    """The resolution without what it was weighed against."""
    mention = replace(found.mention, candidates=(), evidence=(), qualifiers=(), of=None)
    return replace(found, mention=mention, ranked=(), reasons=())


def at_a_glance(result: Result) -> Result:
    """The result for what asks no more of incidents than when and where they were: on disk they leave their claims."""
    incidents: Sequence[Incident] = result.incidents
    if not isinstance(incidents, Stored):
        return result
    if "glance" not in incidents.notes:
        bare = (replace(one, claims=(), tolls=(), conflicts=()) for one in incidents)
        incidents.notes["glance"] = room_of(incidents).kept(bare)
    return replace(result, incidents=incidents.notes["glance"])


def every_claim(result: Result) -> Sequence[Claim]:
    """Claims of the result in text order, then those that only an incident, a statement or the tray holds."""
    room = room_of(result.claims)
    if room.on_disk:  # no reviewer was there
        return room.kept(map(without_evidence, result.claims))
    subjects: tuple[Incident | AreaStatement, ...] = (*result.incidents, *result.area_statements)
    of_subjects = (claim for subject in subjects for claim in subject.claims)
    of_tray = (item.claim for item in result.unplaced if item.claim)
    found: dict[Variant, Claim] = {}
    for claim in (*result.claims, *of_subjects, *of_tray):
        found.setdefault(variant(claim), claim)
    return list(found.values())
