"""The place of a word of an event, or of a figure, by the rules: nearest in its clause, villages before areas."""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents.claims.sentences.groups import RELATIONS, Group, filled, fills
from geo_incidents.claims.sentences.scenes import COMMAS, Scene
from geo_incidents.model import Category, Count, Outcome, Relation, Span
from geo_incidents.scoring.attach import Pair

BESIDE = 8  # tokens between a word of an event and the area it names: "clashes in the northern countryside of"
PAIR = "event_place"
HOME = 8  # words between a figure and the village its people come from: "30 civilians, all of them from X"
WHOEVER = frozenset({Category.ALL, Category.CIVILIAN})  # a part of such people is told for its place
BESIDE_ROAD = 4  # words between a figure and a road: "on the road from"


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


def counted_place(count: Count, scene: Scene, fallback: Group | None) -> tuple[Group | None, str]:
    """The place a figure was said of, and the rule that chose it; where both alternate, the one beside."""
    if count.outcome is Outcome.DISPLACED and (goal := reached(count.span, scene)):
        return goal, "figure_brought_to"
    if home := home_of(count.span, scene):
        return home, "figure_of_people_from"
    if of_a_region(count.span, scene):
        regional = any(map(scene.clause(count.span).contains, scene.regional))
        return None, "figure_of_a_region" if regional else "figure_of_a_total"
    if in_a_place_unknown(count.span, scene):
        return None, "figure_of_a_place_unknown"
    if (beyond := parts_told_elsewhere(count, scene)) is not None:
        left = [group for group in scene.groups if group.span.start < beyond]
        return (fitting(count.span, left, scene) if left else None), "total_of_parts"
    if count.cumulative and (area := area_beside(count.span, scene)):
        return area, "toll_of_an_area"
    own = [other for other in scene.counts if not other.part_of]
    if len(own) > 1 and on_a_road(count.span, scene):
        return None, "figure_on_a_road"
    groups = [group for group in scene.groups if group.is_mark] or scene.groups
    if len(own) > 1 and len(groups) > 1 and (area := area_behind(count.span, scene)):
        return area, "figure_beside_area"
    if len(groups) > 1 and len(own) > 1 and (beside := place_beside(count, scene, groups, own)):
        return beside, "figure_beside_place"
    return place_of(count.span, scene, fallback)


def home_of(span: Span, scene: Scene) -> Group | None:
    """Where the people counted come from, unless their clause goes on to say where it happened."""
    clause = scene.clause(span)
    for home in scene.origins:
        behind = [group for group in scene.groups if group.is_mark and group.span.start > home.span.end]
        if home.span.start >= span.end and scene.apart(span, home.span) <= HOME:
            return None if any(clause.contains(group.span) for group in behind) else home
    return None


def in_a_place_unknown(span: Span, scene: Scene) -> bool:
    """Whether a figure is told of a place right behind it that no list has: "seven in Xqwzz"."""
    first = scene.words.since(span.end)
    joint, name = scene.words[first : first + 1], scene.words[first + 1 : first + 2]
    led = bool(joint) and joint[0].form.isalpha() and fills(joint[0].form, scene.lang, "list")
    if not (led and name and name[0].capital):
        return False
    named = any(found.mention.span.overlaps(Span(name[0].start, name[0].end)) for found in scene.named)
    return not named and scene.words.at("date", first + 1) is None


def reached(span: Span, scene: Scene) -> Group | None:
    """Where the people counted are brought: the goal behind them, if no other place stands between."""
    behind = [group for group in (*scene.groups, *scene.goals) if group.span.start >= span.end]
    first = min(behind, key=lambda group: group.span.start, default=None)
    return first if first in scene.goals else None


def area_beside(span: Span, scene: Scene) -> Group | None:
    """The area nearest to a running total, unless a village of its clause is nearer."""
    clause = scene.clause(span)
    inside = [group for group in scene.groups if clause.overlaps(group.span)]
    first = min(inside, key=lambda group: scene.apart(span, group.span), default=None)
    return first if first and not first.is_mark else None


def parts_told_elsewhere(count: Count, scene: Scene) -> int | None:
    """Where the places of the parts of a total begin: "162 people, among them 52 in the village of X".

    A place right behind a part is the part's, unless the part only says who they were: "20 people, including six
    children, in the town of X" died there, all of them.
    """
    opened = [start for start in scene.parts if start >= count.span.end]
    for part in scene.counts:
        start = min([start for start in opened if start < part.span.start], default=part.span.start)
        if part.span.start < count.span.end or (start == part.span.start and part.part_of != count.text):
            continue
        place = next((group for group in scene.groups if group.span.start >= part.span.end), None)
        return start if place and is_of_part(part, part.span.end, place.span.start, scene) else None
    return None


def is_of_part(part: Count, low: int, high: int, scene: Scene) -> bool:
    """Whether the place at `high` is only that of a part that ends at `low`."""
    signs = any(low <= word.start < high and word.form in COMMAS for word in scene.words)
    return not signs and part.category in WHOEVER


def area_behind(span: Span, scene: Scene) -> Group | None:
    """The area behind a figure in a clause that names no village: "four more in the countryside of A"."""
    clause = scene.clause(span)
    inside = [group for group in scene.groups if clause.overlaps(group.span)]
    found = next((group for group in inside if group.span.start >= span.end), None)
    return None if any(group.is_mark for group in inside) else found


def on_a_road(span: Span, scene: Scene) -> bool:
    """Whether a road is named right behind a figure: "six in A, and another on the road from A to B"."""
    roads = [veto.span for veto in scene.vetoes if veto.why == RELATIONS[Relation.ROAD]]
    return any(road.start >= span.end and scene.apart(span, road) <= BESIDE_ROAD for road in roads)


def place_beside(count: Count, scene: Scene, groups: Sequence[Group], own: Sequence[Count]) -> Group | None:
    """The place next to a figure, in front of it or behind: whichever less stands between."""
    before = [group for group in groups if group.span.end <= count.span.start][-1:]
    behind = [group for group in groups if group.span.start >= count.span.end][:1]
    if before and bracketed(before[0].span.end, count.span.start, scene):
        return before[0]
    following = [other.span.start for other in own if other.span.start > count.span.start]
    if behind and following and following[0] < behind[0].span.start:
        behind = []
    sides = [*behind, *before]
    best = scene.between.best("figure_place", scene.stretch(count.span), [scene.stretch(one.span) for one in sides])
    return sides[best[0]] if best else None


def bracketed(start: int, end: int, scene: Scene) -> bool:
    """Whether a bracket opens between two code points and is still open at the second: "A (4 victims)"."""
    signs = [word.form for word in scene.words if start <= word.start and word.end <= end and word.form in "()"]
    return bool(signs) and signs[-1] == "("
