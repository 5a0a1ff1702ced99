"""All claims in a result, including those with equal ids: from reports with the same text, or moved by reviewers."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from geo_incidents.model import AreaStatement, Claim, Incident, Resolution, Result, Review
from geo_incidents.stored import MEMORY, Room, Stored, numbers_of, room_of

Variant = tuple[str, str, tuple[str, ...], tuple[Review, ...]]
Order = Callable[[str], int]  # where a report's rows are published, by its published id


def variant(claim: Claim) -> Variant:
    """Identifies a claim uniquely: report, id, places, and reviews."""
    places = tuple(found.place.id if found.place else "" for found in claim.places)
    return claim.document, claim.id, places, claim.reviews


class Shown:
    """Claims as they are shown, by what they were: each made once, or on disk, where they lie as they are published."""

    def __init__(
        self, result: Result, before: Sequence[Claim], make: Callable[[Claim], Claim], order: Order, room: Room
    ) -> None:
        self.before, self._make = before, make
        if room.on_disk:
            self._shelf: _Shelf | None = _Shelf(result.claims, make, order, room)
            self.claims: tuple[Claim, ...] = room.kept(self._shelf.claims)
        else:
            self._shelf = None
            self._kept = {variant(claim): make(claim) for claim in before}
            self.claims = room.sorted(map(self.of, result.claims), lambda claim: order(claim.document))

    def of(self, claim: Claim) -> Claim:
        """The published form of the claim."""
        return self._make(claim) if self._shelf else self._kept[variant(claim)]

    def as_they_were(self, claims: Sequence[Claim]) -> bool:
        """Whether the claims are shown as they are."""
        if self._shelf:
            return not any(self._shelf.changed[number] for number in numbers_of(claims))
        return all(self.of(claim) == claim for claim in claims)

    def same(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """What is shown of the claims."""
        return self._shelf.picked(numbers_of(claims)) if self._shelf else tuple(map(self.of, claims))

    def in_order(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """What is shown of the claims, in the order of the reports."""
        if self._shelf:
            return self._shelf.picked(sorted(numbers_of(claims)))
        return tuple(map(self.of, sorted(claims, key=lambda claim: self._order[hash(variant(claim))])))

    @cached_property
    def _order(self) -> dict[int, int]:
        return {hash(variant(claim)): number for number, claim in enumerate(self.before)}


class _Shelf:
    """What is shown of claims on disk, in the order in which it is published; claims are known by their old numbers."""

    def __init__(self, claims: Sequence[Claim], make: Callable[[Claim], Claim], order: Order, room: Room) -> None:
        self._room = room
        self.changed = bytearray(len(claims))
        self.claims = room.shelf(self._shown(number, claim, make) for number, claim in enumerate(claims))
        places = array("Q", (order(claim.document) for claim in self.claims))
        self._at: Sequence[int] = range(len(claims))
        if any(place > after for place, after in pairwise(places)):
            self._sort(sorted(self._at, key=places.__getitem__))

    def _shown(self, number: int, claim: Claim, make: Callable[[Claim], Claim]) -> Claim:
        shown = make(claim)
        self.changed[number] = shown is not claim and shown != claim
        return shown

    def _sort(self, numbers: Sequence[int]) -> None:
        unsorted = self.claims
        self.claims = self._room.shelf(unsorted[number] for number in numbers)
        self._at = array("Q", bytes(8 * len(numbers)))
        for place, number in enumerate(numbers):
            self._at[number] = place

    def picked(self, numbers: Iterable[int]) -> tuple[Claim, ...]:
        """What is shown of the claims of these numbers."""
        return self._room.picked(self.claims, (self._at[number] for number in numbers))


def without_evidence(claim: Claim) -> Claim:
    """The claim without candidates and evidence, which are most of it and not needed to find what to hide."""
    return replace(claim, places=tuple(map(bare, claim.places)), reasons=())


def bare(found: Resolution) -> Resolution:
    """The resolution without its candidates and evidence."""
    mention = replace(found.mention, candidates=(), evidence=(), qualifiers=(), of=None)
    return replace(found, mention=mention, ranked=(), reasons=())


def at_a_glance(result: Result) -> Result:
    """The result for uses that need only the place and time of incidents: without their claims if on disk."""
    incidents: Sequence[Incident] = result.incidents
    if not isinstance(incidents, Stored):
        return result
    if "glance" not in incidents.notes:
        bare = (replace(one, claims=(), tolls=(), conflicts=()) for one in incidents)
        incidents.notes["glance"] = room_of(incidents).kept(bare)
    return replace(result, incidents=incidents.notes["glance"])


def every_claim(result: Result, room: Room = MEMORY) -> Sequence[Claim]:
    """The result's claims in text order, then those only in an incident, a statement or an unplaced item."""
    if room.on_disk:  # without reviewers
        return room.kept(map(without_evidence, result.claims))
    subjects: tuple[Incident | AreaStatement, ...] = (*result.incidents, *result.area_statements)
    of_subjects = (claim for subject in subjects for claim in subject.claims)
    of_tray = (item.claim for item in result.unplaced if item.claim)
    found: dict[Variant, Claim] = {}
    for claim in (*result.claims, *of_subjects, *of_tray):
        found.setdefault(variant(claim), claim)
    return list(found.values())
