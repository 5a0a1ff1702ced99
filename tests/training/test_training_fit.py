"""Models that are kin: alike where their groups' examples are, apart where these say so."""

from __future__ import annotations

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is missing")

from training.fit import Kin, Recipe

EACH = 40


def test_a_group_has_what_all_share_and_what_is_its_own() -> None:
    rows = [{"shared": 1.0}, {"parted": 1.0}, {}] * EACH
    groups = ["one"] * len(rows) + ["other"] * len(rows)
    answers = [True, True, False] * EACH + [True, False, False] * EACH
    kin = Kin(rows * 2, groups, [0] * len(groups), Recipe(prior=0.3, fewest=2))
    one, other = kin.fit(answers).values()
    assert one.model.weights["shared"] > 1
    assert other.model.weights["shared"] > 1
    assert one.model.weights["parted"] > 1 > other.model.weights["parted"]
    assert one.seen["shared"] == EACH
    assert (one.examples, other.examples) == (3 * EACH, 3 * EACH)


def test_a_feature_that_a_group_never_shows_is_not_in_its_model() -> None:
    rows = [{"rare": 1.0}, {}] * EACH + [{"common": 1.0}, {}] * EACH
    groups = ["one"] * 2 * EACH + ["other"] * 2 * EACH
    kin = Kin(rows, groups, [0] * len(rows), Recipe(prior=0.3, fewest=2))
    models = kin.fit([True, False] * 2 * EACH)
    assert "rare" in models["one"].model.weights
    assert "rare" not in models["other"].model.weights


def test_groups_share_what_a_part_of_their_names_has() -> None:
    rows = [{"word": 1.0}, {}] * EACH
    groups = ["town, short"] * len(rows) + ["town, long"] * len(rows) + ["name, short"] * len(rows)
    answers = [True, False] * EACH + [False, True] * EACH + [True, False] * EACH
    kin = Kin(rows * 3 + rows, [*groups, *["name, long"] * len(rows)], [0] * 4 * len(rows), Recipe(0.3, 2))
    models = kin.fit([*answers, *[False, True] * EACH])
    assert all((fitted.model.weights["word"] > 0) is group.endswith("short") for group, fitted in models.items())
