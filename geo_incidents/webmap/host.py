"""The page as a folium map, for notebooks and for adding layers.

folium and branca compile their rendered output as a Jinja template again, so that text from a report would be evaluated
on the machine that writes the map. Here every piece of content is a `Finished` element, whose `render` returns its
string unchanged, and the document around them is assembled without folium.
"""

from __future__ import annotations

from typing import Any

import folium
from branca.element import Element, Figure

from geo_incidents.webmap.document import Page, compose, map_element, map_script


class Finished(Element):
    """Content that is rendered unchanged."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.content = content

    def render(self, **_kwargs: Any) -> str:
        """The content, unchanged."""
        return self.content


class Joined(Figure):
    """The figure around the map. What layers add to header, body and script follows the page's own parts."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.header._children.clear()  # the document itself declares the encoding
        self.page = page

    def render(self, **kwargs: Any) -> str:
        """The whole document."""
        for child in self._children.values():
            child.render(**kwargs)
        header, body, script = (
            "\n".join(child.render(**kwargs) for child in part._children.values()) for part in self._parts()
        )
        return "".join(compose(self.page, header, (body,), script))

    def _parts(self) -> tuple[Element, Element, Element]:
        return self.header, self.html, self.script


class Host(folium.Map):
    """folium's map without its links to content-delivery networks, and with the same id in every render."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  (folium's own attribute)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, page: Page) -> None:
        super().__init__(tiles=None)
        self._id = "incidents"
        self.page = page

    def render(self, **kwargs: Any) -> str:
        """Put the map's element and script into the figure, then whatever was added to the map."""
        figure: Any = self.get_root()
        figure.html.add_child(Finished(map_element()), name="map")
        figure.script.add_child(Finished(map_script(self.page.leaflet)), name="map")
        for child in self._children.values():
            child.render(**kwargs)
        return ""  # everything is in the figure


def folium_host(page: Page) -> Host:
    """The page as a map in its figure."""
    figure, host = Joined(page), Host(page)
    figure.html.add_child(Finished("\n".join(page.content)), name="content")
    host.add_to(figure)
    host.render()
    figure.script.add_child(Finished(page.program), name="program")
    return host
