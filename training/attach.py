"""What labels say of `data/weights/attach.csv`, and how often texts show its features: `python -m training.attach`.

Labels decide which place, and which day, of a sentence is an event's. Weights learned from them are held against those
of the table on reports they have not seen; as long as they choose no better, the table's stay: they are costs in words
between the two, which a reader can check. No label says whose a negation or a party is. What is learned of figures is
in `training.claims`. The `n` columns count the pairs of all training texts that have a feature.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from geo_incidents.claims import days
from geo_incidents.claims.kinds import FAMILY
from geo_incidents.claims.sentences import nearest
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.documents import read_reports
from geo_incidents.gazetteer import load
from geo_incidents.model import Span
from geo_incidents.pipeline import extract
from geo_incidents.scoring import attach
from geo_incidents.scoring.table import COUNT, FOLDER, INTERCEPT
from training import claims
from training.claims_corpus import FOLDS, TEXTS, Label, Report, read_corpus
from training.fit import Examples, Recipe

TABLE = Path(str(FOLDER)) / f"{attach.TABLE}.csv"
PLACE, DAY = "event_place", "event_day"
RECIPE = Recipe(prior=0.1, fewest=10)
Weights = Mapping[str, float]
Asked = Sequence[tuple[attach.Pair, bool]]  # pairs, and whether each is the label's


@dataclass(frozen=True, slots=True)
class Choice:
    """What counts for each place, or day, that an event may have; the label's comes first."""

    pair: str
    fold: int
    features: tuple[Weights, ...]


def choices(report: Report) -> Iterator[Choice]:
    """The choices of a report that its labels decide."""
    for passage in report.passages:
        for label in report.by_passage.get(passage.number, []):
            told = [one for one in passage.scene.triggers if FAMILY[one.kind] == label.family]
            for pair, asked in ((PLACE, _places), (DAY, _days)) if told else ():
                yield from _decided(pair, report.fold, asked(passage, label, told[0].span))


def _places(passage: Passage, label: Label, word: Span) -> Asked:
    scene = passage.scene
    return [
        (nearest.fit(word, group, scene), any(label.is_at(found.place) for found in group.places))
        for group in scene.groups
    ]


def _days(passage: Passage, label: Label, word: Span) -> Asked:
    dates = passage.dates if label.days else ()
    return [(days.fit(word, when, passage.scene), label.is_of(when)) for when in dates]


def _decided(pair: str, fold: int, asked: Asked) -> Iterator[Choice]:
    right = [features(one) for one, answer in asked if answer]
    wrong = [features(one) for one, answer in asked if not answer]
    if len(right) == 1 and wrong:
        yield Choice(pair, fold, (right[0], *wrong))


def features(pair: attach.Pair) -> Weights:
    """What counts for a pair, how often."""
    return {**pair.between.counted(pair.low, pair.high), **pair.said}


def learned(some: Sequence[Choice]) -> list[Weights]:
    """For each fold the weights by which the right one is told from every other, learned from the other folds."""
    rows, folds, answers = [], [], []
    for choice in some:
        right = choice.features[0]
        for wrong in choice.features[1:]:
            rows += [_difference(right, wrong), _difference(wrong, right)]
            folds += [choice.fold] * 2
            answers += [True, False]
    examples = Examples(rows, folds, RECIPE)
    return [examples.fit(answers, without=fold).model.weights for fold in range(FOLDS)]


def _difference(one: Weights, other: Weights) -> Weights:
    found = {name: one.get(name, 0.0) - other.get(name, 0.0) for name in sorted({*one, *other})}
    return {name: value for name, value in found.items() if value}


def share_right(some: Sequence[Choice], weights: Sequence[Weights]) -> float:
    """The share of choices that the weights of their fold decide as the label does."""
    return sum(_is_right(choice, weights[choice.fold]) for choice in some) / len(some)


def _is_right(choice: Choice, weights: Weights) -> bool:
    scores = [sum(weights.get(name, 0.0) * times for name, times in one.items()) for one in choice.features]
    return scores[0] > max(scores[1:])


def seen() -> Mapping[str, Counter[str]]:
    """For each sort of pair how many pairs of the training texts have each feature."""
    with _recording() as found:
        for folder in sorted(TEXTS.glob("*/reports")):
            for document in read_reports([folder]).documents:
                extract(document, load())
    return found


@contextmanager
def _recording() -> Iterator[dict[str, Counter[str]]]:
    found: dict[str, Counter[str]] = {}
    ask, reach = attach.Between.pair, attach.Pair.reaches

    def pair(*given: object, **named: object) -> attach.Pair:
        made = ask(*given, **named)
        found.setdefault(made.name, Counter()).update({*features(made), INTERCEPT})
        return made

    def reaches(made: attach.Pair, *tags: str) -> bool:
        found.setdefault(made.name, Counter()).update(f"{attach.REACH}{tag}" for tag in tags)
        return reach(made, *tags)

    with mock.patch.object(attach.Between, "pair", pair), mock.patch.object(attach.Pair, "reaches", reaches):
        yield found


def main() -> None:
    """Print how well either weights choose, and write the counts."""
    with TABLE.open(encoding="utf8") as file:
        rows = list(csv.DictReader(file))
    told = [choice for report in read_corpus(load(), claims.batches()) for choice in choices(report)]
    for name in (PLACE, DAY):
        own = [choice for choice in told if choice.pair == name]
        table = {row["feature"]: float(row[name]) for row in rows if row[name]}
        as_is, unseen = share_right(own, [table] * FOLDS), share_right(own, learned(own))
        print(f"{name}: of {len(own)} choices the table decides {as_is:.3f} rightly, learned weights {unseen:.3f}")
    found = seen()
    for row in rows:
        for name in found:
            row[COUNT + name] = str(found[name][row["feature"]]) if row[name] else ""
    with TABLE.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
