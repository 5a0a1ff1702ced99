"""How sure a claim is: more evidence never makes it less sure, and every probability has a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.claims.events.confidence import confidence, word

SHARES = st.floats(0, 1)


@given(SHARES, SHARES, SHARES)
def test_a_likelier_event_is_a_surer_claim(one: float, other: float, name: float) -> None:
    low, high = sorted((one, other))
    assert confidence(low, name, here=True, ruled=True) <= confidence(high, name, here=True, ruled=True)


def test_what_no_word_of_the_lexicon_tells_is_less_sure() -> None:
    assert confidence(0.7, 0.9, here=True, ruled=False) < confidence(0.7, 0.9, here=True, ruled=True)


@pytest.mark.parametrize(
    ("probability", "expected"), [(0.9, "clear"), (0.8, "clear"), (0.7, "likely"), (0.1, "uncertain")]
)
def test_a_word_for_every_probability(probability: float, expected: str) -> None:
    assert word(probability) == expected
