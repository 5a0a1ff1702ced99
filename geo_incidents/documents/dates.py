"""The day of publication: stated by whoever runs the program, by a table, by a page, or by the report's first line."""

from __future__ import annotations

import re
from datetime import date

from geo_incidents.errors import UsageError

# Feeds put the day in front of the text: " date 2025-03-08 The death toll …"
FIRST_LINE = re.compile(r"^\s*date[ \t]+(\d{4}-\d{2}-\d{2}|\d{4}-\d{2})\b[ \t]*")
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
YEARS = range(1900, 2100)  # of reports; what lies beyond is a slip of the pen


def checked(published: str, where: str) -> str:
    """An ISO day, month or year as it stands; a time after it is dropped. Raises `UsageError` naming `where`."""
    if not (day := iso_day(published)):
        message = f"{where}: {published!r} is not a date; write YYYY-MM-DD (or YYYY-MM, or YYYY)"
        raise UsageError(message)
    return day


def iso_day(stated: str) -> str:
    """The ISO day, month or year that opens a text, a time after it dropped; "" where it is none of the calendar."""
    day = stated.strip()[:10].rstrip("T ")
    padded = day + {4: "-01-01", 7: "-01"}.get(len(day), "")
    try:
        return day if ISO.fullmatch(day) and date.fromisoformat(padded).year in YEARS else ""
    except ValueError:
        return ""


def date_line(text: str) -> tuple[str, int]:
    """The date a report's first line gives, and where the text behind it begins; ("", 0) where it gives none."""
    match = FIRST_LINE.match(text)
    return (match[1], match.end()) if match else ("", 0)
