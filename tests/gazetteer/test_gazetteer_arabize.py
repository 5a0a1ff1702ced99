"""Arabic letters made from the spellings of maps, for what no source writes in Arabic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.gazetteer.arabize import CLOSE_ENOUGH, arabized, further_keys
from geo_incidents.gazetteer.translit import cost
from geo_incidents.text import name_key

# Scholarly spelling of a map → the name in Arabic, as folding leaves it.
EXACT = [
    ("Bābluţah", "بابلطه"),
    ("Ḩumaymīm", "حميميم"),
    ("Khirbat Makkār", "خربهمكار"),
    ("Aş Şanawbar", "صنوبر"),
    ("Al Mukhtārīyah", "مختاريه"),
    ("Ţarţūs", "طرطوس"),
    ("Al Qadmūs", "قدموس"),
    ("Qal‘at al Maḑīq", "قلعهمضيق"),
    ("Salamīyah", "سلميه"),
    ("Dayr Ḩannā", "ديرحنا"),
    ("Az Zanbaqī", "زنبقي"),
]
# Everyday and French spellings leave vowels open: what is made need only be close.
CLOSE = ["Kurt Fawqani", "Umm Tuwaynah", "Abū Qurmah", "Fouaïrsâte", "Slenfé", "Dschabla", "Beit Ana"]


@pytest.mark.parametrize(("spelling", "arabic"), EXACT)
def test_spellings_that_mark_every_letter_give_the_name(spelling: str, arabic: str) -> None:
    assert arabized(spelling) == arabic


@pytest.mark.parametrize("spelling", CLOSE)
def test_what_is_made_is_rendered_by_what_it_was_made_from(spelling: str) -> None:
    assert cost(name_key(spelling), arabized(spelling)) <= 0.08


def test_what_a_known_arabic_name_explains_makes_no_further_key() -> None:
    assert further_keys(["Aş Şanawbar", "Snobar", "Es Snôbar"], ["صنوبر"]) == []


def test_another_name_makes_one_key_however_often_it_is_spelled() -> None:
    (made,) = further_keys(["Kharāb Baldah", "Kharab Balda", "Hraïssoûn", "Hareissoun", "Harissoun"], ["خراببلده"])
    assert cost("harisun", made) <= 0.08


@pytest.mark.parametrize("spelling", ["Qeuzeul Joûret", "E", ""])
def test_what_gives_no_faithful_account_of_itself_makes_none(spelling: str) -> None:
    assert further_keys([spelling], []) == []


SPELLINGS = st.lists(st.text(alphabet="abdhijklmnqrstuwyzāīūţşḩḑ‘ -", max_size=16), max_size=5)


@given(SPELLINGS)
def test_every_made_key_explains_a_spelling_and_order_does_not_matter(spellings: list[str]) -> None:
    made = further_keys(spellings, [])
    assert made == further_keys(list(reversed(spellings)), [])
    assert len(made) == len(set(made)) <= len(spellings)
    for key in made:
        assert any(cost(name_key(spelling), key) <= 0.08 for spelling in spellings)


@given(SPELLINGS)
def test_what_was_made_once_explains_the_spellings_afterwards(spellings: list[str]) -> None:
    made = further_keys(spellings, [])
    explained = [s for s in spellings if any(cost(name_key(s), key) <= CLOSE_ENOUGH for key in made)]
    assert further_keys(explained, made) == []
