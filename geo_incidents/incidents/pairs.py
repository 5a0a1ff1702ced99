"""What two incidents of one settlement have in common: the evidence for their being told of one event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from geo_incidents.incidents.grouping import Days, close_days, is_near, own_figures
from geo_incidents.incidents.table import ACTS, ASSUMED, FAMILIES
from geo_incidents.model import Claim, Incident, Outcome, Polarity
from geo_incidents.scoring.numeric import steps

TELLING = 3  # people: smaller figures are told of many events of a day
GAPS = ((0, "same day"), (1, "next day"), (3, "few days"))  # days between two windows
TOLD = ((0, "one sentence"), (4, "next sentence"), (300, "one passage"))  # code points between two quotes
CROWDS = (0, 2, 5, 12)  # incidents of the same days at a settlement
COMPANIES = (1, 2, 4, 8)  # incidents at a settlement that one report tells of
DEAD = frozenset({Outcome.KILLED, Outcome.BODIES})
KILLING = "killing"


@dataclass(frozen=True, slots=True)
class Side:
    """One incident of a pair, with what is asked of it again and again."""

    incident: Incident
    families: frozenset[str]
    days: Days | None  # None where it is not said closely enough
    assumed: bool  # whether the day is only that of publication
    figures: Mapping[Outcome, frozenset[int]]  # the place's own
    reports: frozenset[str]

    @classmethod
    def of(cls, incident: Incident) -> Side:
        """The incident as a side of pairs."""
        told: dict[Outcome, set[int]] = {}
        for claim in incident.claims:
            for (outcome, _), count in own_figures(claim).items():
                told.setdefault(Outcome.KILLED if outcome in DEAD else outcome, set()).add(count)
        return cls(
            incident,
            families_of(incident),
            close_days(incident.when),
            incident.when.basis == ASSUMED,
            {outcome: frozenset(counts) for outcome, counts in told.items()},
            frozenset(claim.document for claim in incident.claims),
        )

    def meets(self, other: Side) -> bool:
        """Whether the days of both overlap."""
        return is_near(self.days, other.days)

    def is_far_from(self, other: Side, reach: timedelta) -> bool:
        """Whether the days of both are said and lie further apart."""
        return bool(self.days and other.days) and not is_near(self.days, other.days, reach)

    @property
    def act(self) -> str:
        """What it is above all: the first of its families in the order of `ACTS`, else of the alphabet."""
        return min(self.families, key=lambda family: (ACTS.index(family) if family in ACTS else len(ACTS), family))


def families_of(incident: Incident) -> frozenset[str]:
    """The families of its kind and of its claims' kinds."""
    return frozenset({FAMILIES[incident.kind], *(FAMILIES[claim.kind] for claim in incident.claims)})


def features(one: Side, other: Side, crowd: int, company: int) -> dict[str, float]:
    """What counts for the pair, whichever comes first.

    `crowd` is the number of the settlement's further incidents of those days, `company` that of the incidents there
    that a report tells of which tells of both, or else of each.
    """
    told = "no" if one.reports.isdisjoint(other.reports) else telling(one.incident, other.incident)
    days, kinds = days_apart(one, other), both(one, other)
    place = relation(one.incident, other.incident)
    found = (
        f"place: {place}",
        f"told: {told}",
        f"days: {days}",
        f"kinds: {kinds}",
        f"kinds: {' and '.join(sorted((one.act, other.act)))}",
        f"figures: {figures(one, other)}",
        f"crowd: {steps(crowd, *CROWDS)}",
        f"told: {told}, place: {place}",
        f"told: {told}, days: {days}",
        f"told: {told}, kinds: {kinds}",
        f"told: {told}, crowd: {steps(crowd, *CROWDS)}",
        f"told: {'no' if told == 'no' else 'together'}, with: {steps(company, *COMPANIES)}",
    )
    return dict.fromkeys(found, 1.0)


def both(one: Side, other: Side) -> str:
    """How the kinds of two incidents go together."""
    acts = [side.act for side in (one, other) if side.act in ACTS]
    if one.families & other.families:
        return "one family"
    if len(acts) < 2:
        return "act and aftermath" if acts else "two aftermaths"
    return "act and dead" if KILLING in acts else "two acts"


def relation(one: Incident, other: Incident) -> str:
    """How the places of two incidents of one settlement lie to each other."""
    if one.place.id == other.place.id:
        return "same"
    return "inside" if other.place.id == one.place.parent or one.place.id == other.place.parent else "beside"


def days_apart(one: Side, other: Side) -> str:
    """How far the days of two incidents are apart; "unsaid" where one has none."""
    if one.days is None or other.days is None:
        return "unsaid"
    gap = max(one.days[0] - other.days[1], other.days[0] - one.days[1], timedelta())
    name = next((name for most, name in GAPS if gap <= timedelta(days=most)), "further")
    return f"{name}, assumed" if one.assumed or other.assumed else name


def figures(one: Side, other: Side) -> str:
    """Whether both count the same people: "equal", "equal, few", "differing", or "none" where they count no one."""
    shared = [one.figures[outcome] & other.figures[outcome] for outcome in one.figures.keys() & other.figures.keys()]
    if not shared:
        return "none"
    most = max((max(both, default=0) for both in shared), default=0)
    return "equal" if most >= TELLING else "equal, few" if most else "differing"


def telling(one: Incident, other: Incident) -> str:
    """How closely one report tells both: in one sentence, the next, one passage, or further apart; "no" for none."""
    gaps = list(_gaps(one, other))
    if not gaps:
        return "no"
    nearest = min((gap for gap in gaps if gap is not None), default=None)
    return next((name for most, name in TOLD if nearest is not None and nearest <= most), "one report")


def _gaps(one: Incident, other: Incident) -> Iterator[int | None]:
    """Code points between neighbouring quotes of the two, in each report that tells both; None where withheld."""
    told = [(claim, side) for side, incident in enumerate((one, other)) for claim in incident.claims if _real(claim)]
    ends: dict[str, list[int | None]] = {}  # by report: where the last quote of each side ended
    for claim, side in sorted(told, key=lambda pair: (pair[0].document, pair[0].span, pair[1])):
        last = ends.setdefault(claim.document, [None, None])
        before = last[1 - side]
        if before is not None:
            yield None if claim.offsets_withheld else max(0, claim.span.start - before)
        last[side] = max(last[side] or 0, claim.span.end)


def _real(claim: Claim) -> bool:
    return claim.polarity is Polarity.ASSERTED
