"""Columns of figures: an incident's tolls and a claim's counts as flat numbers, never added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from geo_incidents.exports.crosswalk import outcome_prefix
from geo_incidents.model import Category, Claim, Count, Outcome, Scope, Toll

Row = dict[str, Any]

NO_FIGURES: Row = {f"{outcome_prefix(o)}_{end}": None for o in Outcome for end in ("min", "best", "max")}
SUBSETS = {Category.CHILDREN: "victims_children_min", Category.WOMEN: "victims_women_min"}


def toll_columns(tolls: Sequence[Toll]) -> Row:
    """`killed_min`, `killed_best`, `killed_max` and so on for every outcome; None if nothing is claimed."""
    row = NO_FIGURES.copy()
    by_outcome: dict[Outcome, list[Toll]] = {}
    for toll in tolls:
        by_outcome.setdefault(toll.outcome, []).append(toll)
    for outcome, of in by_outcome.items():
        prefix = outcome_prefix(outcome)
        row[f"{prefix}_min"], row[f"{prefix}_best"], row[f"{prefix}_max"] = whole(of)
    return row


def whole(tolls: Sequence[Toll]) -> tuple[int, int | None, int | None]:
    """Low, best and high for everybody: the toll of all, or else the toll of a group.

    Groups without a toll of all ("9 children", "4 women") may overlap, so they are not added: the largest low is used.
    """
    if len(tolls) == 1:
        return tolls[0].low, tolls[0].best, tolls[0].high
    for toll in tolls:
        if toll.category is Category.ALL:
            return toll.low, toll.best, toll.high
    return max(toll.low for toll in tolls), None, None


def victim_columns(tolls: Sequence[Toll]) -> Row:
    """Children and women among the killed, the category counted, and the rule behind `killed_best`."""
    killed = [toll for toll in tolls if toll.outcome is Outcome.KILLED]
    subsets: Row = dict.fromkeys(SUBSETS.values())
    subsets |= {SUBSETS[toll.category]: toll.low for toll in killed if toll.category in SUBSETS}
    groups = dict.fromkeys(toll.category for toll in killed if toll.category is not Category.ALL)
    rule = next((toll.best_rule for toll in killed if toll.category is Category.ALL or len(killed) == 1), "")
    return {**subsets, "victim_group": "; ".join(groups), "best_rule": rule}


def shared_columns(claims: Iterable[Claim], has_own: bool) -> Row:
    """The toll that this place shares with others, and whether the incident's figures are for this place alone."""
    shared = [(claim, count) for claim in claims for count in claim.counts if count.scope is Scope.SHARED]
    killed = [(claim, c) for claim, c in shared if c.outcome is Outcome.KILLED and not c.part_of]
    highs = [count.max for _, count in killed]
    return {
        "count_scope": Scope.PLACE.value if has_own else Scope.SHARED.value if shared else "",
        "shared_killed_min": min((count.min for _, count in killed), default=None),
        "shared_killed_max": None if not highs or None in highs else max(high for high in highs if high is not None),
        "shared_places": max((len(claim.places) for claim, _ in shared), default=None),
    }


def claim_figures(counts: Sequence[Count]) -> Row:
    """Killed and injured in one claim: the first total of each, ignoring subsets."""
    row: Row = {"killed_min": None, "killed_max": None, "injured_min": None, "injured_max": None}
    for count in counts:
        prefix = outcome_prefix(count.outcome)
        if not count.part_of and row.get(f"{prefix}_min", 0) is None:
            row[f"{prefix}_min"], row[f"{prefix}_max"] = count.min, count.max
    return row


def count_row(count: Count) -> Row:
    """A figure with all its fields, for the nested claims."""
    return {
        "outcome": count.outcome,
        "category": count.category,
        "min": count.min,
        "max": count.max,
        "bound": count.bound,
        "approx": count.approx,
        "vague": count.vague,
        "scope": count.scope,
        "part_of": count.part_of,
        "cumulative": count.cumulative,
        "text": count.text,
    }
