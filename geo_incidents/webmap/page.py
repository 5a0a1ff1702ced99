"""From a result to the page: the data, the words for readers without JavaScript, and the map that holds them."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from geo_incidents.collector import collector_paused
from geo_incidents.model import Result
from geo_incidents.safety import Protected, at_a_glance, protect
from geo_incidents.webmap import assets, social
from geo_incidents.webmap.data import PageData, bounds
from geo_incidents.webmap.document import Head, Page, rendered
from geo_incidents.webmap.fallback import fallback
from geo_incidents.webmap.tables import Atlas, Row
from geo_incidents.webmap.tiles import find_tiles

if TYPE_CHECKING:
    from geo_incidents.webmap.host import Host

# No tiles set a limit, so the map does: at 15 a village of 1 km fills the window.
LEAFLET: dict[str, object] = {
    "minZoom": 6, "maxZoom": 15, "zoomSnap": 0.25, "zoomDelta": 0.75, "wheelPxPerZoomLevel": 90,
    "zoomControl": False, "attributionControl": False, "center": [35.2, 36.3], "zoom": 8,
}  # fmt: skip


class PageOptions(TypedDict, total=False):
    """How a page is dressed; all of it may be left out."""

    title: str  # heads the page
    lang: str  # of its words: en (unless said otherwise), ar, fr, tr; the reader can switch
    profile: str  # public (unless said otherwise), partner or internal; applied here: the result is the whole one
    tiles: str | None  # name of an xyzservices provider that a switch in the page may contact
    embed: bool  # the map alone, for a frame in another page
    fonts: bool  # whether the page carries its typefaces (117 kB); without them the system's stand in
    site_url: str  # where the page will be published: makes the tags that social networks read
    picture: str  # file name, beside the page, of the picture that those tags name


def render(result: Result, gazetteer: Atlas, **options: Unpack[PageOptions]) -> str:
    """The page as one HTML document. Same input, same text.

    `UsageError` for a language, a profile or tiles that are none, and for a site that is not a web address.
    """
    return rendered(_page(result, gazetteer, options))


def folium_map(result: Result, gazetteer: Atlas, **options: Unpack[PageOptions]) -> Host:
    """The page as a folium map, for people who add layers of their own. Layers run under the page's policy."""
    from geo_incidents.webmap.host import folium_host  # takes half a second to load, and only notebooks need it

    return folium_host(_page(result, gazetteer, options))


def _page(result: Result, gazetteer: Atlas, options: PageOptions) -> Page:
    lang = options.get("lang", "en")
    words = assets.strings(lang)["page"]
    headline = options.get("title") or words["untitled"]
    safe = protect(result, options.get("profile", "public"))
    tiles = options.get("tiles")
    online = find_tiles(tiles) if tiles else None
    glance = replace(safe, result=at_a_glance(safe.result))
    tags = social.tags(glance, headline, lang, options)
    with collector_paused():
        data = PageData(safe, gazetteer, _about(glance, headline, lang, gazetteer), online)
        content = "\n".join((fallback(safe, headline, lang), *data.blocks()))
    return Page(
        head=Head(headline, lang, words["dir"], tags, options.get("embed", False)),
        style=assets.style(fonts=options.get("fonts", True)),
        library=assets.leaflet(),
        image_hosts=(online.origin,) if online else (),
        leaflet=LEAFLET,
        content=content,
        program=assets.program(),
    )


def _about(safe: Protected, headline: str, lang: str, gazetteer: Atlas) -> Row:
    decisions = [
        f"{made.action} {', '.join(made.subjects)} {made.target} · {made.who}, {made.when}: {made.why}"
        for made in safe.result.decisions
    ]
    box = bounds(safe.result)
    made = asdict(safe.result.identity)
    return [headline, lang, list(gazetteer.attributions), box, made, decisions, safe.receipt.record()]
