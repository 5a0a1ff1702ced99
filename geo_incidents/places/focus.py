"""Where a report is: the places, areas and countries that its names are likely to mean, one asked for all others.

Every name is judged in the light of the others, never of itself or of its own spelling elsewhere in the report.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from geo_incidents.model import Place, PlaceKind
from geo_incidents.once import once
from geo_incidents.places.item import Item
from geo_incidents.places.report import PROXIMITY_KM, Report, distance
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import threshold

NAMED = threshold("focus.named")
CERTAIN = threshold("focus.certain")
AHEAD = threshold("focus.ahead")
BESIDE = 3  # names before and behind that are its neighbours
MOST_MEMBERS = 10  # of a list, before and behind, that are looked at
WINDOW = 40  # names before and behind whose places are looked at: the cost stays linear
CLOSE_M = 15_000
NAMES_COUNTRY = "names_country"  # a feature of every name of a report
FOREMOST_KINDS = (PlaceKind.CITY, PlaceKind.DISTRICT)
TOWN_KINDS = (PlaceKind.CITY, PlaceKind.TOWN)
TOWNS = 2  # different towns that tell as much as a foremost place
SETTLEMENTS = 4  # different settlements that do: nobody writes of so many by chance
FIRST_LINE = 250  # code points; a longer one is no headline


class Focus:
    """What the likely names of a report show together."""

    def __init__(self, report: Report) -> None:
        self.report, self.items = report, report.items
        line = report.analysed.text.find("\n", 0, FIRST_LINE)
        self.first_line_end = max(0, line)
        self.by_key: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            self.by_key[item.key].append(item)
        self.here = {key: max(map(here, some)) for key, some in self.by_key.items()}
        self.elsewhere = {key: max(map(elsewhere, some)) for key, some in self.by_key.items()}
        self.all_here, self.all_elsewhere = sum(self.here.values()), sum(self.elsewhere.values())
        self.certain = [item.here.place if _is_certain(item) else None for item in self.items]
        self.certain_elsewhere = [item.best if _is_certain_elsewhere(item) else None for item in self.items]
        self._nearby: Nearby | None = None
        self._areas()

    def _areas(self) -> None:
        """Governorates and foreign countries named: by the report, its sentences and its first line."""
        self.governorates: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        self.sentence: dict[int, set[tuple[str, str]]] = defaultdict(set)  # governorate or country, and the name's key
        self.headline: set[tuple[str, str]] = set()
        for item in self.items:
            for area in _named_areas(item):
                code = area.adm1 or area.parent or area.id  # a province abroad has no P-code, and tells its country
                (self.governorates if area.adm1 else self.countries)[code] += 1
                self.sentence[item.sentence].add((code, item.key))
                if item.mention.span.start < self.first_line_end:
                    self.headline.add((code, item.key))

    @once
    def about_home(self) -> bool:
        """Whether the report names the country whose places are drawn, a foremost place, or several settlements."""
        if any(NAMES_COUNTRY in item.proposal.features for item in self.items):
            return True
        exact = (item for item in self.items if item.options and item.options[0].score > -spelled.SAME)
        certain = [item for item in exact if item.named >= NAMED]
        options = (option for item in certain for option in item.options)
        if any(_is_foremost(option.place) for option in options if option.score > -spelled.SAME):
            return True
        here = {place.id: place.kind for item in certain if (place := item.here.place)}
        return sum(kind in TOWN_KINDS for kind in here.values()) >= TOWNS or len(here) >= SETTLEMENTS

    @once
    def share_ours(self) -> float | None:
        """The share of the drawn ones among the governorates that the report names; None where it names none."""
        total = self.governorates.total()
        ours = sum(count for code, count in self.governorates.items() if code in self.report.ours)
        return ours / total if total else None

    def window(self, item: Item, reach: int) -> Iterator[Item]:
        """Names near it, other than its own."""
        for other in self.items[max(0, item.number - reach) : item.number + reach + 1]:
            if other.key != item.key:
                yield other

    def nearby(self, item: Item) -> Nearby:
        """The certain places of the names near it; kept until another name is asked about."""
        if self._nearby is None or self._nearby.item is not item:
            self._nearby = Nearby(self, item)
        return self._nearby

    def governorates_of_sentence(self, item: Item) -> set[str]:
        """P-codes of governorates that other names of the sentence name."""
        named = self.sentence.get(item.sentence)
        return {code for code, key in named if key != item.key} & self.governorates.keys() if named else set()

    def of_sentence(self, sentence: int) -> list[Item]:
        """The names of a sentence, in text order."""
        return self._by_sentence.get(sentence, [])[:WINDOW]

    @once
    def _by_sentence(self) -> dict[int, list[Item]]:
        found: dict[int, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.sentence].append(item)
        return found

    def list_of(self, item: Item) -> list[Item]:
        """The other members of the list it stands in."""
        run = self._lists.get(item.number)
        if run is None:
            return []
        first = bisect_left(run, item.number - MOST_MEMBERS, key=_number)
        end = bisect_right(run, item.number + MOST_MEMBERS, key=_number)
        return [member for member in run[first:end] if member is not item]

    @once
    def _lists(self) -> dict[int, list[Item]]:
        return {member.number: run for run in _runs(self.report) for member in run}


class Nearby:
    """The certain places, here and elsewhere, of the names within reach of one, and how far off they are."""

    def __init__(self, focus: Focus, item: Item) -> None:
        self.item = item
        others = list(focus.window(item, WINDOW))
        self.here = [(other, place) for other in others if (place := focus.certain[other.number]) is not None]
        self.elsewhere = [
            (other, place) for other in others if (place := focus.certain_elsewhere[other.number]) is not None
        ]
        self.metres = _distances(item.here.place, self.here)
        self.namesake_metres = _distances(item.elsewhere.place, [*self.elsewhere, *self.here])

    def in_sentence(self) -> list[float]:
        """Metres to those of its sentence."""
        return [metres for other, metres in self.metres if other.sentence == self.item.sentence]

    def beside(self, metres: Sequence[tuple[Item, float]]) -> list[float]:
        """Those of some metres that lead to its neighbours."""
        return [found for other, found in metres if abs(other.number - self.item.number) <= BESIDE]


def _distances(place: Place | None, others: Sequence[tuple[Item, Place]]) -> list[tuple[Item, float]]:
    """Metres to each place that has a point."""
    if place is None:
        return []
    return [(item, metres) for item, other in others if (metres := distance(place, other)) is not None]


def _number(item: Item) -> int:
    return item.number


def _is_foremost(place: Place) -> bool:
    """Whether no other country's report would name it: a governorate, or a city or district that is drawn."""
    if place.kind is PlaceKind.GOVERNORATE:
        return bool(place.adm1)
    return place.kind in FOREMOST_KINDS and not place.context


def here(item: Item) -> float:
    """How likely the name is one of a place here, as far as its candidates tell."""
    best = item.best
    return item.named if best is not None and not best.context and not best.kind.is_area else 0.0


def elsewhere(item: Item) -> float:
    """The same for a place, or country, elsewhere."""
    return item.named if item.best is not None and item.best.context else 0.0


def closeness(metres: Sequence[float]) -> float:
    """1 where one of the distances is none, falling to 0 with the shortest."""
    return math.exp(-min(metres) / 1000 / PROXIMITY_KM) if metres else 0.0


def closest(place: Place | None, others: Sequence[Place]) -> float:
    """The same for a place and others."""
    if place is None:
        return 0.0
    return closeness([metres for other in others if (metres := distance(place, other)) is not None])


def _is_certain(item: Item) -> bool:
    found = item.here
    return (
        item.named > CERTAIN
        and found.place is not None
        and found.place is item.best
        and found.place.lat is not None
        and found.cost <= spelled.OWN
        and item.margin > AHEAD
    )


def _is_certain_elsewhere(item: Item) -> bool:
    best = item.best
    settled = best is not None and best.context and not best.kind.is_area
    return settled and item.named > CERTAIN and item.elsewhere.cost <= spelled.LISTED


def _named_areas(item: Item) -> Iterator[Place]:
    if item.named < NAMED or not item.options or item.options[0].score < -spelled.SAME:
        return
    for option in item.options:
        place = option.place
        if place.kind is PlaceKind.GOVERNORATE or (place.kind is PlaceKind.COUNTRY and place.context):
            yield place


def _runs(report: Report) -> Iterator[list[Item]]:
    """Lists of names: runs whose members each say that the next goes on with it."""
    run: list[Item] = []
    for item in report.items:
        run.append(item)
        if not report.goes_on(item):
            if len(run) > 1:
                yield run
            run = []
