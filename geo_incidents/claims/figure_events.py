"""Which event a figure belongs to: at the place it was said of, one that counts such people."""

from __future__ import annotations

from geo_incidents.claims.event import AFTERMATH, VIOLENT, Event
from geo_incidents.claims.event_merge import UNREAL
from geo_incidents.claims.figure_owner import HARMED, Owner
from geo_incidents.claims.scenes import Scene
from geo_incidents.model import Count, EventKind, Outcome

# Kinds that a count of an outcome can belong to; the first that the sentence has takes it.
COUNTED_BY: dict[Outcome, tuple[EventKind, ...]] = {
    Outcome.DETAINED: (EventKind.DETENTION,),
    Outcome.ABDUCTED: (EventKind.ABDUCTION,),
    Outcome.DISPLACED: (EventKind.DISPLACEMENT,),
    Outcome.MISSING: (EventKind.ABDUCTION, EventKind.DETENTION),
}


def attach_count(
    owner: Owner,
    scene: Scene,
    found: dict[tuple[EventKind, int], Event],
    header: Scene | None,
) -> None:
    """Give a figure to the event at its place whose kind counts such people; found one where there is none."""
    group, rule, count = owner.group, owner.rule, owner.count
    if group and any(rival(count, other) for event in found.values() if event.group is group for other in event.counts):
        group, rule = None, "figure_of_a_place_unknown"
    kinds = COUNTED_BY.get(count.outcome)
    fitting = [
        event
        for event in found.values()
        if event.group is group and (event.kind in kinds if kinds else event.kind in VIOLENT)
    ]
    fitting = [event for event in fitting if event.stance not in UNREAL] or fitting
    if count.outcome is Outcome.KILLED:  # who is buried was killed: the figure is told once
        fitting = [event for event in fitting if event.kind not in AFTERMATH] or fitting
    if count.outcome is Outcome.BODIES:
        fitting = [event for event in fitting if event.kind in AFTERMATH] or fitting
    if not fitting:
        kind = kinds[0] if kinds else kind_before(count, found) or headed_kind(scene, header, count.outcome)
        event = Event(kind, group, [], [], rule)
        found[kind, id(group)] = event
        fitting = [event]
    for event in fitting if count.outcome in HARMED else fitting[:1]:
        event.counts.append(count)


def kind_before(count: Count, found: dict[tuple[EventKind, int], Event]) -> EventKind | None:
    """The kind of the event with whose figure one without a word of its own goes on: "six in an attack, four at B"."""
    before = [
        (other.span.start, event.kind)
        for event in found.values()
        if event.group and event.group.is_mark and event.kind in VIOLENT and not event.only("outcome")
        for other in event.counts
        if other.outcome is count.outcome and other.span.end <= count.span.start
    ]
    return max(before, default=(0, None))[1]


def rival(count: Count, other: Count) -> bool:
    """Whether a place cannot have both figures: the second is of another place, one that no list knows."""
    same = (count.outcome, count.category) == (other.outcome, other.category) and count.min != other.min
    return same and not (count.part_of or other.part_of)


def headed_kind(scene: Scene, header: Scene | None, outcome: Outcome) -> EventKind:
    """The kind of people counted without a trigger at their place: what the sentence, or its header, speaks of."""
    for context in (scene, header):
        kinds = [trigger.kind for trigger in context.triggers if trigger.kind in VIOLENT] if context else []
        if kinds:
            return kinds[0]
    return EventKind.CLASH if outcome is Outcome.WOUNDED else EventKind.KILLING
