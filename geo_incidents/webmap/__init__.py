"""The map page: one HTML file with everything inside, in which every mark leads to the words it came from.

folium's `Map` hosts it; no text of a report passes through a template on the way (see `host`). `data` writes a result
as columns and detail blocks, `app/` holds the program and styles, `fallback` the list for readers without JavaScript.
"""

from geo_incidents.webmap.page import folium_map, render

__all__ = ["folium_map", "render"]
