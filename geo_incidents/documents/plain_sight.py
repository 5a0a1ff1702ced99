"""The day of publication where a report shows it itself: a dateline, a line with nothing but a date, a byline."""

from __future__ import annotations

import re
from functools import cache

from geo_incidents import lexicon
from geo_incidents.documents.days import day_in, months
from geo_incidents.documents.known import known
from geo_incidents.text import fold
from geo_incidents.text.languages import votes

FIRST_LINES, LAST_LINES = 6, 2  # lines, empty ones aside, in which papers put the day
LONGEST = 140  # code points of such a line
PLACE_AND_AGENCY = 6  # words of a dateline beside its day
NAMES = 12  # words of a byline beside its day
# "LATAKIA, Syria, Aug. 15, 2011 -", "DAMASCUS (Reuters), 7 March 2025 —": place, agency and day before a dash.
DATELINE = re.compile(r"(?P<head>[^\n–—]{8,90}?)\s*(?:\s-{1,2}|[–—]|:)\s")
MARKUP = " \t*_#>|[](){}\u200e\u200f"
DIGIT = re.compile(r"\d")
LETTERS = re.compile(r"[^\W\d_]+")


def day_shown(text: str, lang: str) -> tuple[str, str]:
    """The day that a report shows and where, as ("2011-08-15", "dateline"); ("", "") where it shows none.

    Where several lines hold nothing but a day each, the report is a chronology and they are the days of events.
    """
    day_first = bool(lexicon.table(lang, "dates").get("day_first", True))
    lines = [line for line in (line.strip(MARKUP) for line in text.splitlines()) if line]
    alone = [day for line in lines if DIGIT.search(line, 0, LONGEST) and (day := _alone(line, day_first))]
    if len(alone) == 1:
        return alone[0], "date line"
    ends = lines[max(FIRST_LINES, len(lines) - LAST_LINES) :]
    for line in (*lines[:FIRST_LINES], *ends):
        if day := _of_dateline(line, day_first):
            return day, "dateline"
        if day := _of_byline(line, day_first):
            return day, "byline"
    return "", ""


def _alone(line: str, day_first: bool) -> str:
    return _whole_day(line, day_first) if len(line) <= LONGEST and not _beside(line) else ""


def _of_dateline(line: str, day_first: bool) -> str:
    match = DATELINE.match(line)
    if match is None:
        return ""
    words = _beside(match["head"])
    capital = all(word[0] == word[0].upper() for word in words)
    if not words or len(words) > PLACE_AND_AGENCY or not capital or votes(fold(" ".join(words)).text.split()):
        return ""
    return _whole_day(match["head"], day_first)


def _of_byline(line: str, day_first: bool) -> str:
    words = _beside(line) if len(line) <= LONGEST else []
    told = {fold(word).text.strip() for word in words} & _words("bylines")
    return _whole_day(line, day_first) if told and len(words) <= NAMES else ""


def _whole_day(text: str, day_first: bool) -> str:
    """The day of a text; "" where it has but a month or a year."""
    day = day_in(text, day_first)
    return day if len(day) == len("2025-03-07") else ""


def _beside(line: str) -> list[str]:
    """The words of a line beside its day, weekday and clock, as they are written."""
    return [word for word in LETTERS.findall(line) if fold(word).text.strip() not in _words("clock")]


@cache
def _words(kind: str) -> frozenset[str]:
    """Words of bylines; or those of days and clocks in every language."""
    told = [fold(word).text.strip() for word in known("dates")[kind]]
    if kind == "clock":
        told += [part for name in months() for part in name.split()]
        for language in lexicon.languages():
            weekdays = lexicon.table(language, "dates").get("weekdays", {})
            told += [fold(name).text.strip() for names in weekdays.values() for name in names]
    return frozenset(told)
