"""The place nearest to a word: in its clause first, behind it rather than in front, villages before areas."""

from __future__ import annotations

from geo_incidents.claims.groups import Group, filled
from geo_incidents.claims.scenes import Scene
from geo_incidents.claims.vocabulary import clause_words
from geo_incidents.grammar import hits
from geo_incidents.model import Span

CLAUSE = 120  # what a clause end between trigger and place counts, in code points
JOINT = 20  # what a conjunction or a comma between them counts
BETWEEN = 30  # what another trigger between them counts
WIDE = 150  # an area is this much farther than a village: it mostly says where the village lies
VAST = 150  # and a country this much farther than other areas
BESIDE = 8  # tokens between a word of an event and the area it names: "clashes in the northern countryside of"
IN_FRONT = 15  # a place in front of its trigger is this much farther than one behind


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
    nearest = min(scene.groups, key=lambda group: (distance(span, group, scene), group.span.start))
    clause = scene.clause(span)
    own = [group for group in scene.groups if group.is_mark and clause.overlaps(group.span)]
    if own and not clause.overlaps(nearest.span):
        nearest = min(own, key=lambda group: (distance(span, group, scene), group.span.start))
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


def distance(span: Span, group: Group, scene: Scene) -> int:
    """How far a group of places is from a span, in code points with what stands between."""
    behind = group.span.start >= span.end
    low, high = (span.end, group.span.start) if behind else (group.span.end, span.start)
    stops = sum(low <= stop < high for stop in scene.stops)
    others = sum(low <= trigger.span.start < high for trigger in scene.triggers if trigger.strength != "outcome")
    return (
        max(0, high - low)
        + stops * CLAUSE
        + others * BETWEEN
        + joints(low, high, scene) * JOINT
        + (0 if behind else IN_FRONT)
        + (0 if group.is_mark or stands_for_itself(span, group, scene) else WIDE)
        + (VAST if group.is_vast else 0)
    )


def joints(low: int, high: int, scene: Scene) -> int:
    """Conjunctions and commas between two code points."""
    words = scene.words
    return sum(1 for _ in hits(clause_words(scene.lang, "join"), words, words.since(low), words.before(high)))


def stands_for_itself(span: Span, group: Group, scene: Scene) -> bool:
    """Whether an area beside its event is no container of a village behind it: more is told in between."""
    if not named_beside(span, group, scene):
        return False
    village = next((g.span.start for g in scene.groups if g.is_mark and g.span.start > group.span.end), None)
    told = (*scene.stops, *(trigger.span.start for trigger in scene.triggers), *(c.span.start for c in scene.counts))
    return village is not None and any(group.span.end <= start < village for start in told)
