"""The place nearest to a word: in its clause first, behind it rather than in front, villages before areas."""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents.claims.groups import Group, filled
from geo_incidents.claims.scenes import Scene
from geo_incidents.model import Span
from geo_incidents.scoring.attach import Pair

BESIDE = 8  # tokens between a word of an event and the area it names: "clashes in the northern countryside of"
PAIR = "event_place"


def place_of(span: Span, scene: Scene, fallback: Group | None) -> tuple[Group | None, str]:
    """The group of places nearest to a span in the sentence, and the rule that chose it."""
    if not scene.groups:
        return fallback, "inherited" if fallback else "no_place"
    if of_a_region(span, scene) and any(scene.clause(span).contains(count.span) for count in scene.counts):
        return None, "of_a_region"
    if fallback and not scene.counts and not any(named_beside(span, group, scene) for group in scene.groups):
        return fallback, "inherited"  # a country told of by the way
    if len(scene.groups) == 1:
        return scene.groups[0], "only_place"
    nearest = fitting(span, scene.groups, scene)
    clause = scene.clause(span)
    own = [group for group in scene.groups if group.is_mark and clause.overlaps(group.span)]
    if own and not clause.overlaps(nearest.span):
        nearest = fitting(span, own, scene)
    if not nearest.is_mark and scene.opening and not named_beside(span, nearest, scene):
        return scene.opening, "sentence_opens_with_place"
    return nearest, "nearest_place"


def of_a_region(span: Span, scene: Scene) -> bool:
    """Whether the clause speaks of a whole region and of no place in it."""
    clause = scene.clause(span)
    return any(map(clause.contains, scene.wide)) and not any(clause.overlaps(group.span) for group in scene.groups)


def named_beside(span: Span, group: Group, scene: Scene) -> bool:
    """Whether an area is what the word of an event speaks of: only prepositions and directions stand between."""
    between = scene.words[scene.words.since(span.end) : scene.words.before(group.span.start)]
    return group.span.start >= span.end and filled(between, scene.lang, "list", "direction", most=BESIDE)


def fitting(span: Span, groups: Sequence[Group], scene: Scene) -> Group:
    """The group that fits a word of an event, or a figure, best."""
    return max(groups, key=lambda group: fit(span, group, scene).score)


def fit(span: Span, group: Group, scene: Scene) -> Pair:
    """How well a group of places fits a word, and why."""
    return scene.between.pair(PAIR, scene.stretch(span), scene.stretch(group.span), said_of(group, span, scene))


def said_of(group: Group, span: Span, scene: Scene) -> dict[str, float]:
    """What counts against a group wherever it stands."""
    tags = {"area": 1.0} if not group.is_mark and not stands_for_itself(span, group, scene) else {}
    return {**tags, "vast": 1.0} if group.is_vast else tags


def stands_for_itself(span: Span, group: Group, scene: Scene) -> bool:
    """Whether an area beside its event is no container of a village behind it: more is told in between."""
    if not named_beside(span, group, scene):
        return False
    village = next((g.span.start for g in scene.groups if g.is_mark and g.span.start > group.span.end), None)
    told = (*scene.stops, *(trigger.span.start for trigger in scene.triggers), *(c.span.start for c in scene.counts))
    return village is not None and any(group.span.end <= start < village for start in told)
