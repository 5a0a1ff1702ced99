"""Reviewers' decisions, which are applied last: the rows in force, and their effect on groups of claims.

accept     the incident or claim stands as it is
drop       the claims are set aside and listed as not placed, with the reviewer's reason
correct    another place, day, kind, figure, speaker or polarity: see `corrections`
move       the claims speak of the place whose id is the target, or of a reviewer's point
same       the claims are of one event, whatever their days and kinds
different  the claims are of another event than those they were grouped with
hold       not shown outside the case's team, until `publish`
note       words for other readers of the case
tag        a label for other readers of the case
add_claim  a claim that the program missed: see `additions`
undo       the row named is no longer in force
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from geo_incidents.incidents.anchors import holds
from geo_incidents.incidents.grouping import Group
from geo_incidents.incidents.subjects import at
from geo_incidents.model import Claim, Decision, Failure, Incident

KEPT = frozenset({"unmark"})  # rows of a review page that a run lists and does not apply
SILENT = frozenset({"note", "tag", "settle", "add_claim"})  # they change no claim that is there


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Rows that no later row undoes, without the undo rows themselves; an undo can be undone, too."""
    undone: set[str] = set()
    for made in reversed(decisions):
        if made.action == "undo" and made.id not in undone:
            undone.update(made.subjects)
    return tuple(made for made in decisions if made.action != "undo" and made.id not in undone)


def applicable(decisions: Sequence[Decision], claims: Sequence[Claim]) -> tuple[list[Decision], list[Failure]]:
    """The rows that a run applies, in the form it applies them, and those that no longer fit."""
    known = {made.id for made in decisions}
    failures = [
        Failure(f"decision undo {subject}", "no row has this id; give the file that has it as well")
        for made in decisions
        for subject in made.subjects
        if made.action == "undo" and subject not in known
    ]
    fitting: list[Decision] = []
    for made in in_force(decisions):
        why = unfit(made, claims)
        if why:
            failures.append(Failure(f"decision {made.action} {' '.join(made.subjects)}", why))
        # What was held stays held: somebody may be harmed whatever the words are now.
        if made.action not in SILENT and (not why or made.action == "hold"):
            fitting.append(plain(made))
    return fitting, failures


def unfit(made: Decision, claims: Sequence[Claim]) -> str:
    """The reason why a row is not applied; "" if it is."""
    if made.action in KEPT:
        return "kept, and not applied: a run changes only what it has read itself"
    if made.action != "add_claim" and not holds(made.anchor, claims):
        return f"the quote changed since {made.who} decided: read it again, undo the row and decide anew"
    return ""


def plain(made: Decision) -> Decision:
    """A row in the form a run applies: a corrected place is a move, an event kept is one of those joined."""
    if made.action == "correct" and made.field == "place":
        return replace(made, action="move")
    if made.action == "same" and made.target:
        return replace(made, subjects=tuple(dict.fromkeys((*made.subjects, made.target))))
    if made.action == "different" and all(subject.startswith("i-") for subject in made.subjects):
        return replace(made, subjects=made.subjects[:1])  # two incidents kept apart: taking one out parts them
    return made


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
    """Groups after moving the subjects out of each group into a new group of their own."""
    result: list[Group] = []
    for group in groups:
        out = [claim for claim in group.claims if named(claim, place_id, subjects)]
        stay = [claim for claim in group.claims if not named(claim, place_id, subjects)]
        result += [refilled(group, part) for part in (stay, out) if part]
    return result


def taken_out(incidents: Iterable[Incident], decisions: Sequence[Decision]) -> frozenset[str]:
    """Ids of incidents of which a reviewer said that they are another event than what they were grouped with."""
    out = ids_of(decisions, "different")
    return frozenset(
        one.id for one in incidents if out and all(named(claim, one.place.id, out) for claim in one.claims)
    )


def named(claim: Claim, place_id: str, subjects: Container[str]) -> bool:
    """Whether a claim is among the subjects, by itself or at this place."""
    return claim.id in subjects or at(claim, place_id) in subjects


def refilled(group: Group, claims: Sequence[Claim]) -> Group:
    """A group like this one with other members."""
    fresh = Group(group.family, group.unit)
    for claim in claims:
        fresh.add(claim)
    return fresh
