"""Incidents that are parts of one event: a strike and its dead, a protest and its dispersal, a town and its quarter.

Pairs of one settlement that share days or a report are weighed by `data/weights/incident_pairs.csv`. Incidents are put
together, likeliest first, if the pairs between them are likely on average, so that a chain of neighbours does not
become one event. An event is named after its first incident; of several that count the same people, one has the figure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from geo_incidents.incidents.pairs import Side, features
from geo_incidents.incidents.table import TOLERANCE
from geo_incidents.model import Category, Incident, Outcome, Place
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


def outlined(incident: Incident) -> Incident:
    """The incident with no more of its claims than is asked of them here."""
    return replace(
        incident,
        claims=tuple(
            replace(claim, quote="", places=(), speakers=(), actors=(), rules=(), reasons=())
            for claim in incident.claims
        ),
    )


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
    likely = {pair: logistic(model.weigh(seen)) for pair, seen in weighed([Side.of(one) for one in incidents])}
    for group in linked(len(incidents), likely):
        yield [incidents[number] for number in group]


def weighed(sides: Sequence[Side]) -> Iterator[tuple[Pair, dict[str, float]]]:
    """The pairs that are asked for, and what is seen of each."""
    pairs = list(asked(sides))
    beside = Counter(number for pair in pairs for number in pair if sides[pair[0]].meets(sides[pair[1]]))
    told = Counter(report for side in sides for report in side.reports)
    for one, other in pairs:
        crowd = max(beside[one], beside[other]) - 1
        yield (one, other), features(sides[one], sides[other], crowd, _company(sides[one], sides[other], told))


def _company(one: Side, other: Side, told: Mapping[str, int]) -> int:
    """How many incidents the report tells of that tells of both, or the least of each side's reports."""
    if both := one.reports & other.reports:
        return min(told[report] for report in both)
    return max(min((told[report] for report in side.reports), default=0) for side in (one, other))


def asked(sides: Sequence[Side]) -> Iterator[Pair]:
    """Pairs that may be of one event, each once: windows of days close to each other, or claims close in one report."""
    for one, other in sorted(set(chain(_by_days(sides), _by_report(sides)))):
        if not sides[one].is_far_from(sides[other], REACH):
            yield one, other


def _by_days(sides: Sequence[Side]) -> Iterator[Pair]:
    dated = sorted((side.days, number) for number, side in enumerate(sides) if side.days)
    for place, ((_, end), number) in enumerate(dated):
        for (start, _), other in dated[place + 1 :]:
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


def linked(count: int, likely: Mapping[Pair, float]) -> Iterator[tuple[int, ...]]:
    """Groups of the numbers below `count`: the likeliest pairs first, as long as two groups fit on average."""
    home: dict[int, tuple[int, ...]] = {number: (number,) for number in range(count)}
    for (one, other), probability in sorted(likely.items(), key=lambda item: (-item[1], item[0])):
        first, second = home[one], home[other]
        if probability < LIKELY:
            break
        if first == second or len(first) + len(second) > LARGEST or _mean(first, second, likely) < LIKELY:
            continue
        joined = tuple(sorted((*first, *second)))
        home.update(dict.fromkeys(joined, joined))
    yield from sorted(set(home.values()))


def _mean(first: Sequence[int], second: Sequence[int], likely: Mapping[Pair, float]) -> float:
    pairs = [(min(one, other), max(one, other)) for one in first for other in second]
    return sum(likely.get(pair, UNASKED) for pair in pairs) / len(pairs)
