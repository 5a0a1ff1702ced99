"""Texts written to be read once: floors for what is found in them now, so that no later rule loses it again.

docs/names.md has the figures of the first time each batch was read, which are the honest ones.
"""

from __future__ import annotations

from collections import Counter

import pytest
from scoring import FOUND, cases, faults, figures

from geo_incidents.gazetteer import load
from geo_incidents.pipeline import find_places

# Batch: share found, share of what is found that is a name, share right within 5 km, traps hit, areas as points.
FLOORS = {
    "blind_en": (0.955, 0.995, 0.949, 0, 2),
    "blind_ar": (0.946, 1.0, 0.939, 0, 0),
    "blind_other": (0.911, 0.987, 0.860, 0, 0),
    "blind2_en": (1.0, 1.0, 0.952, 0, 0),
    "blind2_ar": (0.965, 1.0, 0.963, 0, 0),
    "blind2_other": (1.0, 1.0, 1.0, 0, 0),
    "blind3_en": (0.960, 0.980, 0.921, 0, 0),
    "blind3_ar": (0.96, 1.0, 0.96, 0, 0),
    "blind3_other": (1.0, 1.0, 0.875, 0, 0),
}


@pytest.mark.parametrize("batch", FLOORS)
def test_floors(batch: str) -> None:
    texts = list(cases(f"{batch}.toml"))
    wrong, found = Counter[str](), 0
    for case in texts:
        resolutions = find_places(case.document, load())
        wrong.update(kind for kind, _ in faults(case, resolutions, load()))
        found += sum(one.status in FOUND for one in resolutions)
    now = figures(texts, wrong, found)
    recall, precision, right, traps, areas = FLOORS[batch]
    assert now["detect_recall"] >= recall
    assert now["detect_precision"] >= precision
    assert now["right_5km"] >= right
    assert now["traps_hit"] <= traps
    assert now["areas_as_points"] <= areas
