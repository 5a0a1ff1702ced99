"""Two readers of one case: where they agree, where they do not, and Cohen's kappa by kind of decision.

Only ids that both have a row about are compared. A reader who has read an item and did not correct a field of it takes
what the machine read. Cohen, J. (1960), "A coefficient of agreement for nominal scales", Educational and Psychological
Measurement 20, 37-46.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo_incidents.incidents.decisions import in_force
from geo_incidents.model import Decision

VERDICT, VISIBILITY, EVENT = "accept or drop", "visibility", "same or different"
KINDS = (VERDICT, "place", "when", "kind", "figure", "speaker", "polarity", EVENT, VISIBILITY)
AS_READ = "as read"
OPEN = {VERDICT, EVENT, VISIBILITY}  # kinds in which no row is no answer
KEPT = frozenset({"note", "tag", "settle", "unmark", "add_claim"})
Answers = Mapping[tuple[str, str], str]  # by subject and field


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readers' answers for one field of one subject."""

    kind: str
    subject: str
    field: str
    first: str
    second: str

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.first == self.second


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two readers in one kind of decision."""

    kind: str
    both: int  # items on which both have an answer
    same: int
    kappa: float | None  # None if one reader gave only one answer: chance agreement is undefined


def pairs(first: Sequence[Decision], second: Sequence[Decision]) -> tuple[Pair, ...]:
    """Every answer that both readers gave, by subject and field."""
    one, two = answers(first), answers(second)
    shared = {subject for subject, _ in one} & {subject for subject, _ in two}
    found = []
    for subject, field in sorted(key for key in {*one, *two} if key[0] in shared):
        kind = field.partition(":")[0]
        left, right = (made.get((subject, field), "" if kind in OPEN else AS_READ) for made in (one, two))
        if left and right:
            found.append(Pair(kind, subject, field, left, right))
    return tuple(found)


def answers(decisions: Sequence[Decision]) -> Answers:
    """The last answer of a reader to each question, by subject and field."""
    found: dict[tuple[str, str], str] = {}
    for made in in_force(decisions):
        if made.action in KEPT:
            continue
        if made.action in ("same", "different"):
            found[" ".join(sorted({*made.subjects, *filter(None, (made.target,))})), EVENT] = made.action
            continue
        for subject in made.subjects:
            field, answer = _answer(made)
            found[subject, field] = answer
    return found


def _answer(made: Decision) -> tuple[str, str]:
    if made.action in ("accept", "drop"):
        return VERDICT, made.action
    if made.action in ("hold", "publish"):
        return VISIBILITY, made.action
    return ("place" if made.action == "move" else made.field), made.target or "none"


def agreement(found: Iterable[Pair]) -> tuple[Agreement, ...]:
    """Agreement by kind, in the order of `KINDS`; kinds that nobody decided are left out."""
    by_kind: dict[str, list[Pair]] = {}
    for pair in found:
        by_kind.setdefault(pair.kind, []).append(pair)
    return tuple(
        Agreement(kind, len(of), sum(pair.agrees for pair in of), kappa(of))
        for kind in KINDS
        if (of := by_kind.get(kind))
    )


def kappa(found: Sequence[Pair]) -> float | None:
    """Cohen's kappa; None if a reader gave only one answer."""
    first, second = Counter(pair.first for pair in found), Counter(pair.second for pair in found)
    if len(first) < 2 or len(second) < 2:
        return None
    n = len(found)
    observed = sum(pair.agrees for pair in found) / n
    expected = sum(first[answer] * second[answer] for answer in first) / n**2
    return (observed - expected) / (1 - expected)


def together(*readers: Sequence[Decision]) -> tuple[Decision, ...]:
    """The rows of all readers, each once, in the order in which they were decided."""
    rows = {made.id: made for made in (made for reader in readers for made in reader)}
    return tuple(sorted(rows.values(), key=lambda made: made.when))
