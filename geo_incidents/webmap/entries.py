"""The index: one row an incident or area statement, as columns, small enough to be read at once."""

from __future__ import annotations

from collections.abc import Iterable

from geo_incidents.model import AreaStatement, Category, Claim, Incident, Outcome, Polarity, Result, Toll
from geo_incidents.webmap.assets import marks
from geo_incidents.webmap.codes import code
from geo_incidents.webmap.figures import of_toll, packed
from geo_incidents.webmap.tables import Days, Places, Row, Speakers

Subject = Incident | AreaStatement


def columns(result: Result, places: Places, speakers: Speakers, days: Days) -> dict[str, Row]:
    """Columns over incidents first, then area statements, each in the order of the result."""
    reports = {source.report_id: i for i, source in enumerate(result.sources)}
    subjects = subjects_of(result)
    windows = [days.window(subject.when) for subject in subjects]
    tolls = [main_toll(subject.tolls) for subject in subjects]
    return {
        "id": [s.id for s in subjects],
        "place": [places.number(s.place) if isinstance(s, Incident) else -1 for s in subjects],
        "areas": [0 if isinstance(s, Incident) else [places.number(a) for a in s.areas] for s in subjects],
        "radius": [s.radius_m if isinstance(s, Incident) else 0 for s in subjects],
        "precision": [code(s.precision) for s in subjects],
        "kind": [code(s.kind) for s in subjects],
        "status": [code(s.status) for s in subjects],
        "start": [start for start, _ in windows],
        "days": [0 if start is None or end is None else end - start for start, end in windows],
        "outcome": [code(toll.outcome) if toll else -1 for toll in tolls],
        "category": [code(toll.category) if toll else 0 for toll in tolls],
        "said": [packed(of_toll(toll, s)) if toll else 0 for s, toll in zip(subjects, tolls, strict=True)],
        "reports": [_one_or_more(reports[c.document] for c in s.claims) for s in subjects],
        "speakers": [_one_or_more(speakers.number(c.speakers[0]) for c in s.claims if c.speakers) for s in subjects],
        "origins": [len(s.origins) for s in subjects],
        "deniers": [_some(deniers(s, speakers)) for s in subjects],
        "sure": [surety(s) for s in subjects],
    }


def subjects_of(result: Result) -> tuple[Subject, ...]:
    """Everything that has a card of its own."""
    return (*result.incidents, *result.area_statements)


def main_toll(tolls: tuple[Toll, ...]) -> Toll | None:
    """The figure a list shows: for people as a whole before a subset, for the dead before the wounded."""
    outcomes, categories = list(Outcome), list(Category)
    return min(tolls, key=lambda t: (categories.index(t.category) > 0, outcomes.index(t.outcome)), default=None)


def deniers(subject: Subject, speakers: Speakers) -> list[int]:
    """Who denies it."""
    return [speakers.number(c.speakers[0]) for c in subject.claims if c.polarity is Polarity.DENIED and c.speakers]


def surety(subject: Subject) -> int:
    """How sure its surest claim is, as a number of the words of marks.toml counted from 1."""
    return 1 + min(map(_degree, subject.claims), default=0)


def word_of(claim: Claim) -> str:
    """How sure the reading of a claim is, in a word of marks.toml: "clear", "likely", "uncertain"."""
    return str(marks()["surety"][_degree(claim)]["name"])


def _degree(claim: Claim) -> int:
    degrees = marks()["surety"]
    return next(n for n, degree in enumerate(degrees) if claim.confidence >= degree["from"])


def _some(numbers: Iterable[int]) -> int | list[int]:
    """Distinct numbers in order, 0 for none."""
    return list(dict.fromkeys(numbers)) or 0


def _one_or_more(numbers: Iterable[int]) -> int | list[int]:
    """Distinct numbers in order; a single one without its brackets."""
    found = list(dict.fromkeys(numbers))
    return found[0] if len(found) == 1 else found
