"""Tables of learned weights: features in, a probability and its reasons out.

A table is a CSV in `data/weights` with a row for each feature and two columns for each model: the weight, and the
number of training examples with the feature. `make train` writes the tables; nothing is learned here. The numbers at
which a decision changes are chosen on unseen reports and stand in `data/thresholds.csv`, each with what it is for;
what a piece of evidence weighs that too few labels show stands in `data/evidence.csv`, with why.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from importlib import resources
from importlib.resources.abc import Traversable
from typing import IO

from geo_incidents.model import Reason
from geo_incidents.reasons import DIGITS, Seen, reason

FOLDER = resources.files("geo_incidents") / "data" / "weights"
THRESHOLDS = resources.files("geo_incidents") / "data" / "thresholds.csv"
EVIDENCE = resources.files("geo_incidents") / "data" / "evidence.csv"
INTERCEPT = "intercept"
COUNT = "n "  # prefix of the columns with the number of examples behind a weight
EVERY = 10_000  # number of reasons: more than any name has
FURTHEST = 30  # log-odds beyond which a probability counts as 0 or 1

Features = Mapping[str, Seen]  # feature name → value and what was matched; absent features are omitted


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: its intercept and the weight of every feature, in log-odds."""

    intercept: float
    weights: Mapping[str, float]

    def weigh(self, seen: Mapping[str, float]) -> float:
        """The log-odds for features given only by their strengths."""
        weights = self.weights
        total = 0.0
        for name, strength in seen.items():  # one by one: `sum` rounds otherwise from Python 3.12 on
            if name in weights:
                total += weights[name] * strength
        return self.intercept + total

    def logit(self, features: Features) -> float:
        """The log-odds that the answer is yes."""
        weights = self.weights
        total = 0.0
        for name, (strength, _) in features.items():
            if name in weights:
                total += weights[name] * strength
        return self.intercept + total

    def reasons(self, features: Features, most: int = EVERY) -> tuple[Reason, ...]:
        """The evidence for and against, the `most` strongest first, including the intercept."""
        weights = self.weights
        found = [(-abs(round(self.intercept, DIGITS)), INTERCEPT, self.intercept, "before anything is seen")]
        for name, (strength, detail) in features.items():
            if weight := weights.get(name, 0.0) * strength:
                found.append((-abs(round(weight, DIGITS)), name, weight, detail))
        return tuple([reason(name, weight, detail) for _, name, weight, detail in nsmallest(most, found)])


def logistic(logit: float) -> float:
    """The probability for log-odds."""
    if not -FURTHEST < logit < FURTHEST:
        logit = math.copysign(FURTHEST, logit)
    return 1 / (1 + math.exp(-logit))


@cache
def load(name: str) -> Mapping[str, Model]:
    """The models of `data/weights/NAME.csv`, by column name; read once per process."""
    with (FOLDER / f"{name}.csv").open(encoding="utf8") as file:
        return read(file)


def threshold(name: str) -> float:
    """The number at which a decision changes, by its name in `data/thresholds.csv`."""
    return _thresholds()[name]


def evidence(group: str) -> Mapping[str, float]:
    """The weights of a group of evidence that is set by hand: rows GROUP.NAME of `data/evidence.csv`, by NAME."""
    opening = f"{group}."
    return {name[len(opening) :]: value for name, value in _evidence().items() if name.startswith(opening)}


@cache
def _thresholds() -> Mapping[str, float]:
    return _named(THRESHOLDS)


@cache
def _evidence() -> Mapping[str, float]:
    return _named(EVIDENCE)


def _named(table: Traversable) -> Mapping[str, float]:
    """The values of a table with the columns name, value and why."""
    with table.open(encoding="utf8") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file)}


def read(file: IO[str]) -> dict[str, Model]:
    """The models of an open table. An empty cell is a feature that the model does not use."""
    head, *rows = csv.reader(file)
    columns = [column.removeprefix(COUNT) for column in head if column.startswith(COUNT)]
    return {column: _model(rows, head.index("feature"), head.index(column)) for column in columns}


def _model(rows: list[list[str]], feature: int, column: int) -> Model:
    weights = {row[feature]: float(row[column]) for row in rows if row[column]}
    return Model(weights.pop(INTERCEPT), weights)
