"""The gazetteer as a geopy geocoder.

    >>> from geo_incidents.geocoder import GazetteerGeocoder
    >>> GazetteerGeocoder().geocode("al-Sanoubar").point.latitude
    35.47583

Code written for Nominatim takes it in place: no network, no rate limit, no key.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo_incidents.gazetteer import Gazetteer, load
from geo_incidents.gazetteer.lookup import Found, lookup, reverse

Answer: TypeAlias = "Location | list[Location] | None"


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """A geocoder over the bundled gazetteer, or over `gazetteer`. It returns no areas and no places elsewhere."""

    def __init__(self, *, gazetteer: Gazetteer | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._gazetteer = gazetteer or load()

    def geocode(self, query: str, *, exactly_one: bool = True, timeout: Any = None, **_: Any) -> Answer:
        """The place with a name, or all such places, best first; None if none is known.

        Raises geopy's `GeocoderQueryError` for an empty query. `timeout` is accepted for compatibility.
        """
        if not query or not query.strip():
            message = "an empty query has no place"
            raise GeocoderQueryError(message)
        found = lookup(self._gazetteer, query)
        return answer([one for one in found if drawable(one)], exactly_one)

    def reverse(self, query: Any, *, exactly_one: bool = True, timeout: Any = None, **_: Any) -> Answer:
        """The place nearest to a point in any notation that geopy reads, or the nearest ones."""
        try:
            point = Point(query)
        except (ValueError, TypeError) as error:
            raise GeocoderQueryError(str(error)) from error
        found = reverse(self._gazetteer, point.latitude, point.longitude)
        return answer([one for one in found if drawable(one)], exactly_one)


def drawable(found: Found) -> bool:
    """Whether the answer is a place with a point inside the gazetteer's region."""
    return found.candidate.place.lat is not None and not found.candidate.place.context


def answer(found: list[Found], exactly_one: bool) -> Answer:
    """geopy's contract: a location or None, a list or None."""
    locations = [location(one) for one in found]
    if not locations:
        return None
    return locations[0] if exactly_one else locations


def location(found: Found) -> Location:
    """A place as a geopy location, with its gazetteer row as `raw`."""
    place = found.candidate.place
    address = ", ".join(dict.fromkeys(filter(None, (place.name, found.district, found.governorate))))
    raw = {
        "place_id": place.id,
        "name_ar": place.name_ar,
        "kind": str(place.kind),
        "radius_m": place.radius_m,
        "score": found.candidate.score,
        "reason": found.candidate.reasons[0].detail,
    }
    return Location(address, (place.lat, place.lon), raw)
