"""Incidents that are parts of one event: a strike and its dead, a protest and its dispersal, a town and its quarter.

Pairs of one settlement that share days or a report are weighed by `data/weights/incident_pairs.csv`. Incidents are put
together, likeliest first, if the pairs between them are likely on average, so that a chain of neighbours does not
become one event. An event is named after its first incident; of several that count the same people, one has the figure.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from geo_incidents.incidents.pairs import Side, features
from geo_incidents.incidents.table import TOLERANCE
from geo_incidents.model import Category, Claim, Incident, Outcome, Place
from geo_incidents.scoring.table import load, logistic

TABLE = "incident_pairs"
LIKELY = 0.5  # mean probability of the pairs between two groups from which they are one
UNASKED = 0.02  # the probability of a pair that shares neither days nor a report
REACH = timedelta(days=3)  # between two windows that one report tells of: what follows an event
BESIDE = 6  # claims of a report, behind one, that may be of the same event
LARGEST = 40  # incidents of one event

Pair = tuple[int, int]


def settlement(place: Place) -> str:
    """Id of the settlement a place is or lies in: quarters and facilities lie in their parent."""
    return place.parent or place.id


def by_settlement(incidents: Iterable[Incident]) -> dict[str, list[Incident]]:
    """Incidents by their settlement, those of each in the order of their ids."""
    homes: dict[str, list[Incident]] = defaultdict(list)
    for incident in sorted(incidents, key=lambda one: one.id):
        homes[settlement(incident.place)].append(incident)
    return homes


def with_events(incidents: Iterable[Incident], alone: Container[str] = ()) -> list[Incident]:
    """The incidents, each with its event and with what of it is counted in another; those of a settlement together.

    `alone` are ids of incidents that a reviewer called events of their own.
    """
    incidents = list(incidents)
    found = [replace(one, event_group_id=f"e{one.id[1:]}", counted_in=()) for one in incidents if one.id in alone]
    for members in by_settlement(one for one in incidents if one.id not in alone).values():
        found += [part for event in events(members) for part in parts(event)]
    return found


def incident_outline(incident: Incident) -> Incident:
    """The incident with no more of its claims than is asked of them here."""
    return replace(incident, claims=tuple(map(claim_outline, incident.claims)))


def claim_outline(claim: Claim) -> Claim:
    """The claim with no more than is asked of it when claims and incidents are grouped."""
    return replace(claim, quote="", places=(), speakers=(), actors=(), rules=(), reasons=())


def parts(event: Sequence[Incident]) -> Iterator[Incident]:
    """The incidents of an event with its id, and the incidents that carry figures they have as well."""
    if len(event) == 1:
        yield replace(event[0], event_group_id="", counted_in=())
        return
    name = f"e{min(event, key=_rank).id[1:]}"
    carriers = {outcome: _carrier(outcome, event) for outcome in Outcome}
    for part in event:
        outcomes = dict.fromkeys(toll.outcome for toll in part.tolls)
        counted = tuple((outcome, carriers[outcome]) for outcome in outcomes if carriers[outcome] != part.id)
        yield replace(part, event_group_id=name, counted_in=counted)


def _carrier(outcome: Outcome, event: Sequence[Incident]) -> str:
    """The incident with the largest figure: the others count some of the same people."""
    largest = {part.id: _low(outcome, part) for part in event}
    return min(event, key=lambda part: (-largest[part.id], _rank(part))).id


def _low(outcome: Outcome, incident: Incident) -> int:
    """The incident's lowest figure for everybody, else the largest of groups; -1 where it has none."""
    tolls = {toll.category: toll.low for toll in incident.tolls if toll.outcome is outcome}
    return tolls.get(Category.ALL, max(tolls.values(), default=-1))


def _rank(incident: Incident) -> tuple[date, bool, str]:
    """Sort key of what an event is named after: the first day, the settlement before its quarters, the id."""
    return incident.when.start or date.max, bool(incident.place.parent), incident.id


def events(incidents: Sequence[Incident]) -> Iterator[Sequence[Incident]]:
    """The events that incidents of one settlement are parts of; they come in the order of their ids."""
    model = load(TABLE)["event"]
    likely = Likely()
    for pair, seen in weighed([Side.of(one) for one in incidents]):
        likely.add(pair, logistic(model.weigh(seen)))
    for group in linked(len(incidents), likely):
        yield [incidents[number] for number in group]


class Likely:
    """How likely pairs are, added in their order: twelve bytes each, for settlements of many thousand incidents."""

    def __init__(self) -> None:
        self._begins = array("Q", [0])  # where the pairs of each first incident begin
        self._others, self._found = array("I"), array("d")

    def add(self, pair: Pair, probability: float) -> None:
        """Take in a pair that comes after all others."""
        while len(self._begins) <= pair[0]:
            self._begins.append(len(self._others))
        self._others.append(pair[1])
        self._found.append(probability)

    def of(self, pair: Pair) -> float:
        """How likely a pair is; what nobody asked for is hardly so."""
        begin, end = (
            self._begins[one] if one < len(self._begins) else len(self._others) for one in (pair[0], pair[0] + 1)
        )
        at = bisect_left(self._others, pair[1], begin, end)
        return self._found[at] if at < end and self._others[at] == pair[1] else UNASKED

    def likeliest(self) -> Iterator[Pair]:
        """The pairs that are likely enough, the likeliest first."""
        enough = (at for at, probability in enumerate(self._found) if probability >= LIKELY)
        return map(self._pair, sorted(enough, key=lambda at: -self._found[at]))

    def _pair(self, at: int) -> Pair:
        return bisect_right(self._begins, at) - 1, self._others[at]


def weighed(sides: Sequence[Side]) -> Iterator[tuple[Pair, dict[str, float]]]:
    """The pairs that are asked for, in order, and what is seen of each."""
    later = asked(sides)
    beside = Counter(number for pair in _pairs(later) for number in pair if sides[pair[0]].meets(sides[pair[1]]))
    told = Counter(report for side in sides for report in side.reports)
    for one, other in _pairs(later):
        crowd = max(beside[one], beside[other]) - 1
        yield (one, other), features(sides[one], sides[other], crowd, _company(sides[one], sides[other], told))


def _pairs(later: Iterable[Iterable[int]]) -> Iterator[Pair]:
    return ((one, other) for one, others in enumerate(later) for other in others)


def _company(one: Side, other: Side, told: Mapping[str, int]) -> int:
    """How many incidents the report tells of that tells of both, or the least of each side's reports."""
    if both := one.reports & other.reports:
        return min(told[report] for report in both)
    return max(min((told[report] for report in side.reports), default=0) for side in (one, other))


def asked(sides: Sequence[Side]) -> list[array[int]]:
    """For each incident, later ones that may be of one event with it: of days close to its own, or told close by."""
    found = [array("I") for _ in sides]
    for one, other in chain(_by_days(sides), _by_report(sides)):
        found[one].append(other)
    for one, others in enumerate(found):
        near = (other for other in sorted(set(others)) if not sides[one].is_far_from(sides[other], REACH))
        found[one] = array("I", near)
    return found


def _by_days(sides: Sequence[Side]) -> Iterator[Pair]:
    dated = sorted((side.days, number) for number, side in enumerate(sides) if side.days)
    for place, ((_, end), number) in enumerate(dated):
        for later in range(place + 1, len(dated)):
            (start, _), other = dated[later]
            if start > end + TOLERANCE:
                break
            yield min(number, other), max(number, other)


def _by_report(sides: Sequence[Side]) -> Iterator[Pair]:
    told = sorted(
        {(claim.document, claim.span, number) for number, side in enumerate(sides) for claim in side.incident.claims}
    )
    for place, (report, _, number) in enumerate(told):
        for other_report, _, other in told[place + 1 : place + 1 + BESIDE]:
            if other_report == report and other != number:
                yield min(number, other), max(number, other)


def linked(count: int, likely: Likely) -> Iterator[tuple[int, ...]]:
    """Groups of the numbers below `count`: the likeliest pairs first, as long as two groups fit on average."""
    home: dict[int, tuple[int, ...]] = {number: (number,) for number in range(count)}
    for one, other in likely.likeliest():
        first, second = home[one], home[other]
        if first == second or len(first) + len(second) > LARGEST or _mean(first, second, likely) < LIKELY:
            continue
        joined = tuple(sorted((*first, *second)))
        home.update(dict.fromkeys(joined, joined))
    yield from sorted(set(home.values()))


def _mean(first: Sequence[int], second: Sequence[int], likely: Likely) -> float:
    pairs = [(min(one, other), max(one, other)) for one in first for other in second]
    return sum(map(likely.of, pairs)) / len(pairs)
