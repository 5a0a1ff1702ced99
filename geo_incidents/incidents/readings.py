"""The state of a review: what enough readers have decided, what waits for another reader, and disagreements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo_incidents.incidents.decisions import in_force
from geo_incidents.incidents.subjects import AT
from geo_incidents.model import AreaStatement, Decision, Incident

VERDICTS = frozenset({"accept", "drop", "same"})


class Reading(StrEnum):
    """How far an incident is read."""

    REVIEWED = "reviewed"
    WAITS = "waits for another reader"
    CONTESTED = "readers disagree"
    OPEN = "not reviewed"


@dataclass(frozen=True, slots=True)
class Read:
    """One incident or area statement, how far it is read, and by whom."""

    subject: Incident | AreaStatement
    reading: Reading
    readers: tuple[str, ...]


def readings(
    subjects: Iterable[Incident | AreaStatement], decisions: Sequence[Decision], require: int
) -> Iterator[Read]:
    """How far each subject is read where `require` readers have to decide on it; subjects as no decision changed them.

    The last verdict of a reader counts. One about a claim counts for it where it stands alone; one about all claims of
    an incident counts for the incident.
    """
    by_subject: dict[str, dict[str, str]] = {}
    for made in in_force(decisions):
        for name in made.subjects if made.action in VERDICTS else ():
            by_subject.setdefault(name, {})[made.who] = made.action
    for subject in subjects:
        verdicts = _verdicts(subject, by_subject)
        yield Read(subject, _reading(verdicts, require), tuple(sorted(verdicts)))


def _verdicts(subject: Incident | AreaStatement, by_subject: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    found = dict(by_subject.get(subject.id, {}))
    claims = [_of_claim(subject, claim.id, by_subject) for claim in subject.claims]
    for reader in set.intersection(*map(set, claims)) if claims else ():
        found.setdefault(reader, claims[0][reader])
    return found


def _of_claim(
    subject: Incident | AreaStatement, claim_id: str, by_subject: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    place = f"{claim_id}{AT}{subject.place.id}" if isinstance(subject, Incident) else claim_id
    return {**by_subject.get(claim_id, {}), **by_subject.get(place, {})}


def _reading(verdicts: Mapping[str, str], require: int) -> Reading:
    if not verdicts:
        return Reading.OPEN
    if len(set(verdicts.values())) > 1:
        return Reading.CONTESTED
    return Reading.REVIEWED if len(verdicts) >= require else Reading.WAITS
