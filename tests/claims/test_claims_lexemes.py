"""Tokens, folding, and the longest phrase at a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.claims.lexemes import fold, language, tokens
from geo_incidents.claims.phrases import Phrases, Proclitics
from geo_incidents.model import Span

ARABIC = Proclitics(conjunctions=("و", "ف"), prepositions=("ب", "ل"), articles=("ال", "بال", "لل"))


def forms(text: str) -> list[str]:
    return [token.form for token in tokens(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,018 dead", ["1,018", "dead"]),
        ("8.5.2025", ["8", ".", "5", ".", "2025"]),
        ("8/5/2025", ["8", "/", "5", "/", "2025"]),
        ("3.5 km", ["3.5", "km"]),
        ("thirty-one", ["thirty", "-", "one"]),
        ("10'u kadın", ["10", "'", "u", "kadın"]),
        ("Assad’s", ["assad", "'", "s"]),
        ("7th", ["7", "th"]),
        ("قُتِلَ ٣٥ شخصاً", ["قتل", "35", "شخصا"]),
        ("وأصيب", ["واصيب"]),
        ("one\n\n two", ["one", "\n", "two"]),
        ("İki ŞEHİR", ["iki", "şehir"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@given(st.text())
def test_tokens_stand_where_they_say_and_leave_out_only_space(text: str) -> None:
    last, left = 0, []
    for token in tokens(text, Span(0, len(text))):
        left.append(text[last : token.start])
        assert token.start < token.end
        last = token.end
    assert not "".join([*left, text[last:]]).strip()


@given(st.text())
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


def test_the_father_is_not_august() -> None:
    assert fold("أب") != fold("آب")


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Gunmen", "en-GB", "en"),
        ("Gunmen", "", "en"),
        ("قتل شاب", "en", "ar"),
        ("قتل شاب", "ar-SY", "ar"),
        ("SOHR", "ar", "en"),
        ("قتل SOHR شاب", "ar", "ar"),
        ("kişi", "tr_TR", "tr"),
        ("7", "ar", "ar"),
    ],
)
def test_language(text: str, lang: str, expected: str) -> None:
    assert language(text, Span(0, len(text)), lang) == expected


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
    found = Phrases(entries).at(tokens(text, Span(0, len(text))), 0)
    assert (found[:2] if found else None) == expected


@pytest.mark.parametrize(
    ("text", "joined"), [("جندي", False), ("الجندي", False), ("وجندي", True), ("فالجندي", True), ("للجندي", False)]
)
def test_letters_joined_to_a_word_are_taken_off(text: str, joined: bool) -> None:
    found = Phrases([("جندي", "soldier")], ARABIC).at(tokens(text, Span(0, len(text))), 0)
    assert found == (1, "soldier", joined)
