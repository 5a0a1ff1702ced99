"""Logistic models from rows of features, written as the tables that `scoring.table` reads."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from geo_incidents.scoring.table import COUNT, INTERCEPT, Model, logistic

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a table is learned: strength of the prior, fewest examples of a feature, smallest weight that is kept."""

    prior: float  # scikit-learn's C: the smaller, the closer to nothing
    fewest: int
    least: float
    digits: int = 2


class Examples:
    """Rows of features once for all models and folds that are learned from them."""

    def __init__(self, rows: Sequence[Row], folds: Sequence[int], recipe: Recipe) -> None:
        self.rows = rows
        self.folds = np.array(folds)
        self.recipe = recipe
        vectorizer = DictVectorizer()
        matrix = vectorizer.fit_transform(rows)
        seen = np.asarray((matrix != 0).sum(axis=0)).ravel()
        kept = seen >= recipe.fewest
        self.matrix = matrix[:, kept].tocsr()
        self.names = [str(name) for name in vectorizer.get_feature_names_out()[kept]]
        self.seen = dict(zip(self.names, seen[kept].tolist(), strict=True))

    def fit(self, answers: Sequence[bool], weights: Sequence[float], without: int | None = None) -> Model:
        """The model learned from all examples, or from all but those of one fold."""
        used = np.array(weights) > 0
        if without is not None:
            used &= self.folds != without
        answers, weights = np.array(answers)[used], np.array(weights)[used]
        first = self._learner().fit(self.matrix[used], answers, sample_weight=weights)
        heavy = np.flatnonzero(
            np.abs(first.coef_[0]) >= self.recipe.least
        )  # the others go, and what is left is fitted anew
        learner = self._learner().fit(self.matrix[used][:, heavy], answers, sample_weight=weights)
        found = {
            self.names[column]: round(float(weight), self.recipe.digits)
            for column, weight in zip(heavy, learner.coef_[0], strict=True)
        }
        return Model(round(float(learner.intercept_[0]), self.recipe.digits), found)

    def _learner(self) -> LogisticRegression:
        return LogisticRegression(C=self.recipe.prior, solver="liblinear", random_state=0, max_iter=300)

    def by_fold(self, answers: Sequence[bool], weights: Sequence[float]) -> tuple[list[Model], list[float]]:
        """A model for every fold that has not seen it, and every example's probability by the one of its own fold."""
        models = [self.fit(answers, weights, fold) for fold in range(int(self.folds.max()) + 1)]
        return models, [probability(models[fold], row) for fold, row in zip(self.folds, self.rows, strict=True)]


def probability(model: Model, row: Row) -> float:
    """What a model makes of a row of features."""
    return logistic(model.intercept + sum(model.weights.get(name, 0.0) * value for name, value in row.items()))


def write(path: Path, models: Mapping[str, Model], seen: Mapping[str, int], examples: int) -> None:
    """Write models as one table: a row a feature, sorted; two columns a model."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = sorted({name for model in models.values() for name in model.weights})
    with path.open("w", encoding="utf8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["feature", *(column for name in models for column in (name, COUNT + name))])
        table.writerow([INTERCEPT, *(cell for model in models.values() for cell in (model.intercept, examples))])
        for name in names:
            cells = (
                (model.weights.get(name, ""), seen[name] if name in model.weights else "") for model in models.values()
            )
            table.writerow([name, *(cell for pair in cells for cell in pair)])
