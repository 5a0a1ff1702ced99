"""An incident's figures: low, best and high, and contradictions between its claims.

Nothing is summed and nothing is averaged. Within one origin figures may overlap ("five of their neighbours", "at least
20 in one quarter"), so an origin's figure is the largest it gives; between origins the smallest and the largest stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from geo_incidents.incidents.origins import Origins
from geo_incidents.incidents.table import DATE_RANK, PLACE_RANK
from geo_incidents.model import Category, Claim, Conflict, Count, Outcome, Polarity, Scope, Toll

Key = tuple[Outcome, Category]
Counted = tuple[Claim, Count]


def tolls(
    claims: Sequence[Claim], origins: Origins, scopes: frozenset[Scope] = frozenset({Scope.PLACE})
) -> tuple[Toll, ...]:
    """A toll for every outcome and category that claims of these scopes count, in the order of the enums."""
    return tuple(toll(key, counted, origins) for key, counted in sorted(by_key(claims, scopes).items(), key=rank))


def figure_conflicts(claims: Sequence[Claim], origins: Origins) -> Iterator[Conflict]:
    """Figures of one outcome and category that no single number satisfies, between different origins."""
    for (outcome, category), counted in sorted(by_key(claims, frozenset({Scope.PLACE})).items(), key=rank):
        if disputed(counted, origins):
            figures = sorted({(count.min, count.text) for _, count in counted})
            ids = tuple(sorted({claim.id for claim, _ in counted}))
            yield Conflict("figure", ids, f"{outcome}, {category}: " + " / ".join(text for _, text in figures))


def toll(key: Key, counted: Sequence[Counted], origins: Origins) -> Toll:
    """Low, best and high of one outcome and category."""
    largest = per_origin(counted, origins)
    low = min(count.min for _, count in largest)
    open_ended = max((count.min for _, count in largest if count.max is None), default=None)
    stated = max((count.max for _, count in largest if count.max is not None), default=None)
    high = None if open_ended is not None and (stated is None or open_ended >= stated) else stated
    best, rule = best_figure(largest, disputed(counted, origins))
    ticks = tuple(claim.id for claim, _ in sorted(counted, key=lambda pair: (pair[1].min, pair[0].id)))
    return Toll(*key, low=low, best=best, high=high, best_rule=rule, claims=tuple(dict.fromkeys(ticks)))


def per_origin(counted: Sequence[Counted], origins: Origins) -> list[Counted]:
    """The largest figure of each origin, origins sorted."""
    largest: dict[str, Counted] = {}
    for claim, count in sorted(counted, key=lambda pair: (-pair[1].min, pair[0].id)):
        largest.setdefault(origins.of(claim), (claim, count))
    return [largest[origin] for origin in sorted(largest)]


def best_figure(largest: Sequence[Counted], contested: bool) -> tuple[int | None, str]:
    """The figure of the most specific claim, and the rule; None if origins contradict each other."""
    if contested:
        return None, "none: sources disagree"
    claim, count = min(largest, key=lambda pair: specificity(pair[0]))
    return count.min, "only origin" if len(largest) == 1 else f"most specific claim: {claim.id}"


def specificity(claim: Claim) -> tuple[int, int, int, str]:
    """Sort key, closest first: precision of place, precision of date, steps between speaker and reader, id."""
    place = min((PLACE_RANK.index(resolution.precision) for resolution in claim.places), default=len(PLACE_RANK))
    return place, DATE_RANK.index(claim.when.precision), len(claim.speakers), claim.id


def disputed(counted: Sequence[Counted], origins: Origins) -> bool:
    """Whether no number satisfies every origin's figure."""
    largest = per_origin(counted, origins)
    ceiling = min((count.max for _, count in largest if count.max is not None and not count.approx), default=None)
    return ceiling is not None and max(count.min for _, count in largest) > ceiling


def by_key(claims: Sequence[Claim], scopes: frozenset[Scope]) -> dict[Key, list[Counted]]:
    """Counts of the asserted claims by outcome and category; no part of a figure that stands beside it.

    "32 of these deaths" is no rival of the "more than 100" they are part of. Where the whole is told of another place
    ("16 killed, seven of them in Arzona") its part is this place's figure.
    """
    found: dict[Key, list[Counted]] = defaultdict(list)
    for claim in claims:
        for count in claim.counts if claim.polarity is Polarity.ASSERTED else ():
            if count.scope in scopes:
                found[count.outcome, count.category].append((claim, count))
    return {key: wholes(counted) for key, counted in found.items()}


def wholes(counted: Sequence[Counted]) -> list[Counted]:
    """The counts that are not parts of other counts here; all of them if each is a part ("5 dead, among them 5")."""
    told = {(claim.document, count.text) for claim, count in counted}
    kept = [(claim, count) for claim, count in counted if (claim.document, count.part_of) not in told]
    return kept or list(counted)


def rank(item: tuple[Key, object]) -> tuple[int, int]:
    """Sort key by the order of the enums."""
    (outcome, category), _ = item
    return list(Outcome).index(outcome), list(Category).index(category)
