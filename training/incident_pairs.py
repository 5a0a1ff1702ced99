"""Learn which incidents are parts of one event: `python -m training.incident_pairs` writes the table, prints figures.

Two sorts of examples, both of incidents as the program finds them now. `events/merge` are short reports of one event
each: pairs of their incidents are of one event where the reports are. `events/pairs.jsonl` are pairs of other texts, by
their ids, that somebody has read; most are hard ones, and the many events of a few bad days are among them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from geo_incidents import find_incidents, read_reports
from geo_incidents.incidents import event_groups
from geo_incidents.incidents.event_groups import Likely, by_settlement, linked, weighed
from geo_incidents.incidents.pairs import Side
from geo_incidents.model import Incident
from geo_incidents.scoring.table import FOLDER
from training.bcubed import Groups, bcubed, told
from training.fit import Examples, Fitted, Recipe, Row, probability, table

HERE = Path(__file__).parent
MERGE, PAIRS = HERE / "events" / "merge", HERE / "events" / "pairs.jsonl"
OLD = ("blind1", "blind2", "blind4", "more", "train", "train3", "short")
CORPORA = {
    "coast": [HERE.parent / "maps" / "coast-march-2025" / "reports"],
    "old": [HERE / "texts" / batch / "reports" for batch in OLD],
    **{batch: [HERE / "texts" / batch / "reports"] for batch in ("blind3", "news1", "train2")},
}
RECIPE = Recipe(prior=0.3, fewest=5)
RETOLD = 0.5  # weight of a pair of the short reports: they tell of no day with many events
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of incidents, and whether they are of one event."""

    seen: Row
    fold: int
    same: bool
    weight: float


def main() -> None:
    """Write the table, and print how well reports are put together by three ways."""
    incidents = read([MERGE / "reports"])
    examples = [*retold(incidents), *labelled()]
    models, final = learned(examples)
    (Path(str(FOLDER)) / f"{event_groups.TABLE}.csv").write_text(table({"event": final}), "utf8")
    rights = [example.same == (probability(models[example.fold].model, example.seen) >= 0.5) for example in examples]
    print(f"{len(examples)} pairs, {sum(rights) / len(rights):.3f} of them told rightly by those of other folds")
    for name, found in (("incidents", _incidents(incidents)), ("events", _events(incidents, models))):
        figures = bcubed(_groups(found), told(MERGE))
        print(f"{name}: precision {figures.precision:.3f}  recall {figures.recall:.3f}  F1 {figures.f1:.3f}")


def read(folders: Sequence[Path]) -> tuple[Incident, ...]:
    """The incidents of some reports."""
    return find_incidents(read_reports(folders)).incidents


def learned(examples: Sequence[Example]) -> tuple[list[Fitted], Fitted]:
    """A model for every fold that has not seen it, and the one of all."""
    made = Examples([one.seen for one in examples], [one.fold for one in examples], RECIPE)
    answers, weights = [one.same for one in examples], [one.weight for one in examples]
    return [made.fit(answers, weights, without=fold) for fold in range(FOLDS)], made.fit(answers, weights)


def retold(incidents: Sequence[Incident]) -> Iterator[Example]:
    """Pairs of the short reports; incidents that mix events are left aside."""
    events = told(MERGE)
    for place, members in by_settlement(incidents).items():
        of = [frozenset[str]().union(*(events[claim.document] for claim in member.claims)) for member in members]
        for (one, other), seen in weighed([Side.of(member) for member in members]):
            same = of[one] == of[other]
            if len(of[one]) == 1 if same else not of[one] & of[other]:
                yield Example(seen, fold_of(place), same, RETOLD)


def labelled() -> Iterator[Example]:
    """Pairs that somebody has read, as far as the program still finds both."""
    rows = list(map(json.loads, PAIRS.read_text("utf8").splitlines()))
    for name, folders in CORPORA.items():
        labels = {frozenset((row["one"], row["other"])): row["same"] for row in rows if row["texts"] == name}
        for place, members in by_settlement(read(folders)).items():
            for (one, other), seen in weighed([Side.of(member) for member in members]):
                same = labels.get(frozenset((members[one].id, members[other].id)))
                if same is not None:
                    yield Example(seen, fold_of(_report(members[one], members[other]) or place), same, 1.0)


def fold_of(name: str) -> int:
    """The fold of everything that goes by a name: a settlement, or a report."""
    return crc32(name.encode()) % FOLDS


def _report(one: Incident, other: Incident) -> str:
    return min({claim.document for claim in one.claims} & {claim.document for claim in other.claims}, default="")


def _incidents(incidents: Sequence[Incident]) -> Iterator[tuple[str, Sequence[Incident]]]:
    return ((incident.id, [incident]) for incident in incidents)


def _events(incidents: Sequence[Incident], models: Sequence[Fitted]) -> Iterator[tuple[str, Sequence[Incident]]]:
    """Events by the models that have not seen their settlement."""
    for place, members in by_settlement(incidents).items():
        model = models[fold_of(place)].model
        likely = Likely()
        for pair, seen in weighed([Side.of(member) for member in members]):
            likely.add(pair, probability(model, seen))
        for group in linked(len(members), likely):
            yield f"{place} {group[0]}", [members[number] for number in group]


def _groups(found: Iterator[tuple[str, Sequence[Incident]]]) -> Groups:
    groups: dict[str, set[str]] = {report: set() for report in told(MERGE)}
    for name, members in found:
        for report in {claim.document for member in members for claim in member.claims}:
            groups[report].add(name)
    return {report: frozenset(names or {f"alone {report}"}) for report, names in groups.items()}


if __name__ == "__main__":
    main()
