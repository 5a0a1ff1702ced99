"""Tokens and words: what is one, what it folds to, and that all of them stand where they say."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.text import analyse_text, fold, fold_word, words
from geo_incidents.text.plain import Plain
from geo_incidents.text.tokens import read

MIXED = st.text(
    alphabet=st.sampled_from("aZéşıİ’ʿ- \n\t\u0640\u064e\u200f\u0301قرية الصنوبر٣5.,🙂@#_:/") | st.characters()
)


def forms(text: str) -> list[str]:
    return [token.form for token in analyse_text(text).tokens]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,018 dead", ["1,018", "dead"]),
        ("8.5.2025", ["8", ".", "5", ".", "2025"]),
        ("8/5/2025", ["8", "/", "5", "/", "2025"]),
        ("12\u00a0000 people", ["12\u00a0000", "people"]),
        ("3.5 km", ["3.5", "km"]),
        ("thirty-one", ["thirty", "-", "one"]),
        ("10'u kadın", ["10", "'", "u", "kadın"]),
        ("Assad’s", ["assad", "'", "s"]),
        ("7th", ["7", "th"]),
        ("قُتِلَ ٣٥ شخصاً", ["قتل", "35", "شخصا"]),
        ("وأصيب", ["واصيب"]),
        ("one\n\n two", ["one", "\n", "two"]),
        ("İki ŞEHİR", ["iki", "şehir"]),
        ("في #ريف_حماة", ["في", "ريف", "حماه"]),
        ("مقـ.ـتل ثلاثة", ["مقتل", "ثلاثه"]),
        ("ق.تل وقُصـفت", ["قتل", "وقصفت"]),
        ("a mas.sacre", ["a", "massacre"]),
        ("حماة.وقال", ["حماه", ".", "وقال"]),
        ("see https://x.org/a_b-c. Then", ["see", "https://x.org/a_b-c", ".", "then"]),
        ("via @levant_24", ["via", "@levant_24"]),
        ("IMG_2034.jpg", ["IMG_2034.jpg"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hama’s Ra’s al-Basit", ["hama", "s", "ras", "al", "basit"]),
        ("d'Al-Qoussour", ["d", "al", "qoussour"]),
        ("Lazkiye'nin Rabi'a", ["lazkiye", "nin", "rabia"]),
        ("Shat-ha 1,018", ["shat", "ha", "1,018"]),
        ("مـورك", ["مورك"]),
        ("@levant_24", ["@levant_24"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.folded for word in analyse_text(text).words] == expected


def test_offsets_point_at_the_original() -> None:
    analysed = analyse_text("قالوا: مقـ.ـتل اثنين\u200f في حما\u200dة")
    assert [analysed.text[token.start : token.end] for token in analysed.tokens][2] == "مقـ.ـتل"
    assert analysed.text[analysed.starts[-1] : analysed.ends[-1]] == "حما\u200dة"


@given(MIXED)
def test_tokens_and_words_stand_in_order_inside_the_text(text: str) -> None:
    analysed = analyse_text(text)
    spans = [(token.start, token.end) for token in analysed.tokens]
    places = list(zip(analysed.starts, analysed.ends, strict=True))
    for found in (spans, places):
        assert all(0 <= start < end <= len(text) for start, end in found)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    assert len(analysed.gaps) == max(len(analysed.words), 1) + 1


@given(MIXED)
def test_sentences_stand_in_order_inside_their_blocks(text: str) -> None:
    analysed = analyse_text(text)
    for sentence in analysed.sentences:
        assert analysed.blocks[sentence.block].span.contains(sentence.span)
        assert sentence.span.start < sentence.span.end
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(analysed.sentences))


@given(st.text())
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)


def test_the_words_of_a_link_are_words_to_those_who_look_for_names_in_it() -> None:
    assert [word.folded for word in words("https://x.org/hama_2025")] == ["https", "x", "org", "hama", "2025"]


def test_the_father_is_not_august() -> None:
    assert fold_word("أب") != fold_word("آب")


@given(st.text(st.sampled_from("aZéßıs'’-#.,: \n09٣ابةءىعلَـ()"), max_size=40))
def test_what_a_text_is_read_as_is_what_its_letters_fold_to(text: str) -> None:
    """However a piece is read, by the short way for plain letters or by the long one."""
    found = read(Plain(text))
    for token in found.tokens:
        written = text[token.start : token.end]
        assert token.form == ("\n" if written.startswith("\n") else fold_word(written))
        assert token.capital == written[0].isupper()
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        assert word.surface == text[start:end]
        assert word.script == "number" or word.folded == fold(word.surface).text.strip()
        assert word.folded
    assert sorted(found.starts) == found.starts
    assert [token.start for token in found.tokens] == sorted(token.start for token in found.tokens)
