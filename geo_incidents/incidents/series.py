"""Running totals: one speaker's figure for one area as it grew. The newest supersedes, older ones stay visible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo_incidents.incidents.table import ROUNDING
from geo_incidents.model import (
    Bound,
    Category,
    Claim,
    Count,
    Mention,
    Outcome,
    Polarity,
    Resolution,
    Scope,
    Series,
    SeriesPoint,
    Source,
)

Line = tuple[str, tuple[str, ...], Outcome, Category]


def find_series(claims: Sequence[Claim], sources: Sequence[Source]) -> tuple[Series, ...]:
    """A series for every speaker, area, outcome and category that has more than one running total."""
    published = {source.report_id: source.published_day for source in sources}
    lines: dict[Line, list[tuple[Claim, Count]]] = defaultdict(list)
    for claim in claims:
        for count in claim.counts if claim.polarity is Polarity.ASSERTED else ():
            if _counts(count):
                lines[claim.origin, areas_of(claim), count.outcome, count.category].append((claim, count))
    return tuple(
        Series(*line, points=points(members, published)) for line, members in sorted(lines.items()) if len(members) > 1
    )


def is_total(claim: Claim) -> bool:
    """Whether the claim belongs to a series."""
    return claim.polarity is Polarity.ASSERTED and any(map(_counts, claim.counts))


def outlined(claim: Claim) -> Claim:
    """The claim with no more than a series needs of it."""
    bare = Mention(claim.document, claim.span, "", ())
    places = tuple(
        Resolution(bare, found.status, found.place, 0.0, found.precision) for found in claim.places if found.place
    )
    return replace(claim, quote="", places=places, reasons=())


def _counts(count: Count) -> bool:
    return count.cumulative and count.scope is Scope.AREA


def areas_of(claim: Claim) -> tuple[str, ...]:
    """Ids of the areas a claim speaks of, sorted; empty where it names none."""
    return tuple(sorted({resolution.place.id for resolution in claim.places if resolution.place}))


def points(members: Sequence[tuple[Claim, Count]], published: dict[str, date | None]) -> tuple[SeriesPoint, ...]:
    """The figures in order of publication and size, each with its standing."""
    given = sorted(
        ((published.get(claim.document), claim.id, count) for claim, count in members),
        key=lambda point: (point[0] or date.min, point[2].min, point[1]),
    )
    # A total only grows: of the totals given last, the largest exact one is the current one.
    last, _, _ = given[-1]
    current = max((count for day, _, count in given if day == last), key=lambda count: (exact(count), count.min))
    return tuple(SeriesPoint(claim, count.min, count.max, day, standing(count, current)) for day, claim, count in given)


def standing(count: Count, current: Count) -> str:
    """Current, the current one rounded, or superseded."""
    if count.min == current.min and count.max == current.max:
        return "current"
    near = abs(count.min - current.min) <= ROUNDING * current.min
    return "rounded" if near and not (exact(count) and count.min % 10) else "superseded"


def exact(count: Count) -> bool:
    """Whether the figure is given as it is, not as a bound or an estimate."""
    return count.bound is Bound.EXACT and not count.approx and not count.vague
