"""Names → places: spellings of reporting, of other languages, and never seen before; what is no name stays none."""

from __future__ import annotations

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.lookup import lookup, reverse
from geo_incidents.gazetteer.translit import cost
from geo_incidents.text import fold

# As written in reports and on maps → the Arabic name of the place it must propose.
SPELLINGS = [
    ("Snobar", "الصنوبر"), ("Snowbar", "الصنوبر"), ("as-Sanawbar", "الصنوبر"), ("Al Mukhtareyah", "المختارية"),
    ("El-Muhtariye", "المختارية"), ("Moukhtarieh", "المختارية"), ("Ein el Arous", "عين العروس"),
    ("Ayn al-Arus", "عين العروس"), ("Dweir Baabda", "دوير بعبدة"), ("Duveyr Baabda", "دوير بعبدة"), ("Ceble", "جبلة"),
    ("Djablé", "جبلة"), ("Dschabla", "جبلة"), ("Jebleh", "جبلة"), ("Banias", "بانياس"), ("Bâniyâs", "بانياس"),
    ("Lattaquié", "اللاذقية"), ("Lazkiye", "اللاذقية"), ("Latakia", "اللاذقية"), ("Tartous", "طرطوس"),
    ("Kafar Zita", "كفرزيتا"), ("Kafrzita", "كفرزيتا"), ("Eqayrbat", "عقيربات"), ("al-Latamneh", "اللطامنة"),
    ("Qalaat al-Madiq", "قلعة المضيق"), ("Castle of Madiq", "قلعة المضيق"), ("Selhab", "سلحب"),
    ("Harisoun", "حريصون"), ("Barmaya", "بارمايا"), ("Beyt Ana", "بيت عانا"), ("Dreikish", "الدريكيش"),
    ("العنازة", "العنازة"), ("عنازة", "العنازة"), ("المختاريه", "المختارية"), ("دوير بعبده", "دوير بعبدة"),
]  # fmt: skip


@pytest.mark.parametrize(("spelling", "arabic"), SPELLINGS)
def test_spellings_propose_their_place(spelling: str, arabic: str) -> None:
    key = fold(arabic).text
    names = [fold(found.candidate.place.name_ar).text for found in lookup(load(), spelling)[:4]]
    assert any(key == name or key.removeprefix("ال") == name.removeprefix("ال") for name in names), names


@pytest.mark.parametrize("word", ["president", "government", "security", "yesterday", "people", "region", "morning"])
def test_ordinary_words_find_nothing_at_no_cost(word: str) -> None:
    assert [match for match in load().names.match((word,)) if match.cost < 0.05] == []


@pytest.mark.parametrize(
    ("latin", "arabic", "most"),
    [
        ("sanawbar", "صنوبر", 0.02),
        ("snoubar", "صنوبر", 0.02),
        ("muhtariye", "مختاريه", 0.06),
        ("jableh", "جبله", 0.01),
        ("ceble", "جبله", 0.06),
        ("kalat", "قلعه", 0.1),
    ],
)
def test_renderings_cost_what_they_deviate(latin: str, arabic: str, most: float) -> None:
    assert cost(latin, arabic) <= most


@pytest.mark.parametrize(("latin", "arabic"), [("homs", "حماه"), ("damascus", "دمشق"), ("", "حمص")])
def test_what_is_no_rendering_costs_too_much(latin: str, arabic: str) -> None:
    assert cost(latin, arabic) > 0.2


def test_homonyms_are_all_listed_and_a_point_decides() -> None:
    all_of_them = lookup(load(), "Rusafa")
    assert {found.governorate for found in all_of_them} >= {"Hama"}
    assert len(all_of_them) > 1
    near = lookup(load(), "Tuwaym", near=(35.15, 36.54))
    assert near[0].governorate == "Hama"
    assert near[0].distance_m is not None


def test_the_nearest_places_come_in_order() -> None:
    found = reverse(load(), 35.4, 35.93)
    assert [f.distance_m for f in found] == sorted(f.distance_m or 0 for f in found)
