"""The meaning of each name in a report: a place, an area, a place elsewhere, unsure, or not a place."""

from geo_incidents.places.resolve import judge, resolve
from geo_incidents.places.stated_places import with_stated_place

__all__ = ["judge", "resolve", "with_stated_place"]
