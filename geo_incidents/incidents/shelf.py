"""An index of the groups of one family by week and report, so that merging takes nearly linear time.

A group stands under every week its members name, under their reports, and, where they name no day, under the week in
which they were written. A claim is compared only with groups that share one of its keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Generic, TypeVar

from geo_incidents.incidents.table import TOLERANCE, UNDATED_REACH
from geo_incidents.model import Claim

Key = tuple[str, int | str]
G = TypeVar("G")


class Shelf(Generic[G]):
    """Groups in the order they were founded, by key."""

    def __init__(self) -> None:
        self.groups: list[G] = []
        self._by_key: dict[Key, list[int]] = defaultdict(list)

    def found(self, group: G) -> int:
        """Take in a new group; its number."""
        self.groups.append(group)
        return len(self.groups) - 1

    def register(self, number: int, claim: Claim) -> None:
        """Put the group under the keys of a new member."""
        for key in standing(claim):
            numbers = self._by_key[key]
            if not numbers or numbers[-1] != number:
                numbers.append(number)

    def beside(self, claim: Claim) -> Iterator[tuple[int, G]]:
        """Groups that share a key with the claim, in the order they were founded."""
        numbers = {number for key in reach(claim) for number in self._by_key.get(key, ())}
        return ((number, self.groups[number]) for number in sorted(numbers))


def standing(claim: Claim) -> Iterable[Key]:
    """Keys a member puts its group under."""
    start, end = claim.when.start or claim.when.end, claim.when.end or claim.when.start
    yield "report", claim.document
    if start and end:
        yield from weeks(start, end)
    else:
        yield "written", week(claim.when.anchor)


def reach(claim: Claim) -> Iterable[Key]:
    """Keys under which a group could stand that the claim fits."""
    anchor = claim.when.anchor
    start, end = claim.when.start or claim.when.end, claim.when.end or claim.when.start
    yield "report", claim.document
    if start and end:
        yield from weeks(start - TOLERANCE, end + TOLERANCE)
    elif anchor:
        yield from weeks(anchor - UNDATED_REACH, anchor)
    if anchor:
        yield from (("written", week(anchor + shift)) for shift in (-UNDATED_REACH, timedelta(), UNDATED_REACH))
    else:
        yield "written", week(None)


def weeks(start: date, end: date) -> Iterator[Key]:
    """A key for every week between two days."""
    return (("week", number) for number in range(week(start), week(end) + 1))


def week(day: date | None) -> int:
    """Number of the week of a day; 0 for none."""
    return day.toordinal() // 7 if day else 0
