"""Which events of a sentence stand for themselves, and which are only the outcome of another, or the way to it."""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents.claims.event import AFTERMATH, METHODS, VIOLENT, Event
from geo_incidents.model import EventKind, Polarity

NAMED = (EventKind.MASSACRE, EventKind.EXECUTION)  # whose dead are told with them
UNREAL = (Polarity.NEGATED, Polarity.DENIED, Polarity.HYPOTHETICAL, Polarity.FUTURE)
STRENGTHS = ("strong", "vague", "weak", "outcome", "feared")  # which word of an event is shown for it


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
