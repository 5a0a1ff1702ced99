"""Carries decisions to the new ids of claims that a newer program version reads differently, by the decisions' words.

An id is made of the report's text, where the quote begins, and what was read there. A version of the program that reads
another kind or a further figure gives a claim another id; the words of a decision's anchor are still the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geo_incidents.incidents.anchors import ANCHOR, holds
from geo_incidents.incidents.decisions import in_force
from geo_incidents.incidents.subjects import AT
from geo_incidents.model import AreaStatement, Claim, Decision, Incident


@dataclass(frozen=True, slots=True)
class Carried:
    """The row that replaces a decision, with the subject's new id; `lost` is the reason if there is none."""

    old: Decision
    new: Decision | None
    lost: str = ""


class Now:
    """What a case has now, by id and by report."""

    def __init__(self, claims: Iterable[Claim], subjects: Iterable[Incident | AreaStatement]) -> None:
        self.claims = {claim.id: claim for claim in claims}
        self.subjects = {subject.id: subject for subject in subjects}
        self._by_report: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            self._by_report.setdefault(claim.document, []).append(claim)

    def has(self, subject: str) -> bool:
        """Whether an id of a decision is one of the case's."""
        return subject in self.subjects or subject.partition(AT)[0] in self.claims

    def saying(self, anchor: str) -> list[Claim]:
        """Claims whose quote has the words of an anchor where they stood."""
        found = ANCHOR.fullmatch(anchor)
        return [claim for claim in self._by_report.get(found["report"], ()) if holds(anchor, [claim])] if found else []

    def holding(self, claim: Claim) -> list[str]:
        """Ids of incidents and area statements that a claim stands in."""
        return [subject.id for subject in self.subjects.values() if claim.id in {one.id for one in subject.claims}]


def carried(decisions: Sequence[Decision], now: Now) -> list[Carried]:
    """The replacement for each row in force whose subject is no longer in the case."""
    added = {subject for made in decisions if made.action == "add_claim" for subject in made.subjects}
    gone = (
        made
        for made in in_force(decisions)
        if made.action not in ("settle", "add_claim")
        and not all(now.has(subject) or subject.partition(AT)[0] in added for subject in made.subjects)
    )
    return [_carried(made, now) for made in gone]


def _carried(made: Decision, now: Now) -> Carried:
    if not made.anchor or len(made.subjects) > 1:
        return Carried(made, None, "it has no words of its own to be found by")
    claims = now.saying(made.anchor)
    if not claims:
        return Carried(made, None, "its words no longer stand in a claim")
    (old,) = made.subjects
    fitting: Sequence[str] = [_named_anew(old, claim) for claim in claims]
    if not old.startswith("c-"):
        fitting = list(dict.fromkeys(subject for claim in claims for subject in now.holding(claim)))
    if len(fitting) != 1:
        return Carried(made, None, f"{len(fitting)} stand in its words now")
    return Carried(made, replace(made, subjects=(fitting[0],), id=""))


def _named_anew(old: str, claim: Claim) -> str:
    """The claim, at the place that the row named where it still is one of the claim's."""
    _, sign, place = old.partition(AT)
    kept = sign and any(found.place and found.place.id == place for found in claim.places)
    return f"{claim.id}{AT}{place}" if kept else claim.id


def rows(carryings: Iterable[Carried], by: str, when: str) -> list[Mapping[str, str]]:
    """Rows to add: the old one undone, and the new one, which says whose decision it is."""
    made: list[Mapping[str, str]] = []
    for one in carryings:
        if one.new is None:
            continue
        old = one.old
        why = (
            f"as {old.who} decided on {old.when[:10]} ({old.id}); the program reads these words anew. {old.why}".strip()
        )
        empty = {"decided_at": when, "by": by, "field": "", "was": "", "is": "", "reason": "", "anchor": ""}
        made.append(empty | {"decision": "", "action": "undo", "target": old.id, "was": old.action})
        made.append(
            empty
            | {
                "decision": "", "action": old.action, "target": one.new.subjects[0], "field": old.field,
                "was": old.was, "is": old.target, "reason": why, "anchor": old.anchor,
            }
        )  # fmt: skip
    return made
