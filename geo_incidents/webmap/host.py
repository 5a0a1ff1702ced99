"""The folium host: a page whose text never passes through a template.

folium and branca compile rendered output as a Jinja template once more, so whatever a report says would be evaluated
on the machine that writes the map. Here every piece of content is a `Finished` element, whose `render` returns its
string as it is, and the document round them is put together by joining strings.
"""

from __future__ import annotations

import base64
import hashlib
import html
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import Element, Figure
from jinja2 import Template

MAP_ID = "incidents"


class Finished(Element):
    """Content that is already what it shall be."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.content = content

    def render(self, **_kwargs: Any) -> str:
        """The content, unchanged."""
        return self.content


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a document before its body; `title` is anybody's text, `tags` are markup already."""

    title: str
    lang: str
    direction: str
    tags: tuple[str, ...] = ()
    embed: bool = False


class Document(Figure):
    """The page round the map, and a policy that lets only its own scripts and styles run.

    `library` and `style` are code of this package and its dependencies. `image_hosts` are origins that pictures may
    come from: none unless somebody asked for online tiles.
    """

    def __init__(self, head: Head, style: str, library: str, image_hosts: tuple[str, ...]) -> None:
        super().__init__()
        self.header._children.clear()  # the encoding is declared below, once
        self.head, self.style, self.library, self.image_hosts = head, style, library, image_hosts

    def render(self, **kwargs: Any) -> str:
        """The whole document."""
        for child in self._children.values():
            child.render(**kwargs)
        program = self.script.render(**kwargs)
        head = (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{self._policy(program)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(self.head.title)}</title>",
            *self.head.tags,
            f"<style>{self.style}</style>",
            self.header.render(**kwargs),
        )
        body = (self.html.render(**kwargs), f"<script>{self.library}</script>", f"<script>{program}</script>")
        embed = " data-embed" if self.head.embed else ""
        return (
            f'<!doctype html>\n<html lang="{self.head.lang}" dir="{self.head.direction}"{embed}>\n<head>\n'
            + "\n".join(head)
            + "\n</head>\n<body>\n"
            + "\n".join(body)
            + "\n</body>\n</html>\n"
        )

    def _policy(self, program: str) -> str:
        scripts = " ".join(_hash(script) for script in (self.library, program))
        images = " ".join(("data:", *self.image_hosts))
        return (
            f"default-src 'none'; script-src {scripts}; style-src {_hash(self.style)}; img-src {images}; "
            "font-src data:; base-uri 'none'; form-action 'none'"
        )


class Host(folium.Map):
    """folium's map without its links to content-delivery networks, and with the same id in every render."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  (folium's own attribute)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template(
        "{% macro html(this, kwargs) %}<div id={{ this.get_name()|tojson }}></div>{% endmacro %}"
        "{% macro script(this, kwargs) %}"
        "const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;\n"
        "const {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {...{{ this.leaflet|tojson }}, "
        "fadeAnimation: false, zoomAnimation: motion, markerZoomAnimation: motion, inertia: motion});"
        "{% endmacro %}"
    )

    def __init__(self, leaflet: dict[str, object]) -> None:
        super().__init__(tiles=None)
        self._id = MAP_ID
        self.leaflet = leaflet


def page(document: Document, leaflet: dict[str, object], content: str, program: str) -> Host:
    """A map in its document; `content` comes before the map, `program` after it and finds it as `map_incidents`."""
    host = Host(leaflet)
    host.add_to(document)
    document.html.add_child(Finished(content), name="content")
    host.render()  # type: ignore[no-untyped-call]  # leaves the map's own script before the program
    document.script.add_child(Finished(program), name="program")
    return host


def escape(text: str) -> str:
    """Text for HTML: markup escaped, and what HTML cannot hold shown as the replacement character."""
    return html.escape("".join(c if _representable(c) else "\ufffd" for c in text))


def _representable(character: str) -> bool:
    code = ord(character)
    return (code >= 0x20 or character in "\t\n\r") and not 0x7F <= code <= 0x9F and not 0xD800 <= code <= 0xDFFF


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
