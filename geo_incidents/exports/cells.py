"""Cells of text tables: formulas are escaped, so that no spreadsheet runs them, and values get a portable notation."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import orjson

# What Excel, LibreOffice and Google Sheets take for the start of a formula (OWASP, CSV injection). Tabs, returns,
# blanks and zero-width characters are used to smuggle formulas past a check of the first character.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
PASSED_OVER = r"\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
STARTS_FORMULA = re.compile(rf"[{PASSED_OVER}]*+[=+@＝＋－＠'-]|[\t\r\n]")
# In locales with decimal commas the delimiter is a semicolon: a formula may then begin after each one in a text.
RUN = rf"[;'{PASSED_OVER}]"
BEFORE_FORMULA = re.compile(rf"(?<!{RUN}){RUN}++(?=[=+@＝＋－＠-])")
PARTING = re.compile(r"[;\t\r\n]")
GUARD = re.compile(r"([;\t\r\n])'")

# Characters that XML 1.0, and so XLSX and KML, cannot contain.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with the replacement character for everything that XML cannot contain."""
    return UNPRINTABLE.sub("\ufffd", text)


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would run a formula. `unguarded` removes them."""
    parted = BEFORE_FORMULA.sub(lambda found: PARTING.sub(r"\g<0>'", found[0]), text)
    return "'" + parted if STARTS_FORMULA.match(parted) else parted


def unguarded(text: str) -> str:
    """The text that was passed to `guarded`."""
    return BEFORE_FORMULA.sub(lambda found: GUARD.sub(r"\1", found[0]), text.removeprefix("'"))


def plain(value: Any) -> str:
    """A value as text: ISO 8601 dates, JSON for lists, true and false in lower case, "" for None."""
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
    """A value for a table that a spreadsheet may open. Numbers are never escaped."""
    return guarded(plain(value)) if isinstance(value, str | list | dict) else plain(value)
