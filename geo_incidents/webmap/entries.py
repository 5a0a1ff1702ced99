"""The index: one row an incident or area statement, as columns, small enough to be read at once."""

from __future__ import annotations

from collections.abc import Iterable

from geo_incidents.model import AreaStatement, Category, Claim, Incident, Outcome, Result, Speaker, Toll
from geo_incidents.webmap.tables import Days, Places, Row, Speakers

Subject = Incident | AreaStatement


def columns(result: Result, places: Places, speakers: Speakers, days: Days) -> dict[str, Row]:
    """Columns over incidents first, then area statements, each in the order of the result."""
    numbers = {source.report_id: i for i, source in enumerate(result.sources)}
    subjects = subjects_of(result)
    windows = [days.window(subject.when) for subject in subjects]
    tolls = [main_toll(subject.tolls) for subject in subjects]
    return {
        "id": [s.id for s in subjects],
        "place": [places.number(s.place) if isinstance(s, Incident) else -1 for s in subjects],
        "areas": [[] if isinstance(s, Incident) else [places.number(a) for a in s.areas] for s in subjects],
        "radius": [s.radius_m if isinstance(s, Incident) else 0 for s in subjects],
        "precision": [s.precision for s in subjects],
        "kind": [s.kind for s in subjects],
        "status": [s.status for s in subjects],
        "start": [start for start, _ in windows],
        "end": [end for _, end in windows],
        "outcome": [toll.outcome if toll else "" for toll in tolls],
        "category": [toll.category if toll else "" for toll in tolls],
        "low": [toll.low if toll else 0 for toll in tolls],
        "best": [toll.best if toll else None for toll in tolls],
        "high": [toll.high if toll else None for toll in tolls],
        "reports": [_unique(numbers[c.document] for c in s.claims) for s in subjects],
        "speakers": [_unique(speakers.number(root(c)) for c in s.claims if c.speakers) for s in subjects],
        "origins": [len(s.origins) for s in subjects],
    }


def subjects_of(result: Result) -> tuple[Subject, ...]:
    """Everything that has a card of its own."""
    return (*result.incidents, *result.area_statements)


def root(claim: Claim) -> Speaker:
    """Who said it first."""
    return claim.speakers[0]


def main_toll(tolls: tuple[Toll, ...]) -> Toll | None:
    """The figure a list shows: for people as a whole before a subset, for the dead before the wounded."""
    outcomes, categories = list(Outcome), list(Category)
    return min(tolls, key=lambda t: (categories.index(t.category) > 0, outcomes.index(t.outcome)), default=None)


def _unique(numbers: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(numbers))
