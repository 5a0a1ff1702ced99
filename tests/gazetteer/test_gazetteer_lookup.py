"""A name looked up by itself: order, reasons and scores, and the reverse."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.geo import haversine_m
from geo_incidents.gazetteer.lookup import Found, lookup, reverse
from geo_incidents.gazetteer.names import LISTED
from geo_incidents.gazetteer.spelling import nearest
from geo_incidents.model import PlaceKind
from geo_incidents.text import fold


def ids(found: tuple[Found, ...]) -> list[str]:
    return [one.candidate.place.id for one in found]


# How reports and maps write them, and the place; villages of all three governorates.
NAMES = [
    ("Snowbar", "ocha:C3561"), ("es-Snôbar", "ocha:C3561"), ("الصنوبر", "ocha:C3561"), ("صنوبر", "ocha:C3561"),
    ("Jableh", "ocha:C3585"), ("Djeblé", "ocha:C3585"), ("JABLEH", "ocha:C3585"), ("  Jableh ", "ocha:C3585"),
    ("Ceble", "ocha:C3585"), ("Baniyas", "ocha:C5360"), ("Banyas", "ocha:C5360"), ("بانياس", "ocha:C5360"),
    ("Ein el Arous", "ocha:C3808"), ("عين العروس", "ocha:C3808"), ("Dweir Baabda", "ocha:C3619"),
    ("Twaym", "ocha:C6308"), ("al-Tuwaym", "ocha:C6308"), ("Harisoun", "ocha:C5352"), ("Hraisoun", "ocha:C5352"),
    ("Rusafa", "ocha:C3360"), ("Demsarkho", "gi:demsarkho"), ("دمسرخو", "gi:demsarkho"), ("Hmeimim", "ocha:C3588"),
    ("Lattaquié", "ocha:C3480"), ("Lazkiye", "ocha:C3480"), ("Latakya", "ocha:C3480"), ("Tartous", "ocha:C5221"),
    ("Tartús", "ocha:C5221"), ("Hama", "ocha:C2987"), ("Hamah", "ocha:C2987"), ("Masyaf", "ocha:C3367"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "place_id"), NAMES)
def test_names_find_their_place_first(name: str, place_id: str) -> None:
    assert ids(lookup(load(), name))[0] == place_id


FACILITIES = [
    ("Misyaf hospital", "gi:masyaf-national-hospital"), ("Tartous National Hospital", "gi:tartus-national-hospital"),
    ("مستشفى القرداحة", "gi:qardaha-national-hospital"), ("المشفى الوطني في القرداحة", "gi:qardaha-national-hospital"),
    ("المشفى العسكري باللاذقية", "gi:latakia-military-hospital"), ("University of Hama", "gi:hama-university"),
    ("كراجات حماة", "gi:hama-garage"), ("Mhardeh power plant", "gi:mahardah-power"),
    ("Banias refinery", "gi:baniyas-refinery"),
    ("سجن حماة", "gi:hama-prison"), ("ميناء اللاذقية", "gi:latakia-port"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "place_id"), FACILITIES)
def test_a_facility_is_found_by_its_kind_and_its_town(name: str, place_id: str) -> None:
    assert lookup(load(), name)[0].candidate.place.id == place_id


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Andorre", "adm:AD"), ("Tayvan", "adm:TW"), ("Kiribati", "adm:KI"), ("Chine", "adm:CN"), ("قطر", "adm:QA"),
        ("تركيا", "adm:TR"), ("لبنان", "adm:LB"), ("Halba", "gn:274723"), ("Jbala", "ocha:C4050"),
    ],
)  # fmt: skip
def test_whom_a_name_is_listed_for_comes_before_whom_it_resembles(name: str, place_id: str) -> None:
    first, *others = lookup(load(), name)
    assert first.candidate.place.id == place_id
    assert all(other.candidate.score <= first.candidate.score for other in others)


@pytest.mark.parametrize(
    ("name", "place_id"), [("Hamidiyeh", "ocha:C5262"), ("Skeilbiyeh", "ocha:C3114"), ("Salmiyeh", "ocha:C3244")]
)
def test_a_namesake_in_arabic_is_as_good_as_listed(name: str, place_id: str) -> None:
    """A hamlet elsewhere, a district and another village happen to be the ones that are spelled so."""
    assert ids(lookup(load(), name))[0] == place_id


@pytest.mark.parametrize(("name", "own", "second"), [("Hurriyeh", "ocha:C3198", "ocha:C5568")])
def test_a_place_of_that_name_comes_before_one_that_has_it_as_a_second(name: str, own: str, second: str) -> None:
    assert [one for one in ids(lookup(load(), name)) if one in (own, second)] == [own, second]


def test_every_country_is_found_by_its_names_in_every_language() -> None:
    """Unless a city or a region, or a village here, has the very name: Tunis, Gaza, Granada."""
    gazetteer = load()
    countries = [place for place in gazetteer.places if place.kind is PlaceKind.COUNTRY]
    named = [(country, row.text) for country in countries for row in gazetteer.names_of(country.id)]
    firsts = ((country, text, lookup(gazetteer, text)[0].candidate) for country, text in named)
    others = [(text, first) for country, text, first in firsts if first.place.id != country.id]
    kinds = (PlaceKind.CITY, PlaceKind.REGION, PlaceKind.COUNTRY)
    assert [text for text, first in others if first.place.context and first.place.kind not in kinds] == []
    assert [text for text, first in others if first.reasons[0].detail != LISTED] == []
    assert len(others) < len(named) / 40


@pytest.mark.parametrize("name", ["العنازة", "عنازة", "Anaza"])
def test_an_arabic_article_hides_no_namesake(name: str) -> None:
    assert {"ocha:C5390", "ocha:C5288"} <= set(ids(lookup(load(), name)))


@pytest.mark.parametrize("name", ["", " ", "-", "Xqzwvk", "…", "12", "a", "x" * 500, "ق"])
def test_what_is_no_name_finds_nothing(name: str) -> None:
    assert lookup(load(), name) == ()


def test_a_point_near_by_prefers_its_namesake() -> None:
    for one in lookup(load(), "Jdeideh")[:6]:
        place = one.candidate.place
        assert place.lat is not None
        assert place.lon is not None
        nearest_first = lookup(load(), "Jdeideh", near=(place.lat, place.lon))[0]
        assert nearest_first.distance_m is not None
        assert nearest_first.distance_m < 5_000


def test_a_score_says_why() -> None:
    for one in lookup(load(), "Snowbar", near=(35.4, 35.9)):
        features = [reason.feature for reason in one.candidate.reasons]
        assert features[0] == "name"
        assert "near" in features
        assert one.candidate.reasons[0].detail


@pytest.mark.parametrize(
    ("typed", "place_id", "text", "letters"),
    [("snowbar", "ocha:C3561", "Snawbar", 1), ("djabla", "ocha:C3585", "", 0), ("jableh", "ocha:C3585", "Jableh", 0)],
)
def test_the_distance_is_counted_in_letters(typed: str, place_id: str, text: str, letters: int) -> None:
    near = nearest(load(), place_id, fold(typed).text)
    assert near is not None
    assert text in near.text
    assert near.letters >= letters
    assert 0 <= near.share <= 1


@settings(max_examples=40)
@given(st.floats(34.6, 36.0), st.floats(35.7, 37.5), st.integers(1, 9))
def test_the_reverse_is_in_order_and_tells_the_distance(lat: float, lon: float, limit: int) -> None:
    found = reverse(load(), lat, lon, limit)
    assert len(found) == limit
    for one in found:
        place = one.candidate.place
        assert place.lat is not None
        assert place.lon is not None
        assert one.distance_m == round(haversine_m(lat, lon, place.lat, place.lon))
    distances = [one.distance_m or 0 for one in found]
    assert distances == sorted(distances)


@settings(max_examples=60)
@given(st.sampled_from([name for name, _ in NAMES]), st.sampled_from([str.upper, str.title, str.strip]))
def test_case_and_space_decide_nothing(name: str, change: object) -> None:
    assert callable(change)
    assert ids(lookup(load(), change(name)))[:1] == ids(lookup(load(), name))[:1]


CHECKED = Path(__file__).parents[2].parent / "shared" / "gazetteer-sources" / "checked_names.csv"


@pytest.mark.skipif(not CHECKED.is_file(), reason="the checked names lie beside the checkout, not in it")
def test_every_checked_name_resolves_under_both_its_spellings() -> None:
    with CHECKED.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 50
    lost = [(row["place"], name) for row in rows for name in spellings(row) if not at_its_point(name, row)]
    assert lost == []


def spellings(row: dict[str, str]) -> list[str]:
    """The Arabic name, and the Latin ones without the governorate in brackets."""
    return [row["arabic"], *row["place"].partition(" (")[0].split("/")]


def at_its_point(name: str, row: dict[str, str]) -> bool:
    """Whether one of the first four places lies where the row has it; any, where it has no point."""
    points = re.findall(r"\((\d+\.\d+),(\d+\.\d+)\)", f"{row['ocha']} {row['geonames_wof']}")
    places = [one.candidate.place for one in lookup(load(), name)[:4]]
    near = [
        p for p in places if p.lat and p.lon for y, x in points if haversine_m(p.lat, p.lon, float(y), float(x)) < 5e3
    ]
    return bool(near if points else places)


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("بريدج", "ocha:C3121"),  # بريديج: a letter left out
        ("تعنينا", "ocha:C5355"),  # تعنيتا: a dot too many
    ],
)
def test_one_wrong_letter_of_an_arabic_name_still_finds_it(name: str, place_id: str) -> None:
    first, *_ = lookup(load(), name)
    assert first.candidate.place.id == place_id
    assert "1 letter from" in first.candidate.reasons[0].detail


def test_of_two_hamlets_of_a_name_the_one_in_the_census_comes_first() -> None:
    first, second, *_ = lookup(load(), "عين الجرن")
    assert (first.candidate.place.id, second.candidate.place.id) == ("ocha:C3146", "gn:172209")


@pytest.mark.parametrize(
    ("area", "here"), [("Akkar", False), ("Erbil Governorate", False), ("Latakia Governorate", True)]
)
def test_a_province_abroad_puts_a_name_elsewhere(area: str, here: bool) -> None:
    found = [one.candidate.place for one in lookup(load(), f"Rabia, {area}")]
    assert found
    assert any(not place.context for place in found) == here


@pytest.mark.parametrize(
    ("name", "place_id"), [("ربدا", "ocha:C3069"), ("الحريا", "ocha:C3198"), ("Bishamaneh", "ocha:C3688")]
)
def test_a_name_that_is_found_nowhere_is_tried_with_another_ending(name: str, place_id: str) -> None:
    first, *_ = lookup(load(), name)
    assert first.candidate.place.id == place_id
    assert "by ear" in first.candidate.reasons[0].detail
