"""Data blocks of the page: JSON that neither HTML nor a template engine can take for its own, plain or gzipped."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterable

import orjson

LEVEL = 6  # of gzip: 9 takes three times as long for two bytes in a hundred
# "<" and "&" would speak to HTML, two brackets to a template engine, the separators to old JavaScript parsers.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]|\\{(?=[{%#])")


def safe_json(value: object) -> str:
    """JSON that can stand in a script element of a templated page. Lone surrogates become U+FFFD."""
    return _UNSAFE.sub(_escaped, _json(value))


def block(name: str, value: object, *, packed: bool = False) -> str:
    """A script element, never executed, that the page reads by its id."""
    text = safe_json(value)
    if not packed:
        return f'<script type="application/json" id="{name}">{text}</script>'
    # no file name and no time in the gzip header: same input, same bytes
    data = base64.b64encode(gzip.compress(text.encode(), LEVEL, mtime=0)).decode()
    return f'<script type="application/gzip" id="{name}">{data}</script>'


class Encoded(str):
    """JSON that is written already: it takes a fraction of the memory of its values."""

    __slots__ = ()


def encoded(values: Iterable[object]) -> Encoded:
    """A list as JSON, its values made and written one by one."""
    return Encoded(f"[{','.join(map(_json, values))}]")


def _json(value: object) -> str:
    if isinstance(value, Encoded):
        return value
    try:
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:  # a lone surrogate, which a table may hold and UTF-8 can't
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"
