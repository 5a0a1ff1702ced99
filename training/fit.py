"""L2 logistic regression over named features, and the table it is written to."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from geo_incidents.scoring.table import COUNT, INTERCEPT, Features, Model

LABEL = "="  # stands in the names of features that are one label of several
ITS = "its "  # opens the features of the words themselves in the second decision
WORDS = ("word_", "second_word_", "mark_", "near_word", "words_round")
FEWEST = 8  # examples that must show a label before it may weigh
WORD_SCALE = 0.5  # neighbour words and marks are many and each seldom: they are held nearer to 0
DIGITS = 2
TOLERANCE, MOST_ROUNDS = 1e-6, 5000


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model and how many examples showed each of its features."""

    model: Model
    seen: Mapping[str, int]


def fit(rows: Sequence[Features], answers: Sequence[bool], strength: float) -> Fitted:
    """The model of some examples; the smaller `strength`, the nearer its weights are held to 0."""
    seen = Counter(name for row in rows for name in row)
    used = {name for name, count in seen.items() if LABEL not in name or count >= FEWEST}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([_scaled(row, used) for row in rows])
    regression = LogisticRegression(C=strength, tol=TOLERANCE, max_iter=MOST_ROUNDS)
    regression.fit(matrix, np.array(answers))
    learned = zip(vectorizer.get_feature_names_out(), regression.coef_[0], strict=True)
    weights = {str(name): float(weight) * _scale(str(name)) for name, weight in learned}
    return Fitted(Model(float(regression.intercept_[0]), weights), {name: seen[name] for name in weights})


def _scaled(row: Features, used: set[str]) -> dict[str, float]:
    return {name: strength * _scale(name) for name, (strength, _) in row.items() if name in used}


def _scale(name: str) -> float:
    return WORD_SCALE if name.removeprefix(ITS).startswith(WORDS) else 1.0


def calibrated(fitted: Fitted, logits: Sequence[float], answers: Sequence[bool]) -> Fitted:
    """The model with its log-odds stretched and shifted so that those of unseen reports are probabilities."""
    regression = LogisticRegression(C=1e6, tol=TOLERANCE, max_iter=MOST_ROUNDS)
    regression.fit(np.array(logits).reshape(-1, 1), np.array(answers))
    slope, shift = float(regression.coef_[0][0]), float(regression.intercept_[0])
    weights = {name: slope * weight for name, weight in fitted.model.weights.items()}
    return Fitted(Model(slope * fitted.model.intercept + shift, weights), fitted.seen)


def table(models: Mapping[str, Fitted], why: Mapping[str, str]) -> str:
    """The CSV of some models: a row a feature, weights rounded; those that round to 0 are left out."""
    rounded = {name: _rounded(fitted.model) for name, fitted in models.items()}
    features = sorted({feature for weights in rounded.values() for feature in weights} - {INTERCEPT})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["feature", *(column for name in models for column in (name, COUNT + name)), "why"])
    for feature in (INTERCEPT, *features):
        row = [feature]
        for name, fitted in models.items():
            weight = rounded[name].get(feature)
            row += [f"{weight:g}", str(fitted.seen.get(feature, ""))] if weight is not None else ["", ""]
        writer.writerow([*row, why.get(feature.partition(LABEL)[0], "")])
    return out.getvalue()


def _rounded(model: Model) -> dict[str, float]:
    weights = {name: round(weight, DIGITS) for name, weight in model.weights.items()}
    return {INTERCEPT: round(model.intercept, DIGITS), **{name: weight for name, weight in weights.items() if weight}}
