"""Where claims of one incident cannot all be right, typed: figure, date, denial, position. Nothing is settled."""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents.incidents.figures import figure_conflicts
from geo_incidents.incidents.grouping import dated, loose
from geo_incidents.incidents.origins import Origins
from geo_incidents.incidents.table import FAMILIES, GUESSED
from geo_incidents.model import Claim, Conflict, Polarity

POSITION = "position"
OFF = "stated_point_off"  # the reason of a place that a stated point is not inside of


def find_conflicts(claims: Sequence[Claim], origins: Origins) -> tuple[Conflict, ...]:
    """Every conflict among the claims, in a fixed order of types."""
    return (
        *figure_conflicts(claims, origins),
        *date_conflicts(claims, origins),
        *denials(claims),
        *positions(claims),
    )


def date_conflicts(claims: Sequence[Claim], origins: Origins) -> tuple[Conflict, ...]:
    """Windows of different origins without a common day, among claims of one family.

    A burial the morning after does not contradict the day of the killing: families are compared with their own.
    """
    found = []
    for family in sorted({FAMILIES[claim.kind] for claim in claims}):
        windows = [
            (days, claim)
            for claim in claims
            if FAMILIES[claim.kind] == family
            and claim.when.basis not in GUESSED
            and not loose(claim)
            and (days := dated(claim))
        ]
        if not windows:
            continue
        (_, first), (_, last) = min(windows, key=lambda w: w[0][1]), max(windows, key=lambda w: w[0][0])
        apart = max(days[0] for days, _ in windows) > min(days[1] for days, _ in windows)
        if apart and origins.of(first) != origins.of(last):
            said = sorted({(str(days[0]), claim.when.text or str(days[0])) for days, claim in windows})
            ids = tuple(sorted(claim.id for _, claim in windows))
            found.append(Conflict("date", ids, " / ".join(text for _, text in said)))
    return tuple(found)


def denials(claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """One conflict for the claims that deny the others."""
    denied = [claim for claim in claims if claim.polarity is Polarity.DENIED]
    if not denied or len(denied) == len(claims):
        return ()
    who = " / ".join(dict.fromkeys(claim.speakers[0].name for claim in denied if claim.speakers))
    return (Conflict("denial", tuple(sorted(claim.id for claim in denied)), f"denied by {who or 'the report'}"),)


def positions(claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """One conflict for positions that reports state and that lie off the place: no source disagrees with another."""
    off = {
        reason.detail: claim.id
        for claim in claims
        for place in claim.places
        if place.is_mark
        for reason in place.reasons
        if reason.feature == OFF
    }
    return (Conflict(POSITION, tuple(sorted(set(off.values()))), " / ".join(sorted(off))),) if off else ()


def is_disputed(conflicts: Sequence[Conflict]) -> bool:
    """Whether sources disagree."""
    return any(conflict.type != POSITION for conflict in conflicts)
