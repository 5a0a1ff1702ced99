"""From a result to the page: the data, the words for readers without JavaScript, and the map that holds them."""

from __future__ import annotations

from dataclasses import asdict

from geo_incidents.collector import collector_paused
from geo_incidents.model import Result
from geo_incidents.safety import Protected, protect
from geo_incidents.webmap import assets, host
from geo_incidents.webmap.data import PageData, bounds
from geo_incidents.webmap.fallback import fallback
from geo_incidents.webmap.tables import Atlas, Row
from geo_incidents.webmap.tiles import find_tiles

# No tiles set a limit, so the map does: at 15 a village of 1 km fills the window.
LEAFLET: dict[str, object] = {
    "minZoom": 6, "maxZoom": 15, "zoomSnap": 0.25, "zoomDelta": 0.75, "wheelPxPerZoomLevel": 90,
    "zoomControl": False, "attributionControl": False, "center": [35.2, 36.3], "zoom": 8,
}  # fmt: skip


def render(
    result: Result,
    gazetteer: Atlas,
    *,
    title: str = "",
    lang: str = "en",
    profile: str = "public",
    tiles: str | None = None,
) -> str:
    """The page as one HTML document.

    `title` heads it; `lang` is the language of its words (the reader can switch); `profile` is public, partner or
    internal, and is applied here: `result` is the whole one; `tiles` names an xyzservices provider that a switch in the
    page may contact. `UsageError` for a language, profile or provider that is none. Same input, same text.
    """
    page = folium_map(result, gazetteer, title=title, lang=lang, profile=profile, tiles=tiles)
    return page.get_root().render()


def folium_map(
    result: Result,
    gazetteer: Atlas,
    *,
    title: str = "",
    lang: str = "en",
    profile: str = "public",
    tiles: str | None = None,
) -> host.Host:
    """The page as a folium map, for people who add layers of their own. Layers run under the page's policy."""
    words = assets.strings(lang)["page"]
    headline = title or words["untitled"]
    safe = protect(result, profile)
    online = find_tiles(tiles) if tiles else None
    hosts = (online.origin,) if online else ()
    document = host.Document(headline, lang, words["dir"], assets.style(), assets.leaflet(), hosts)
    with collector_paused():
        data = PageData(safe, gazetteer, _about(safe, headline, lang, gazetteer), online)
        content = "\n".join((fallback(safe, headline, lang), *data.blocks()))
    return host.page(document, LEAFLET, content, assets.program())


def _about(safe: Protected, headline: str, lang: str, gazetteer: Atlas) -> Row:
    decisions = [
        f"{made.action} {', '.join(made.subjects)} {made.target} · {made.who}, {made.when}: {made.why}"
        for made in safe.result.decisions
    ]
    box = bounds(safe.result)
    made = asdict(safe.result.identity)
    return [headline, lang, list(gazetteer.attributions), box, made, decisions, safe.receipt.record()]
