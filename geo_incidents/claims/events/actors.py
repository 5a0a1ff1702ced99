"""Who is said to have done it: a party named as the subject of an event's word, or behind "by". Never inferred."""

from __future__ import annotations

from geo_incidents.claims.events.event import Event
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.claims.triggers import Trigger, actor_words
from geo_incidents.grammar import Hit, hits
from geo_incidents.model import EventKind
from geo_incidents.scoring.attach import Stretch

AGENT = 12  # tokens between what was done and "by", and a few from there to the party
BEHIND_BY = 3
GOVERNED = 3  # tokens in front of a party that hold a preposition: "an attack on the security forces"
VERB_FIRST = frozenset({"ar"})  # languages whose subject stands behind its verb
# Kinds whose words are deeds: bodies are found and places mourned by anybody.
DEEDS = frozenset(EventKind) - {
    EventKind.BURIAL,
    EventKind.BODIES_FOUND,
    EventKind.DISPLACEMENT,
    EventKind.WILDFIRE,
    EventKind.DISASTER,
    EventKind.OTHER,
}


def actors(event: Event, scene: Scene, text: str) -> tuple[str, ...]:
    """Parties that the sentence names as responsible for an event, as written, in order."""
    if event.kind not in DEEDS:
        return ()
    victims = [count.span for count in scene.counts]
    named = [
        hit
        for hit in hits(actor_words(scene.lang, "forms"), scene.words)
        if not any(hit.span.overlaps(span) for span in victims)
    ]
    found = [hit for hit in named if any(did(hit, trigger, scene) for trigger in event.triggers)]
    return tuple(dict.fromkeys(hit.span.of(text) for hit in found))


def did(hit: Hit, trigger: Trigger, scene: Scene) -> bool:
    """Whether a party is the subject of a trigger, or its agent."""
    return any(rule(hit, trigger, scene) for rule in (is_subject, is_agent))


def is_subject(hit: Hit, trigger: Trigger, scene: Scene) -> bool:
    """Whether a party does what the trigger says: "gunmen stormed", "regime forces then shelled", قصفت قوات النظام."""
    if scene.lang in VERB_FIRST:
        return trigger.strength != "outcome" and trigger.first < hit.first <= trigger.first + 2
    party, deed = Stretch(hit.first, hit.last), Stretch(trigger.first, trigger.first + 1)
    if trigger.first < hit.last or not scene.between.pair("party", party, deed).fits:
        return False
    if any(hit.last <= verb.first < trigger.first for verb in scene.verbs):
        return False  # he only speaks of it
    before = scene.words[max(0, hit.first - GOVERNED) : hit.first]
    lost = ("object", before), ("passive", scene.words[hit.last : trigger.first])
    return not any(True for name, words in lost for _ in hits(actor_words(scene.lang, name), words))


def is_agent(hit: Hit, trigger: Trigger, scene: Scene) -> bool:
    """Whether a party stands behind "by" behind the trigger: "executed by gunmen", على يد مسلحين."""
    for by in hits(actor_words(scene.lang, "by"), scene.words):
        near = 0 <= by.first - trigger.first <= AGENT and 0 <= hit.first - by.last <= BEHIND_BY
        if near and trigger.first == max(other.first for other in scene.triggers if other.first <= by.first):
            return not parted(hit, trigger, scene)
    return False


def parted(hit: Hit, trigger: Trigger, scene: Scene) -> bool:
    """Whether a clause ends between the two."""
    low, high = sorted((hit.span.start, trigger.span.start))
    return any(low <= stop < high for stop in scene.stops)
