"""Merged claims: incidents, area statements, unplaced items, running totals, decisions, and the result."""

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
    """Figures for one outcome and category: low, best, high and the rule that chose best; never an average."""

    outcome: Outcome
    category: Category
    low: int
    best: int | None
    high: int | None  # None: a claim has no upper bound and no claim states a larger number
    best_rule: str
    claims: tuple[str, ...]  # ids, in ascending order of figures


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one incident that cannot all be true."""

    type: str  # figure, date, kind, actor, denial, position
    claims: tuple[str, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims with the same place, kind and dates."""

    id: str
    place: Place
    precision: Precision
    radius_m: int
    kind: EventKind
    when: When
    claims: tuple[Claim, ...]
    status: IncidentStatus
    origins: tuple[str, ...]  # distinct keys of root speakers
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
    """Statements about a district, governorate, region or country: listed or hatched, never a mark."""

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
    """A claim or name without a place on the map, and why."""

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
    """The running total of one speaker for one area: the newest is current, older ones remain visible."""

    speaker: str
    areas: tuple[str, ...]  # place ids
    outcome: Outcome
    category: Category
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's decision about claims or incidents; applied last, and listed in every output."""

    action: str  # one of `incidents.decision_table.ACTIONS`
    subjects: tuple[str, ...]
    target: str  # the corrected value: a place, a kind, a figure, … ; "" for actions without one
    who: str
    when: str
    why: str
    field: str = ""  # the field that `correct` changes
    was: str = ""  # the value that the reviewer saw
    anchor: str = ""  # the words it rests on: report@start-end#hash
    id: str = ""  # identifies the row, so that it can be undone


@dataclass(frozen=True, slots=True)
class Identity:
    """What made a result: versions and hashes, but no time."""

    tool: str
    gazetteer: str
    lexicon: str
    run: str  # hash of the inputs and the three above


@dataclass(frozen=True, slots=True)
class Protection:
    """What a profile removed from a result: counts, without names or offsets."""

    profile: str
    gaps: int = 0  # passages of quotes that are shown as […]
    reports: int = 0  # reports of which something is withheld
    people: int = 0  # private people whose names were removed
    contacts: Mapping[str, int] = field(default_factory=dict)  # phone numbers, addresses and the like, by kind
    coarsened: int = 0  # incidents shown by area instead of place
    held: int = 0  # incidents not shown at all


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that one run found. Outputs are written from this alone; the reports' texts are no longer needed."""

    sources: tuple[Source, ...]
    resolutions: tuple[Resolution, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    area_statements: tuple[AreaStatement, ...]
    unplaced: tuple[Unplaced, ...]
    series: tuple[Series, ...]
    copies: tuple[tuple[str, ...], ...]  # report ids with the same text, the original first
    failures: tuple[Failure, ...]
    decisions: tuple[Decision, ...]
    identity: Identity
    areas: Mapping[str, Place] = field(default_factory=dict)  # the gazetteer's areas by P-code, for names of adm1..3
    protection: Protection | None = None  # None: nothing has been removed yet
    covers: Mapping[str, Cover] = field(default_factory=dict)  # by place id, for places that a profile may hide
    private: tuple[Private, ...] = ()  # what identifies private people, in the order of the reports
