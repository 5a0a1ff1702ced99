"""The page's code and strings: scripts in order, styles, translations, and Leaflet."""

from __future__ import annotations

import base64
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from geo_incidents.errors import UsageError

APP = resources.files("geo_incidents") / "webmap" / "app"
UI = resources.files("geo_incidents") / "data" / "ui"
GROUND = resources.files("geo_incidents") / "data" / "ground"

BASE = "en"  # the language whose table is complete

# Each module uses only earlier ones, except inside functions that are called later.
MODULES = (
    "dom", "words", "data", "figures", "soundalike", "search", "facets", "state", "shapes", "tell", "quotes", "cite",
    "terrain", "ground", "boxes", "groups", "marknames", "names", "areas", "tooltip", "marks", "popup", "list", "menus",
    "bins", "timeline", "handles", "reviews", "card", "toll", "sources", "why", "tray", "legend", "about", "share",
    "picture", "download", "print", "sheet", "keys", "head", "shell", "view", "scope", "open", "main",
)  # fmt: skip
SHARED_STYLES = ("theme", "ground")  # shared with the review page
STYLES = (
    *SHARED_STYLES, "head", "filters", "list", "card", "map", "popup", "legend", "timeline", "embed", "phone", "print",
)  # fmt: skip
_WESTERN, _EXTENDED = "U+0-FF,U+131,U+152-153,U+2C6-2DC,U+2000-22FF", "U+100-130,U+132-151,U+154-2BF,U+1E00-1EFF"
_ARABIC = "U+600-6FF,U+200C-200F"
FACES = tuple(
    (family, weight, f"{file}-{weight}", signs)
    for family, file, weights, signs in (
        ("gi-sans", "sans", (400, 600), _WESTERN), ("gi-sans", "sans-ext", (400, 600), _EXTENDED),
        ("gi-sans", "arabic", (400, 600), _ARABIC), ("gi-serif", "serif", (600,), _WESTERN),
        ("gi-serif", "serif-ext", (600,), _EXTENDED), ("gi-serif", "arabic", (600,), _ARABIC),
    )
    for weight in weights
)  # fmt: skip


# Comments are removed from the copy of the program in each page; they are for readers of the modules.
_COMMENTS_AND_INDENTS = re.compile(r"^ *//.*\n|^ *(?:/\*\*.*\*/\n)?|(?<=[;,{]) +// [^\"'`\n]*$|^\n", re.MULTILINE)
_LAST_COMMA = re.compile(r",\n(?=[)\]}])")
_LINKS = re.compile(
    r'^import \{[^}]*\} from "\./\w+\.js";\n|^export (?=async function|function|const|let)', re.MULTILINE
)
_STYLE_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_SPACE = re.compile(r"\s*([{};,])\s+|(:) +(?=[^;{}]*;)")


@cache
def languages() -> tuple[str, ...]:
    """The languages of the page."""
    tables = (file.name for file in UI.iterdir() if file.name.endswith(".toml") and file.name != "marks.toml")
    return tuple(sorted(name.removesuffix(".toml") for name in tables))


@cache
def strings(lang: str) -> Mapping[str, Any]:
    """The page's strings in `lang`; missing ones are in English."""
    if lang not in languages():
        msg = f"the page does not speak {lang!r}: choose one of {', '.join(languages())}"
        raise UsageError(msg)
    own = tomllib.loads((UI / f"{lang}.toml").read_text("utf8"))
    return own if lang == BASE else _merged(strings(BASE), own)


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A table merged over another; plural forms of one phrase are never mixed."""
    merged = {**base, **own}
    for name in base.keys() & own.keys():
        if isinstance(base[name], Mapping) and isinstance(own[name], Mapping) and "other" not in own[name]:
            merged[name] = _merged(base[name], own[name])
    return merged


@cache
def marks() -> Mapping[str, Any]:
    """Families of kinds with their shape and colour."""
    return tomllib.loads((UI / "marks.toml").read_text("utf8"))


@cache
def program() -> str:
    """The page's program: its modules in one strict function scope."""
    return (
        '(() => {\n"use strict";\n' + _LAST_COMMA.sub("\n", _COMMENTS_AND_INDENTS.sub("", bundled(MODULES))) + "})();\n"
    )


def bundled(names: Sequence[str]) -> str:
    """Modules concatenated without imports and exports: a name means the same in all of them."""
    return "".join(_LINKS.sub("", (APP / f"{name}.js").read_text("utf8")) for name in names)


@cache
def style(fonts: bool = True) -> str:
    """Fonts if wanted, Leaflet's styles without its images, which the page does not use, then the page's own styles."""
    return (_typefaces() if fonts else "") + _sheets(STYLES)


@cache
def base_style() -> str:
    """Styles shared with the review page: fonts, Leaflet, colours, typography and the map's ground."""
    return _typefaces() + _sheets(SHARED_STYLES)


def _sheets(names: Sequence[str]) -> str:
    sheets = (_leaflet("leaflet.css"), *((APP / f"{name}.css").read_text("utf8") for name in names))
    pictureless = re.sub(r"url\([^)]*\.png\)", "none", "\n".join(sheets))
    return _STYLE_SPACE.sub(r"\1\2", _STYLE_COMMENTS.sub("", pictureless))


@cache
def ground() -> dict[str, Any]:
    """Borders, lakes, names, and relief with its corners; see maps/ground."""
    drawn: dict[str, Any] = json.loads((GROUND / "ground.json").read_text("utf8"))
    picture = base64.b64encode((GROUND / "relief.webp").read_bytes()).decode()
    return drawn | {"relief": ["data:image/webp;base64," + picture, drawn["relief"]]}


def _typefaces() -> str:
    return "".join(
        f"@font-face{{font-family:{family};font-weight:{weight};font-display:block;"
        f'src:url(data:font/woff2;base64,{_base64(file)}) format("woff2");unicode-range:{signs}}}\n'
        for family, weight, file, signs in FACES
    )


def _base64(file: str) -> str:
    return base64.b64encode((GROUND / f"{file}.woff2").read_bytes()).decode()


@cache
def leaflet() -> str:
    """Leaflet's code, without the reference to its source map."""
    return re.sub(r"\n//# sourceMappingURL=.*", "", _leaflet("leaflet.js"))


def _leaflet(name: str) -> str:
    from xstatic.pkg import leaflet as package  # an editable namespace package, located only when a page is made

    return (Path(package.BASE_DIR) / name).read_text("utf8").replace("\r\n", "\n")
