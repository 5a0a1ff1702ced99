"""The index: one row for each incident or area statement, as columns, small enough to be read at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from geo_incidents.model import AreaStatement, Category, Claim, Incident, Outcome, Polarity, Result, Toll
from geo_incidents.safety import at_a_glance
from geo_incidents.stored import Chained
from geo_incidents.webmap.assets import marks
from geo_incidents.webmap.codes import code
from geo_incidents.webmap.figures import of_toll, pack_figures
from geo_incidents.webmap.tables import Days, Places, Row, Speakers

Subject = Incident | AreaStatement
COLUMNS = (
    "id", "place", "areas", "radius", "precision", "kind", "status", "start", "days", "outcome", "category", "said",
    "reports", "speakers", "origins", "deniers", "sure", "event",
)  # fmt: skip


def columns(result: Result, places: Places, speakers: Speakers, days: Days) -> dict[str, Row]:
    """Columns over all incidents, then all area statements, in the order of the result."""
    reports = {source.report_id: i for i, source in enumerate(result.sources)}
    found: dict[str, Row] = {name: [] for name in COLUMNS}
    numbers = {event: number for number, event in enumerate(events(result), 1)}  # alone: not among them
    for subject in subjects_of(result):
        incident = subject if isinstance(subject, Incident) else None
        areas = subject.areas if isinstance(subject, AreaStatement) else ()
        start, end = days.window(subject.when)
        toll = main_toll(subject.tolls)
        cells: tuple[object, ...] = (
            subject.id,
            places.number(incident.place) if incident else -1,
            0 if incident else [places.number(area) for area in areas],
            incident.radius_m if incident else 0,
            code(subject.precision),
            code(subject.kind),
            code(subject.status),
            start,
            0 if start is None or end is None else end - start,
            code(toll.outcome) if toll else -1,
            code(toll.category) if toll else 0,
            pack_figures(of_toll(toll, subject)) if toll else 0,
            _one_or_more(reports[claim.document] for claim in subject.claims),
            _one_or_more(speakers.number(one) for claim in subject.claims for one in claim.roots),
            len(subject.origins),
            _some(deniers(subject, speakers)),
            surety(subject),
            numbers.get(incident.event if incident else subject.event_group_id, 0),
        )
        for column, cell in zip(found.values(), cells, strict=True):
            column.append(cell)
    return found


def subjects_of(result: Result) -> Sequence[Subject]:
    """Everything that has a card."""
    return Chained[Subject](result.incidents, result.area_statements)


def events(result: Result) -> list[str]:
    """Ids of the events of which more is told than one incident, in the order of the result."""
    told = chain(
        (incident.event_group_id for incident in at_a_glance(result).incidents),
        (statement.event_group_id for statement in result.area_statements),
        (item.event_group_id for item in result.unplaced),
    )
    return list(dict.fromkeys(event for event in told if event))


def main_toll(tolls: tuple[Toll, ...]) -> Toll | None:
    """The figure that a list shows: everybody before subsets, the dead before the wounded."""
    outcomes, categories = list(Outcome), list(Category)
    return min(tolls, key=lambda t: (categories.index(t.category) > 0, outcomes.index(t.outcome)), default=None)


def deniers(subject: Subject, speakers: Speakers) -> list[int]:
    """Who denies it."""
    return [speakers.number(one) for c in subject.claims if c.polarity is Polarity.DENIED for one in c.roots]


def surety(subject: Subject) -> int:
    """The confidence of its most certain claim, as the number of a word in marks.toml, from 1."""
    return 1 + min(map(_degree, subject.claims), default=0)


def word_of(claim: Claim) -> str:
    """The confidence in the reading of a claim, as a word in marks.toml: "clear", "likely", "uncertain"."""
    return str(marks()["surety"][_degree(claim)]["name"])


def _degree(claim: Claim) -> int:
    degrees = marks()["surety"]
    return next(n for n, degree in enumerate(degrees) if claim.confidence >= degree["from"])


def _some(numbers: Iterable[int]) -> int | list[int]:
    """Distinct numbers in order, 0 for none."""
    return list(dict.fromkeys(numbers)) or 0


def _one_or_more(numbers: Iterable[int]) -> int | list[int]:
    """Distinct numbers in order; a single number without a list."""
    found = list(dict.fromkeys(numbers))
    return found[0] if len(found) == 1 else found
