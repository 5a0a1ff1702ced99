"""L2 logistic regression over named features, and the tables that `scoring.table` reads: of every decision alike."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from geo_incidents.scoring.table import COUNT, INTERCEPT, Model, logistic

KIN = " | "  # between a group and a feature that weighs in its model alone
PART = ", "  # between the parts of a group's name
LABEL = "="  # stands in the names of features that are one label of several
DIGITS = 2  # of a weight, as it is written
FREE = 1e6  # scikit-learn's C where nothing is held to 0
MOST_ROUNDS = 1000
FEWEST_OWN = 4  # examples of a group that must show a feature before its model has it; the table is half as large

Row = Mapping[str, float]
Weights = Sequence[float] | None  # of examples; all alike where there are none


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is learned."""

    prior: float  # scikit-learn's C: the smaller, the nearer weights are held to 0
    fewest: int  # examples that must show a feature before it may weigh
    least: float = 0.0  # a feature that weighs less goes, and the others are fitted anew


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model, how many examples showed each of its features, and how many there were."""

    model: Model
    seen: Mapping[str, int]
    examples: int


class Examples:
    """Rows of features, made a matrix once for all models and folds that are learned from them."""

    def __init__(self, rows: Sequence[Row], folds: Sequence[int], recipe: Recipe) -> None:
        self.rows = rows
        self.folds = np.array(folds)
        self.recipe = recipe
        vectorizer = DictVectorizer()
        matrix = vectorizer.fit_transform(rows)
        seen = np.asarray((matrix != 0).sum(axis=0)).ravel()
        kept = seen >= recipe.fewest
        self._matrix = matrix[:, kept].tocsr()
        self._names = [str(name) for name in vectorizer.get_feature_names_out()[kept]]
        self._seen = dict(zip(self._names, seen[kept].tolist(), strict=True))

    def fit(
        self, answers: Sequence[bool], weights: Sequence[float] | None = None, without: int | None = None
    ) -> Fitted:
        """The model learned from all examples, or from all but those of one fold; `weights` are of the examples."""
        heavy = np.array(weights if weights is not None else [1.0] * len(self.rows))
        used = heavy > 0
        if without is not None:
            used &= self.folds != without
        matrix, right, heavy = self._matrix[used], np.array(answers)[used], heavy[used]
        columns = np.arange(len(self._names))
        learned = _regression(self.recipe.prior).fit(matrix, right, sample_weight=heavy)
        if self.recipe.least:
            columns = np.flatnonzero(np.abs(learned.coef_[0]) >= self.recipe.least)
            learned = _regression(self.recipe.prior).fit(matrix[:, columns], right, sample_weight=heavy)
        found = {self._names[column]: float(w) for column, w in zip(columns, learned.coef_[0], strict=True)}
        return Fitted(Model(float(learned.intercept_[0]), found), self._seen, len(self.rows))

    def by_fold(
        self, answers: Sequence[bool], weights: Sequence[float] | None = None
    ) -> tuple[list[Fitted], list[float]]:
        """A model for every fold that has not seen it, and every example's probability by the one of its own fold."""
        models = [self.fit(answers, weights, fold) for fold in range(int(self.folds.max()) + 1)]
        pairs = zip(self.folds, self.rows, strict=True)
        return models, [probability(models[fold].model, row) for fold, row in pairs]


class Kin:
    """Examples of groups whose models are alike where the data do not tell them apart.

    All learn from all rows: a feature has a weight for every group and one for each part of a group's name, "capital"
    and "short" of "capital, short", all held to 0, and a group's model has their sum (Daumé, "Frustratingly Easy
    Domain Adaptation", 2007).
    """

    def __init__(self, rows: Sequence[Row], groups: Sequence[str], folds: Sequence[int], recipe: Recipe) -> None:
        self._groups, self.counts = sorted(set(groups)), Counter(groups)
        self._seen = {group: Counter[str]() for group in self._groups}
        for row, group in zip(rows, groups, strict=True):
            self._seen[group].update(row.keys())
        self._examples = Examples([_with_parts(*pair) for pair in zip(rows, groups, strict=True)], folds, recipe)

    def fit(self, answers: Sequence[bool], without: int | None = None) -> dict[str, Fitted]:
        """The model of every group, learned from all examples, or from all but those of one fold."""
        fitted = self._examples.fit(answers, without=without)
        return {group: self._own(fitted, group) for group in self._groups}

    def _own(self, fitted: Fitted, group: str) -> Fitted:
        """What all groups share with what is the own of each part of the group's name."""
        weights = fitted.model.weights
        parts = [part + KIN for part in group.split(PART)]
        intercept = fitted.model.intercept + sum(weights.get(part, 0.0) for part in parts)
        summed = {
            name: weight + sum(weights.get(part + name, 0.0) for part in parts)
            for name, weight in weights.items()
            if self._seen[group][name] >= FEWEST_OWN
        }
        return Fitted(Model(intercept, summed), self._seen[group], self.counts[group])


def _with_parts(row: Row, group: str) -> Row:
    """A row with its features once more for every part of its group's name."""
    own = {f"{part}{KIN}{name}": strength for part in group.split(PART) for name, strength in row.items()}
    return {**row, **own, **{part + KIN: 1.0 for part in group.split(PART)}}


def _regression(prior: float) -> LogisticRegression:
    return LogisticRegression(C=prior, solver="liblinear", random_state=0, max_iter=MOST_ROUNDS)


def probability(model: Model, row: Row) -> float:
    """What a model makes of a row of features."""
    return logistic(model.weigh(row))


def calibrated(fitted: Fitted, logits: Sequence[float], answers: Sequence[bool]) -> Fitted:
    """The model with its log-odds stretched and shifted so that those of unseen reports are probabilities."""
    regression = _regression(FREE).fit(np.array(logits).reshape(-1, 1), np.array(answers))
    slope, shift = float(regression.coef_[0][0]), float(regression.intercept_[0])
    weights = {name: slope * weight for name, weight in fitted.model.weights.items()}
    return Fitted(Model(slope * fitted.model.intercept + shift, weights), fitted.seen, fitted.examples)


def table(models: Mapping[str, Fitted], why: Mapping[str, str] | None = None) -> str:
    """The CSV of some models: a row a feature, weights rounded; those that round to 0 are left out."""
    rounded = {name: _rounded(fitted.model) for name, fitted in models.items()}
    features = sorted({feature for weights in rounded.values() for feature in weights} - {INTERCEPT})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header = ["feature", *(column for name in models for column in (name, COUNT + name))]
    writer.writerow([*header, "why"] if why else header)
    for feature in (INTERCEPT, *features):
        row = [feature]
        for name, fitted in models.items():
            weight = rounded[name].get(feature)
            seen = fitted.examples if feature == INTERCEPT else fitted.seen.get(feature, "")
            row += [f"{weight:g}", str(seen)] if weight is not None else ["", ""]
        writer.writerow([*row, why.get(feature.partition(LABEL)[0], "")] if why else row)
    return out.getvalue()


def _rounded(model: Model) -> dict[str, float]:
    weights = {name: round(weight, DIGITS) for name, weight in model.weights.items()}
    return {
        INTERCEPT: round(model.intercept, DIGITS) + 0.0,
        **{name: weight for name, weight in weights.items() if weight},
    }
