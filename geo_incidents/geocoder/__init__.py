"""geopy both ways: the gazetteer as a geocoder for code written for Nominatim, and any geocoder of geopy behind the
gazetteer, asked for the names that it lacks. Nothing here goes online unless such a geocoder is named.
"""

from geo_incidents.geocoder.local import GazetteerGeocoder
from geo_incidents.geocoder.service import Fallback, fallback

__all__ = ["Fallback", "GazetteerGeocoder", "fallback"]
