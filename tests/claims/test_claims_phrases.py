"""The longest phrase at a place, and letters that are written together with it."""

from __future__ import annotations

import pytest

from geo_incidents.claims.phrases import Phrases
from geo_incidents.text.clitics import Proclitics
from geo_incidents.text.tokens import phrase_tokens

ARABIC = Proclitics(conjunctions=("و", "ف"), prepositions=("ب", "ل"), articles=("ال", "بال", "لل"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("security forces", (2, "forces")),
        ("security men", (1, "security")),
        ("killed", None),
        ("siviller", (1, "civilian")),
        ("hayatını kaybetti dün", (2, "died")),
    ],
)
def test_the_longest_phrase_wins(text: str, expected: tuple[int, str] | None) -> None:
    entries = [
        ("security", "security"),
        ("security forces", "forces"),
        ("sivil*", "civilian"),
        ("hayatını kaybet*", "died"),
    ]
    found = Phrases(entries).at(phrase_tokens(text), 0)
    assert (found[:2] if found else None) == expected


@pytest.mark.parametrize(
    ("text", "joined"), [("جندي", False), ("الجندي", False), ("وجندي", True), ("فالجندي", True), ("للجندي", False)]
)
def test_letters_joined_to_a_word_are_taken_off(text: str, joined: bool) -> None:
    found = Phrases([("جندي", "soldier")], ARABIC).at(phrase_tokens(text), 0)
    assert found == (1, "soldier", joined)
