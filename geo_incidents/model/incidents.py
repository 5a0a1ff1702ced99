"""Claims merged: incidents, area statements, what is not placed, running totals, decisions, and the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from geo_incidents.model.claims import Category, Claim, EventKind, Outcome, When
from geo_incidents.model.documents import Failure, Source
from geo_incidents.model.people import Private
from geo_incidents.model.places import Cover, Place, Precision, Resolution


class IncidentStatus(StrEnum):
    """How an incident is supported: computed from its claims, never "verified"."""

    SINGLE = "single_source"
    MULTIPLE = "multiple_independent"
    CONTESTED = "contested"
    DENIED = "denied"
    WEAK = "weak"  # only anonymous or third-hand claims


@dataclass(frozen=True, slots=True)
class Toll:
    """Figures of one outcome and category side by side: low, best, high and the rule that chose best; no average."""

    outcome: Outcome
    category: Category
    low: int
    best: int | None
    high: int | None  # None: some claim is unbounded above and none states a larger number
    best_rule: str
    claims: tuple[str, ...]  # ids, in the order of the ticks


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one incident that cannot all be right."""

    type: str  # figure, date, kind, actor, denial, position
    claims: tuple[str, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of the same place, kind and days."""

    id: str
    place: Place
    precision: Precision
    radius_m: int
    kind: EventKind
    when: When
    claims: tuple[Claim, ...]
    status: IncidentStatus
    origins: tuple[str, ...]  # distinct root speakers' keys
    tolls: tuple[Toll, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    event_group_id: str = ""  # of the event it is a part of; "": it is an event of its own
    counted_in: tuple[
        tuple[Outcome, str], ...
    ] = ()  # figures that another part carries as well, and that incident's id

    @property
    def event(self) -> str:
        """Id of its event; one of its own is named after it."""
        return self.event_group_id or f"e{self.id[1:]}"


@dataclass(frozen=True, slots=True)
class AreaStatement:
    """What is said of a district, governorate, region or country: listed or hatched, never a mark."""

    id: str
    areas: tuple[Place, ...]
    precision: Precision  # of the smallest area named
    kind: EventKind
    when: When
    claims: tuple[Claim, ...]
    status: IncidentStatus
    origins: tuple[str, ...]
    tolls: tuple[Toll, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    event_group_id: str = ""  # of the one event that it is likely of


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A claim or a name that has no place on the map, and why."""

    reason: str
    claim: Claim | None = None
    resolution: Resolution | None = None
    event_group_id: str = ""  # of the one event that the claim is likely of


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One figure of a running total."""

    claim: str
    min: int
    max: int | None
    as_of: date | None
    status: str  # current, superseded, rounded


@dataclass(frozen=True, slots=True)
class Series:
    """The running total one speaker gives for one area: the newest supersedes, older ones stay visible."""

    speaker: str
    areas: tuple[str, ...]  # place ids
    outcome: Outcome
    category: Category
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided about claims or incidents; applied last, listed in every output."""

    action: str  # one of `incidents.decision_table.ACTIONS`
    subjects: tuple[str, ...]
    target: str  # the value it is to have: a place, a kind, a figure, … ; "" where the action has none
    who: str
    when: str
    why: str
    field: str = ""  # what `correct` changes
    was: str = ""  # the value the reviewer saw
    anchor: str = ""  # the words it rests on: report@start-end#hash
    id: str = ""  # names the row, so that it can be undone


@dataclass(frozen=True, slots=True)
class Identity:
    """What made a result: versions and hashes, no clock."""

    tool: str
    gazetteer: str
    lexicon: str
    run: str  # hash of the inputs and the three above


@dataclass(frozen=True, slots=True)
class Protection:
    """What a profile took out of a result: counts, no names and no offsets."""

    profile: str
    gaps: int = 0  # passages of quotes that are shown as […]
    reports: int = 0  # reports of which something is withheld
    people: int = 0  # private people whose names were left out
    contacts: Mapping[str, int] = field(default_factory=dict)  # numbers, addresses and the like, by kind
    coarsened: int = 0  # incidents shown by area instead of place
    held: int = 0  # incidents not shown at all


@dataclass(frozen=True, slots=True)
class Result:
    """Everything one run found. Outputs are written from this alone; no report's text is needed again."""

    sources: tuple[Source, ...]
    resolutions: tuple[Resolution, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    area_statements: tuple[AreaStatement, ...]
    unplaced: tuple[Unplaced, ...]
    series: tuple[Series, ...]
    copies: tuple[tuple[str, ...], ...]  # report ids that carry the same text, the original first
    failures: tuple[Failure, ...]
    decisions: tuple[Decision, ...]
    identity: Identity
    areas: Mapping[str, Place] = field(default_factory=dict)  # the gazetteer's areas by P-code, for names of adm1..3
    protection: Protection | None = None  # None: nothing was taken out yet
    covers: Mapping[str, Cover] = field(default_factory=dict)  # by place id, for places that a profile may hide
    private: tuple[Private, ...] = ()  # what leads to private people, in the order of the reports
