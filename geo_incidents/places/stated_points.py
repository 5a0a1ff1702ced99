"""Points that a report states, in its words or in a table's columns, held against the places that were found.

A point inside a place's radius bears the place out, or decides between namesakes; one that is inside no candidate's is
told as a conflict, "stated point 7 km off". It never moves a mark: the gazetteer's position stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_incidents.gazetteer.geo import haversine_m
from geo_incidents.model import Candidate, Place, PlaceKind, Precision, Reason, Resolution, StatedPoint, Status
from geo_incidents.places.coordinates import points
from geo_incidents.scoring.table import threshold
from geo_incidents.text import Analysed, fold

BORNE_OUT, OFF = "stated_point", "stated_point_off"  # features of the reasons
NAMED = "stated_place"
NEAREST_M = threshold("stated.point_metres")
BEFORE, BEHIND = 12, 5  # tokens between a name and its point
SURE = threshold("stated.point_sure")
INSIDE = (PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY)


def compared(found: Sequence[Resolution], analysed: Analysed) -> tuple[Resolution, ...]:
    """The resolutions, those that stated points speak of with what they say."""
    held = list(found)
    for point in (*analysed.document.source.stated, *points(analysed.text)):
        meant = _beside(held, point, analysed) if point.span else _of_row(held, point)
        for number in meant:
            held[number] = _compared(held[number], point)
    return tuple(_named(one, analysed.document.source.place) for one in held)


def _named(one: Resolution, stated: str) -> Resolution:
    """A name that the row's column of places has, too, says so."""
    if not stated or not _is_place(one) or _key(one.mention.surface) != _key(stated):
        return one
    return replace(one, reasons=(*one.reasons, Reason(NAMED, 0.0, f"the source's column names {stated}")))


def _beside(found: Sequence[Resolution], point: StatedPoint, analysed: Analysed) -> list[int]:
    """The name that a point in the text stands behind, or else before, in the same block."""
    assert point.span is not None
    nearest: list[tuple[int, int]] = []
    for number, one in enumerate(found):
        span = one.mention.span
        first, second = sorted((span, point.span))
        apart = len(analysed.between(first.end, second.start))
        limit = BEFORE if first is span else BEHIND
        if _is_place(one) and apart <= limit and "\n" not in analysed.text[first.end : second.start]:
            nearest.append((apart if first is span else apart + BEFORE, number))
    return [min(nearest)[1]] if nearest else []


def _of_row(found: Sequence[Resolution], point: StatedPoint) -> list[int]:
    """Names that a table's point is inside of, by any candidate; else the row's place, or its first mark."""
    inside = [n for n, one in enumerate(found) if _is_place(one) and _inside(one, point)]
    named = [n for n, one in enumerate(found) if point.name and _key(one.mention.surface) == _key(point.name)]
    marks = [n for n, one in enumerate(found) if one.is_mark]
    return inside or named[:1] or marks[:1]


def _compared(one: Resolution, point: StatedPoint) -> Resolution:
    inside = _inside(one, point)
    if one.place and not inside and not one.place.kind.is_area:
        return replace(one, reasons=(*one.reasons, _off(one.place, point)))
    if not inside or one.status is Status.AREA:
        return one
    best = next((candidate for candidate in inside if candidate.place == one.place), inside[0])
    told = Reason(BORNE_OUT, 0.0, f"{_words(point)}, {_distance(best.place, point)} from {best.place.name}")
    reasons = one.reasons if best.place == one.place else best.reasons
    return replace(
        one,
        place=best.place,
        status=Status.OUT_OF_AREA if best.place.context else Status.RESOLVED,
        confidence=max(one.confidence, SURE),
        precision=one.precision if best.place == one.place else _precision(best.place),
        reasons=(told, *reasons),
    )


def _inside(one: Resolution, point: StatedPoint) -> list[Candidate]:
    """Candidates in whose radius the point lies, the likeliest first."""
    ranked = one.ranked or ((Candidate(one.place, 0.0),) if one.place else ())
    return [
        c for c in ranked if not c.place.kind.is_area and _metres(c.place, point) <= max(c.place.radius_m, NEAREST_M)
    ]


def _off(place: Place, point: StatedPoint) -> Reason:
    return Reason(OFF, 0.0, f"{_words(point)}, {_distance(place, point)} off {place.name}")


def _words(point: StatedPoint) -> str:
    return f"stated point {point.text}"


def _distance(place: Place, point: StatedPoint) -> str:
    metres = _metres(place, point)
    return f"{metres / 1000:.0f} km" if metres >= 950 else f"{round(metres, -2):.0f} m"


def _metres(place: Place, point: StatedPoint) -> float:
    if place.lat is None or place.lon is None:
        return float("inf")
    return haversine_m(place.lat, place.lon, point.lat, point.lon)


def _is_place(one: Resolution) -> bool:
    return one.status in (Status.RESOLVED, Status.UNSURE, Status.OUT_OF_AREA)


def _precision(place: Place) -> Precision:
    return Precision.POINT if place.kind in INSIDE else Precision.SETTLEMENT


def _key(name: str) -> str:
    return fold(name).text.replace(" ", "")
