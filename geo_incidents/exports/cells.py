"""Cells of text tables: what a spreadsheet would run as a formula is defused, and nothing is Python's own notation."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import orjson

# What Excel, LibreOffice and Google Sheets take for the start of a formula (OWASP, CSV injection); tab and return are
# how the others are smuggled past a check of the first character, and so are blanks and signs of no width.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
PASSED_OVER = r"\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
STARTS_FORMULA = re.compile(rf"[{PASSED_OVER}]*+[=+@＝＋－＠'-]|[\t\r\n]")
# Where a comma parts decimals a semicolon parts cells: there a formula may start behind each one in a text.
RUN = rf"[;'{PASSED_OVER}]"
BEFORE_FORMULA = re.compile(rf"(?<!{RUN}){RUN}++(?=[=+@＝＋－＠-])")
PARTING = re.compile(r"[;\t\r\n]")
GUARD = re.compile(r"([;\t\r\n])'")

# What XML 1.0, and so XLSX and KML, cannot carry.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with the replacement character for what no XML file can hold."""
    return UNPRINTABLE.sub("\ufffd", text)


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would run it. `unguarded` takes them off again."""
    parted = BEFORE_FORMULA.sub(lambda found: PARTING.sub(r"\g<0>'", found[0]), text)
    return "'" + parted if STARTS_FORMULA.match(parted) else parted


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return BEFORE_FORMULA.sub(lambda found: GUARD.sub(r"\1", found[0]), text.removeprefix("'"))


def plain(value: Any) -> str:
    """A value as text: days in ISO 8601, JSON for lists, true and false in lower case, "" for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return printable(orjson.dumps(value).decode())
    return printable(str(value))


def cell(value: Any) -> str:
    """A value for a table that a spreadsheet may open. Numbers are never formulas."""
    return guarded(plain(value)) if isinstance(value, str | list | dict) else plain(value)
