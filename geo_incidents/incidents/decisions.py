"""What a reviewer decided, read from `decisions.csv`: applied last, listed in every output, kept across runs.

Columns: action, subjects, target, who, when, why. Subjects are ids of claims, incidents or area statements, several
with spaces between; an incident stands for its claims at its place, and "c-1@ocha:C3561" for one claim at one of its
places.

    drop       the claims are set aside and listed as not placed, with the reviewer's reason
    move       the claims speak of the place whose id is the target
    same       the claims are of one event, whatever their days and kinds
    different  the claims are of another event than those they were grouped with
"""

from __future__ import annotations

import csv
from collections.abc import Container, Sequence
from pathlib import Path

from geo_incidents.errors import BadTableError, InputError
from geo_incidents.incidents.grouping import Group
from geo_incidents.incidents.subjects import at
from geo_incidents.model import Claim, Decision

COLUMNS = ("action", "subjects", "target", "who", "when", "why")
ACTIONS = ("same", "different", "drop", "move")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, in its order.

    Raises `InputError` where it cannot be read, `BadTableError` naming the line at fault.
    """
    try:
        if path.exists() and not path.is_file():  # a device may never end
            raise OSError(0, "no file")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"{path} is no CSV in UTF-8 ({error}); save it as `CSV UTF-8`"
        raise BadTableError(message) from None
    except OSError as error:
        message = f"{path}: {error.strerror}; name a decisions file that can be read"
        raise InputError(message) from error
    return tuple(decision(row, f"{path}:{line}") for line, row in enumerate(rows, start=2))


def decision(row: dict[str, str | None], where: str) -> Decision:
    """One row; every column must be there, and the action known."""
    if missing := [column for column in COLUMNS if row.get(column) is None]:
        message = f"{where}: no {', '.join(missing)}; a decision has the columns {', '.join(COLUMNS)}"
        raise BadTableError(message)
    values = {column: (row[column] or "").strip() for column in COLUMNS}
    if values["action"] not in ACTIONS or not values["subjects"]:
        message = f"{where}: action {values['action']!r} with subjects {values['subjects']!r}; use {', '.join(ACTIONS)}"
        raise BadTableError(message)
    subjects = tuple(values.pop("subjects").split())
    return Decision(subjects=subjects, **values)


def ids_of(decisions: Sequence[Decision], action: str) -> dict[str, Decision]:
    """Subjects of one action, each with the last decision that names it."""
    return {subject: made for made in decisions if made.action == action for subject in made.subjects}


def regroup(groups: list[Group], decisions: Sequence[Decision], place_id: str) -> list[Group]:
    """Groups of a place after the reviewer's `same` and `different`; a subject that no group holds changes nothing."""
    for made in decisions:
        if made.action == "same":
            groups = joined(groups, frozenset(made.subjects), place_id)
        elif made.action == "different":
            groups = parted(groups, frozenset(made.subjects), place_id)
    return groups


def joined(groups: list[Group], subjects: frozenset[str], place_id: str) -> list[Group]:
    """All groups that hold a subject, as one."""
    touched = [group for group in groups if any(named(claim, place_id, subjects) for claim in group.claims)]
    if len(touched) < 2:
        return groups
    first, *rest = touched
    for claim in [claim for group in rest for claim in group.claims]:
        first.add(claim)
    return [group for group in groups if not any(group is other for other in rest)]


def parted(groups: list[Group], subjects: frozenset[str], place_id: str) -> list[Group]:
    """Subjects taken out of the groups they stand in, into one of their own beside each."""
    result: list[Group] = []
    for group in groups:
        out = [claim for claim in group.claims if named(claim, place_id, subjects)]
        stay = [claim for claim in group.claims if not named(claim, place_id, subjects)]
        result += [refilled(group, part) for part in (stay, out) if part]
    return result


def named(claim: Claim, place_id: str, subjects: Container[str]) -> bool:
    """Whether a claim is among the subjects, by itself or at this place."""
    return claim.id in subjects or at(claim, place_id) in subjects


def refilled(group: Group, claims: Sequence[Claim]) -> Group:
    """A group like this one with other members."""
    fresh = Group(group.family, group.unit)
    for claim in claims:
        fresh.add(claim)
    return fresh
