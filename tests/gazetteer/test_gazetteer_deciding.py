"""What would decide between namesakes: for every one something that the others have not."""

from __future__ import annotations

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.deciding import Deciding, deciding, town_by
from geo_incidents.gazetteer.lookup import lookup


def decided(name: str) -> dict[str, Deciding]:
    """What decides, by the id of the place."""
    found = lookup(load(), name)
    return {one.candidate.place.id: what for one, what in zip(found, deciding(load(), found, name), strict=True)}


def test_a_district_decides_where_no_namesake_lies_in_it() -> None:
    masyaf = decided("Rusafa")["ocha:C3360"]
    assert (masyaf.district, masyaf.governorate) == ("Masyaf", "Hama")
    assert str(masyaf) == "Masyaf district, Hama governorate, 5 km south-west of Masyaf"


def test_two_of_one_district_are_told_apart_by_a_town_and_a_name_of_their_own() -> None:
    found = decided("Harisoun")
    village, other = found["ocha:C5352"], found["ocha:C5365"]
    assert village.district == other.district == ""
    assert village.name == "Harisun Qamue"
    assert other.name == "Kharab Balda"
    assert str(village).startswith("6 km north of Baniyas")


def test_a_name_in_arabic_letters_is_told_apart_by_one_in_arabic_letters() -> None:
    assert decided("حريصون")["ocha:C5365"].name == "خراب بلدة"


def test_what_has_its_parents_point_lies_in_it() -> None:
    assert "in Latakia" in str(decided("Hay al-Raml")["gi:raml-shamali"])


def test_an_area_is_told_by_the_word_for_what_it_is() -> None:
    found = decided("Jableh")
    assert str(found["adm:SY0602"]) == "the word district"
    assert found["ocha:C3585"].district == "Jableh"  # an area of the town's name takes nothing from it


@pytest.mark.parametrize("name", ["Rusafa", "Jdeideh", "Mushayrifa", "العنازة", "Tuwaym", "Ain al-Arous", "Shir"])
def test_nothing_decides_for_two(name: str) -> None:
    told = list(decided(name).values())
    for feature in ("district", "governorate", "name"):
        named = [value for one in told if (value := getattr(one, feature))]
        assert len(named) == len(set(named)), feature
    assert all(str(one) for one in told)


@pytest.mark.parametrize(
    ("place_id", "town", "direction"),
    [("ocha:C3561", "Hanadi", "south"), ("ocha:C3585", "Latakia", "south-east"), ("ocha:C3480", None, "")],
)
def test_the_town_is_a_larger_place(place_id: str, town: str | None, direction: str) -> None:
    found = town_by(load(), load().place(place_id))
    assert (found.place.name if found else None) == town
    assert found is None or direction in found.direction
