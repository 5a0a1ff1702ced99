"""Numerals: digits, words, dozens, ranges and hedges in six languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.claims.figures.figure_words import words
from geo_incidents.claims.figures.numbers import numerals
from geo_incidents.grammar import Line
from geo_incidents.model import Bound
from geo_incidents.text.tokens import phrase_tokens


def read(text: str, lang: str) -> list[str]:
    """Each numeral as "smallest-largest", "+" for no upper limit, with its hedge and marks."""
    line = words(Line(phrase_tokens(text), lang))
    found = []
    for numeral in numerals(line):
        high = "+" if numeral.high is None else "" if numeral.high == numeral.low else f"-{numeral.high}"
        marks = ["" if numeral.bound is Bound.EXACT else numeral.bound, "~" * numeral.approx, "vague" * numeral.vague]
        found.append(" ".join(filter(None, [f"{numeral.low}{high}", *marks])))
    return found


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("1,018", "en", ["1018"]),
        ("1.018", "de", ["1018"]),
        ("12,500,000", "en", ["12500000"]),
        ("١٠١٨", "ar", ["1018"]),
        ("١٬٠١٨", "ar", ["1018"]),
        ("3.5", "en", []),
        ("thirty-one", "en", ["31"]),
        ("three hundred and twenty-one", "en", ["321"]),
        ("two thousand five hundred", "en", ["2500"]),
        ("one hundred and five", "en", ["105"]),
        ("nine and four", "en", ["9", "4"]),
        ("a dozen", "en", ["12"]),
        ("two dozen", "en", ["24"]),
        ("half a dozen", "en", ["6"]),
        ("dozens", "en", ["12+ vague"]),
        ("several dozen", "en", ["36+ vague"]),
        ("several hundred", "en", ["300+ vague"]),
        ("tens of thousands", "en", ["10000+ vague"]),
        ("a few", "en", ["3+ vague"]),
        ("at least 20", "en", ["20+ at_least"]),
        ("more than 130", "en", ["131+ more_than"]),
        ("passed 1,000", "en", ["1001+ more_than"]),
        ("up to 40", "en", ["0-40 up_to"]),
        ("fewer than ten", "en", ["0-9 less_than"]),
        ("about 50", "en", ["50 ~"]),
        ("some 300", "en", ["300 ~"]),
        ("five or more", "en", ["5+ at_least"]),
        ("between 20 and 30", "en", ["20-30"]),
        ("20-30", "en", ["20-30"]),
        ("two or three", "en", ["2-3"]),
        ("30-20", "en", ["30", "20"]),
        ("2 million", "en", ["2000000"]),
        ("no one", "en", []),
        ("ثلاثة عشر", "ar", ["13"]),
        ("خمسة وعشرون", "ar", ["25"]),
        ("مئة وخمسة وعشرون", "ar", ["125"]),
        ("ثلاثمئة وعشرين", "ar", ["320"]),
        ("ألفين وخمسمئة", "ar", ["2500"]),
        ("خمسة آلاف", "ar", ["5000"]),
        ("عشرات", "ar", ["10+ vague"]),
        ("مئات", "ar", ["100+ vague"]),
        ("ما لا يقل عن ثلاثين", "ar", ["30+ at_least"]),
        ("أكثر من 30", "ar", ["31+ more_than"]),
        ("نحو مئة", "ar", ["100 ~"]),
        ("خمسة وستة", "ar", ["5", "6"]),
        ("yirmi beş", "tr", ["25"]),
        ("200'den fazla", "tr", ["201+ more_than"]),
        ("en az üç", "tr", ["3+ at_least"]),
        ("yüzlerce", "tr", ["100+ vague"]),
        ("soixante-dix", "fr", ["70"]),
        ("vingt-trois", "fr", ["23"]),
        ("une vingtaine", "fr", ["20 ~"]),
        ("plus de 200", "fr", ["201+ more_than"]),
        ("treinta y uno", "es", ["31"]),
        ("al menos dos", "es", ["2+ at_least"]),
        ("mehr als zwölf", "de", ["13+ more_than"]),
        ("mehrere dutzend", "de", ["36+ vague"]),
    ],
)
def test_numerals(text: str, lang: str, expected: list[str]) -> None:
    assert read(text, lang) == expected


@given(st.integers(0, 10**9))
def test_digits_with_and_without_separators(number: int) -> None:
    assert read(f"{number}", "en") == read(f"{number:,}", "en") == [str(number)]
    assert read(f"at least {number}", "en") == [f"{number}+ at_least"]


@given(
    st.lists(st.sampled_from(["five", "hundred", "thousand", "and", "-", "to", "dozen", "7", "between"]), max_size=12)
)
def test_any_row_of_number_words_is_read_once_from_left_to_right(row: list[str]) -> None:
    text = " ".join(row)
    found = numerals(words(Line(phrase_tokens(text), "en")))
    assert all(one.first < one.last <= other.first for one, other in pairwise(found))
    assert all(numeral.high is None or numeral.low <= numeral.high for numeral in found)
