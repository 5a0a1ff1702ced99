"""A result that was protected stays so, and protecting it again changes nothing: a case file can be exported anew."""

import pytest
from factory import make_result

from geo_incidents.safety import protect


@pytest.mark.parametrize("name", ["public", "partner", "internal"])
def test_protecting_again_changes_nothing(name: str) -> None:
    once = protect(make_result(60), name)
    again = protect(once.result, name)
    assert again == once


def test_a_stricter_profile_can_follow_and_a_laxer_one_cannot() -> None:
    partner = protect(make_result(60), "partner").result
    assert protect(partner, "public").result.incidents == protect(make_result(60), "public").result.incidents
    assert protect(partner, "internal") == protect(make_result(60), "partner")


def test_the_internal_profile_takes_nothing_out() -> None:
    result = make_result(60)
    assert protect(result, "internal").result.claims == result.claims
