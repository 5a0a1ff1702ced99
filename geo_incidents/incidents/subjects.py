"""What a reviewer's decision is about: claims, claims at one of their places, incidents and area statements, by id.

An incident's id is read as the claims that stand in it, each at its place. It is looked for among the incidents as the
program finds them by itself, whose ids a new report elsewhere does not change, then among those that the decisions
above the line lead to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from geo_incidents.model import AreaStatement, Claim, Decision, Failure, Incident

AT = "@"  # between a claim and one of its places: c-1@ocha:C3561
Ids = Mapping[str, tuple[str, ...]]


def at(claim: Claim, place_id: str) -> str:
    """A claim at one of its places."""
    return f"{claim.id}{AT}{place_id}"


def ids(incidents: Iterable[Incident], statements: Iterable[AreaStatement]) -> Ids:
    """For the id of each incident and area statement, the claims that stand in it."""
    found = {incident.id: tuple(at(claim, incident.place.id) for claim in incident.claims) for incident in incidents}
    return found | {statement.id: tuple(claim.id for claim in statement.claims) for statement in statements}


def as_claims(
    decisions: Sequence[Decision], claims: Iterable[Claim], ids_after: Callable[[Sequence[Decision]], Ids]
) -> tuple[tuple[Decision, ...], list[Failure]]:
    """The decisions with claims for incidents, and what names nothing that is there.

    `ids_after` gives the ids of the incidents that some decisions lead to.
    """
    known = {claim.id for claim in claims}
    made: list[Decision] = []
    failures: list[Failure] = []
    stages: dict[int, Ids] = {}  # by the number of decisions that led there

    def look(subject: str) -> tuple[str, ...]:
        if subject.partition(AT)[0] in known:
            return (subject,)
        for count in (0, len(made)):
            if count not in stages:
                stages[count] = ids_after(made[:count])
            if subject in stages[count]:
                return stages[count][subject]
        return ()

    for decision in decisions:
        found = {subject: look(subject) for subject in decision.subjects}
        failures += [
            Failure(f"decision {decision.action} {subject}", "nothing has this id; take it out or correct the id")
            for subject, members in found.items()
            if not members
        ]
        members = (moved(member, made) for members in found.values() for member in members)
        made.append(replace(decision, subjects=tuple(members)))
    return tuple(made), failures


def moved(subject: str, made: Sequence[Decision]) -> str:
    """A claim at a place, after the moves by earlier decisions."""
    claim, sign, _ = subject.partition(AT)
    for decision in made:
        if sign and decision.action == "move" and {subject, claim} & {*decision.subjects}:
            subject = f"{claim}{AT}{decision.target}"
    return subject


def apart(decisions: Sequence[Decision], incidents: Iterable[Incident]) -> list[Failure]:
    """Failures for `same` decisions across different places, which are not allowed."""
    homes: dict[str, set[str]] = {}
    for incident in incidents:
        for claim in incident.claims:
            for subject in (claim.id, at(claim, incident.place.id)):
                homes.setdefault(subject, set()).add(incident.place.id)
    reason = "these are at different places; move one to the place of the other first"
    return [
        Failure(f"decision same {' '.join(decision.subjects)}", reason)
        for decision in decisions
        if decision.action == "same" and not shared([homes[s] for s in decision.subjects if s in homes])
    ]


def shared(homes: Sequence[set[str]]) -> bool:
    """Whether two of the subjects, or the only one, are at one place."""
    return len(homes) < 2 or len(set.union(*homes)) < sum(map(len, homes))
