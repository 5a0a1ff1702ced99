"""An event of a sentence, before it becomes a claim: its kind, its places, its words and its figures."""

from __future__ import annotations

from dataclasses import dataclass

from geo_incidents.claims.groups import Group
from geo_incidents.claims.triggers import Trigger
from geo_incidents.model import Category, Count, EventKind, Outcome, Polarity, Reason

VIOLENT = frozenset(
    {
        EventKind.KILLING, EventKind.MASSACRE, EventKind.EXECUTION, EventKind.CLASH, EventKind.AMBUSH,
        EventKind.SHELLING, EventKind.AIRSTRIKE, EventKind.EXPLOSION, EventKind.LANDMINE, EventKind.BURIAL,
        EventKind.BODIES_FOUND,
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
    }
)
ARMED = frozenset({Category.SECURITY_FORCES, Category.ARMED_OPPOSITION, Category.OTHER_ARMED})
STANDING = ("strong", "vague")  # words that tell an event of their own


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
