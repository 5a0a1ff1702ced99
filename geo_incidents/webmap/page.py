"""From a result to the page: the data, the words for readers without JavaScript, and the map that holds them."""

from __future__ import annotations

from geo_incidents.model import Result
from geo_incidents.webmap import assets, host
from geo_incidents.webmap.data import PageData, bounds
from geo_incidents.webmap.fallback import fallback
from geo_incidents.webmap.tables import Atlas, Row

# No tiles set a limit, so the map does: at 15 a village of 1 km fills the window.
LEAFLET: dict[str, object] = {
    "minZoom": 6, "maxZoom": 15, "zoomSnap": 0.5, "zoomControl": False, "attributionControl": False,
    "maxBoundsViscosity": 0.8, "center": [35.2, 36.3], "zoom": 8,
}  # fmt: skip


def render(
    result: Result, gazetteer: Atlas, *, title: str = "", lang: str = "en", profile: str = "public",
    tiles: str | None = None,
) -> str:  # fmt: skip
    """The page as one HTML document.

    `title` heads it; `lang` is the language of its words (the reader can switch); `profile` is public, partner or
    internal; `tiles` names an xyzservices provider that a switch in the page may contact. Same input, same text.
    """
    return folium_map(result, gazetteer, title=title, lang=lang, profile=profile, tiles=tiles).get_root().render()


def folium_map(
    result: Result, gazetteer: Atlas, *, title: str = "", lang: str = "en", profile: str = "public",
    tiles: str | None = None,
) -> host.Host:  # fmt: skip
    """The page as a folium map, for people who add layers of their own. Layers run under the page's policy."""
    words = assets.strings(lang)
    headline = title or words["page"]["untitled"]
    about = _about(result, headline, lang, profile, gazetteer)
    data = PageData(result, gazetteer, {}, 0, about)
    document = host.Document(headline, lang, words["page"]["dir"], assets.style(), assets.leaflet(), ())
    content = "\n".join((fallback(result, headline, lang, {}, 0), *data.blocks()))
    return host.page(document, LEAFLET, content, assets.program())


def _about(result: Result, headline: str, lang: str, profile: str, gazetteer: Atlas) -> Row:
    made = {name: getattr(result.identity, name) for name in ("tool", "gazetteer", "lexicon", "run")}
    decisions = [
        f"{d.action} {', '.join(d.subjects)} {d.target} · {d.who}, {d.when}: {d.why}" for d in result.decisions
    ]
    return [headline, lang, profile, list(gazetteer.attributions), bounds(result), made, decisions, []]
