"""The map page: one self-contained HTML file in which every mark shows the sentences it rests on.

`document` assembles it without a template engine; `host` provides the same page as a folium map. `data` writes a result
as columns and detail blocks, `app/` holds scripts and styles, `fallback` writes the list for readers without
JavaScript.
"""

from geo_incidents.webmap.page import folium_map, render, rendered, too_large

__all__ = ["folium_map", "render", "rendered", "too_large"]
