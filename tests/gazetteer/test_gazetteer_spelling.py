"""Names as somebody types them: distance from the nearest spelling, swapped letters, words that are no names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.lookup import Found, lookup
from geo_incidents.gazetteer.spelling import everyday, limit, nearest
from geo_incidents.text import fold, name_key


def first(name: str) -> Found:
    return lookup(load(), name)[0]


@pytest.mark.parametrize(
    ("typed", "place_id", "detail"),
    [
        ("Maqreb", "ocha:C5369", "letters swapped, marqeb for maqreb"),
        ("Latakai", "ocha:C3480", "1 letter from Latakia"),
        ("Jabelh", "ocha:C3585", "1 letter from Jableh"),
        ("Snwobar", "ocha:C3561", "1 letter from"),
        ("Twuaym", "ocha:C6308", "1 letter from Tuwaym"),
        ("Bnaiyas", "ocha:C5360", "1 letter from Baniyas"),
    ],
)
def test_letters_swapped_by_a_typist_are_found_at_a_lower_score(typed: str, place_id: str, detail: str) -> None:
    found = first(typed)
    assert found.candidate.place.id == place_id
    assert detail in found.candidate.reasons[0].detail
    right = [one for one in lookup(load(), found.candidate.place.name) if one.candidate.place.id == place_id]
    assert found.candidate.score < right[0].candidate.score


@pytest.mark.parametrize("typed", ["Snowbar", "snowbar", "Snoubbar", "Sanowbar"])
def test_what_is_not_listed_says_its_distance(typed: str) -> None:
    found = first(typed)
    assert found.candidate.place.id == "ocha:C3561"
    assert " from " in found.candidate.reasons[0].detail


@pytest.mark.parametrize(
    ("typed", "text", "letters"),
    [("al-sanoubbar", "al-Sanoubar", 1), ("al-sanoubar", "al-Sanoubar", 0), ("es snowbar", "Es Snobar", 1)],
)
def test_the_nearest_spelling_counts_articles_too(typed: str, text: str, letters: int) -> None:
    near = nearest(load(), "ocha:C3561", fold(typed).text)
    assert near is not None
    assert (near.text, near.letters) == (text, letters)


@pytest.mark.parametrize("word", ["government", "brake", "masses", "choir", "people", "television", "you", "than"])
def test_words_in_lower_case_are_words(word: str) -> None:
    assert lookup(load(), word) == ()


def test_only_single_words_in_lower_case_have_a_limit() -> None:
    assert limit("Brake", elsewhere=False) == limit("beit ana", elsewhere=False) == limit("جبلة", elsewhere=False) == 1
    assert (
        limit("brake", elsewhere=False)
        == 0
        < limit("snowbar", elsewhere=False)
        < limit("qutailibiyah", elsewhere=False)
    )
    assert limit("snowbar", elsewhere=True) == 0


def test_no_everyday_word_is_a_name_of_a_larger_place_here() -> None:
    gazetteer = load()
    larger = [p for p in gazetteer.places if not p.context and p.kind in ("city", "town", "governorate", "district")]
    assert {name_key(p.name) for p in larger}.isdisjoint(everyday())


@settings(max_examples=60)
@given(st.text(alphabet="abdehijklmnorstuwyz '-", max_size=24))
def test_any_typing_gets_an_answer_in_order(typed: str) -> None:
    found = lookup(load(), typed)
    scores = [one.candidate.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len({one.candidate.place.id for one in found}) == len(found)
