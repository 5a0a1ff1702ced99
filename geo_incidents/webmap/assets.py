"""The page's own code and words: modules of the program in their order, styles, strings, and Leaflet."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from geo_incidents.errors import UsageError

APP = resources.files("geo_incidents") / "webmap" / "app"
UI = resources.files("geo_incidents") / "data" / "ui"

# Each module only uses what stands before it, except inside functions that run later.
MODULES = (
    "dom", "words", "data", "search", "facets", "state", "shapes", "tell", "quotes", "cite",
    "basemap", "labels", "areas", "marks", "popup", "list", "filters", "timeline", "card", "toll", "sources", "why",
    "tray", "about", "print", "keys", "shell", "open", "main",
)  # fmt: skip
STYLES = ("theme", "layout", "panel", "card", "map", "timeline", "phone", "print")


# Every page carries the program: a reader of the page gets its lines, a reader of the modules their comments too.
_COMMENTS_AND_INDENTS = re.compile(r"^ *//.*\n|^ +|^\n", re.MULTILINE)
_STYLE_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_SPACE = re.compile(r"\s*([{};,])\s+|(:) +(?=[^;{}]*;)")


@cache
def languages() -> tuple[str, ...]:
    """Languages the page can speak."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in UI.iterdir() if f.name not in ("marks.toml",)))


@cache
def strings(lang: str) -> Mapping[str, Any]:
    """The words of the page in `lang`."""
    if lang not in languages():
        msg = f"the page does not speak {lang!r}: choose one of {', '.join(languages())}"
        raise UsageError(msg)
    return tomllib.loads((UI / f"{lang}.toml").read_text("utf8"))


@cache
def marks() -> Mapping[str, Any]:
    """Families of kinds with their shape and colour."""
    return tomllib.loads((UI / "marks.toml").read_text("utf8"))


@cache
def program() -> str:
    """The page's program: one strict function scope."""
    modules = "".join((APP / f"{name}.js").read_text("utf8") for name in MODULES)
    return '(() => {\n"use strict";\n' + _COMMENTS_AND_INDENTS.sub("", modules) + "})();\n"


@cache
def style() -> str:
    """Leaflet's styles without its pictures, which the page does not use, then the page's."""
    sheets = (_leaflet("leaflet.css"), *((APP / f"{name}.css").read_text("utf8") for name in STYLES))
    pictureless = re.sub(r"url\([^)]*\.png\)", "none", "\n".join(sheets))
    return _STYLE_SPACE.sub(r"\1\2", _STYLE_COMMENTS.sub("", pictureless))


@cache
def leaflet() -> str:
    """Leaflet's code, without the link to a source map that nobody has."""
    return re.sub(r"\n//# sourceMappingURL=.*", "", _leaflet("leaflet.js"))


def _leaflet(name: str) -> str:
    from xstatic.pkg import leaflet as package  # an editable namespace package: only looked up when a page is made

    return (Path(package.BASE_DIR) / name).read_text("utf8").replace("\r\n", "\n")
