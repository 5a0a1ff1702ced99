"""Data blocks of the page: JSON, plain or gzipped, that neither HTML nor a template engine can misread."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterable

import orjson

LEVEL = 6  # gzip level: 9 takes three times as long and saves 2%
# "<" and "&" have a meaning in HTML, double brackets in template engines, the separators in old JavaScript parsers.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]|\\{(?=[{%#])")


def safe_json(value: object) -> str:
    """JSON for a script element of a page that may pass through a template engine. Lone surrogates become U+FFFD."""
    return _UNSAFE.sub(_escaped, _json(value))


def block(name: str, value: object, *, packed: bool = False) -> str:
    """A script element that is never executed; the page reads it by its id."""
    text = safe_json(value)
    if not packed:
        return f'<script type="application/json" id="{name}">{text}</script>'
    # no file name and no time in the gzip header: same input, same bytes
    data = base64.b64encode(gzip.compress(text.encode(), LEVEL, mtime=0)).decode()
    return f'<script type="application/gzip" id="{name}">{data}</script>'


class Encoded(str):
    """JSON text that is already serialised, which takes much less memory than its values."""

    __slots__ = ()


def encoded(values: Iterable[object]) -> Encoded:
    """A list as JSON, its values created and serialised one by one."""
    return Encoded(f"[{','.join(map(_json, values))}]")


def _json(value: object) -> str:
    if isinstance(value, Encoded):
        return value
    try:
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:  # a lone surrogate, which a table may contain but UTF-8 cannot
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"
