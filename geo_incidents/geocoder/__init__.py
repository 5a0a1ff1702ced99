"""geopy in both directions: the gazetteer as a geopy geocoder, and any geopy geocoder as a fallback for names that the
gazetteer lacks. Nothing here goes online unless such a geocoder is named.
"""

from geo_incidents.geocoder.local import GazetteerGeocoder
from geo_incidents.geocoder.service import Fallback, fallback

__all__ = ["Fallback", "GazetteerGeocoder", "fallback"]
