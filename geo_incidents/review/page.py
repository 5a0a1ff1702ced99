"""The review screen as one HTML document: a policy that lets only its own script and style run, data beside them."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib import resources

from geo_incidents.incidents.decision_table import COLUMNS, cells_of
from geo_incidents.model import Category, Decision, EventKind, Outcome, Polarity, Result
from geo_incidents.review.items import Row, items, reports
from geo_incidents.webmap.document import escape

APP = resources.files("geo_incidents") / "review" / "app"
MODULES = ("dom", "rows", "state", "queue", "words", "record", "dialogs", "keys", "main")


def screen(result: Result, texts: Mapping[str, str], title: str, by: str, *, served: bool) -> Row:
    """What the screen shows of a case, as plain values; `texts` are the reports' texts by id, where they are at hand.

    `served`: rows are sent to the server the page came from; else the browser keeps them for a download.
    """
    return {
        "title": title,
        "by": by,
        "served": served,
        "columns": COLUMNS,
        "items": items(result, texts),
        "reports": reports(result, texts),
        "kinds": list(EventKind),
        "polarities": list(Polarity),
        "outcomes": list(Outcome),
        "categories": list(Category),
    }


def page(data: Row, decisions: Sequence[Decision]) -> str:
    """The page of a screen and the rows so far: anybody's text, parsed as JSON and shown as text, never as markup."""
    data = data | {"rows": [cells_of(made) for made in decisions]}
    title = data["title"]
    program = '(() => {\n"use strict";\n' + "".join(_read(f"{name}.js") for name in MODULES) + "})();\n"
    style = _read("review.css")
    policy = (
        f"default-src 'none'; script-src {_hash(program)}; style-src {_hash(style)}; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )
    plain = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Review: {escape(title)}</title>
<style>{style}</style>
</head>
<body>
<header id="top"></header>
<nav id="queue" aria-label="Queue"></nav>
<main id="words" tabindex="-1"></main>
<aside id="record" aria-label="Record"></aside>
<footer id="bar"></footer>
<p id="said" role="status"></p>
<dialog id="dialog" aria-labelledby="asked"></dialog>
<script type="application/json" id="data">{plain}</script>
<script>{program}</script>
</body>
</html>
"""


def _read(name: str) -> str:
    return (APP / name).read_text("utf8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
