"""What each name in a report means: one place, an area, a place elsewhere, or honestly unsure."""

from geo_incidents.places.resolve import resolve

__all__ = ["resolve"]
