"""Which of several namesakes is meant: a table of evidence for and against each candidate."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

import tomli

from geo_incidents.gazetteer import bearing_deg
from geo_incidents.model import Place, PlaceKind, Qualifier
from geo_incidents.places.item import Item, Part
from geo_incidents.places.report import Report, distance
from geo_incidents.reasons import NO, Seen

ELSEWHERE = 0.3  # what a governorate without any other name of the report loses
FAR_SPELLING = 0.04
EXACT = 0.03
REGION = "region_"
NEAR_KM = 10.0
BEARINGS = {"n": 0, "ne": 45, "e": 90, "se": 135, "s": 180, "sw": 225, "w": 270, "nw": 315}
KIND_RANK = {
    PlaceKind.CITY: 3.0,
    PlaceKind.TOWN: 2.0,
    PlaceKind.GOVERNORATE: 1.0,
    PlaceKind.COUNTRY: 3.0,
    PlaceKind.DISTRICT: 0.5,
}
AREA_FIT = {  # how well an area's kind answers to the noun that names it
    "countryside": {
        PlaceKind.GOVERNORATE: 1.0, PlaceKind.DISTRICT: 0.8, PlaceKind.SUBDISTRICT: 0.4, PlaceKind.REGION: 0.2,
    },
    "governorate": {PlaceKind.GOVERNORATE: 1.0, PlaceKind.REGION: 0.0},
    "district": {PlaceKind.DISTRICT: 1.0, PlaceKind.SUBDISTRICT: 0.5, PlaceKind.GOVERNORATE: 0.2},
    "subdistrict": {PlaceKind.SUBDISTRICT: 1.0, PlaceKind.DISTRICT: 0.3},
    "": {
        PlaceKind.GOVERNORATE: 1.0, PlaceKind.COUNTRY: 1.0, PlaceKind.REGION: 1.0, PlaceKind.DISTRICT: 0.6,
        PlaceKind.SUBDISTRICT: 0.3,
    },
}  # fmt: skip


class Feature(NamedTuple):
    """One line of the table."""

    look: Callable[[Report, Item, Place], Seen]
    weight: float


def rank(report: Report, item: Item, place: Place) -> Seen:
    """Larger places are named more often."""
    return KIND_RANK.get(place.kind, 0.0), str(place.kind)


def sense(report: Report, item: Item, place: Place) -> Seen:
    """Area or settlement: see `sense`."""
    if not item.ambiguous:
        return NO
    return (math.tanh(item.lean / 2) if place.kind.is_area else -math.tanh(item.lean / 2)), f"lean {item.lean:+.1f}"


def kind_of_area(report: Report, item: Item, place: Place) -> Seen:
    """The kind of area that the noun asks for."""
    if not place.kind.is_area:
        return NO
    asked = next(
        (kind for kind in ("governorate", "district", "subdistrict", "countryside") if kind in item.called), ""
    )
    return AREA_FIT[asked].get(place.kind, 0.0), asked


def kind_of_place(report: Report, item: Item, place: Place) -> Seen:
    """A quarter where a quarter is asked for, a village where a village is."""
    quarter = place.kind is PlaceKind.NEIGHBOURHOOD
    if "quarter" in item.called or ("district" in item.called and quarter):
        return (1.0 if quarter else -1.0), "called a quarter"
    if item.called & {"settlement", "city"} and (quarter or place.kind is PlaceKind.FACILITY):
        return (-1.0 if item.spelling[place.id] >= -EXACT else -2.0), "called a village or town"
    if "relief" in item.called and quarter:
        return -2.0, "called a mountain"
    if "facility" in item.called and place.kind is PlaceKind.FACILITY:
        return 0.6, "called a facility"
    return NO


def qualified(report: Report, item: Item, place: Place) -> Seen:
    """It lies where the words beside the name say: in that area, near that town, that way from it."""
    strengths = [(fit(report, q, place), q.text) for q in item.mention.qualifiers if q.place_ids]
    if not strengths:
        return NO
    return sum(s for s, _ in strengths), " · ".join(text for _, text in strengths)


def fit(report: Report, qualifier: Qualifier, place: Place) -> float:
    """How well a place agrees with a qualifier: 1 fully, -1 not at all."""
    if place.kind.is_area and place.kind is not PlaceKind.SUBDISTRICT:
        return 0.0
    named = [other for other in report.places(qualifier.place_ids) if other.id != place.id]
    head, _, tail = qualifier.relation.partition("_")
    if head in BEARINGS:
        scores = [_bearing_fit(head, tail, other, place, qualifier.distance_m) for other in named]
    elif qualifier.relation == "near":
        scores = [_near_fit(other, place) for other in named]
    else:
        scores = [_inside_fit(other, place) for other in named]
    return max(scores, default=0.0)


def _inside_fit(area: Place, place: Place) -> float:
    if area.kind is PlaceKind.COUNTRY:
        return (0.2 if (place.adm1[:2] == area.pcode) else -1.0) if area.pcode else 0.0
    if area.kind is PlaceKind.GOVERNORATE and not area.adm1:  # of a neighbour: it has no P-code
        return -1.0 if place.adm1 else 0.2
    if not area.kind.is_area:
        return max(_near_fit(area, place), 0.8 if place.parent == area.id else -1.0)
    if area.adm1 and area.adm1 != place.adm1:
        return -1.0
    if area.adm2 and area.adm2 != place.adm2:
        return -0.1  # districts are named loosely
    return 1.0 if area.adm1 else 0.0


def _near_fit(other: Place, place: Place) -> float:
    metres = distance(other, place)
    if metres is None:
        return 0.3 if other.kind.is_area and other.adm1 == place.adm1 and other.adm2 in ("", place.adm2) else -0.6
    return 1.6 * math.exp(-metres / 1000 / NEAR_KM) - 0.6


def _bearing_fit(bearing: str, tail: str, other: Place, place: Place, metres: int | None) -> float:
    found = distance(other, place)
    if found is None or other.lat is None or other.lon is None or place.lat is None or place.lon is None or found < 1:
        return 0.0
    off = abs((bearing_deg(other.lat, other.lon, place.lat, place.lon) - BEARINGS[bearing] + 180) % 360 - 180)
    way = 1.0 if off <= 35 else 0.3 if off <= 65 else -0.6
    if tail == "in":
        return 0.4 * way
    far = abs(math.log(found / metres)) if metres else max(0.0, found / 1000 / 25 - 1)
    return way - min(1.5, far)


def sentence_area(report: Report, item: Item, place: Place) -> Seen:
    """Its governorate, or the seat of it, is named in the sentence."""
    return _named(report.governorates.get(item.sentence, set()), place)


def told_region(report: Report, item: Item, place: Place) -> Seen:
    """It lies in the part of the country that the words before it say: "the central village of X"."""
    told = [q for q in item.mention.qualifiers if q.relation.startswith(REGION)]
    if not told or place.kind.is_area or not place.adm1:
        return NO
    governorates = _regions().get(told[0].relation.removeprefix(REGION), ())
    return (1.0 if place.adm1 in governorates else -1.0), told[0].text


@cache
def _regions() -> dict[str, list[str]]:
    """P-codes of the governorates of every part of the country."""
    return tomli.loads((resources.files("geo_incidents") / "data" / "regions.toml").read_text("utf8"))


def report_area(report: Report, item: Item, place: Place) -> Seen:
    """How many of the report's names lie in its governorate, against the governorate that most lie in."""
    most = report.most_share
    if not most or place.kind.is_area:
        return NO
    return report.shares.get(place.adm1, 0) / most - ELSEWHERE, place.adm1


def _named(named: set[str], place: Place) -> Seen:
    if not named or place.kind.is_area:
        return NO
    return (1.0, place.adm1) if place.adm1 in named else (-0.5, "another is")


def proximity(report: Report, item: Item, place: Place) -> Seen:
    """Places of the report that are already certain lie near it."""
    if place.lat is None:
        return NO
    near = report.places_near(item)
    return (report.closeness(place, near), f"{len(near.places)} places") if near.places else NO


def same_name(report: Report, item: Item, place: Place) -> Seen:
    """The same name was decided for it elsewhere in the report."""
    return (1.0, "") if report.senses.get(item.key) == place.id else NO


def town_named(report: Report, item: Item, place: Place) -> Seen:
    """A quarter or facility whose town the report names."""
    if place.kind not in (PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY) or not place.parent:
        return NO
    if "settlement" in item.called:
        return NO
    if place.parent in report.towns.get(item.sentence, ()):
        return 1.0, "in the sentence"
    if place.parent in report.towns[-1]:
        return 0.7, "in the report"
    return NO if "quarter" in item.called else (-1.0, "its town is not named")


def exotic(report: Report, item: Item, place: Place) -> Seen:
    """A place abroad or in another governorate is meant only where its name is spelled as it is known."""
    return (1.0, "") if place.context and item.spelling[place.id] < -FAR_SPELLING else NO


def inexact(report: Report, item: Item, place: Place) -> Seen:
    """Another place has the name exactly as it is spelled."""
    exact = item.options and item.options[0].score > -EXACT
    return (1.0, "") if exact and item.spelling[place.id] < -EXACT else NO


def established(report: Report, item: Item, place: Place) -> Seen:
    """More than one source knows it."""
    return (1.0, "") if len(place.sources) > 1 or place.curated else NO


FEATURES = (
    Feature(rank, 0.4),
    Feature(sense, 8.0),
    Feature(kind_of_area, 1.0),
    Feature(kind_of_place, 0.8),
    Feature(qualified, 1.6),
    Feature(sentence_area, 0.7),
    Feature(told_region, 0.8),
    Feature(report_area, 0.8),
    Feature(proximity, 2.6),
    Feature(same_name, 0.8),
    Feature(town_named, 1.0),
    Feature(established, 0.5),
    Feature(exotic, -0.8),
    Feature(inexact, -0.8),
)
SPELLING = 18.0
ASKING_OTHERS = (report_area, proximity, same_name)
Row = tuple[str, Callable[[Report, Item, Place], Seen], float]


def _rows(*, late: bool) -> tuple[Row, ...]:
    return tuple((f.look.__name__, f.look, f.weight) for f in FEATURES if (f.look in ASKING_OTHERS) is late)


EARLY, LATE = _rows(late=False), _rows(late=True)


def weigh(report: Report, item: Item, place: Place, spelling: float) -> list[Part]:
    """Evidence for and against a candidate that does not depend on other decisions."""
    return [("spelling", SPELLING * spelling, ""), *_seen(EARLY, report, item, place)]


def weigh_late(report: Report, item: Item, place: Place) -> list[Part]:
    """What the other names of the report say, as far as they are decided."""
    return _seen(LATE, report, item, place)


def _seen(rows: Iterable[Row], report: Report, item: Item, place: Place) -> list[Part]:
    found = []
    for name, look, weight in rows:
        strength, detail = look(report, item, place)
        if strength:
            found.append((name, weight * strength, detail))
    return found
