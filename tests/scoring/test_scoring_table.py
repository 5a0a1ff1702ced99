"""A table of weights: what it makes of features, the reasons in their order, and what an empty cell is."""

from __future__ import annotations

import csv
import re
from importlib.resources.abc import Traversable
from io import StringIO
from math import isclose
from pathlib import Path

import pytest

from geo_incidents.scoring.table import EVIDENCE, FURTHEST, INTERCEPT, THRESHOLDS, Model, evidence, logistic, read

PACKAGE = Path(__file__).parents[2] / "geo_incidents"
FEATURES = {"near": (1.0, "2 km"), "often": (0.5, "3 times"), "unknown": (9.0, ""), "idle": (1.0, "")}
MODEL = Model(-1.0, {"near": 2.0, "often": -3.0, "idle": 0.0})


def test_a_feature_counts_by_its_strength_and_one_without_a_weight_not_at_all() -> None:
    assert isclose(MODEL.logit(FEATURES), -1.0 + 2.0 - 1.5)


def test_strengths_alone_count_as_they_do_with_what_was_seen() -> None:
    features = {name: (0.1 * number, "") for number, name in enumerate("abcdefgh")}
    model = Model(-1.1, dict.fromkeys("abcdefgh", 0.3))
    assert model.weigh({name: strength for name, (strength, _) in features.items()}) == model.logit(features)


def test_reasons_are_what_counted_the_heaviest_first() -> None:
    told = [(one.feature, one.weight, one.detail) for one in MODEL.reasons(FEATURES)]
    assert told == [("near", 2.0, "2 km"), ("often", -1.5, "3 times"), (INTERCEPT, -1.0, "before anything is seen")]
    assert isclose(sum(weight for _, weight, _ in told), MODEL.logit(FEATURES))


@pytest.mark.parametrize(("logit", "expected"), [(0.0, 0.5), (2.0, 0.8808), (-2.0, 0.1192)])
def test_log_odds_are_a_probability(logit: float, expected: float) -> None:
    assert logistic(logit) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("logit", [FURTHEST, 1e3, 1e308, float("inf")])
def test_no_log_odds_are_too_far(logit: float) -> None:
    assert logistic(logit) == logistic(FURTHEST) < 1
    assert logistic(-logit) == logistic(-FURTHEST) > 0


def test_an_empty_cell_is_a_feature_that_the_model_does_not_use() -> None:
    table = "feature,one,n one,other,n other,why\nintercept,-0.5,9,1,9,\nnear,2,4,,,because\noften,,,-3,7,\n"
    found = read(StringIO(table))
    assert found == {"one": Model(-0.5, {"near": 2.0}), "other": Model(1.0, {"often": -3.0})}


def rows(table: Traversable) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table.read_text("utf8"))))


@pytest.mark.parametrize("table", [THRESHOLDS, EVIDENCE], ids=["thresholds", "evidence"])
def test_every_number_that_weighs_has_its_reason_and_its_place(table: Traversable) -> None:
    names = [row["name"] for row in rows(table)]
    assert names == sorted(set(names))
    assert [row["name"] for row in rows(table) if len(row["why"].split()) < 2] == []


def test_every_threshold_is_used() -> None:
    code = "".join(path.read_text("utf8") for path in sorted(PACKAGE.rglob("*.py")))
    used = set(re.findall(r'threshold\("([^"]+)"\)', code))
    lists = {f"names.ordinary.{how}" for how in ("very_common", "common", "rare")}
    assert {row["name"] for row in rows(THRESHOLDS)} - lists == used


def test_evidence_is_given_by_its_group() -> None:
    assert evidence("ranking.area.governorate") == {"governorate": 1, "region": 0}
    assert evidence("nothing") == {}
