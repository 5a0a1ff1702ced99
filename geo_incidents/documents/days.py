"""Dates as people write them in tables, headers and bylines → ISO 8601, or "" if they are ambiguous.

Works on folded text, in which digits of every script are ASCII and all separators are spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

from geo_incidents import lexicon
from geo_incidents.documents.dates import YEARS
from geo_incidents.text import fold

ISO = re.compile(r"\s*(\d{4})(?:-(\d{2}))?\s*", re.ASCII)  # a month or a year alone
DIGIT = re.compile(r"\d")
SERIAL = re.compile(r"\s*([2-5]\d{4})(?:\.\d+)?\s*", re.ASCII)  # a spreadsheet's serial day, 1954 to 2064
EPOCH = re.compile(r"\s*(\d{10})(?:\d{3}|\.\d+)?\s*", re.ASCII)  # seconds or milliseconds since 1970
SPREADSHEET_DAY_0 = date(1899, 12, 30)  # Excel's 1900 date system, corrected for its non-existent 29 February 1900
YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d) (\d{1,2}) (\d{1,2})(?!\d)|\b((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
NUMBERS = re.compile(r"\b(\d{1,2}) (\d{1,2}) ((?:19|20)?\d\d)\b")
ENDING = r"(?:st|nd|rd|th|er|ere)?"
LINK = r"(?:(?:of|de|du|del|من) )?"


@lru_cache(maxsize=4096)  # a table repeats the same date in many rows
def day_in(text: str, day_first: bool | None = None, languages: tuple[str, ...] = ()) -> str:
    """The first date in a text, ISO; "" if there is none, or if 07/03 is ambiguous and `day_first` is None.

    Month names are those of the given languages, or of all languages if none is given.
    """
    if not DIGIT.search(text):
        return ""
    if plain := ISO.fullmatch(text):
        return text.strip() if int(plain[1]) in YEARS and 1 <= int(plain[2] or 1) <= 12 else ""
    if serial := SERIAL.fullmatch(text):
        return (SPREADSHEET_DAY_0 + timedelta(int(serial[1]))).isoformat()
    if epoch := EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC).date().isoformat()
    folded = " ".join(fold(text[:500]).text.split())
    return _year_first(folded) or _in_numbers(folded, day_first) or _in_words(folded, languages or lexicon.languages())


def first_date_in_words(text: str, languages: tuple[str, ...]) -> str:
    """The earliest complete date (with year) that is written in words in the text, ISO; "" if there is none."""
    folded = " ".join(fold(text).text.split())
    found = [_iso(*(int(part) for part in match.groups() if part)) for match in YEAR_FIRST.finditer(folded)]
    names = months(languages)
    for pattern in _worded(languages):
        for match in pattern.finditer(folded):
            found.append(_iso(int(match["year"]), names[match["month"]], int(match["day"])))
    return min(filter(None, found), default="")


def is_open(text: str) -> bool:
    """Whether a text holds an ambiguous numeric date, such as "07/03/2025"."""
    return not day_in(text) and bool(day_in(text, day_first=True))


def order_in(texts: Iterable[str]) -> bool | None:
    """Whether the unambiguous numeric dates put the day first; None if there are none or they disagree."""
    found = {first > 12 for first, second in map(_pair, texts) if max(first, second) > 12 >= min(first, second) > 0}
    return found.pop() if len(found) == 1 else None


def _pair(text: str) -> tuple[int, int]:
    match = NUMBERS.search(" ".join(fold(text[:100]).text.split()))
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _year_first(folded: str) -> str:
    match = YEAR_FIRST.search(folded)
    return _iso(*(int(part) for part in match.groups() if part)) if match else ""


def _in_numbers(folded: str, day_first: bool | None) -> str:
    match = NUMBERS.search(folded)
    if match is None:
        return ""
    first, second = int(match[1]), int(match[2])
    year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
    if first == second or max(first, second) > 12:
        day_first = first >= second
    if day_first is None:
        return ""
    return _iso(year, second, first) if day_first else _iso(year, first, second)


def _in_words(folded: str, languages: tuple[str, ...]) -> str:
    found = [match for pattern in _worded(languages) if (match := pattern.search(folded))]
    if not found:
        return ""
    parts = min(found, key=lambda match: match.start()).groupdict()
    return _iso(int(parts["year"]), months(languages)[parts["month"]], int(parts["day"]))


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


@cache
def months(languages: tuple[str, ...]) -> dict[str, int]:
    """Month names in the languages, folded, with the month's number."""
    return {
        " ".join(fold(name).text.split()): int(number)
        for language in languages
        for number, names in lexicon.table(language, "dates").get("months", {}).items()
        for name in names
    }


@cache
def _worded(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, months(languages)), key=len, reverse=True))
    month = rf"(?P<month>{names})(?: (?:{names}))?"  # "آذار/مارس": the month's name in both calendars
    year, day = r"(?P<year>(?:19|20)\d\d)\b", rf"\b(?P<day>\d{{1,2}}){ENDING}"
    return re.compile(rf"{day} {LINK}{month} {LINK}{year}"), re.compile(rf"\b{month} {day} {year}")
