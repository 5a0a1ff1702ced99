"""An event of a sentence before it becomes a claim, and which events stand for themselves or are another's outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_incidents.claims.sentences.groups import Group
from geo_incidents.claims.triggers import Trigger
from geo_incidents.model import Category, Count, EventKind, Outcome, Polarity, Reason

VIOLENT = frozenset(
    {
        EventKind.KILLING, EventKind.MASSACRE, EventKind.EXECUTION, EventKind.CLASH, EventKind.AMBUSH,
        EventKind.SHELLING, EventKind.AIRSTRIKE, EventKind.EXPLOSION, EventKind.LANDMINE, EventKind.BURIAL,
        EventKind.BODIES_FOUND, EventKind.ACCIDENT, EventKind.DISASTER,
    }
)  # fmt: skip
AFTERMATH = frozenset({EventKind.BURIAL, EventKind.BODIES_FOUND})
METHODS = frozenset(
    {
        EventKind.CLASH,
        EventKind.AMBUSH,
        EventKind.SHELLING,
        EventKind.AIRSTRIKE,
        EventKind.EXPLOSION,
        EventKind.LANDMINE,
        EventKind.ACCIDENT,
        EventKind.DISASTER,
    }
)
ARMED = frozenset({Category.SECURITY_FORCES, Category.ARMED_OPPOSITION, Category.OTHER_ARMED})
STANDING = ("strong", "vague")  # words that tell an event of their own
NAMED = (EventKind.MASSACRE, EventKind.EXECUTION)  # whose dead are told with them
UNREAL = (Polarity.NEGATED, Polarity.DENIED, Polarity.HYPOTHETICAL, Polarity.FUTURE)
STRENGTHS = ("strong", "vague", "weak", "outcome", "feared")  # which word of an event is shown for it
ELSEWHERE_TOO = "same_trigger"  # the rule of events whose word is that of another place


@dataclass(slots=True)
class Event:
    """A kind at a group of places, with the triggers and figures that belong to it."""

    kind: EventKind
    group: Group | None
    triggers: list[Trigger]
    counts: list[Count]
    rule: str
    confidence: float = 1.0  # that this kind is told at this place
    reasons: tuple[Reason, ...] = ()  # what spoke for and against it

    def only(self, strength: str) -> bool:
        """Whether every trigger is of this strength, and there is one."""
        return bool(self.triggers) and all(trigger.strength == strength for trigger in self.triggers)

    @property
    def standing(self) -> bool:
        """Whether one of the triggers tells the event for itself."""
        return any(trigger.strength in STANDING for trigger in self.triggers)

    @property
    def marks(self) -> tuple[str, ...]:
        """Ids of its places that may be drawn."""
        return self.group.marks if self.group else ()

    @property
    def stance(self) -> Polarity:
        """Denied where one of the triggers is, else asserted where one of them is."""
        stances = [trigger.polarity for trigger in self.triggers]
        for stance in (Polarity.DENIED, Polarity.ASSERTED):
            if stance in stances:
                return stance
        return stances[0] if stances else Polarity.ASSERTED

    @property
    def armed(self) -> bool:
        """Whether all whom it counts bore arms: an attack on them is a clash, not a killing of civilians."""
        killed = [count for count in self.counts if count.outcome is Outcome.KILLED]
        return bool(self.counts) and all(count.category in ARMED for count in killed or self.counts)

    def take(self, other: Event) -> None:
        """Add the figures of another event that is none beside this one."""
        self.counts += [count for count in other.counts if count not in self.counts]


def standing_events(found: Sequence[Event]) -> list[Event]:
    """Events that stand for themselves, one for each kind and place; the figures of the others go to them."""
    kept = [event for event in found if event.group is not None or event.counts or event.standing]
    for event in list(kept):
        hosts = [other for other in kept if other is not event and other.group is event.group and hosted(event, other)]
        hosts = [other for other in hosts if other.kind not in AFTERMATH] or hosts
        for host in hosts:
            host.take(event)
        if hosts:
            kept.remove(event)
    return merged(kept)


def hosted(event: Event, other: Event) -> bool:
    """Whether an event is told with another at its place and is none beside it.

    Deaths are the outcome of the clash or strike that caused them, injuries that of any violence; an attack gives way
    to what it led to ("stormed the village and killed …"); a vague word to the means that the sentence names.
    """
    if event.stance is Polarity.ASSERTED and other.stance in UNREAL:
        return False
    if event.only("outcome"):
        injuries = event.kind is EventKind.CLASH and other.kind in VIOLENT
        named = other.kind in NAMED and event.kind is EventKind.KILLING
        return injuries or (named and other.standing) or (other.kind in METHODS and (other.standing or event.armed))
    heavier = other.kind in VIOLENT and (event.kind not in VIOLENT or not (other.only("weak") or other.armed))
    if event.only("weak"):
        return heavier
    return event.only("vague") and heavier and (other.kind is EventKind.AIRSTRIKE or event.kind is EventKind.CLASH)


def merged(found: Sequence[Event]) -> list[Event]:
    """One event for each kind and place, however often the sentence names the place."""
    kept: dict[tuple[EventKind, tuple[str, ...]], Event] = {}
    for event in found:
        places = event.group.places if event.group else ()
        names = tuple(place.place.id if place.place else place.mention.surface for place in places)
        first = kept.setdefault((event.kind, names), event)
        if first is not event:
            first.triggers += event.triggers
            first.take(event)
    for event in kept.values():
        event.triggers.sort(key=lambda trigger: (STRENGTHS.index(trigger.strength), trigger.span))
    return list(kept.values())
