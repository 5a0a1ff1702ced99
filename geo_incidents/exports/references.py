"""The reports as references: BibTeX for LaTeX, CSL-JSON for Zotero and other reference managers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson

from geo_incidents.exports.atomic import write_bytes
from geo_incidents.exports.cells import printable
from geo_incidents.model import Result, Source

YEAR = 4  # digits of the longest part of a day
# Characters with a meaning in LaTeX, and their escapes.
LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
        "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    }
)  # fmt: skip


def write_bibtex(result: Result, path: Path) -> None:
    """One `@misc` entry for each report, in UTF-8; keys are report ids as far as BibTeX allows."""
    keys = _keys([source.report_id for source in result.sources])
    entries = (_entry(key, source) for key, source in zip(keys, result.sources, strict=True))
    write_bytes(path, "\n".join(entries).encode())


def write_csl(result: Result, path: Path) -> None:
    """One item for each report (CSL-JSON 1.0)."""
    write_bytes(path, orjson.dumps([_item(source) for source in result.sources], option=orjson.OPT_INDENT_2))


def _entry(key: str, source: Source) -> str:
    year, _, rest = source.published.partition("-")
    month = rest.partition("-")[0]
    fields = {
        # Double braces keep BibTeX from changing capitals.
        "title": "{" + _latex(source.title or source.report_id) + "}",
        "author": "{" + _latex(source.publisher) + "}" if source.publisher else "",
        "year": _latex(year),
        "month": str(int(month)) if month.isdecimal() else "",
        "date": _latex(source.published),
        "url": _url(source.url),
        "urldate": _latex(source.retrieved),
        "langid": _latex(source.lang),
        "note": _latex(_note(source)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _item(source: Source) -> dict[str, Any]:
    item = {
        "id": source.report_id,
        "type": "article-newspaper",
        "title": source.title or source.report_id,
        "container-title": source.publisher,
        "URL": source.url,
        "archive_location": source.archived_url,
        "issued": _date(source.published),
        "accessed": _date(source.retrieved),
        "language": source.lang,
        "note": _note(source),
    }
    return {name: value for name, value in item.items() if value}


def _date(iso: str) -> dict[str, list[list[int]]] | None:
    parts = iso.split("-")
    day = all(part.isdecimal() and len(part) <= YEAR for part in parts)
    return {"date-parts": [[int(part) for part in parts]]} if day else None


def _note(source: Source) -> str:
    archived = f"archived at {source.archived_url}" if source.archived_url else ""
    return "; ".join(filter(None, (f"sha256 {source.sha256}" if source.sha256 else "", archived)))


def _keys(ids: list[str]) -> list[str]:
    """Distinct keys of letters, digits and hyphens."""
    keys: dict[str, None] = {}
    for name in ids:
        key = base = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "report"
        number = 1
        while key in keys:
            number += 1
            key = f"{base}-{number}"
        keys[key] = None
    return list(keys)


def _latex(text: str) -> str:
    return " ".join(printable(text).translate(LATEX).split())


def _url(url: str) -> str:
    """The URL unchanged except for characters that would end the field."""
    return "".join(url.translate({ord("{"): "%7B", ord("}"): "%7D", ord("\\"): "%5C"}).split())
