"""JSON files: Telegram exports, ReliefWeb API responses, and arrays of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from geo_incidents.documents.decode import decode, refuse
from geo_incidents.documents.extracted import Extracted, Fault, Items, Row
from geo_incidents.documents.pages import plain_text
from geo_incidents.documents.readers import telegram


def read(data: bytes, name: str) -> Items:
    """The reports of the file, by its structure. Raises `UnreadableReportError` for JSON of an unknown structure."""
    try:
        found = orjson.loads(_utf8(data, name))
    except orjson.JSONDecodeError as error:
        refuse(name, f"not JSON ({error}); correct it")
    if isinstance(found, dict) and ("messages" in found or "chats" in found):
        yield from telegram.from_json(found, name)
    elif isinstance(found, dict) and isinstance(found.get("data"), list):
        yield from _reliefweb(found["data"])
    elif isinstance(found, list):
        yield from _rows(found)
    else:
        refuse(name, "JSON with an unknown structure; a table of reports is an array of objects with a `text` each")


def _utf8(data: bytes, name: str) -> str:
    """JSON is UTF-8 by its standard; other encodings are detected."""
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        return decode(data, name)


def _rows(found: Iterable[object]) -> Items:
    for number, row in enumerate(found, start=1):
        if isinstance(row, dict):
            yield Row({str(key): "" if value is None else str(value) for key, value in row.items()}, str(number))
        else:
            yield Fault(str(number), "not an object with a `text`; correct it")


def _reliefweb(found: Iterable[object]) -> Items:
    for number, item in enumerate(found, start=1):
        fields = item.get("fields") if isinstance(item, dict) else None
        text = _body(fields) if isinstance(fields, dict) else ""
        if isinstance(item, dict) and isinstance(fields, dict) and text.strip():
            yield Extracted(text, _of_fields(fields), str(item.get("id", number)))
        else:
            yield Fault(str(number), "no `fields.body`; ask the API for it with fields[include][]=body")


def _body(fields: Mapping[str, Any]) -> str:
    return plain_text(str(fields.get("body-html") or "")) or str(fields.get("body") or "")


def _of_fields(fields: Mapping[str, Any]) -> dict[str, str]:
    told = fields.get("date")
    dates = told if isinstance(told, dict) else {"original": told}
    said = {
        "title": fields.get("title"),
        "publisher": ", ".join(_names(fields.get("source"))),
        "published": dates.get("original") or dates.get("created"),
        "url": fields.get("url") or fields.get("url_alias"),
        "lang": ", ".join(_names(fields.get("language"))[:1]),
        "about": ", ".join(_names(fields.get("country"))),
    }
    return {field: str(value) for field, value in said.items() if value and isinstance(value, str | int)}


def _names(listed: object) -> list[str]:
    entries = listed if isinstance(listed, list) else [listed]
    return [str(entry.get("name", "")) for entry in entries if isinstance(entry, dict)]
