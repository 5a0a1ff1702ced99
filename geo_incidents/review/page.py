"""The review page as one HTML document with embedded data and a policy that allows only its own script and style."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.incidents.decision_table import COLUMNS, cells_of
from geo_incidents.model import Category, Decision, EventKind, Outcome, Polarity, Result
from geo_incidents.review.items import Row, items, places, reports
from geo_incidents.review.undecided import undecided
from geo_incidents.webmap import assets
from geo_incidents.webmap.document import escape
from geo_incidents.webmap.ground import base_map

APP = resources.files("geo_incidents") / "review" / "app"
WORDS = resources.files("geo_incidents") / "data" / "ui" / "review"
LANGUAGES = ("en", "ar")
SHARED = ("dom", "words", "terrain")  # modules of the map page
# Each module uses only earlier ones, except inside functions that are called later.
MODULES = (
    "ui", "sha256", "store", "anchors", "items", "readings", "say", "places", "report", "queue", "editors", "second",
    "statements", "record", "ground", "dialogs", "adding", "marking", "merging", "history", "acts", "keys", "shell",
    "main",
)  # fmt: skip
STYLES = ("frame", "columns", "record", "sheets")
_LINKS = re.compile(
    r'^import \{[^}]*\} from "[./\w]+\.js";\n|^export (?=async function|function|const|let)', re.MULTILINE
)
CREDIT = ("Natural Earth", "OCHA", "GeoNames")
CELL = 0.1  # degrees: the map names villages within a cell of one of the case's places


@dataclass(frozen=True, slots=True)
class Reviewing:
    """How a case is reviewed.

    `served`: decisions are sent to the server; otherwise the browser keeps them for a download. `require`: the number
    of reviewers who must decide each incident. `new`: ids of the claims added since `since`.
    """

    title: str
    by: str
    served: bool
    require: int = 1
    new: AbstractSet[str] = field(default_factory=frozenset)
    since: str = ""
    lang: str = "en"


def screen(result: Result, texts: Mapping[str, str], gazetteer: Gazetteer, how: Reviewing) -> Row:
    """The data of the page for a case, as plain values; `texts` are the available texts of reports by id.

    Items are what the program found: the page applies the decisions that are already in the case.
    """
    found = undecided(result)
    shown = items(found, texts, how.new)
    known = places(found, shown)
    return {
        "title": how.title, "by": how.by, "served": how.served, "require": how.require, "since": how.since,
        "lang": how.lang, "columns": COLUMNS, "items": shown, "reports": reports(found, texts), "places": known,
        "kinds": list(EventKind), "polarities": list(Polarity), "outcomes": list(Outcome),
        "categories": list(Category), "ground": base_map(gazetteer, _bounds(known), names=False), "credit": CREDIT,
        "villages": list(_villages(gazetteer, known)), "words": {lang: _words(lang) for lang in LANGUAGES},
    }  # fmt: skip


def _bounds(known: Mapping[str, Row]) -> tuple[tuple[float, float], tuple[float, float]] | None:
    points = [(row["lat"], row["lon"]) for row in known.values() if row["lat"] is not None]
    if not points:
        return None
    lats, lons = zip(*points, strict=True)
    return (min(lats), min(lons)), (max(lats), max(lons))


def _villages(gazetteer: Gazetteer, known: Mapping[str, Row]) -> Iterator[list[Any]]:
    """Settlements near the places of the case, largest first: [lat, lon, name, name in Arabic]."""

    def cell(lat: float, lon: float) -> tuple[int, int]:
        return round(lat / CELL), round(lon / CELL)

    at = {cell(row["lat"], row["lon"]) for row in known.values() if row["lat"] is not None}
    near = {(y + up, x + right) for y, x in at for up in (-1, 0, 1) for right in (-1, 0, 1)}
    settled = (place for place in gazetteer.places if place.lat is not None and not place.context and not place.parent)
    drawn_ones = [place for place in settled if place.lon is not None and cell(place.lat or 0, place.lon) in near]
    for place in sorted(drawn_ones, key=lambda place: (-place.population, place.id)):
        yield [round(place.lat or 0, 4), round(place.lon or 0, 4), place.name, place.name_ar]


def _words(lang: str) -> Mapping[str, Any]:
    """The page's strings, and those of the map page that it uses."""
    base, own = ((WORDS / f"{name}.toml").read_text("utf8") for name in (LANGUAGES[0], lang))
    return {**assets.strings(lang), "review": {**tomllib.loads(base), **tomllib.loads(own)}}


def page(data: Row, decisions: Sequence[Decision]) -> str:
    """The HTML page for its data and the decisions so far: untrusted text, inserted as JSON and never as markup."""
    data = data | {"rows": [cells_of(made) for made in decisions]}
    plain = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    scripts = " ".join(_hash(script) for script in (assets.leaflet(), program()))
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(style())}; connect-src 'self'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    return f"""<!doctype html>
<html lang="{data["lang"]}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Review: {escape(data["title"])}</title>
<style>{style()}</style>
</head>
<body>
<a class="skip" href="#text" id="skip"></a>
<div class="app" id="app" data-pane="words">
<header class="top" id="top"></header>
<div class="panes" id="panes"></div>
<nav class="queue" id="queue"></nav>
<main class="mid" id="mid">
<section class="report" id="report"></section>
<div class="mapbox" id="mapbox"><div class="maphead" id="maphead"></div><div id="map" class="map"></div></div>
</main>
<aside class="rec" id="record"></aside>
<main class="sheet" id="sheet" hidden tabindex="-1"></main>
<footer class="bar" id="bar"></footer>
</div>
<div class="menu" id="menu" role="menu" hidden></div>
<p class="toast" id="said" role="status"></p>
<div class="offscreen" id="live" aria-live="polite"></div>
<dialog id="dialog" aria-labelledby="asked"></dialog>
<input type="file" id="file" accept=".csv,text/csv" hidden tabindex="-1">
<script type="application/json" id="data">{plain}</script>
<script>{assets.leaflet()}</script>
<script>{program()}</script>
</body>
</html>
"""


@cache
def program() -> str:
    """The modules in one strict function scope."""
    texts = [assets.bundled(SHARED), *((APP / f"{name}.js").read_text("utf8") for name in MODULES)]
    return '(() => {\n"use strict";\n' + "".join(_LINKS.sub("", text) for text in texts) + "})();\n"


@cache
def style() -> str:
    """The map page's fonts, colours and Leaflet styles, then the page's own styles."""
    return assets.base_style() + "".join((APP / f"{name}.css").read_text("utf8") for name in STYLES)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
