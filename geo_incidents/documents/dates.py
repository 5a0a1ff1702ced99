"""The publication date: given on the command line, by a table or page, or in the report's first line."""

from __future__ import annotations

import re
from datetime import date

from geo_incidents.errors import UsageError

# Feeds put the date in front of the text: " date 2025-03-08 The death toll …"
FIRST_LINE = re.compile(r"^\s*date[ \t]+(\d{4}-\d{2}-\d{2}|\d{4}-\d{2})\b[ \t]*")
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
YEARS = range(1900, 2100)  # plausible for reports; anything else is a typing error


def checked(published: str, where: str) -> str:
    """The ISO day, month or year, without a time of day. Raises `UsageError` naming `where`."""
    if not (day := iso_day(published)):
        message = f"{where}: {published!r} is not a date; write YYYY-MM-DD (or YYYY-MM, or YYYY)"
        raise UsageError(message)
    return day


def iso_day(stated: str) -> str:
    """The ISO day, month or year at the start of a text, without a time; "" if it is not a calendar date."""
    day = stated.strip()[:10].rstrip("T ")
    padded = day + {4: "-01-01", 7: "-01"}.get(len(day), "")
    try:
        return day if ISO.fullmatch(day) and date.fromisoformat(padded).year in YEARS else ""
    except ValueError:
        return ""


def date_line(text: str) -> tuple[str, int]:
    """The date in a report's first line and the offset of the text after it; ("", 0) if there is none."""
    match = FIRST_LINE.match(text)
    return (match[1], match.end()) if match else ("", 0)
