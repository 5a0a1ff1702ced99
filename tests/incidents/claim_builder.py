"""Claims for the tests of merging, written as short as a table row."""

from __future__ import annotations

from datetime import date

from geo_incidents.model import (
    Bound,
    Category,
    Claim,
    Count,
    DatePrecision,
    EventKind,
    Mention,
    Outcome,
    Place,
    PlaceKind,
    Polarity,
    Precision,
    Resolution,
    Scope,
    Span,
    Speaker,
    SpeakerKind,
    Status,
    When,
)

NOWHERE = Span(0, 0)
SOHR = Speaker("SOHR", SpeakerKind.MONITOR, "sohr")
SANA = Speaker("SANA", SpeakerKind.STATE, "sana")
RESIDENTS = Speaker("residents", SpeakerKind.WITNESS, "residents")


def place(name: str, kind: PlaceKind = PlaceKind.VILLAGE) -> Place:
    """A village at a fixed point, or an area without one."""
    point = (None, None) if kind.is_area else (35.2, 36.0)
    return Place(f"gi:{name}", name, "", kind, *point, radius_m=700)


def at(where: Place, precision: Precision = Precision.SETTLEMENT, status: Status = Status.RESOLVED) -> Resolution:
    """A resolved mention of the place."""
    mention = Mention("r", NOWHERE, where.name, ())
    if where.kind.is_area:
        return Resolution(mention, Status.AREA, where, 0.9, Precision(where.kind))
    return Resolution(mention, status, where, 0.9, precision)


def killed(low: int, high: int | None = -1, category: Category = Category.ALL, **more: object) -> Count:
    """A figure for the killed; exact unless a bound is given."""
    high = low if high == -1 else high
    bound = Bound.EXACT if high == low else Bound.AT_LEAST
    return Count(Outcome.KILLED, category, low, high, str(low), NOWHERE, bound=bound, **more)  # type: ignore[arg-type]


def on(start: str, end: str = "", text: str = "") -> When:
    """A window of days."""
    first, last = date.fromisoformat(start), date.fromisoformat(end or start)
    precision = DatePrecision.DAY if first == last else DatePrecision.DAYS
    return When(first, last, precision, text or start, "explicit")


def claim(
    id: str,
    *places: Resolution,
    kind: EventKind = EventKind.KILLING,
    when: When | None = None,
    counts: tuple[Count, ...] = (),
    by: Speaker = SOHR,
    report: str = "",
    polarity: Polarity = Polarity.ASSERTED,
    group: str = "",
) -> Claim:
    """A claim; its report is its own unless one is named."""
    return Claim(
        id=id,
        document=report or f"report-{id}",
        quote="",
        span=NOWHERE,
        kind=kind,
        trigger=NOWHERE,
        places=places,
        when=when or When(),
        counts=counts,
        speakers=(by,),
        polarity=polarity,
        group=group,
    )


AREA = Scope.AREA
