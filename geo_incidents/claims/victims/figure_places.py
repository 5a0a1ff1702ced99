"""What is seen of a figure for the dead or the hurt and a place it may be of.

Nothing here decides: these are the features of `data/weights/claims_figures.csv`, of the figure, of the place, and of
what the report told before of either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from geo_incidents.claims.discourse.meant import Meant
from geo_incidents.claims.kinds import Kinds
from geo_incidents.claims.sentences.groups import Group
from geo_incidents.claims.sentences.nearest import place_of
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.model import Count, Outcome, Resolution, Span
from geo_incidents.scoring.numeric import log_odds, steps
from geo_incidents.scoring.table import threshold

HARMED = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.BODIES})
GUESSES = (0.3, 0.45, 0.6, 0.8)
SIZES = (1, 4, 9, 29, 99, 999)
APART = (1, 4, 9, 19)  # words between a figure and a name
LIKELY = (0.1, 0.3, 0.6)
ASKED = threshold("figure_places.asked")
LEAST_TOLD = 3  # smaller figures are told of many places
VIOLENCE = ("killing", "strike", "clash", "bodies")
# What is seen of a place wherever a figure stands, by the names of `discourse` and `surroundings`.
SAID = tuple(
    f"{name} "
    for name in (
        "rule", "kind", "relation", "passages since", "blocks since", "rivals since", "rank", "heads the section",
        "points back", "areas here", "places elsewhere", "places here", "in the last naming passage",
        "places in the report", "share", "opens", "block", "another country", "role there", "in the title",
        "named first", "named most", "list",
    )
)  # fmt: skip

Seen = Mapping[str, float]
Beside = Mapping[str, Sequence[Sequence[Resolution]]]  # the names next to a figure, by how they stand there
NOTHING: Seen = {}
Ruled = tuple[Group | None, str]  # the place that the rules chose for a figure, and by which


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure and a place it may be of, with what is seen of the two."""

    count: Count
    meant: Meant
    features: Seen


@dataclass(slots=True)
class Tolls:
    """What the passages before told: of which places there was violence, and where figures were told."""

    violence: dict[str, float] = field(default_factory=dict)  # the likeliest, by place
    counted: set[str] = field(default_factory=set)  # places of passages with figures
    values: dict[tuple[Outcome, int], set[str]] = field(default_factory=dict)  # figures, and the places beside them
    last: frozenset[str] | None = None  # places of the passage that counted last

    def take(self, passage: Passage, kinds: Kinds, places: Sequence[Meant]) -> None:
        """Remember a passage; `places` are those it may tell of, the likeliest first."""
        likely = max(kinds.families[family] for family in VIOLENCE)
        for meant in places:
            self.violence[meant.key] = max(self.violence.get(meant.key, 0.0), likely * meant.probability)
        harmed = [count for count in passage.scene.counts if count.outcome in HARMED]
        if harmed and places:
            beside = {meant.key for meant in places if meant.here} or {places[0].key}
            self.counted |= beside
            self.last = frozenset(beside)
            for count in harmed:
                self.values.setdefault((count.outcome, count.min), set()).update(beside)

    def same(self, count: Count, key: str) -> str:
        """Whether a figure was told before, and of which place."""
        places = self.values.get((count.outcome, count.min)) if count.min >= LEAST_TOLD else None
        return "no" if places is None else "of it" if key in places else "of another"

    def before(self, key: str) -> str:
        """Whether the figures told last were of a place."""
        return "none" if self.last is None else "of it" if key in self.last else "of another"


def is_in(meant: Meant, group: Group) -> bool:
    """Whether a place is one of a group's."""
    return any(place.place is not None and place.place.id == meant.key for place in group.places)


def told_of(meant: Meant) -> Seen:
    """What is seen of a place wherever a figure stands."""
    return {name: 1.0 for name in meant.features if name.startswith(SAID)}


def places_asked(
    count: Count, ruled: Ruled, passage: Passage, kinds: Kinds, places: Sequence[tuple[Meant, Seen]], tolls: Tolls
) -> Iterator[Asked]:
    """The places that a figure may be of, each with what is seen; `places` come with what is seen of them alone."""
    chosen, rule = ruled
    said = titled({**_said(count, passage, kinds, tolls), "rule": rule})
    told = _of_trigger(count, passage.scene)
    beside = _names_beside(count, passage.scene)
    for number, (meant, seen) in enumerate(places):
        mine = chosen is not None and is_in(meant, chosen)
        if meant.probability < ASKED and not mine:
            continue
        named = "here" if meant.here else "before"
        chose = "it" if mine else "none" if chosen is None else "mark" if chosen.is_mark else "area"
        values: dict[str, object] = {
            "the rules": rule if mine else "no",
            "the rules chose": chose,
            "the nearest word's place": "none" if told is None else "it" if is_in(meant, told) else "another",
            "rank of the place": min(3, number),
            "named": named,
            "violence there": steps(tolls.violence.get(meant.key, 0.0), *LIKELY),
            "counted there": int(meant.key in tolls.counted),
            "the same told": tolls.same(count, meant.key),
            "the last figures": tolls.before(meant.key),
        }
        near = titled(_what_beside(beside, meant))
        between = titled(_between(count, meant, passage.scene)) if meant.here else NOTHING
        found = {**said, **titled(values), **near, **between, **seen}
        found.update((f"{named}, {chose}, {title}", 1.0) for title in said)
        found.update((f"{named}, {title}", 1.0) for title in near)
        found["log-odds of the place"] = found[f"{chose}, log-odds of the place"] = log_odds(meant.probability)
        yield Asked(count, meant, found)


def titled(values: Mapping[str, object]) -> dict[str, float]:
    """Values as features."""
    return {f"{name}: {value}": 1.0 for name, value in values.items()}


def _of_trigger(count: Count, scene: Scene) -> Group | None:
    """The place of the word of an event that is nearest to a figure."""
    near = min(scene.triggers, key=lambda trigger: scene.apart(trigger.span, count.span), default=None)
    return place_of(near.span, scene, None)[0] if near else None


def _said(count: Count, passage: Passage, kinds: Kinds, tolls: Tolls) -> dict[str, object]:
    """What is seen of a figure wherever it belongs."""
    scene = passage.scene
    alike = [other for other in scene.counts if other.outcome is count.outcome and not other.part_of]
    clause = scene.clause(count.span)
    return {
        "outcome": count.outcome,
        "category": count.category,
        "size": steps(count.min, *SIZES),
        "vague": int(count.vague),
        "part": int(bool(count.part_of)),
        "running": int(count.cumulative),
        "told before": int((count.outcome, count.min) in tolls.values),
        "figures": min(3, len(alike)),
        "number": "part" if count.part_of else alike[:2].index(count) if count in alike[:2] else 2,
        "wide": 2 if any(map(clause.contains, scene.wide)) else int(bool(scene.wide)),
        "speakers": min(2, len(scene.speakers)),
        "words of events": min(2, len({trigger.kind for trigger in scene.triggers})),
        "killing": steps(kinds.families["killing"], 0.2, 0.5, 0.8),
        "guessed": guess(passage.guessed.get(count)),
    }


def guess(probability: float | None) -> str:
    """How likely it is that a figure counts victims, where no word says so."""
    return "no" if probability is None else str(steps(probability, *GUESSES))


def _names_beside(count: Count, scene: Scene) -> Beside:
    """The names next to a figure."""
    clause = scene.clause(count.span)
    before = [found for found in scene.named if found.mention.span.end <= count.span.start][-1:]
    behind = [found for found in scene.named if found.mention.span.start >= count.span.end][:1]
    nearest = min([*before, *behind], key=lambda found: scene.apart(found.mention.span, count.span), default=None)
    inside = [[one for one in some if clause.overlaps(one.mention.span)] for some in (before, behind)]
    return {
        "nearest name": [[nearest] if nearest else []],
        "name before": [before],
        "name behind": [behind],
        "names in the clause": inside,
    }


def _what_beside(names: Beside, meant: Meant) -> dict[str, object]:
    """What the names next to a figure are: this place, another, an area, one elsewhere."""
    return {name: " ".join([_sort(found, meant) for found in some]) for name, some in names.items()}


def _sort(found: Sequence[Resolution], meant: Meant) -> str:
    """What a name is for a figure: none, this place, another that may be drawn, an area, elsewhere."""
    if not found:
        return "none"
    place, status = found[0].place, found[0].status
    if place is not None and place.id == meant.key:
        return "it"
    return "another" if found[0].is_mark else str(status)


def _between(count: Count, meant: Meant, scene: Scene) -> dict[str, object]:
    """What stands between a figure and a place that its sentence names."""
    name = meant.naming.found.mention.span
    start, end = min(count.span.end, name.end), max(count.span.start, name.start)
    inside = Span(start, max(start, end))
    return {
        "side": "behind" if name.start > count.span.start else "before",
        "words between": steps(scene.apart(count.span, name), *APART),
        "clauses between": min(2, sum(start <= stop < end for stop in scene.stops)),
        "figures between": min(2, sum(inside.contains(other.span) for other in scene.counts if other is not count)),
        "places between": min(2, sum(inside.contains(other.mention.span) for other in scene.named)),
        "words of events between": min(2, sum(inside.contains(trigger.span) for trigger in scene.triggers)),
    }
