"""The map as a picture and as a printed report: SVG is written here; typst makes PNG and PDF (extra `pictures`)."""

from geo_incidents.webmap.still.still import Still, is_still, still

__all__ = ["Still", "is_still", "still"]
