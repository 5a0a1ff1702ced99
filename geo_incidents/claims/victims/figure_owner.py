"""The place of a figure: every place that a passage may be about is scored for each figure of dead and wounded.

The rules of `nearest` say which place a figure stands nearest to; the table `data/weights/claims_figures.csv`
says whether it is that place's own: a toll of a region, of another story or of no place named is nobody's. What the
rules chose is among the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_incidents.claims.discourse.meant import Meant
from geo_incidents.claims.kinds import Kinds
from geo_incidents.claims.sentences.groups import Group
from geo_incidents.claims.sentences.nearest import counted_place
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.claims.victims.figure_places import HARMED, Asked, Ruled, Seen, Tolls, is_in, places_asked, told_of
from geo_incidents.model import Count
from geo_incidents.scoring.table import load, logistic, threshold

TABLE = "claims_figures"
PLACE = "place"
OWN, KEPT = threshold("figure_owner.own"), threshold("figure_owner.kept")
ABSOLUTE = (
    "total_of_parts", "figure_of_a_region", "toll_of_an_area", "figure_beside_area", "figure_on_a_road",
    "figure_of_a_place_unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owner:
    """The places a figure is of, the rule by which, and the figure with its scope."""

    group: Group | None
    rule: str
    count: Count


def owners(
    passage: Passage, kinds: Kinds, places: Sequence[Meant], tolls: Tolls, fallback: Group | None
) -> list[Owner]:
    """Whose each figure of a passage is."""
    rules = ruled(passage, fallback)
    weighed = {
        count: [(probability(one.features), one) for one in some]
        for count, some in asked(passage, kinds, places, tolls, rules)
    }
    return chosen(passage, weighed, rules, fallback)


def ruled(passage: Passage, fallback: Group | None) -> dict[Count, Ruled]:
    """The place that the rules choose for each figure."""
    return {count: counted_place(count, passage.scene, fallback) for count in passage.scene.counts}


def asked(
    passage: Passage, kinds: Kinds, places: Sequence[Meant], tolls: Tolls, rules: Mapping[Count, Ruled]
) -> Iterator[tuple[Count, Iterator[Asked]]]:
    """The figures for the dead and the hurt, and the places each may be of."""
    harmed = [count for count in passage.scene.counts if count.outcome in HARMED]
    told = [(meant, told_of(meant)) for meant in places] if harmed else []
    for count in harmed:
        yield count, places_asked(count, rules[count], passage, kinds, told, tolls)


def probability(seen: Seen) -> float:
    """How likely a figure is a place's."""
    return logistic(load(TABLE)[PLACE].weigh(seen))


def chosen(
    passage: Passage,
    weighed: Mapping[Count, Sequence[tuple[float, Asked]]],
    rules: Mapping[Count, Ruled],
    fallback: Group | None,
) -> list[Owner]:
    """Whose each figure is, given how likely each place is; what may be no victims and is no place's is left out."""
    found = []
    for count in passage.scene.counts:
        owner = _owner(count, weighed.get(count, ()), rules[count], passage.scene, fallback)
        if owner.group or count not in passage.guessed:
            found.append(owner)
    return found


def _owner(
    count: Count,
    weighed: Sequence[tuple[float, Asked]],
    by_rule: Ruled,
    scene: Scene,
    fallback: Group | None,
) -> Owner:
    """The likeliest place, what the rules chose before all others of the same list; no place where none is likely."""
    group, rule = by_rule
    best = max(weighed, key=lambda pair: pair[0], default=None)
    if count.outcome not in HARMED or best is None or rule in ABSOLUTE or (group and group.is_unlisted):
        return Owner(group, rule, count)
    own = max((likely for likely, one in weighed if group and is_in(one.meant, group)), default=0.0)
    if own >= max(OWN, best[0] / KEPT):
        return Owner(group, rule, count)
    if best[0] < OWN:
        return Owner(None, "figure_of_no_place", count) if group and group.is_mark else Owner(group, rule, count)
    meant = best[1].meant
    groups = [one for one in (*scene.groups, *scene.goals, fallback) if one and is_in(meant, one)]
    return Owner(groups[0] if groups else Group.of(meant.naming.found), "figure_weighed", count)
