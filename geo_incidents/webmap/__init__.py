"""The map page: one HTML file with everything inside, in which every mark leads to the words it came from.

`document` puts it together without a template engine; `host` offers the same page as a folium map. `data` writes a
result as columns and detail blocks, `app/` holds the program and styles, `fallback` the list for readers without
JavaScript.
"""

from geo_incidents.webmap.page import folium_map, render

__all__ = ["folium_map", "render"]
