"""What speaks for a place when its name stands alone: how often reports mean it, what it is, where it lies."""

from __future__ import annotations

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.likely import COST, STRETCHED, Told, chance, features, reasons
from geo_incidents.gazetteer.lookup import lookup
from geo_incidents.model import Reason

JABLEH = load().place("ocha:C3585")


# Two or more places here are called so; reports write about one of them.
@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("البيضا", "ocha:C5343"),
        ("الأربعين", "gi:hama-arbaeen"),
        ("القصور", "gi:baniyas-qusour"),
        ("الرمل", "gi:raml-janoubi"),
    ],
)
def test_of_namesakes_the_one_that_reports_write_about_comes_first(name: str, place_id: str) -> None:
    assert lookup(load(), name)[0].candidate.place.id == place_id


def test_a_place_is_not_meant_by_another_name_because_it_is_well_known_by_its_own() -> None:
    """GeoNames calls Baamra "Kanisah" and Mhardeh "Karmah"; reports that name them do not."""
    assert lookup(load(), "Al Kanisah")[0].candidate.place.name_ar == "الكنيسة"
    assert lookup(load(), "Karmah")[0].candidate.place.id != "ocha:C3457"


def test_every_report_more_speaks_for_a_place() -> None:
    weights = [sum(one.weight for one in reasons(JABLEH, Told("Jableh", 0.0, so, so))) for so in (0, 1, 3, 30)]
    assert weights == sorted(set(weights))


def test_what_is_spelled_otherwise_is_not_it_because_it_is_well_known() -> None:
    near, far = (features(JABLEH, Told("Jabla", cost, 0, 200)) for cost in (STRETCHED, STRETCHED + 0.01))
    assert {"reported", "reports"} <= set(near)
    assert not {"reported", "reports"} & set(far)


def test_the_cost_of_the_spelling_is_told_once() -> None:
    assert features(JABLEH, Told("Jabla", 0.1, 0, 0))[COST][0] == pytest.approx(1.0)
    assert COST not in [one.feature for one in reasons(JABLEH, Told("Jabla", 0.1, 0, 0))]


def test_a_score_lies_between_0_and_1_and_grows_with_the_evidence() -> None:
    scores = [chance([Reason("name", weight, "")]) for weight in (-3.0, -0.2, 0.0, 0.2, 0.6)]
    assert scores == sorted(set(scores))
    assert 0 <= scores[0] < scores[-1] < 1
