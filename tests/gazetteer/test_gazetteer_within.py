"""Names with the area they are said to lie in, as people type them and as geopy code sends them."""

from __future__ import annotations

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.lookup import lookup
from geo_incidents.gazetteer.within import asked, inside


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Jableh, Syria", "ocha:C3585"),
        ("Jableh, Latakia Governorate, Syria", "ocha:C3585"),
        ("Rusafa, Hama", "ocha:C3360"),
        ("Jdeideh, Qardaha District", "ocha:C3804"),
        ("Jdeideh, Qadmous", "ocha:C5394"),
        ("الرصافة، محافظة حماة", "ocha:C3360"),
        ("Ceble, Lazkiye", "ocha:C3585"),
        ("Banias, gouvernorat de Tartous", "ocha:C5360"),
        ("Latakia, Syria", "ocha:C3480"),
        ("Paris, France", "gn:2988507"),
    ],
)
def test_an_area_behind_a_comma_decides(query: str, place_id: str) -> None:
    assert lookup(load(), query)[0].candidate.place.id == place_id


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("village of Snobar", "ocha:C3561"),
        ("Snobar village, Latakia", "ocha:C3561"),
        ("قرية الصنوبر", "ocha:C3561"),
        ("مدينة جبلة", "ocha:C3585"),
        ("city of Jableh", "ocha:C3585"),
        ("حي القصور، بانياس", "gi:baniyas-qusour"),
        ("village de Beit Ana", "ocha:C3654"),
    ],
)
def test_nouns_round_a_name_are_passed_over(query: str, place_id: str) -> None:
    assert lookup(load(), query)[0].candidate.place.id == place_id


@pytest.mark.parametrize("query", ["village", "village of", "قرية", "city, village"])
def test_nouns_alone_are_no_place_here(query: str) -> None:
    places = [one.candidate.place for one in lookup(load(), query) if not one.candidate.place.context]
    assert places == []


def test_only_places_of_the_governorate_are_left() -> None:
    assert {one.governorate for one in lookup(load(), "Jdeideh, Tartus")} == {"Tartus"}
    assert len({one.governorate for one in lookup(load(), "Jdeideh")}) > 2


def test_a_district_speaks_for_a_place_and_takes_none_away() -> None:
    """al-Sanoubar lies in the district of Latakia, and reports count it to Jableh."""
    found = lookup(load(), "Snobar, Jableh")[0]
    assert found.candidate.place.id == "ocha:C3561"
    right = lookup(load(), "Snobar, Latakia District")[0]
    assert [reason.detail for reason in right.candidate.reasons if reason.feature == "within"]


@pytest.mark.parametrize("query", ["Jableh, Turkey", "Paris, Syria", ",", " , ", "", ",,Syria,Hama"])
def test_what_lies_elsewhere_or_says_nothing_is_not_found(query: str) -> None:
    places = [one.candidate.place for one in lookup(load(), query) if not one.candidate.place.kind.is_area]
    assert all(place.name != "Jableh" and place.name != "Paris" for place in places)


def test_parts_that_name_no_area_are_passed_over() -> None:
    query = asked(load(), "Jableh, 12 Main Street, Latakia")
    assert query.name == "Jableh"
    assert [areas[0].name for areas in query.areas] == ["Latakia"]


def test_a_place_lies_in_its_units_and_in_its_country() -> None:
    gazetteer = load()
    village, abroad = gazetteer.place("ocha:C3561"), gazetteer.place("gn:2988507")
    units = [gazetteer.area(code) for code in ("SY06", "SY0600")]
    assert [inside(village, unit) for unit in (*units, gazetteer.area("SY"), gazetteer.area("SY05"))] == [
        True,
        True,
        True,
        False,
    ]
    assert inside(abroad, gazetteer.area("FR"))
    assert not inside(abroad, gazetteer.area("SY"))


def test_a_place_at_the_edge_lies_where_it_is_told_too() -> None:
    assert [one.candidate.place.id for one in lookup(load(), "Skik, Hama")] == ["ocha:C4077"]


@pytest.mark.parametrize(
    ("query", "area"),
    [("محافظة حمص", "adm:SY04"), ("Hama Governorate", "adm:SY05"), ("محافظة نينوى", "adm:iq-nineveh")],
)
def test_a_noun_that_says_governorate_asks_for_one(query: str, area: str) -> None:
    assert lookup(load(), query)[0].candidate.place.id == area


def test_a_province_abroad_leaves_only_places_abroad() -> None:
    found = [one.candidate.place for one in lookup(load(), "Rabia, Nineveh")]
    assert found[0].id == "gi:rabia-iraq"
    assert all(place.context and not place.adm1 for place in found)


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("the Ghab plain", "region:ghab"), ("the M4", "road:m4"), ("the village of Snobar", "ocha:C3561"),
        ("the Nahr al-Bared camp", "gi:nahr-bared-camp"), ("La Paz", "gn:3911925"),
    ],
)  # fmt: skip
def test_an_article_before_the_name_is_none_of_it(query: str, place_id: str) -> None:
    assert lookup(load(), query)[0].candidate.place.id == place_id
