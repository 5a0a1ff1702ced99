"""By which area a place is shown that may not be told: never by one that gives it away, and never by a rare one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.cover import FEWEST, bears_name, covers, shown_by
from geo_incidents.model import Place, PlaceKind

SUBDISTRICT = Place("s", "Slanfa", "صلنفة", PlaceKind.SUBDISTRICT, None, None, pcode="SY01", adm1="SY")
GOVERNORATE = Place("g", "Latakia", "اللاذقية", PlaceKind.GOVERNORATE, None, None, pcode="SY")
AREAS = {area.pcode: area for area in (SUBDISTRICT, GOVERNORATE)}
VILLAGE = Place("v", "Tweim", "تويم", PlaceKind.VILLAGE, lat=35.5, lon=36.1, adm1="SY", adm3="SY01")


def villages(number: int) -> list[Place]:
    """Places of one subdistrict, none of them called like it."""
    return [replace(VILLAGE, id=f"v{n}") for n in range(number)]


def test_a_place_is_shown_by_the_smallest_area_that_does_not_bear_its_name() -> None:
    seat = replace(VILLAGE, id="seat", name="Slanfa")
    found = shown_by([*villages(FEWEST), seat, *(replace(seat, id=f"seat{n}") for n in range(FEWEST))], AREAS)
    assert found["v0"] == "SY01"
    assert found["seat"] == "SY"


def test_an_area_that_shows_few_places_shows_none() -> None:
    assert set(shown_by(villages(FEWEST - 1), AREAS).values()) == {""}


def test_the_bundled_gazetteer_keeps_to_it() -> None:
    gazetteer = load()
    assert shown_by(gazetteer.places, gazetteer.areas) == gazetteer.shown_by
    assert min(count for area, count in Counter(gazetteer.shown_by.values()).items() if area) >= FEWEST
    place_id, code = next((one, code) for one, code in gazetteer.shown_by.items() if code)
    assert covers(gazetteer, [place_id])[place_id].area == code
    assert not bears_name([gazetteer.areas[code].name.casefold()], [gazetteer.place(place_id).name.casefold()])
