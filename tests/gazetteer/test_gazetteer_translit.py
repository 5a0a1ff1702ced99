"""Latin renderings priced against Arabic names: every romanization that reports and maps use, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.translit import NEVER, arabic_skeletons, cost, latin_skeletons, rules, single
from geo_incidents.text import name_key
from geo_incidents.text.keys import is_arabic

# An Arabic name, and renderings of it in English, French, German, Turkish, Spanish and the spellings of maps.
RENDERINGS = [
    ("الصنوبر", "al-Sanoubar", "as-Sanawbar", "Snobar", "Snowbar", "es-Snôbar", "Senobar"),
    ("المختارية", "al-Mukhtariya", "Moukhtariyé", "Muhtariye", "Mukhtareyah"),
    ("عين العروس", "Ain al-Arous", "Ayn al Arus", "Ein el Arous", "Aïn el-Arouss"),
    ("جبلة", "Jableh", "Jabla", "Djablé", "Ceble", "Dschabla"),
    ("بانياس", "Baniyas", "Banias", "Bâniyâs", "Banyas"),
    ("طرطوس", "Tartus", "Tartous", "Tartoûs", "Ţarţūs"),
    ("القدموس", "al-Qadmus", "Kadmous", "Qadmous", "Kadmus"),
    ("قلعة المضيق", "Qalaat al-Madiq", "Kal'at el-Mudik", "Qal‘at al Maḑīq", "Qalat al-Mudiq"),
    ("صلنفة", "Slunfeh", "Slenfeh", "Salanfa", "Slinfah"),
    ("القرداحة", "al-Qardaha", "Kardaha", "Qerdaha", "el-Kardâha"),
    ("الحفة", "al-Haffah", "Haffeh", "el-Haffe"),
    ("خربة المعزة", "Khirbet al-Maazeh", "Hirbet el-Maze", "Khirbat al Ma‘zah"),
    ("بيت ياشوط", "Beit Yashout", "Bayt Yashut", "Beyt Yaşut"),
    ("الشيخ بدر", "Sheikh Badr", "Cheikh Badr", "Şeyh Bedir", "ash-Shaykh Badr"),
]
NO_RENDERINGS = [
    ("جبلة", "Latakia", "Hama", "Jisr", "Baniyas", "Tell"),
    ("حمص", "Hama", "Damascus", "Hassan"),
    ("الصنوبر", "Sana", "Sabra", "Nubl", "Barsan"),
    ("طرطوس", "Tarsus", "Torrent", "Tutankhamun"),
]


@pytest.mark.parametrize("names", RENDERINGS, ids=lambda names: names[1])
def test_renderings_share_a_skeleton_and_are_accepted(names: tuple[str, ...]) -> None:
    arabic = name_key(names[0])
    behind = set(arabic_skeletons(arabic))
    for latin in map(name_key, names[1:]):
        assert behind & set(latin_skeletons(latin)), latin
        assert cost(latin, arabic) <= rules()["accept"], latin


@pytest.mark.parametrize("names", NO_RENDERINGS, ids=lambda names: names[1])
def test_other_names_are_not_accepted(names: tuple[str, ...]) -> None:
    arabic = name_key(names[0])
    for latin in map(name_key, names[1:]):
        proposed = set(arabic_skeletons(arabic)) & set(latin_skeletons(latin))
        assert not proposed or cost(latin, arabic) > 0.1, latin


@pytest.mark.parametrize(
    ("better", "worse", "arabic"),
    [
        ("sanawbar", "sinibir", "صنوبر"),  # the vowels that Arabic writes
        ("tartus", "dardus", "طرطوس"),
        ("qalat", "alat", "قلعه"),
        ("jabla", "jablan", "جبله"),
    ],
)
def test_the_nearer_rendering_costs_less(better: str, worse: str, arabic: str) -> None:
    assert cost(better, arabic) < cost(worse, arabic)


@pytest.mark.parametrize(
    ("written", "once"),
    [("haffah", "hafah"), ("shsheikh", "sheikh"), ("khkhan", "khan"), ("baabda", "baabda"), ("", "")],
)
def test_doubled_consonants_are_written_once(written: str, once: str) -> None:
    assert single(written) == once


def test_listed_names_of_one_place_mostly_render_one_another() -> None:
    """Shown names of the drawn places: the Latin one is a rendering of the Arabic one, or a name of its own."""
    places = [p for p in load().places if p.name_ar and not p.context and not p.kind.is_area and p.pcode][::7]
    accepted = [cost(name_key(p.name), name_key(p.name_ar)) <= rules()["accept"] for p in places]
    assert sum(accepted) > 0.8 * len(accepted) > 150


LATIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=14)
ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", max_size=10)


@given(LATIN, ARABIC)
def test_any_pair_has_a_price_and_the_same_each_time(latin: str, arabic: str) -> None:
    price = cost(latin, arabic)
    assert 0 <= price <= NEVER
    assert cost(latin, arabic) == price


@given(LATIN)
def test_doubling_a_consonant_changes_no_price(latin: str) -> None:
    doubled = latin.replace("b", "bb").replace("r", "rr")
    assert cost(doubled, "صنوبر") == cost(latin, "صنوبر")


@given(LATIN, ARABIC)
def test_skeletons_are_of_consonants_and_few(latin: str, arabic: str) -> None:
    for keys in (latin_skeletons(latin), arabic_skeletons(arabic)):
        assert 1 <= len(keys) <= 24
        assert len(set(keys)) == len(keys)
        assert not any(is_arabic(key) for key in keys)
