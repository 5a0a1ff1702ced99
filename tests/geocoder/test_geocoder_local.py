"""geopy's own ways of using a geocoder, with the gazetteer behind it and no network."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location

from geo_incidents.geocoder import GazetteerGeocoder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to open a connection fails the test."""

    def refuse(*_: Any) -> None:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize(("name", "lat", "lon"), [("al-Sanoubar", 35.476, 35.885), ("الصنوبر", 35.476, 35.885)])
def test_a_name_gives_one_location(name: str, lat: float, lon: float) -> None:
    found = GazetteerGeocoder().geocode(name)
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (pytest.approx(lat, abs=0.01), pytest.approx(lon, abs=0.01))
    assert "Latakia" in found.address
    assert found.raw["place_id"] == "ocha:C3561"


def test_several_locations_come_as_a_list_and_none_as_none() -> None:
    geocoder = GazetteerGeocoder()
    found = geocoder.geocode("Jdeideh", exactly_one=False)
    assert isinstance(found, list)
    assert len(found) > 1
    assert geocoder.geocode("Xqzwvk") is None
    assert geocoder.geocode("Xqzwvk", exactly_one=False) is None


@pytest.mark.parametrize("point", [(35.4, 35.93), "35.4, 35.93", "35 24m 0s N, 35 55m 48s E"])
def test_a_point_gives_its_nearest_place(point: Any) -> None:
    found = GazetteerGeocoder().reverse(point)
    assert isinstance(found, Location)
    assert found.raw["place_id"] == "ocha:C3588"


def test_bad_queries_raise_geopys_errors() -> None:
    with pytest.raises(GeocoderQueryError):
        GazetteerGeocoder().geocode(" ")
    with pytest.raises(GeocoderQueryError):
        GazetteerGeocoder().reverse("north of here")


def test_the_rate_limiter_and_keyword_arguments_of_other_services_work() -> None:
    geocode = RateLimiter(GazetteerGeocoder(user_agent="x", timeout=3).geocode, min_delay_seconds=0.001)
    names = ["Jableh", "Baniyas", "Xqzwvk"]
    assert [bool(geocode(name, language="en", timeout=1)) for name in names] == [True, True, False]


@pytest.mark.parametrize("query", ["Jableh, Syria", "Jableh, Latakia Governorate, Syria", "جبلة، سوريا"])
def test_queries_as_other_services_take_them(query: str) -> None:
    found = GazetteerGeocoder().geocode(query)
    assert isinstance(found, Location)
    assert found.raw["place_id"] == "ocha:C3585"
    assert GazetteerGeocoder().geocode("Jableh, Turkey") is None
