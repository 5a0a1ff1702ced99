"""Claims of all reports → incidents, area statements, and unplaced claims: each claim ends up in one of the three."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo_incidents.incidents.conflicts import find_conflicts, is_disputed
from geo_incidents.incidents.corrections import corrected, span_precision
from geo_incidents.incidents.decisions import applicable, regroup, taken_out
from geo_incidents.incidents.event_groups import with_events
from geo_incidents.incidents.figures import tolls
from geo_incidents.incidents.grouping import Group, dated, group_claims
from geo_incidents.incidents.moves import moved, without_dropped
from geo_incidents.incidents.origins import Origins, status
from geo_incidents.incidents.series import find_series
from geo_incidents.incidents.subjects import Ids, apart, as_claims, ids
from geo_incidents.incidents.table import ASSUMED, DATE_RANK, FAMILIES, PLACE_RANK
from geo_incidents.model import (
    AreaStatement,
    Claim,
    DatePrecision,
    Decision,
    EventKind,
    Failure,
    Incident,
    Place,
    Polarity,
    Precision,
    Resolution,
    Scope,
    Series,
    Source,
    Status,
    Unplaced,
    When,
)

EVENTS = frozenset({Polarity.ASSERTED, Polarity.DENIED})
Located = Callable[[Sequence[Claim]], Sequence[tuple[Claim, Resolution]]]
NEAR_RADIUS_M = 5_000  # drawn round "near X": studies of peers and UCDP's where_prec 2 use the same order


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of merging a run's claims."""

    incidents: tuple[Incident, ...]
    area_statements: tuple[AreaStatement, ...]
    unplaced: tuple[Unplaced, ...]
    series: tuple[Series, ...]
    failures: tuple[Failure, ...]


def merge(
    claims: Sequence[Claim],
    sources: Sequence[Source],
    copies: Sequence[Sequence[str]] = (),
    decisions: Sequence[Decision] = (),
    place: Callable[[str], Place | None] = lambda _: None,
) -> Merged:
    """Merge claims, in any order.

    `copies` are groups of reports with the same text, `place` finds the target of a reviewer's `move`. Decisions that
    name a claim or place that is not there are returned as failures, never dropped.
    """
    claims = sorted(claims, key=lambda claim: claim.id)
    origins = Origins(copies, sources)

    def ids_after(some: Sequence[Decision]) -> Ids:
        so_far = applied(claims, sources, origins, some, place)
        return ids(so_far.incidents, so_far.area_statements)

    fitting, unfit = applicable(decisions, claims)
    about, unknown = as_claims(fitting, claims, ids_after)
    merged = applied(claims, sources, origins, about, place)
    return replace(merged, failures=(*merged.failures, *unfit, *unknown, *apart(about, merged.incidents)))


def applied(
    claims: Sequence[Claim],
    sources: Sequence[Source],
    origins: Origins,
    decisions: Sequence[Decision],
    place: Callable[[str], Place | None],
) -> Merged:
    """The result of merging after decisions about claims."""
    kept, failures = moved(corrected(claims, decisions), decisions, place)
    kept, dropped = without_dropped(kept, decisions)
    at_places, of_areas, unplaced = sorted_out(kept)
    incidents: list[Incident] = []
    for place_id in sorted(at_places):
        located = at_places[place_id]
        for found in place_incidents(place_id, [claim for claim, _ in located], among(located), origins, decisions):
            if isinstance(found, Incident):
                incidents.append(found)
            else:
                unplaced.append(found)
    statements = [statement for key in sorted(of_areas) for statement in area_statements(of_areas[key], origins)]
    return Merged(
        incidents=tuple(sorted(with_events(incidents, taken_out(incidents, decisions)), key=incident_order)),
        area_statements=tuple(sorted(statements, key=lambda s: (s.when.start or date.max, s.id))),
        unplaced=tuple(dropped + unplaced),
        series=find_series(kept, sources),
        failures=tuple(failures),
    )


# --- where every claim goes ------------------------------------------------------------------------------------------


def sorted_out(
    claims: Sequence[Claim],
) -> tuple[dict[str, list[tuple[Claim, Resolution]]], dict[tuple[str, ...], list[Claim]], list[Unplaced]]:
    """Claims by place, claims by set of areas, and claims that have neither, with the reason."""
    at_places: dict[str, list[tuple[Claim, Resolution]]] = defaultdict(list)
    of_areas: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    unplaced: list[Unplaced] = []
    for claim in claims:
        marks = {r.place.id: r for r in reversed(claim.places) if r.is_mark and r.place}
        areas = tuple(sorted({r.place.id for r in claim.places if r.status is Status.AREA and r.place}))
        if claim.polarity not in EVENTS:
            unplaced.append(Unplaced(f"{claim.polarity}: not said to have happened", claim))
        elif marks:
            for place_id, resolution in marks.items():
                at_places[place_id].append((claim, resolution))
        elif areas:
            of_areas[areas].append(claim)
        else:
            unplaced.append(Unplaced(why_unplaced(claim), claim))
    return at_places, of_areas, unplaced


def why_unplaced(claim: Claim) -> str:
    """The reason why a claim has neither a mark nor an area."""
    if not claim.places:
        return "no place named"
    if any(resolution.status is Status.OUT_OF_AREA for resolution in claim.places):
        return "outside the area of the gazetteer"
    return "place unsure: " + ", ".join(dict.fromkeys(r.mention.surface for r in claim.places))


# --- incidents -------------------------------------------------------------------------------------------------------


def place_incidents(
    place_id: str, claims: Sequence[Claim], located: Located, origins: Origins, decisions: Sequence[Decision]
) -> Iterator[Incident | Unplaced]:
    """Incidents of one place. A denial joins what it denies; where nobody claims it happened, it is listed instead.

    Outlines of the claims will do: `located` is asked for the claims of one group after the other.
    """
    latest: dict[str, str] = {}
    known: set[str] = set()
    for group in regroup(group_claims(claims), decisions, place_id):
        found = located(group.claims)
        if all(claim.polarity is Polarity.DENIED for claim in group.claims):
            yield from (Unplaced("denied, and claimed by nobody here", claim) for claim, _ in found)
            continue
        made = incident(group, found, origins)
        first = made.id
        while made.id in known:  # each further one of the same day is named after the one before it
            made = replace(made, id=digest("i", latest.get(made.id, made.id)))
        latest[first] = made.id
        known.add(made.id)
        yield made


def among(located: Sequence[tuple[Claim, Resolution]]) -> Located:
    """Finds claims in memory, each with how its place was resolved; of copies, that of the last."""
    resolutions = {claim.id: resolution for claim, resolution in located}
    return lambda claims: [(claim, resolutions[claim.id]) for claim in claims]


def incident(group: Group, located: Sequence[tuple[Claim, Resolution]], origins: Origins) -> Incident:
    """One incident of the claims of a group; its precision is that of the claim that knows the place best."""
    claims = tuple(sorted((claim for claim, _ in located), key=lambda claim: claim.id))
    closest = min((found for _, found in located), key=lambda r: PLACE_RANK.index(r.precision))
    place = closest.place
    assert place is not None
    conflicts = find_conflicts(claims, origins)
    sources = origins.distinct(claims)
    when = window(claims)
    return Incident(
        id=digest("i", place.id, group.family, group.unit, str(when.start or when.text)),
        place=place,
        precision=closest.precision,
        radius_m=max(NEAR_RADIUS_M, place.radius_m) if closest.precision is Precision.NEAR else place.radius_m,
        kind=leading_kind(claims, group.family),
        when=when,
        claims=claims,
        status=status(claims, sources, is_disputed(conflicts)),
        origins=sources,
        tolls=tolls(claims, origins),
        conflicts=conflicts,
    )


def area_statements(claims: Sequence[Claim], origins: Origins) -> Iterable[AreaStatement]:
    """Statements of one set of areas; running totals of one speaker stay together whatever their days."""
    for group in group_claims(claims):
        members = tuple(sorted(group.claims, key=lambda claim: claim.id))
        areas = {r.place.id: r for claim in members for r in claim.places if r.status is Status.AREA and r.place}
        closest = min((r.precision for r in areas.values()), key=PLACE_RANK.index)
        when = window(members)
        sources = origins.distinct(members)
        conflicts = find_conflicts(members, origins)
        yield AreaStatement(
            id=digest("a", *sorted(areas), group.family, str(when.start or when.text), members[0].id),
            areas=tuple(r.place for _, r in sorted(areas.items()) if r.place),
            precision=closest,
            kind=leading_kind(members, group.family),
            when=when,
            claims=members,
            status=status(members, sources, is_disputed(conflicts)),
            origins=sources,
            tolls=tolls(members, origins, frozenset(Scope)),
            conflicts=conflicts,
        )


def leading_kind(claims: Sequence[Claim], family: str) -> EventKind:
    """The kind most claims of the group's own family give; between equals the first of the enum."""
    kinds = [claim.kind for claim in claims if FAMILIES[claim.kind] == family] or [claim.kind for claim in claims]
    return min(set(kinds), key=lambda kind: (-kinds.count(kind), list(EventKind).index(kind)))


def window(claims: Sequence[Claim]) -> When:
    """From the earliest to the latest day of the claims that say when most closely; their words side by side."""
    closest = min((DATE_RANK.index(c.when.precision) for c in claims if dated(c)), default=None)
    if closest is None:
        if assumed := sorted(c.when.start for c in claims if c.when.start):
            precision = span_precision(assumed[0], assumed[-1])
            return When(assumed[0], assumed[-1], precision, basis=ASSUMED, anchor=claims[0].when.anchor)
        texts = dict.fromkeys(c.when.text for c in claims if c.when.text)
        return When(text=" / ".join(texts), basis="unstated")
    # A window of days is as good a witness as a day: "since Saturday morning" stands beside "on Friday".
    limit = max(closest, DATE_RANK.index(DatePrecision.DAYS))
    chosen = sorted((c for c in claims if dated(c) and DATE_RANK.index(c.when.precision) <= limit), key=lambda c: c.id)
    days = [days for c in chosen if (days := dated(c))]
    start, end = min(day for day, _ in days), max(day for _, day in days)
    return When(
        start,
        end,
        span_precision(start, end) if closest <= limit and len(chosen) > 1 else chosen[0].when.precision,
        " / ".join(dict.fromkeys(c.when.text for c in chosen if c.when.text)),
        " / ".join(dict.fromkeys(c.when.basis for c in chosen)),
        chosen[0].when.anchor if len({c.when.anchor for c in chosen}) == 1 else None,
    )


def digest(prefix: str, *parts: str) -> str:
    """A short stable id."""
    return f"{prefix}-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:10]}"


def incident_order(incident: Incident) -> tuple[date, str, str]:
    """Earliest first, then by place and id; undated last."""
    return incident.when.start or date.max, incident.place.id, incident.id
