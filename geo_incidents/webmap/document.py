"""The page as an HTML document: head, content security policy, content, map and program, as pieces of text.

It uses neither a template engine nor folium; `host` provides the same page as a folium map.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

MAP_ID = "map_incidents"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document; `title` is untrusted text, `tags` are markup."""

    title: str
    lang: str
    direction: str
    tags: tuple[str, ...] = ()
    embed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page.

    `style` and `library` are code of this package and its dependencies. `image_hosts` are origins of images: empty
    unless online tiles were requested. `content` comes before the map, its elements made when they are asked for, once;
    `program` comes after it and finds it as `map_incidents`, created with the options `leaflet`.
    """

    head: Head
    style: str
    library: str
    image_hosts: tuple[str, ...]
    leaflet: Mapping[str, object]
    content: Iterable[str]
    program: str


def pieces(page: Page) -> Iterator[str]:
    """The whole document, a piece at a time: nothing but the piece has to be in memory."""
    return compose(page, "", chain(page.content, (map_element(),)), f"{map_script(page.leaflet)}\n{page.program}")


def compose(page: Page, header: str, body: Iterable[str], program: str) -> Iterator[str]:
    """A document from finished parts, with a policy that allows only its own scripts and styles to run."""
    yield _head(page, header, program)
    for element in chain(body, (f"<script>{page.library}</script>", f"<script>{program}</script>")):
        yield element
        yield "\n"
    yield "</body>\n</html>\n"


def _head(page: Page, header: str, program: str) -> str:
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(page, program)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(page.head.title)}</title>",
        *page.head.tags,
        f"<style>{page.style}</style>",
        *([header] if header else ()),
    )
    embed = " data-embed" if page.head.embed else ""
    return (
        f'<!doctype html>\n<html lang="{page.head.lang}" dir="{page.head.direction}"{embed}>\n<head>\n'
        + "\n".join(head)
        + "\n</head>\n<body>\n"
    )


def map_element() -> str:
    """The element that Leaflet fills."""
    return f'<div id="{MAP_ID}"></div>'


def map_script(leaflet: Mapping[str, object]) -> str:
    """The script that creates the map, without animations if the reader's system asks for reduced motion."""
    return (
        "const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;\n"
        f'const {MAP_ID} = L.map("{MAP_ID}", {{...{json.dumps(leaflet, sort_keys=True)}, '
        "fadeAnimation: false, zoomAnimation: motion, markerZoomAnimation: motion, inertia: motion});"
    )


def _policy(page: Page, program: str) -> str:
    scripts = " ".join(_hash(script) for script in (page.library, program))
    images = " ".join(("data:", *page.image_hosts))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(page.style)}; img-src {images}; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def escape(text: str) -> str:
    """Text for HTML: markup is escaped, and characters that HTML cannot contain become the replacement character."""
    return html.escape("".join(c if _representable(c) else "\ufffd" for c in text))


def _representable(character: str) -> bool:
    code = ord(character)
    return (code >= 0x20 or character in "\t\n\r") and not 0x7F <= code <= 0x9F and not 0xD800 <= code <= 0xDFFF


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
