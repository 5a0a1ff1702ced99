"""Which place an event and a figure belong to. Nearest in the clause, places behind a trigger before those in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_incidents.claims.groups import Group, filled
from geo_incidents.claims.scenes import Scene
from geo_incidents.claims.vocabulary import Trigger
from geo_incidents.model import Category, Count, EventKind, Outcome, Span

CLAUSE = 120  # what a clause end between trigger and place counts, in code points
BETWEEN = 30  # what another trigger between them counts
HOME = 40  # code points between a figure and the village its people come from: "30 civilians, all of them from X"
WIDE = 150  # an area is this much farther than a village: it mostly says where the village lies
VAST = 150  # and a country this much farther than other areas
BESIDE = 8  # tokens between a word of an event and the area it names: "clashes in the northern countryside of"
IN_FRONT = 15  # a place in front of its trigger is this much farther than one behind

ARMED = frozenset({Category.SECURITY_FORCES, Category.ARMED_OPPOSITION, Category.OTHER_ARMED})
DEATHS = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.BODIES})
# Kinds that a count of an outcome can belong to; the first that the sentence has takes it.
COUNTED_BY: dict[Outcome, tuple[EventKind, ...]] = {
    Outcome.DETAINED: (EventKind.DETENTION,),
    Outcome.ABDUCTED: (EventKind.ABDUCTION,),
    Outcome.DISPLACED: (EventKind.DISPLACEMENT,),
    Outcome.MISSING: (EventKind.ABDUCTION, EventKind.DETENTION),
}
VIOLENT = frozenset(
    {
        EventKind.KILLING, EventKind.MASSACRE, EventKind.EXECUTION, EventKind.CLASH, EventKind.AMBUSH,
        EventKind.SHELLING, EventKind.AIRSTRIKE, EventKind.EXPLOSION, EventKind.BURIAL, EventKind.BODIES_FOUND,
    }
)  # fmt: skip
STANDING = ("strong", "vague")  # words that tell an event of their own
AFTERMATH = frozenset({EventKind.BURIAL, EventKind.BODIES_FOUND})
GOALS = frozenset({EventKind.DISPLACEMENT, EventKind.SECURITY_OPERATION})  # where people are brought
METHODS = frozenset({EventKind.CLASH, EventKind.AMBUSH, EventKind.SHELLING, EventKind.AIRSTRIKE, EventKind.EXPLOSION})


@dataclass(slots=True)
class Event:
    """A kind at a group of places, with the triggers and figures that belong to it."""

    kind: EventKind
    group: Group | None
    triggers: list[Trigger]
    counts: list[Count]
    rule: str


def events(
    scene: Scene, fallback: Group | None, header: Scene | None, told: EventKind | None, *, linked: bool = False
) -> list[Event]:
    """The events of a sentence.

    `fallback` is the place it is about where it names none itself; `header` is what a list item goes on about; `told`
    is the kind of event told before, of which a sentence without a word of its own may list the places; `linked` says
    that it speaks of that event ("the attacks took place in …").
    """
    found: dict[tuple[EventKind, int], Event] = {}
    for trigger in scene.triggers:
        kind = told if linked and told and trigger.strength == "weak" else kind_of(trigger, scene)
        group, rule = place_of(trigger.span, scene, goal(kind, scene) or fallback)
        event = found.setdefault((kind, id(group)), Event(kind, group, [], [], rule))
        event.triggers.append(trigger)
    for event in left_over(scene, list(found.values()), told):
        found.setdefault((event.kind, id(event.group)), event)
    for count in scene.counts:
        attach_count(count, scene, found, fallback, header)
    return merged(without_outcomes([event for event in found.values() if worth_telling(event)]))


def worth_telling(event: Event) -> bool:
    """Whether an event has a place, a figure, or a word that tells it for itself."""
    return event.group is not None or bool(event.counts) or has(event, STANDING)


def merged(found: Sequence[Event]) -> list[Event]:
    """One event for each kind and place, however often the sentence names the place."""
    kept: dict[tuple[EventKind, tuple[str, ...]], Event] = {}
    for event in found:
        names = tuple(p.place.id if p.place else p.mention.surface for p in event.group.places) if event.group else ()
        first = kept.setdefault((event.kind, names), event)
        if first is not event:
            first.triggers += event.triggers
            first.counts += [count for count in event.counts if count not in first.counts]
    return list(kept.values())


def kind_of(trigger: Trigger, scene: Scene) -> EventKind:
    """The kind of a trigger: a vague one for an attack ("targeted") takes that of the means the sentence names."""
    means = [other for other in scene.triggers if other.strength == "strong" and other.kind in METHODS]
    if trigger.strength != "vague" or trigger.kind is not EventKind.CLASH or not means:
        return trigger.kind
    return min(means, key=lambda other: abs(other.first - trigger.first)).kind


def left_over(scene: Scene, found: Sequence[Event], told: EventKind | None) -> list[Event]:
    """Events of places that no trigger chose: "two bombs fell on A, two more on B"; a list of what was told before."""
    taken = {id(event.group) for event in found if not only(event, "outcome")}
    free = [group for group in scene.groups if group.is_mark and id(group) not in taken]
    strong = [trigger for trigger in scene.triggers if trigger.strength in STANDING and trigger.kind in VIOLENT]
    only_one = len({trigger.kind for trigger in scene.triggers}) == 1 and scene.triggers[0].kind in VIOLENT
    if telling := strong or (scene.triggers if only_one else ()):
        nearest = [(group, min(telling, key=lambda t: distance(t.span, group, scene))) for group in free]
        return [Event(trigger.kind, group, [trigger], [], "same_trigger") for group, trigger in nearest]
    if told and not scene.triggers and any(len(group.places) > 1 for group in free):
        return [Event(told, group, [], [], "list_of_before") for group in free if len(group.places) > 1]
    return []


def place_of(span: Span, scene: Scene, fallback: Group | None) -> tuple[Group | None, str]:
    """The group of places nearest to a span in the sentence, and the rule that chose it."""
    if not scene.groups:
        return fallback, "inherited" if fallback else "no_place"
    if fallback and not scene.counts and not any(named_beside(span, group, scene) for group in scene.groups):
        return fallback, "inherited"  # a country told of by the way
    if len(scene.groups) == 1:
        return scene.groups[0], "only_place"
    clause = scene.clause(span)
    own = [group for group in scene.groups if group.is_mark and clause.overlaps(group.span)] or scene.groups
    nearest = min(own, key=lambda group: (distance(span, group, scene), group.span.start))
    if not nearest.is_mark and scene.opening and not named_beside(span, nearest, scene):
        return scene.opening, "sentence_opens_with_place"
    return nearest, "nearest_place"


def goal(kind: EventKind, scene: Scene) -> Group | None:
    """Where people are brought, for a kind of event that happens there, in a sentence that names no other place."""
    return scene.goals[0] if scene.goals and kind in GOALS else None


def named_beside(span: Span, group: Group, scene: Scene) -> bool:
    """Whether an area is what the word of an event speaks of: only prepositions and directions stand between."""
    between = [word for word in scene.words if span.end <= word.start and word.end <= group.span.start]
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
        + (0 if behind else IN_FRONT)
        + (0 if group.is_mark or stands_for_itself(span, group, scene) else WIDE)
        + (VAST if group.is_vast else 0)
    )


def stands_for_itself(span: Span, group: Group, scene: Scene) -> bool:
    """Whether an area beside its event is no container of a village behind it: more is told in between."""
    if not named_beside(span, group, scene):
        return False
    village = next((g.span.start for g in scene.groups if g.is_mark and g.span.start > group.span.end), None)
    told = (*scene.stops, *(trigger.span.start for trigger in scene.triggers), *(c.span.start for c in scene.counts))
    return village is not None and any(group.span.end <= start < village for start in told)


def attach_count(
    count: Count,
    scene: Scene,
    found: dict[tuple[EventKind, int], Event],
    fallback: Group | None,
    header: Scene | None,
) -> None:
    """Give a figure to the event at its place whose kind counts such people; found one where there is none."""
    group, rule = counted_place(count, scene, fallback)
    kinds = COUNTED_BY.get(count.outcome)
    fitting = [
        event
        for event in found.values()
        if event.group is group and (event.kind in kinds if kinds else event.kind in VIOLENT)
    ]
    if count.outcome is Outcome.KILLED:  # who is buried was killed: the figure is told once
        fitting = [event for event in fitting if event.kind not in AFTERMATH] or fitting
    if not fitting:
        kind = kinds[0] if kinds else headed_kind(scene, header)
        event = Event(kind, group, [], [], rule)
        found[kind, id(group)] = event
        fitting = [event]
    for event in fitting if count.outcome in DEATHS else fitting[:1]:
        event.counts.append(count)


def counted_place(count: Count, scene: Scene, fallback: Group | None) -> tuple[Group | None, str]:
    """The place a figure was said of: where figures and places alternate, the one beside it; else the nearest."""
    clause = scene.clause(count.span)
    if home := next((g for g in scene.origins if 0 <= g.span.start - count.span.end <= HOME), None):
        return home, "figure_of_people_from"
    if not any(clause.overlaps(group.span) for group in scene.groups) and any(map(clause.contains, scene.wide)):
        return None, "figure_of_a_region"
    own = [c for c in scene.counts if not c.part_of]
    groups = [group for group in scene.groups if group.is_mark] or scene.groups
    if len(groups) > 1 and len(own) > 1:
        following = next((g for g in groups if g.span.start >= count.span.end), None)
        next_count = next((c for c in own if c.span.start > count.span.start), None)
        if following and (next_count is None or following.span.start < next_count.span.start):
            return following, "figure_before_place"
        before = [g for g in groups if g.span.end <= count.span.start]
        if before:
            return before[-1], "figure_after_place"
    return place_of(count.span, scene, fallback)


def headed_kind(scene: Scene, header: Scene | None) -> EventKind:
    """The kind of deaths counted without a trigger at their place: what the sentence, or its header, speaks of."""
    for context in (scene, header):
        kinds = [trigger.kind for trigger in context.triggers if trigger.kind in VIOLENT] if context else []
        if kinds:
            return kinds[0]
    return EventKind.KILLING


def without_outcomes(found: Sequence[Event]) -> list[Event]:
    """Events that stand for themselves.

    Deaths reported as the outcome of a clash or strike at the same place are no event beside it, nor is an attack that
    is only told as the way there ("stormed the village and killed …").
    """
    kept = []
    for event in found:
        hosts = [other for other in found if other is not event and other.group is event.group]
        if only(event, "outcome"):
            hosts = [other for other in hosts if other.kind in METHODS and (has(other, STANDING) or armed(event))]
        elif only(event, "weak"):
            hosts = [other for other in hosts if other.kind in VIOLENT and outweighs(other, event)]
        elif only(event, "vague"):
            hosts = [other for other in hosts if other.kind is EventKind.AIRSTRIKE or event.kind is EventKind.CLASH]
            hosts = [other for other in hosts if other.kind in VIOLENT and outweighs(other, event)]
        else:
            hosts = []
        for host in hosts:
            host.counts += [count for count in event.counts if count not in host.counts]
        if not hosts:
            kept.append(event)
    return kept


def outweighs(other: Event, event: Event) -> bool:
    """Whether an event that is only told by the way gives way to another at its place."""
    return event.kind not in VIOLENT or not (only(other, "weak") or armed(other))


def armed(event: Event) -> bool:
    """Whether all whom the event counts bore arms: an attack on them is a clash, not a killing of civilians."""
    return bool(event.counts) and all(count.category in ARMED for count in event.counts)


def only(event: Event, strength: str) -> bool:
    """Whether every trigger of the event is of this strength, and there is one."""
    return bool(event.triggers) and all(trigger.strength == strength for trigger in event.triggers)


def has(event: Event, strengths: tuple[str, ...]) -> bool:
    """Whether a trigger of the event is of one of these strengths."""
    return any(trigger.strength in strengths for trigger in event.triggers)
