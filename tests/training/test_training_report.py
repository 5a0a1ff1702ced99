"""What the report on learning tells of a model: right answers by fold, calibration, what each feature buys."""

from __future__ import annotations

import math

import pytest

from geo_incidents.scoring.table import Model
from training.report import Judged, by_fold, calibration_error, gains, section

MODEL = Model(0.0, {"near": 2.0, "kind: city": 1.0, "idle": 0.0})
JUDGED = [
    Judged(0, 3.0, answer=True, features={"near": 1.0, "kind: city": 1.0}),
    Judged(0, -1.0, answer=True, features={"idle": 1.0}),
    Judged(1, -2.0, answer=False, features={}),
]


def test_right_answers_are_counted_by_fold() -> None:
    assert by_fold(JUDGED) == [0.5, 1.0]


def test_probabilities_are_held_against_what_turns_out_true() -> None:
    assert calibration_error([Judged(0, 0.0, answer=yes, features={}) for yes in (True, False)]) == pytest.approx(0)
    assert calibration_error([Judged(0, 0.0, answer=True, features={})]) == pytest.approx(0.5)


def test_a_feature_buys_what_its_weight_saves() -> None:
    bought = gains(JUDGED, MODEL)
    assert bought["near"] == pytest.approx(1000 * (math.log1p(math.exp(-1)) - math.log1p(math.exp(-3))) / 3)
    assert bought["near"] > bought["kind"] > bought["idle"] == 0


def test_a_section_tells_all_three() -> None:
    told = list(section("claims_kinds: killing", JUDGED, MODEL))
    assert told[0] == "## claims_kinds: killing: 3 examples, 2 of them so"
    assert "Right by fold: 0.500, 1.000" in told
    assert any(line.startswith("| near | +") for line in told)
