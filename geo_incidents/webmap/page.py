"""From a result to the page: data, the text for readers without JavaScript, and the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from geo_incidents.collector import collector_paused
from geo_incidents.errors import UsageError
from geo_incidents.model import Result
from geo_incidents.safety import Protected, at_a_glance, protect
from geo_incidents.webmap import assets, social
from geo_incidents.webmap.data import PageData, bounds
from geo_incidents.webmap.document import Head, Page, pieces
from geo_incidents.webmap.fallback import fallback
from geo_incidents.webmap.tables import Atlas, Row
from geo_incidents.webmap.tiles import Tiles, find_tiles

if TYPE_CHECKING:
    from geo_incidents.webmap.host import Host

# Without tiles nothing limits the zoom, so this does: at 15, a village of 1 km fills the window.
LEAFLET: dict[str, object] = {
    "minZoom": 6, "maxZoom": 15, "zoomSnap": 0.25, "zoomDelta": 0.75, "wheelPxPerZoomLevel": 90,
    "zoomControl": False, "attributionControl": False, "center": [35.2, 36.3], "zoom": 8,
}  # fmt: skip


MEASURED = 100_000  # incidents of the largest page that browsers were measured with: `tests/benchmarks/bench_webmap.py`
MOST = 1_000_000  # incidents on a page: with more, its index is longer than the texts that browsers can read

ADVICE = "A page for each year or governorate opens at once; QGIS opens all of them: export -o incidents.gpkg"


class PageOptions(TypedDict, total=False):
    """Options of a page; all are optional."""

    title: str  # heading
    lang: str  # language: en (default), ar, fr, tr; the reader can switch
    profile: str  # public (default), partner or internal; applied here, so the result must be unfiltered
    tiles: str | None  # name of an xyzservices provider that the reader may switch on
    embed: bool  # only the map, for an <iframe>
    fonts: bool  # whether to include fonts (117 kB) instead of using the system's
    site_url: str  # address of the published page; adds tags for social networks
    picture: str  # file name, beside the page, of the picture for these tags


def render(result: Result, gazetteer: Atlas, **options: Unpack[PageOptions]) -> str:
    """The page as one HTML document. The same input gives the same text.

    Raises `UsageError` for an unknown language, profile or tile provider, if the site is not a web address, and for a
    result with more than a million incidents.
    """
    return "".join(rendered(result, gazetteer, **options))


def rendered(result: Result, gazetteer: Atlas, **options: Unpack[PageOptions]) -> Iterator[str]:
    """The same document in pieces, for results that are not in memory; raises at once what `render` raises."""
    return pieces(_page(result, gazetteer, options))


def too_large(result: Result) -> str:
    """What to tell those who ask for a page of so many incidents that it may open slowly; nothing for other pages."""
    incidents = len(result.incidents)
    if incidents <= MEASURED:
        return ""
    return f"the page has {incidents:,} incidents and will open slowly, on telephones perhaps not at all. {ADVICE}"


def folium_map(result: Result, gazetteer: Atlas, **options: Unpack[PageOptions]) -> Host:
    """The page as a folium map to which layers can be added. They are subject to the page's content security policy."""
    from geo_incidents.webmap.host import folium_host  # takes 0.5 s to import, and only notebooks need it

    return folium_host(_page(result, gazetteer, options))


def _page(result: Result, gazetteer: Atlas, options: PageOptions) -> Page:
    lang = options.get("lang", "en")
    words = assets.strings(lang)["page"]
    if len(result.incidents) > MOST:
        message = f"a page holds {MOST:,} incidents at most, and these are {len(result.incidents):,}. {ADVICE}"
        raise UsageError(message)
    headline = options.get("title") or words["untitled"]
    safe = protect(result, options.get("profile", "public"))
    tiles = options.get("tiles")
    online = find_tiles(tiles) if tiles else None
    glance = replace(safe, result=at_a_glance(safe.result))
    tags = social.tags(glance, headline, lang, options)
    about = _about(glance, headline, lang, gazetteer)
    return Page(
        head=Head(headline, lang, words["dir"], tags, options.get("embed", False)),
        style=assets.style(fonts=options.get("fonts", True)),
        library=assets.leaflet(),
        image_hosts=(online.origin,) if online else (),
        leaflet=LEAFLET,
        content=_content(safe, gazetteer, about, online),
        program=assets.program(),
    )


def _content(safe: Protected, gazetteer: Atlas, about: Row, online: Tiles | None) -> Iterator[str]:
    """The text for readers without JavaScript, then the data."""
    with collector_paused():
        yield fallback(safe, str(about[0]), str(about[1]))
        yield from PageData(safe, gazetteer, about, online).blocks()


def _about(safe: Protected, headline: str, lang: str, gazetteer: Atlas) -> Row:
    decisions = [
        f"{made.action} {', '.join(made.subjects)} {made.target} · {made.who}, {made.when}: {made.why}"
        for made in safe.result.decisions
    ]
    box = bounds(safe.result)
    made = asdict(safe.result.identity)
    return [headline, lang, list(gazetteer.attributions), box, made, decisions, safe.receipt.record()]
