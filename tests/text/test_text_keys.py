"""Keys: what spellings of one name share, and what tells names apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.text.fold import fold
from geo_incidents.text.keys import ARTICLES, is_arabic, is_article, key, name_key, without_articles

# One name a line: all its spellings have one key.
SAME = [
    ("as-Sanawbar", "es Sanawbar", "al-Sanawbar", "Sanawbar", "Aş Şanawbar", "AS SANAWBAR"),
    ("Ayn al-Arus", "‘Ayn al ‘Arūs", "Ayn Arus", "Ayn el-Arus", "AynArus"),
    ("ash-Shir", "al Shir", "Esh-Shir", "Shir"),
    ("ar-Rusafa", "Er Rusafa", "al-Rusafa", "Rusafa"),
    ("adh-Dhahabiya", "al-Dhahabiya", "Dhahabiya"),
    ("a-Sham", "al-Sham", "Sham"),
    ("الصنوبر", "صنوبر", "الصنوبـر", "الصَّنوبر"),
    ("عين العروس", "عين عروس", "العين العروس", "عين  العروس"),
    ("المختارية", "المختاريه", "مختارية"),
    ("كفر زيتا", "كفرزيتا"),
    ("أم الطيور", "ام الطيور", "إم طيور"),
]
DIFFERENT = [
    ("Arida", "Rida"),  # "ar" is no article before a vowel
    ("Adra", "Ra"),
    ("As", "S"),
    ("Al", ""),
    ("الب", "ب"),  # too short to lose its article
    ("Alma", "Ma"),
    ("An-Najaf", "Anajaf"),
    ("حماة", "حمص"),
    ("الشير", "البشير"),
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("word", "following", "article"),
    [
        ("al", "twaym", True),
        ("el", "arus", True),
        ("ash", "sheikh", True),
        ("ech", "chir", True),
        ("as", "sanawbar", True),
        ("as", "twaym", False),
        ("an", "old", False),
        ("l", "azib", True),
        ("ein", "najjar", False),
        ("", "x", False),
    ],
)
def test_an_article_has_the_consonant_of_its_word(word: str, following: str, article: bool) -> None:
    assert is_article(word, following) is article


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (["al", "twaym"], ["twaym"]),
        (["bayt", "al", "ana"], ["bayt", "ana"]),
        (["al"], ["al"]),
        (["kafr", "al"], ["kafr", "al"]),
        (["الصنوبر"], ["صنوبر"]),
        (["الدم"], ["الدم"]),
        (["عين", "التل"], ["عين", "تل"]),
        ([], []),
    ],
)
def test_the_last_word_is_never_taken_for_an_article(words: list[str], left: list[str]) -> None:
    assert without_articles(words) == left


@pytest.mark.parametrize(("word", "arabic"), [("صنوبر", True), ("sanawbar", False), ("", False), ("12", False)])
def test_scripts(word: str, arabic: bool) -> None:
    assert is_arabic(word) is arabic


@given(st.text(alphabet="abdefghijklmnorstuwyz-' ÉÂşţḩاأبتحدرسشصطعفقكلمنهويةى", max_size=40))
def test_a_key_has_neither_gaps_nor_case_and_is_of_letters_that_were_there(name: str) -> None:
    made = name_key(name)
    assert " " not in made
    assert made == made.lower()
    assert set(made) <= set(fold(name).text)


@given(st.lists(st.sampled_from(["tall", "bayt", "sanawbar", "عين", "صنوبر", "kafr"]), min_size=1, max_size=4))
def test_an_article_before_the_last_word_changes_no_key(words: list[str]) -> None:
    assert key([*words[:-1], "al", words[-1]]) == key(words)


@given(st.sampled_from(sorted(ARTICLES)), st.text(alphabet="abdhjklmnrstyz", min_size=3, max_size=8))
def test_what_counts_as_an_article_leaves_the_word(article: str, word: str) -> None:
    expected = word if is_article(article, word) else article + word
    assert key([article, word]) == expected
