"""Contradictions between the claims of an incident, by type: figure, date, denial, position. None is resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from geo_incidents.incidents.figures import figure_conflicts
from geo_incidents.incidents.grouping import dated, own_figures
from geo_incidents.incidents.origins import Origins
from geo_incidents.incidents.table import FAMILIES, GUESSED
from geo_incidents.model import Category, Claim, Conflict, Outcome, Polarity

POSITION = "position"
DENIAL = "denial"
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
    """Days on which different origins put the same people of one family of kinds.

    Killings may go on for days: "Friday", "Friday night" and "8 and 9 March" can all be true. The same number of dead
    on two days cannot. A burial the morning after contradicts no killing: families are compared with their own.
    """
    told: dict[tuple[str, Outcome, Category, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.polarity is Polarity.ASSERTED and claim.when.basis not in GUESSED and _on_one_day(claim):
            for (outcome, category), count in own_figures(claim).items():
                told[FAMILIES[claim.kind], outcome, category, count].append(claim)
    found: dict[tuple[str, ...], Conflict] = {}
    for same in told.values():
        days = {origins.of(claim): claim.when.start for claim in same}
        if len(set(days.values())) > 1:
            ids = tuple(sorted(claim.id for claim in same))
            said = sorted({(str(claim.when.start), claim.when.text or str(claim.when.start)) for claim in same})
            found[ids] = Conflict("date", ids, " / ".join(text for _, text in said))
    return tuple(found[ids] for ids in sorted(found))


def _on_one_day(claim: Claim) -> bool:
    return (days := dated(claim)) is not None and days[0] == days[1]


def denials(claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """One conflict for the claims that deny the others."""
    denied = [claim for claim in claims if claim.polarity is Polarity.DENIED]
    if not denied or len(denied) == len(claims):
        return ()
    who = " / ".join(dict.fromkeys(speaker.name for claim in denied for speaker in claim.roots))
    return (Conflict(DENIAL, tuple(sorted(claim.id for claim in denied)), f"denied by {who or 'the report'}"),)


def positions(claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """One conflict for stated positions that lie outside the place; it is not a disagreement between sources."""
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
    """Whether sources disagree on what happened; a denial is shown as one, and settles nothing."""
    return any(conflict.type not in (POSITION, DENIAL) for conflict in conflicts)
