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
from geo_incidents.model import Count, Outcome, Span
from geo_incidents.scoring.features import log_odds, steps
from geo_incidents.scoring.table import load, logistic

TABLE = "claims_figures"
PLACE = "place"
HARMED = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.BODIES})
OWN = {True: 0.4, False: 0.5}  # from here on a figure is a place's, whatever the rules chose
KEPT = {True: 0.1, False: 0.2}  # and from here on one that the rules gave to it, both by whether its sentence names it
ABSOLUTE = ("total_of_parts", "figure_of_a_region", "toll_of_an_area", "figure_beside_area", "figure_on_a_road")
ASKED = 0.03  # places less likely to be told of are not asked, unless the rules chose them
SIZES = (1, 4, 9, 29, 99, 999)
APART = (1, 4, 9, 19)  # words between a figure and a name
# What is seen of a place wherever a figure stands, by the names of `discourse` and `surroundings`.
SAID = tuple(
    f"{name} "
    for name in (
        "rule", "kind", "relation", "passages since", "rivals since", "rank", "heads the section", "points back",
        "areas here", "places elsewhere", "places here", "in the last naming passage", "places in the report",
        "share", "opens", "block", "another country",
    )
)  # fmt: skip

Told = frozenset[tuple[Outcome, int]]
Seen = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure and a place it may be of, with what is seen of the two."""

    count: Count
    meant: Meant
    features: Seen


@dataclass(frozen=True, slots=True)
class Owner:
    """The places a figure is of, the rule by which, and the figure with its scope."""

    group: Group | None
    rule: str
    count: Count


def told_before(found: Sequence[Passage]) -> Iterator[Told]:
    """For every passage the figures of all before it: what is told again may be of another place than the last."""
    told: set[tuple[Outcome, int]] = set()
    for passage in found:
        yield frozenset(told)
        told |= {(count.outcome, count.min) for count in passage.scene.counts}


def owners(passage: Passage, kinds: Kinds, places: Sequence[Meant], told: Told, fallback: Group | None) -> list[Owner]:
    """Whose each figure of a passage is."""
    found = []
    for count in passage.scene.counts:
        ruled = counted_place(count, passage.scene, fallback)
        some = _of_count(count, ruled, passage, kinds, places, told) if count.outcome in HARMED else ()
        weighed = [(probability(one.features), one) for one in some]
        found.append(choose(count, weighed, *ruled, passage.scene, fallback))
    return found


def probability(seen: Seen) -> float:
    """How likely a figure is a place's."""
    return logistic(load(TABLE)[PLACE].weigh(seen))


def choose(
    count: Count,
    weighed: Sequence[tuple[float, Asked]],
    chosen: Group | None,
    rule: str,
    scene: Scene,
    fallback: Group | None,
) -> Owner:
    """The likeliest place, what the rules chose before all others of the same list; no place where none is likely."""
    if count.outcome not in HARMED or rule in ABSOLUTE:
        return Owner(chosen, rule, count)
    best = max(weighed, key=lambda pair: pair[0], default=None)
    own = [pair for pair in weighed if chosen and _is_in(pair[1].meant, chosen)]
    if best is None or any(likely >= max(KEPT[one.meant.here], best[0] / 2) for likely, one in own):
        return Owner(chosen, rule, count)
    if best[0] < OWN[best[1].meant.here]:
        return Owner(None, "figure_of_no_place", count) if chosen and chosen.is_mark else Owner(chosen, rule, count)
    groups = [group for group in (*scene.groups, *scene.goals, fallback) if group and _is_in(best[1].meant, group)]
    return Owner(groups[0] if groups else Group.of(best[1].meant.naming.found), "figure_weighed", count)


def _is_in(meant: Meant, group: Group) -> bool:
    return any(place.place is not None and place.place.id == meant.key for place in group.places)


def asked(
    passage: Passage, kinds: Kinds, places: Sequence[Meant], told: Told, fallback: Group | None
) -> Iterator[tuple[Count, Iterator[Asked]]]:
    """The figures for the dead and the hurt, and the places each may be of."""
    for count in passage.scene.counts:
        if count.outcome in HARMED:
            ruled = counted_place(count, passage.scene, fallback)
            yield count, _of_count(count, ruled, passage, kinds, places, told)


def _of_count(
    count: Count,
    ruled: tuple[Group | None, str],
    passage: Passage,
    kinds: Kinds,
    places: Sequence[Meant],
    told: Told,
) -> Iterator[Asked]:
    chosen, rule = ruled
    said = {**_said(count, passage.scene, kinds, told), "rule": rule}
    for number, meant in enumerate(places):
        mine = chosen is not None and _is_in(meant, chosen)
        if meant.probability < ASKED and not mine:
            continue
        values = dict(said)
        values["the rules"] = rule if mine else "no"
        values["the rules chose"] = "it" if mine else "none" if chosen is None else "mark" if chosen.is_mark else "area"
        values["rank of the place"] = min(3, number)
        values["named"] = "here" if meant.here else "before"
        if meant.here:
            values |= _between(count, meant, passage.scene)
        yield Asked(count, meant, _features(values, meant, said))


def _features(values: Mapping[str, object], meant: Meant, said: Mapping[str, object]) -> dict[str, float]:
    named, rules = values["named"], values["the rules chose"]
    found = {f"{name}: {value}": 1.0 for name, value in values.items()}
    found.update((name, 1.0) for name in meant.features if name.startswith(SAID))
    found.update((f"{named}, {rules}, {name}: {value}", 1.0) for name, value in said.items())
    found["log-odds of the place"] = found[f"{rules}, log-odds of the place"] = log_odds(meant.probability)
    return found


def _said(count: Count, scene: Scene, kinds: Kinds, told: Told) -> dict[str, object]:
    """What is seen of a figure wherever it belongs."""
    alike = [other for other in scene.counts if other.outcome is count.outcome and not other.part_of]
    clause = scene.clause(count.span)
    return {
        "outcome": count.outcome,
        "category": count.category,
        "size": steps(count.min, *SIZES),
        "vague": int(count.vague),
        "part": int(bool(count.part_of)),
        "running": int(count.cumulative),
        "told before": int((count.outcome, count.min) in told),
        "figures": min(3, len(alike)),
        "number": "part" if count.part_of else alike[:2].index(count) if count in alike[:2] else 2,
        "wide": 2 if any(map(clause.contains, scene.wide)) else int(bool(scene.wide)),
        "speakers": min(2, len(scene.speakers)),
        "words of events": min(2, len({trigger.kind for trigger in scene.triggers})),
        "killing": steps(kinds.families["killing"], 0.2, 0.5, 0.8),
    }


def _between(count: Count, meant: Meant, scene: Scene) -> dict[str, object]:
    """What stands between a figure and a place that its sentence names."""
    name = meant.naming.found.mention.span
    one, other = scene.stretch(count.span), scene.stretch(name)
    low, high = (one.last, other.first) if other.first >= one.last else (other.last, one.first)
    start, end = min(count.span.end, name.end), max(count.span.start, name.start)
    inside = Span(start, max(start, end))
    return {
        "side": "behind" if name.start > count.span.start else "before",
        "words between": steps(max(0, high - low), *APART),
        "clauses between": min(2, sum(start <= stop < end for stop in scene.stops)),
        "figures between": min(2, sum(inside.contains(other.span) for other in scene.counts if other is not count)),
        "places between": min(2, sum(inside.contains(other.mention.span) for other in scene.named)),
        "words of events between": min(2, sum(inside.contains(trigger.span) for trigger in scene.triggers)),
    }
