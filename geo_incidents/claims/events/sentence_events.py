"""The events of a sentence: every word that tells one with its place, and the figures that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents.claims.events.event import (
    AFTERMATH,
    ELSEWHERE_TOO,
    METHODS,
    STANDING,
    UNREAL,
    VIOLENT,
    Event,
    standing_events,
)
from geo_incidents.claims.sentences.groups import Group, led_to
from geo_incidents.claims.sentences.nearest import fit, place_of
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.claims.triggers import Trigger, actor_words
from geo_incidents.claims.victims.figure_owner import Owner
from geo_incidents.claims.victims.figure_places import HARMED
from geo_incidents.grammar import occurs
from geo_incidents.model import Count, EventKind, Outcome

SUBJECT = 4  # tokens between troops and the word by which they leave
GOALS = frozenset({EventKind.DISPLACEMENT, EventKind.SECURITY_OPERATION})  # where people are brought
# Kinds that a count of an outcome can belong to; the first that the sentence has takes it.
COUNTED_BY: dict[Outcome, tuple[EventKind, ...]] = {
    Outcome.DETAINED: (EventKind.DETENTION,),
    Outcome.ABDUCTED: (EventKind.ABDUCTION,),
    Outcome.DISPLACED: (EventKind.DISPLACEMENT,),
    Outcome.MISSING: (EventKind.ABDUCTION, EventKind.DETENTION),
}


def events(
    scene: Scene,
    fallback: Group | None,
    header: Scene | None,
    told: EventKind | None,
    owners: Sequence[Owner],
    *,
    linked: bool = False,
) -> list[Event]:
    """The events of a sentence; `owners` say whose its figures are.

    `fallback` is the place it is about where it names none itself; `header` is what a list item goes on about; `told`
    is the kind of event told before, of which a sentence without a word of its own may list the places; `linked` says
    that it speaks of that event ("the attacks took place in …").
    """
    found: dict[tuple[EventKind, int], Event] = {}
    for trigger in scene.triggers:
        if trigger.kind is EventKind.DISPLACEMENT and moved_by_arms(trigger, scene):
            continue
        kind = told if linked and told and trigger.strength == "weak" else kind_of(trigger, scene)
        group, rule = place_of(trigger.span, scene, goal(kind, scene) or fallback)
        event = found.setdefault((kind, id(group)), Event(kind, group, [], [], rule))
        event.triggers.append(trigger)
    for event in left_over(scene, list(found.values()), told):
        found.setdefault((event.kind, id(event.group)), event)
    for owner in owners:
        attach_count(owner, scene, found, header)
    for event in found.values():
        event.kind = gone_on(event, told)
    return standing_events(list(found.values()))


def moved_by_arms(trigger: Trigger, scene: Scene) -> bool:
    """Whether it is troops or gunmen who leave: they are not displaced."""
    start = max(0, trigger.first - SUBJECT)
    return occurs(actor_words(scene.lang, "armed"), scene.words, start, trigger.first)


def gone_on(event: Event, told: EventKind | None) -> EventKind:
    """The kind of an event: what befell people at the place told before befell them in what was told of it.

    Injuries say nothing of what caused them, and armed men die in the clash or ambush that was told.
    """
    if told is None or event.rule != "inherited" or not event.only("outcome"):
        return event.kind
    goes_on = told in VIOLENT - AFTERMATH if event.kind is EventKind.CLASH else told in METHODS and event.armed
    return told if goes_on else event.kind


def kind_of(trigger: Trigger, scene: Scene) -> EventKind:
    """The kind of a trigger: a vague one ("targeted", "fell on") takes that of the means the sentence names."""
    means = [
        other
        for other in scene.triggers
        if other.kind in METHODS and (other.strength == "strong" or other.kind is EventKind.SHELLING)
    ]
    if trigger.strength != "vague" or trigger.kind is EventKind.SHELLING or not means:
        return trigger.kind
    return min(means, key=lambda other: abs(other.first - trigger.first)).kind


def goal(kind: EventKind, scene: Scene) -> Group | None:
    """Where people are brought, for a kind of event that happens there, in a sentence that names no other place."""
    return scene.goals[0] if scene.goals and kind in GOALS else None


def left_over(scene: Scene, found: Sequence[Event], told: EventKind | None) -> list[Event]:
    """Events of places that no trigger chose: "two bombs fell on A, two more on B"; a list of what was told before."""
    free = [group for group in scene.groups if group.is_mark and not any(event.group is group for event in found)]
    outcomes = [event.group for event in found if event.group and event.group.is_mark and event.only("outcome")]
    tellers = [trigger for trigger in scene.triggers if trigger.strength in STANDING and trigger.kind in VIOLENT]
    causes = [trigger for trigger in tellers if trigger.kind in METHODS]
    if len({trigger.kind for trigger in scene.triggers}) == 1 and scene.triggers[0].kind in VIOLENT:
        tellers = list(scene.triggers)
    flights = [trigger for trigger in scene.triggers if trigger.kind is EventKind.DISPLACEMENT]
    again = [(group, tellers) for group in free if tellers] + [(group, causes) for group in outcomes if causes]
    again += [(group, flights) for group in free if not tellers and flights and led_to(scene.words, scene.lang, group)]
    if again:
        return [same_event(group, triggers, scene) for group, triggers in again]
    if told and not scene.triggers and any(len(group.places) > 1 for group in free):
        return [Event(told, group, [], [], "list_of_before") for group in free if len(group.places) > 1]
    return []


def same_event(group: Group, triggers: Sequence[Trigger], scene: Scene) -> Event:
    """What the nearest of the triggers tells, at another place."""
    trigger = max(triggers, key=lambda trigger: fit(trigger.span, group, scene).score)
    return Event(kind_of(trigger, scene), group, [trigger], [], ELSEWHERE_TOO)


def attach_count(
    owner: Owner,
    scene: Scene,
    found: dict[tuple[EventKind, int], Event],
    header: Scene | None,
) -> None:
    """Give a figure to the event at its place whose kind counts such people; found one where there is none."""
    group, rule, count = owner.group, owner.rule, owner.count
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


def headed_kind(scene: Scene, header: Scene | None, outcome: Outcome) -> EventKind:
    """The kind of people counted without a trigger at their place: what the sentence, or its header, speaks of."""
    for context in (scene, header):
        kinds = [trigger.kind for trigger in context.triggers if trigger.kind in VIOLENT] if context else []
        if kinds:
            return kinds[0]
    return EventKind.CLASH if outcome is Outcome.WOUNDED else EventKind.KILLING
