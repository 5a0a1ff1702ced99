"""Coordinates in a text: decimal degrees, degrees with minutes and seconds, links to maps, the military grid.

Forms are told apart by patterns here: geopy's parser takes "35,4756 35,8926" for 35° N 74° W. Arabic digits are read,
and decimal commas; plain numbers are a point only with four decimals or more, since tolls come in pairs, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from geo_incidents.model import Span, StatedPoint

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
NORTH, EAST = r"(?:N(?:orth)?\b|شمالا?ً?)", r"(?:E(?:ast)?\b|شرقا?ً?)"
NUMBER = r"-?\d{1,3}[.,]\d"
APART = r"\s*+[,;،/|]?\s*+"
SECONDS = r"(?:\s*+(\d{1,2}(?:[.,]\d+)?)\s*+(?:[″”“\"]|''|’’))?"
MINUTES = rf"(\d{{1,3}})\s*+[°º]\s*+(\d{{1,2}}(?:[.,]\d+)?)\s*+[′'’]{SECONDS}"
PLAIN = re.compile(rf"(?<![\d.,])({NUMBER}{{4,9}})(?![\d]){APART}({NUMBER}{{4,9}})(?!\d)")
SIGNED = re.compile(rf"(?<![\d.,])({NUMBER}{{1,9}})\s*+°?\s*+{NORTH}{APART}({NUMBER}{{1,9}})\s*+°?\s*+{EAST}", re.I)
SEXAGESIMAL = re.compile(rf"{MINUTES}\s*+{NORTH}{APART}{MINUTES}\s*+{EAST}", re.I)
LINK = re.compile(
    rf"(?:[@]|[?&](?:q|ll|query|center|mlat)=|geo:|#map=[\d.]+/)({NUMBER}+)(?:,|/|%2C|&mlon=)({NUMBER}+)", re.I
)
SIGNS = re.compile(r"\d[.,٫]\d|[°º]|\d[RST] ?[A-Z]{2}")  # a text without any of them states no point
GRID = re.compile(r"\b(3[5-8][RST] ?[A-HJ-NP-Z]{2} ?(?:\d{5} ?\d{5}|\d{4} ?\d{4}))\b")

Point = tuple[float, float] | None


def points(text: str) -> tuple[StatedPoint, ...]:
    """Every point that a text states, with the words that do, in their order; overlapping readings count once."""
    if not SIGNS.search(text):
        return ()
    found: list[StatedPoint] = []
    plain = text.translate(DIGITS)
    for point in _read(text, plain):
        if not any(other.span and point.span and other.span.overlaps(point.span) for other in found):
            found.append(point)
    return tuple(sorted(found, key=lambda point: point.span or Span(0, 0)))


def _read(text: str, plain: str) -> Iterator[StatedPoint]:
    forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Point]], ...] = (
        (LINK, _pair),
        (SEXAGESIMAL, _sexagesimal),
        (SIGNED, _pair),
        (PLAIN, _pair),
        (GRID, _of_grid),
    )
    for pattern, read in forms:
        for match in pattern.finditer(plain):
            point = read(match)
            if point and abs(point[0]) <= 90 and abs(point[1]) <= 180:
                span = Span(*match.span())
                yield StatedPoint(*point, span.of(text), span)


def _number(text: str | None) -> float:
    return float((text or "0").replace(",", "."))


def _pair(match: re.Match[str]) -> Point:
    return _number(match[1]), _number(match[2])


def _sexagesimal(match: re.Match[str]) -> Point:
    degrees, minutes, seconds, *east = (_number(part) for part in match.groups())
    if max(minutes, seconds, *east[1:]) >= 60:
        return None
    return degrees + minutes / 60 + seconds / 3600, east[0] + east[1] / 60 + east[2] / 3600


def _of_grid(match: re.Match[str]) -> Point:
    """The middle of a grid square; None where the package that reads the grid is not installed."""
    try:
        from mgrs import MGRS
    except ImportError:
        return None
    lat, lon = MGRS().toLatLon(match[1].replace(" ", ""))
    return round(lat, 5), round(lon, 5)
