"""The names of a report with what the features ask of all of them together."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geo_incidents.gazetteer import Gazetteer, haversine_m
from geo_incidents.model import Candidate, Place, PlaceKind, Proposal, Relation, Span
from geo_incidents.once import once
from geo_incidents.places.item import Item
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import threshold
from geo_incidents.text import Analysed
from geo_incidents.text.keys import name_key

SPELLING_REACH = threshold("places.spelling_reach")
AS_KNOWN = "listed spelling"  # how a country must be written; a rendering of its Arabic name is some village
MOST = 40  # of one name: more only two letters have
PROXIMITY_KM = threshold("places.proximity_km")
SHORT_WORDS = 50  # of a text that is hardly more than a sentence
REACH = 8  # names before and behind whose places tell where a report is
TOWNS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})
FOREMOST = (PlaceKind.CITY, PlaceKind.TOWN)


def distance(one: Place, other: Place) -> float | None:
    """Metres between two places that have points."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return haversine_m(one.lat, one.lon, other.lat, other.lon)


def _town_of(place: Place) -> str:
    """The town that the name of a facility tells: a report on Hama Central Prison is one on Hama."""
    return place.parent if place.kind is PlaceKind.FACILITY else ""


def fits(candidate: Candidate, best: float) -> bool:
    """Whether a candidate is spelled well enough to be looked at: areas are written as they are known."""
    if candidate.place.kind.is_area and candidate.score < -spelled.OWN:
        return False
    if candidate.place.kind is PlaceKind.COUNTRY and candidate.reasons[0].detail != AS_KNOWN:
        return False
    return candidate.score >= best - (spelled.OWN if candidate.place.kind.is_area else SPELLING_REACH)


class Neighbours(NamedTuple):
    """Likely places round a name, each with what it counts for, and what they count for together."""

    places: tuple[tuple[str, Place, float], ...]  # their ids first
    weight: float


def _number(likely: tuple[int, Place, float]) -> int:
    return likely[0]


class Report:
    """All items of one document, with what the features ask of it."""

    def __init__(self, analysed: Analysed, proposals: Sequence[Proposal], gazetteer: Gazetteer) -> None:
        self.analysed, self.gazetteer = analysed, gazetteer
        self.items = [self._item(number, proposal) for number, proposal in enumerate(proposals)]
        self.by_span = {item.mention.span: item for item in self.items}
        self.likely: list[tuple[int, Place, float]] = []  # item, place and how sure it is, in text order
        self.shares: dict[str, float] = defaultdict(float)  # governorate → how many names lie in it, as far as decided
        self.most_share = 0.0  # of the governorate that most of them lie in
        self._near: dict[int, Neighbours] = {}
        self._closeness: dict[str, dict[str, float]] = defaultdict(dict)  # by the ids of two places
        self._named: dict[tuple[str, ...], list[Place]] = {}
        self.senses: dict[str, str] = {}  # name → place it was decided for
        self.towns: dict[int, set[str]] = defaultdict(set)  # sentence → ids of the settlements it names; -1 the report
        for item in self.items:
            for option in item.options:
                town = option.place.id if option.place.kind in TOWNS else _town_of(option.place)
                reach = spelled.OWN if option.place.kind in FOREMOST else spelled.SAME
                if town and option.score >= item.options[0].score - reach:
                    self.towns[item.sentence].add(town)
                    self.towns[-1].add(town)

    def _item(self, number: int, proposal: Proposal) -> Item:
        mention = proposal.mention
        called = frozenset(q.relation[7:] for q in mention.qualifiers if q.relation.startswith("called_"))
        sentence = self.analysed.sentence_at(mention.span.start)
        best = max((candidate.score for candidate in mention.candidates), default=0.0)
        near = [one for one in mention.candidates if fits(one, best)][:MOST]
        ambiguous = len({one.place.kind.is_area for one in near}) > 1
        key, named = name_key(mention.surface), proposal.probability
        return Item(number, proposal, mention, named, key, sentence, called, near, ambiguous=ambiguous)

    @once
    def is_short(self) -> bool:
        """Whether the text is no longer than a caption, a headline or a post."""
        return len(self.analysed.text.split(maxsplit=SHORT_WORDS)) <= SHORT_WORDS

    @once
    def ours(self) -> frozenset[str]:
        """P-codes of the governorates whose places are drawn."""
        areas = self.gazetteer.areas.values()
        return frozenset(a.adm1 for a in areas if a.kind is PlaceKind.GOVERNORATE and not a.context)

    def settle(self, certain: float) -> None:
        """Take the places in front for likely, and those ahead by `certain` for what their names mean throughout."""
        self.likely, strongest = [], dict[str, float]()
        self.shares.clear()
        self._near.clear()
        for item in self.items:
            best = item.best
            if best is not None and best.adm1 and item.mention.of is None:  # "west of Idlib" tells of one name only
                self.shares[best.adm1] += item.sure
            if best is None or best.lat is None:
                continue
            self.likely.append((item.number, best, item.sure))
            if item.margin >= max(certain, strongest.get(item.key, 0.0)):
                strongest[item.key] = item.margin
                self.senses[item.key] = best.id
        self.most_share = max(self.shares.values(), default=0.0)

    def places_near(self, item: Item) -> Neighbours:
        """Distinct likely places of the nearest other names, before and behind, each with what it counts for."""
        found = self._near.get(item.number)
        if found is None:
            found = self._near[item.number] = self._places_near(item)
        return found

    def _places_near(self, item: Item) -> Neighbours:
        at = bisect_left(self.likely, item.number, key=_number)
        counts: dict[str, tuple[str, Place, float]] = {}
        for number, place, sure in self.likely[max(0, at - REACH) : at + REACH]:
            if self.items[number].key != item.key:
                weight, known = sure / (abs(number - item.number) + 1), counts.get(place.id)
                if known is None or known[2] < weight:
                    counts[place.id] = (place.id, place, weight)
        return Neighbours(tuple(counts.values()), sum([weight for *_, weight in counts.values()]))

    def closeness(self, place: Place, others: Neighbours) -> float:
        """1 where all the others are the same spot, falling to 0 with the distance; every round asks for the same."""
        known = self._closeness[place.id]
        total = 0.0
        for other_id, other, counts in others.places:
            found = known.get(other_id)
            if found is None:
                metres = distance(other, place)
                found = known[other_id] = 0.0 if metres is None else math.exp(-metres / 1000 / PROXIMITY_KM)
            total += counts * found
        return total / others.weight

    @once
    def governorates(self) -> dict[int, set[str]]:
        """P-codes of the governorates that each sentence names, their seats included."""
        named: dict[int, set[str]] = defaultdict(set)
        for item in self.items:
            for place in self.named_areas(item):
                named[item.sentence].add(place.adm1)
        return named

    def named_areas(self, item: Item) -> Iterator[Place]:
        """Governorates that a name may mean, or be the seat of; districts only where the name is called one."""
        best = max((option.score for option in item.options), default=0.0)
        called = item.called & {"countryside", "district", "subdistrict"} or item.mention.relation is Relation.CONTAINER
        kinds = (PlaceKind.GOVERNORATE, PlaceKind.DISTRICT) if called else (PlaceKind.GOVERNORATE,)
        for option in item.options:
            if option.score >= best - spelled.SAME and option.place.adm1 and option.place.kind in kinds:
                yield option.place

    def places(self, ids: tuple[str, ...]) -> list[Place]:
        """The foremost of the places that a qualifier may name: areas and towns where it may mean one."""
        named = self._named.get(ids)
        if named is None:
            found = [self.gazetteer.place(place_id) for place_id in ids]
            foremost = [place for place in found if place.kind.is_area or place.kind in FOREMOST]
            named = self._named[ids] = foremost or found
        return named

    @once
    def qualifying(self) -> dict[Span | None, list[Item]]:
        """For each name the names that say where it lies."""
        found: dict[Span | None, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.mention.of].append(item)
        return found

    def governorate_of(self, place: Place) -> Place | None:
        """The governorate a place lies in."""
        return self.gazetteer.areas.get(place.adm1) if place.adm1 else None

    @staticmethod
    def goes_on(item: Item) -> bool:
        """Whether the next item is the next member of the item's list."""
        return any(qualifier.relation == "listed_with" for qualifier in item.mention.qualifiers)
