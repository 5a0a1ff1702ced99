"""What each name in a report means: one place, an area, a place elsewhere, honestly unsure, or no place at all."""

from geo_incidents.places.resolve import judge, resolve
from geo_incidents.places.stated_places import with_stated_place

__all__ = ["judge", "resolve", "with_stated_place"]
