"""Groups claims of one event: same place, same family of kinds, compatible days, independent of their order.

Grouping is complete-linkage: a claim joins a group only when it fits every member, so that a chain of neighbouring
days does not grow into one endless event. Claims that say when closely go first; those that do not join a group only
where exactly one fits. The sort makes the outcome independent of the order in which reports arrive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import TypeVar

from geo_incidents.incidents.shelf import Shelf
from geo_incidents.incidents.table import (
    ACCOMPANIES,
    ASSUMED,
    BY_THE_DEAD,
    FAMILIES,
    IDENTIFIED,
    LONGEST_WINDOW,
    RECURRING,
    ROUNDING,
    TOLERANCE,
    UNDATED_REACH,
)
from geo_incidents.model import Category, Claim, Outcome, Scope, When

T = TypeVar("T")
Days = tuple[date, date]
Figures = dict[tuple[Outcome, Category], int]
Member = tuple[Days, str, Figures]  # when, the report, its own figures


@dataclass(slots=True)
class Group:
    """Claims of one event, and what a further claim must fit."""

    family: str
    unit: str
    claims: list[Claim] = field(default_factory=list)
    windows: list[Member] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)

    def add(self, claim: Claim) -> None:
        """Take the claim in."""
        self.claims.append(claim)
        self.reports.add(claim.document)
        window = dated(claim)
        if window and not loose(claim):
            self.windows.append((window, claim.document, own_figures(claim)))

    def tells(self, report: str) -> bool:
        """Whether a claim of the group stands in the report."""
        return report in self.reports

    def has_dead_of(self, claim: Claim) -> bool:
        """Whether a claim of the group counts as many dead as another claim, rounded or not."""
        dead = {count for (outcome, _), count in own_figures(claim).items() if outcome is Outcome.KILLED}
        own = {n for one in self.claims for (outcome, _), n in own_figures(one).items() if outcome is Outcome.KILLED}
        return any(abs(one - other) <= ROUNDING * max(one, other) for one in dead for other in own)


def group_claims(claims: Sequence[Claim]) -> list[Group]:
    """Claims of one place, in groups of one event each, the earliest first.

    A family that accompanies another is grouped after it and joins its groups where it fits one only.
    """
    by_family: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=chronological):
        by_family[FAMILIES[claim.kind]].append(claim)
    shelves: dict[str, Shelf[Group]] = {}
    order = list(ACCOMPANIES)
    for family in sorted(by_family, key=lambda name: (order.index(name) if name in ACCOMPANIES else -1, name)):
        hosts = [shelves[host] for host in ACCOMPANIES.get(family, ()) if host in shelves]
        shelves[family] = group_family(family, by_family[family], hosts)
    groups = [group for shelf in shelves.values() for group in shelf.groups]
    return sorted(groups, key=lambda group: chronological(group.claims[0]))


def group_family(family: str, claims: Sequence[Claim], hosts: Sequence[Shelf[Group]]) -> Shelf[Group]:
    """New groups of one family; claims that fit one host, a group they accompany, go there instead."""
    shelf: Shelf[Group] = Shelf()
    close = [claim for claim in claims if not loose(claim)]
    for claim in close + [claim for claim in claims if loose(claim)]:
        joined = only(found for host in hosts for found in hosting(host, claim, family)) or own_group(shelf, claim)
        if joined is None:
            joined = shelf, shelf.found(Group(family, unit(claim)))
        home, number = joined
        home.groups[number].add(claim)
        home.register(number, claim)
    return shelf


def hosting(host: Shelf[Group], claim: Claim, family: str) -> Iterator[tuple[Shelf[Group], int]]:
    """Groups that a claim of another family may accompany; some families only where both count the same dead."""
    found = candidates(host, claim)
    return (one for one in found if host.groups[one[1]].has_dead_of(claim)) if family in BY_THE_DEAD else found


def own_group(shelf: Shelf[Group], claim: Claim) -> tuple[Shelf[Group], int] | None:
    """The first group of the claim's own family and unit that it fits.

    For a loose claim only where one alone does: of all, else of those that its own report tells of.
    """
    fitting = (found for found in candidates(shelf, claim) if shelf.groups[found[1]].unit == unit(claim))
    if not loose(claim):
        return next(fitting, None)
    found = list(fitting)
    return only(found) or only(one for one in found if shelf.groups[one[1]].tells(claim.document))


def candidates(shelf: Shelf[Group], claim: Claim) -> Iterator[tuple[Shelf[Group], int]]:
    """Groups of the shelf that the claim fits, in the order they were founded."""
    return ((shelf, number) for number, group in shelf.beside(claim) if fits(claim, group))


def only(found: Iterable[T]) -> T | None:
    """The only member; None if there are none or several."""
    first_two = list(islice(found, 2))
    return first_two[0] if len(first_two) == 1 else None


def fits(claim: Claim, group: Group) -> bool:
    """Whether the claim may be of the same event as every member of the group."""
    window = dated(claim)
    if window is None:
        return fits_undated(claim, group)
    if not group.windows:
        return any(reaches(claim, other) for other in group.claims)
    figures = own_figures(claim)
    tolerance = timedelta() if group.family in RECURRING else TOLERANCE
    return all(fits_window(window, claim.document, figures, member, tolerance) for member in group.windows)


def fits_window(
    window: Days,
    report: str,
    figures: Figures,
    member: Member,
    tolerance: timedelta,
) -> bool:
    """Overlapping days fit. Days within tolerance fit unless one report, or two differing figures, keep them apart."""
    other, other_report, other_figures = member
    if is_near(window, other):
        return True
    if not is_near(window, other, tolerance):
        return False
    differing = any(figures[key] != other_figures[key] for key in figures.keys() & other_figures.keys())
    return report != other_report and not differing


def fits_undated(claim: Claim, group: Group) -> bool:
    """A claim without days fits what its report says of the place, or what happened shortly before it was written."""
    if any(other.document == claim.document and same_words(claim, other) for other in group.claims):
        return True
    if claim.when.anchor and group.windows:
        return all(timedelta() <= claim.when.anchor - end <= UNDATED_REACH for (_, end), _, _ in group.windows)
    return not group.windows and any(reaches(claim, other) for other in group.claims)


def reaches(claim: Claim, other: Claim) -> bool:
    """Whether claims without dates may be of the same time: no contradicting words, and written close together."""
    if not same_words(claim, other):
        return False
    near, far = claim.when.anchor, other.when.anchor
    return near == far or (near is not None and far is not None and abs(near - far) <= UNDATED_REACH)


def same_words(claim: Claim, other: Claim) -> bool:
    """Words for the time that do not contradict each other: "on Friday" is not "on Saturday"."""
    one, two = claim.when.text.casefold(), other.when.text.casefold()
    return not one or not two or one == two or bool(dated(claim)) or bool(dated(other))


def dated(claim: Claim) -> Days | None:
    """First and last day, where the report gives both or one; the day of its publication is none that it gives."""
    return None if claim.when.basis == ASSUMED else _window(claim.when)


def loose(claim: Claim) -> bool:
    """Whether the claim's dates are too imprecise for it to start a group if there are others."""
    return claim.when.basis == ASSUMED or close_days(claim.when) is None


def close_days(when: When) -> Days | None:
    """First and last day of a window that says closely enough when; that of publication counts."""
    days = _window(when)
    return days if days and days[1] - days[0] <= LONGEST_WINDOW else None


def _window(when: When) -> Days | None:
    start, end = when.start or when.end, when.end or when.start
    return (start, end) if start and end else None


def is_near(one: Days | None, other: Days | None, reach: timedelta = timedelta()) -> bool:
    """Whether two windows are known and overlap, or lie no further apart than `reach`."""
    return one is not None and other is not None and one[0] <= other[1] + reach and other[0] <= one[1] + reach


def unit(claim: Claim) -> str:
    """What keeps an identified victim's death apart from the day's other killings; "" for everything else."""
    counted = {count.category for count in claim.counts if count.outcome is Outcome.KILLED and not count.part_of}
    return min(counted) if counted and counted <= IDENTIFIED else ""


def own_figures(claim: Claim) -> Figures:
    """Figures the claim gives for the place itself: smallest number by outcome and category."""
    return {
        (count.outcome, count.category): count.min
        for count in claim.counts
        if count.scope is Scope.PLACE and not count.part_of
    }


def chronological(claim: Claim) -> tuple[date, date, str]:
    """Sort key: earliest first, undated last, then by id."""
    start, end = dated(claim) or (date.max, date.max)
    return start, end, claim.id
