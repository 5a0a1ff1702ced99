"""The publication date as a report shows it: in a dateline, on a line of its own, or in a byline."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from geo_incidents import lexicon
from geo_incidents.documents.days import day_in, months
from geo_incidents.documents.known import known
from geo_incidents.text import fold
from geo_incidents.text.languages import votes

FIRST_LINES, LAST_LINES = 6, 2  # non-empty lines in which newspapers put the date
LONGEST = 140  # code points of such a line
PLACE_AND_AGENCY = 6  # words of a dateline besides its date
NAMES = 12  # words of a byline besides its date
# "LATAKIA, Syria, Aug. 15, 2011 -", "DAMASCUS (Reuters), 7 March 2025 —": place, agency and day before a dash.
DATELINE = re.compile(r"(?P<head>[^\n–—]{8,90}?)\s*(?:\s-{1,2}|[–—]|:)\s")
MARKUP = " \t*_#>|[](){}\u200e\u200f"
DIGIT = re.compile(r"\d")
LETTERS = re.compile(r"[^\W\d_]+")

ENGLISH = "en"  # its dates appear above reports in every language


class _Way(NamedTuple):
    """How a report's language writes dates."""

    day_first: bool
    languages: tuple[str, ...]


def day_shown(text: str, lang: str) -> tuple[str, str]:
    """The date that a report shows and its place, such as ("2011-08-15", "dateline"); ("", "") if it shows none.

    If several lines hold nothing but a date, the report is a chronology and these are dates of events.
    """
    languages = tuple(one for one in lexicon.languages() if one in (lang, ENGLISH))
    way = _Way(bool(lexicon.table(lang, "dates").get("day_first", True)), languages)
    lines = [line for line in (line.strip(MARKUP) for line in text.splitlines()) if line]
    alone = [day for line in lines if DIGIT.search(line, 0, LONGEST) and (day := _only_date(line, way))]
    if len(alone) == 1:
        return alone[0], "date line"
    ends = lines[max(FIRST_LINES, len(lines) - LAST_LINES) :]
    for line in (*lines[:FIRST_LINES], *ends):
        if day := _of_dateline(line, way):
            return day, "dateline"
        if day := _of_byline(line, way):
            return day, "byline"
    return "", ""


def _only_date(line: str, way: _Way) -> str:
    return _whole_day(line, way) if len(line) <= LONGEST and not _other_words(line, way) else ""


def _of_dateline(line: str, way: _Way) -> str:
    match = DATELINE.match(line)
    if match is None:
        return ""
    words = _other_words(match["head"], way)
    capital = all(word[0] == word[0].upper() for word in words)
    if not words or len(words) > PLACE_AND_AGENCY or not capital or votes(fold(" ".join(words)).text.split()):
        return ""
    return _whole_day(match["head"], way)


def _of_byline(line: str, way: _Way) -> str:
    words = _other_words(line, way) if len(line) <= LONGEST else []
    told = {fold(word).text.strip() for word in words} & _bylines()
    return _whole_day(line, way) if told and len(words) <= NAMES else ""


def _whole_day(text: str, way: _Way) -> str:
    """The date in a text; "" if it is only a month or a year."""
    day = day_in(text, way.day_first, way.languages)
    return day if len(day) == len("2025-03-07") else ""


def _other_words(line: str, way: _Way) -> list[str]:
    """The words of a line besides its date, weekday and time, as written."""
    return [word for word in LETTERS.findall(line) if fold(word).text.strip() not in _calendar(way.languages)]


@cache
def _bylines() -> frozenset[str]:
    return frozenset(fold(word).text.strip() for word in known("dates")["bylines"])


@cache
def _calendar(languages: tuple[str, ...]) -> frozenset[str]:
    """Words of dates and times."""
    told = [*known("dates")["clock"], *(part for name in months(languages) for part in name.split())]
    for language in languages:
        for names in lexicon.table(language, "dates").get("weekdays", {}).values():
            told += names
    return frozenset(fold(word).text.strip() for word in told)
