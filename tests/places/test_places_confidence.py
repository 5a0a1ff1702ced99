"""How sure a decision is told to be: along the points of data/confidence.csv."""

from __future__ import annotations

import pytest

from geo_incidents.places.confidence import told


@pytest.mark.parametrize(("probability", "confidence"), [(0, 0), (0.2, 0.26), (0.976, 0.95), (1, 0.999)])
def test_a_probability_is_told_between_two_points(probability: float, confidence: float) -> None:
    assert told(probability) == pytest.approx(confidence)


def test_a_likelier_decision_is_told_as_surer() -> None:
    levels = [told(n / 500) for n in range(501)]
    assert levels == sorted(levels)
    assert len(set(levels)) == len(levels)
