"""The map as a picture and as a report on paper: SVG written here; PNG and PDF set by typst, the extra `pictures`."""

from geo_incidents.webmap.still.still import Still, is_still, still

__all__ = ["Still", "is_still", "still"]
