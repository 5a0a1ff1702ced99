"""Which of several namesakes is meant: a table of evidence for and against each candidate."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib import resources

import tomli

from geo_incidents.gazetteer import bearing_deg
from geo_incidents.model import Place, PlaceKind, Qualifier
from geo_incidents.places.item import Item, Part
from geo_incidents.places.report import Report, distance
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import evidence

ASKED = ("governorate", "district", "subdistrict", "countryside")  # by the noun beside a name, in this order
KINDS, WEIGHTS, FIT = (evidence(f"ranking.{group}") for group in ("kind", "weight", "fit"))
AREA_FIT = {asked: evidence(f"ranking.area.{asked or 'unsaid'}") for asked in (*ASKED, "")}
REGION = "region_"
BEARINGS = {"n": 0, "ne": 45, "e": 90, "se": 135, "s": 180, "sw": 225, "w": 270, "nw": 315}


def rank(report: Report, item: Item, place: Place) -> Seen:
    """Larger places are named more often."""
    return KINDS.get(place.kind, 0.0), str(place.kind)


def sense(report: Report, item: Item, place: Place) -> Seen:
    """Area or settlement: see `sense`."""
    if not item.ambiguous:
        return NO
    return (math.tanh(item.lean / 2) if place.kind.is_area else -math.tanh(item.lean / 2)), f"lean {item.lean:+.1f}"


def kind_of_area(report: Report, item: Item, place: Place) -> Seen:
    """The kind of area that the noun asks for."""
    if not place.kind.is_area:
        return NO
    asked = next((kind for kind in ASKED if kind in item.called), "")
    return AREA_FIT[asked].get(place.kind, 0.0), asked


def kind_of_place(report: Report, item: Item, place: Place) -> Seen:
    """A quarter where a quarter is asked for, a village where a village is."""
    quarter = place.kind is PlaceKind.NEIGHBOURHOOD
    if "quarter" in item.called or ("district" in item.called and quarter):
        return (1.0 if quarter else FIT["other_kind"]), "called a quarter"
    if item.called & {"settlement", "city"} and (quarter or place.kind is PlaceKind.FACILITY):
        well = item.spelling[place.id] >= -spelled.OWN
        return FIT["other_kind" if well else "bent_other_kind"], "called a village or town"
    if "relief" in item.called and quarter:
        return FIT["quarter_for_mountain"], "called a mountain"
    if "facility" in item.called and place.kind is PlaceKind.FACILITY:
        return FIT["facility"], "called a facility"
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
        points = [other for other in named if other.lat is not None]
        scores = [_bearing_fit(head, tail, other, place, qualifier.distance_m) for other in points]
    elif qualifier.relation == "near":
        scores = [_near_fit(other, place) for other in named]
    else:
        scores = [_inside_fit(other, place) for other in named]
    return max(scores, default=0.0)


def _inside_fit(area: Place, place: Place) -> float:
    if area.kind is PlaceKind.COUNTRY:
        return FIT["country" if place.adm1[:2] == area.pcode else "outside"] if area.pcode else 0.0
    if area.kind is PlaceKind.GOVERNORATE and not area.adm1:  # of a neighbour: it has no P-code
        return FIT["outside" if place.adm1 else "country"]
    if not area.kind.is_area:
        return max(_near_fit(area, place), FIT["of_town" if place.parent == area.id else "outside"])
    if area.adm1 and area.adm1 != place.adm1:
        return FIT["outside"]
    if area.adm2 and area.adm2 != place.adm2:
        return FIT["other_district"]
    return 1.0 if area.adm1 else 0.0


def _near_fit(other: Place, place: Place) -> float:
    metres = distance(other, place)
    if metres is None:
        within = other.kind.is_area and other.adm1 == place.adm1 and other.adm2 in ("", place.adm2)
        return FIT["near_within" if within else "far"]
    return (1 - FIT["far"]) * math.exp(-metres / 1000 / FIT["near_km"]) + FIT["far"]


def _bearing_fit(bearing: str, tail: str, other: Place, place: Place, metres: int | None) -> float:
    found = distance(other, place)
    if found is None or other.lat is None or other.lon is None or place.lat is None or place.lon is None or found < 1:
        return 0.0
    off = abs((bearing_deg(other.lat, other.lon, place.lat, place.lon) - BEARINGS[bearing] + 180) % 360 - 180)
    way = 1.0 if off <= FIT["straight_deg"] else FIT["slanting" if off <= FIT["slanting_deg"] else "astray"]
    if tail == "in":
        return FIT["side"] * way
    far = abs(math.log(found / metres)) if metres else max(0.0, found / 1000 / FIT["usual_km"] - 1)
    return way - min(FIT["wrong_distance"], far)


def sentence_area(report: Report, item: Item, place: Place) -> Seen:
    """Its governorate, or the seat of it, is named in the sentence."""
    return _named(report.governorates.get(item.sentence, set()), place)


def told_region(report: Report, item: Item, place: Place) -> Seen:
    """It lies in the part of the country that the words before it say: "the central village of X"."""
    told = [q for q in item.mention.qualifiers if q.relation.startswith(REGION)]
    if not told or place.kind.is_area or not place.adm1:
        return NO
    governorates = _regions().get(told[0].relation.removeprefix(REGION), ())
    return (1.0 if place.adm1 in governorates else FIT["outside"]), told[0].text


@cache
def _regions() -> dict[str, list[str]]:
    """P-codes of the governorates of every part of the country."""
    return tomli.loads((resources.files("geo_incidents") / "data" / "regions.toml").read_text("utf8"))


def report_area(report: Report, item: Item, place: Place) -> Seen:
    """How many of the report's names lie in its governorate, against the governorate that most lie in."""
    most = report.most_share
    if not most or place.kind.is_area:
        return NO
    return report.shares.get(place.adm1, 0) / most - FIT["alone"], place.adm1


def _named(named: set[str], place: Place) -> Seen:
    if not named or place.kind.is_area:
        return NO
    return (1.0, place.adm1) if place.adm1 in named else (FIT["another_area"], "another is")


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
        return FIT["town_in_report"], "in the report"
    return NO if "quarter" in item.called else (FIT["outside"], "its town is not named")


def reported(report: Report, item: Item, place: Place) -> Seen:
    """Fewer of the project's texts name it than a namesake here, in halvings: "al-Bayda" is the one that is told of."""
    if place.kind.is_area or place.context:
        return NO
    return _halvings(place.reports) - _halvings(item.most_reports), f"{place.reports} texts name it"


@lru_cache(maxsize=1024)
def _halvings(reports: int) -> float:
    return math.log2(1 + min(reports, FIT["well_known"]))


def exotic(report: Report, item: Item, place: Place) -> Seen:
    """A place abroad or in another governorate is meant only where its name is spelled as it is known."""
    return (1.0, "") if place.context and item.spelling[place.id] < -spelled.CLOSE else NO


def inexact(report: Report, item: Item, place: Place) -> Seen:
    """Another place has the name exactly as it is spelled."""
    exact = item.options and item.options[0].score > -spelled.OWN
    return (1.0, "") if exact and item.spelling[place.id] < -spelled.OWN else NO


def established(report: Report, item: Item, place: Place) -> Seen:
    """More than one source knows it."""
    return (1.0, "") if len(place.sources) > 1 or place.curated else NO


FEATURES = (
    rank, sense, kind_of_area, kind_of_place, qualified, sentence_area, told_region, report_area, proximity, same_name,
    town_named, established, reported, exotic, inexact,
)  # fmt: skip
ASKING_OTHERS = (report_area, proximity, same_name)
# Of names without what a feature asks for, it tells nothing, whatever the candidate.
OF_AMBIGUOUS, OF_CALLED, OF_SENTENCE = (sense,), (kind_of_place,), (sentence_area,)
OF_QUALIFIED = (qualified, told_region)
Row = tuple[str, Callable[[Report, Item, Place], Seen], float]


def weigh(report: Report, item: Item) -> list[list[Part]]:
    """Evidence for and against each candidate of a name that does not depend on other decisions."""
    governed = bool(report.governorates.get(item.sentence))
    rows = _early(item.ambiguous, bool(item.called), bool(item.mention.qualifiers), governed)
    spelling = WEIGHTS["spelling"]
    return [
        [("spelling", spelling * option.score, ""), *_seen(rows, report, item, option.place)] for option in item.options
    ]


def weigh_late(report: Report, item: Item) -> list[list[Part]]:
    """What the other names of the report say of each candidate, as far as they are decided."""
    return [_seen(LATE, report, item, option.place) for option in item.options]


@cache
def _early(ambiguous: bool, called: bool, is_qualified: bool, governed: bool) -> tuple[Row, ...]:
    """The features that may tell something of a name."""
    silent = {*ASKING_OTHERS}
    for given, features in (
        (ambiguous, OF_AMBIGUOUS), (called, OF_CALLED), (is_qualified, OF_QUALIFIED), (governed, OF_SENTENCE)
    ):  # fmt: skip
        silent.update(() if given else features)
    return _rows(look for look in FEATURES if look not in silent)


def _rows(features: Iterable[Callable[[Report, Item, Place], Seen]]) -> tuple[Row, ...]:
    return tuple((look.__name__, look, WEIGHTS[look.__name__]) for look in features)


LATE = _rows(ASKING_OTHERS)


def _seen(rows: Iterable[Row], report: Report, item: Item, place: Place) -> list[Part]:
    found = []
    for name, look, weight in rows:
        strength, detail = look(report, item, place)
        if strength:
            found.append((name, weight * strength, detail))
    return found
