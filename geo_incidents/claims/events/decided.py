"""What is told of which place: kinds and places of a passage weighed together, the rules' events among the evidence.

A kind told at a place is believed when its probability by `data/weights/claims_events.csv` is high enough; it is the
confidence of the claim. Events of the rules that are not believed at their place lose it; kinds that the rules have no
word for are added where the table believes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo_incidents.claims.discourse.meant import Meant
from geo_incidents.claims.events.confidence import confidence
from geo_incidents.claims.events.event import STRENGTHS, VIOLENT, Event, merged
from geo_incidents.claims.kinds import FAMILIES, FAMILY, Kinds
from geo_incidents.claims.sentences.groups import QUALIFIED, Group
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.claims.triggers import clause_words
from geo_incidents.grammar import occurs
from geo_incidents.model import EventKind, Polarity, Reason
from geo_incidents.reasons import reason
from geo_incidents.scoring.numeric import log_odds, steps
from geo_incidents.scoring.table import load, logistic, threshold

TABLE = "claims_events"
BELIEVED = threshold("events.believed")
SURE = threshold("events.sure")
RIVAL = threshold("events.rival")
WEAK_RIVAL = threshold("events.weak_rival")
CERTAIN = threshold("events.certain")
ADDED = threshold("events.added")
BESIDE = threshold("events.beside")
CARRIED = threshold("events.carried")
PLACELESS = threshold("events.placeless")
WORDLESS = threshold("events.wordless")
ASKED = threshold("events.asked")
OTHER = "other"  # says nothing of an event that the rules would not


@dataclass(frozen=True, slots=True)
class Told:
    """A family of kinds at a place: how likely it is told there, and what speaks for it."""

    family: str
    meant: Meant
    probability: float
    features: Mapping[str, float]
    kind: EventKind  # of the family, as the words hint

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What speaks for and against, the heaviest first."""
        weights = load(TABLE)["event"].weights
        seen = [reason(name, weights.get(name, 0.0) * value) for name, value in self.features.items()]
        return tuple(sorted((one for one in seen if one.weight), key=lambda one: (-abs(one.weight), one.feature)))


def meant_place(passage: Passage, places: Sequence[Meant]) -> Group | None:
    """The place a passage tells of though it names it as no event's: one named before, or its people's home.

    Places named before in one list with it, and told of as likely, are meant with it.
    """
    homes = {id(place) for group in passage.scene.origins for place in group.places}
    free = [meant for meant in places if not meant.here or id(meant.naming.found) in homes]
    best = free[0] if free and free[0].probability >= CARRIED else None
    if best is None or (places[0].probability > best.probability and id(places[0].naming.found) in _grouped(passage)):
        return None
    if best.here:
        return Group.of(best.naming.found)
    listed = [m for m in free if m.probability >= CARRIED and m.naming.passage == best.naming.passage]
    listed = [m for m in listed if m is best or m.naming.found.mention.relation not in QUALIFIED]
    towns = {m.naming.found.place.parent for m in listed if m.naming.found.place}
    listed = [m for m in listed if m.key not in towns]  # a town that its quarter was named with
    return Group.of(*sorted((meant.naming.found for meant in listed), key=lambda found: found.mention.span))


def _grouped(passage: Passage) -> set[int]:
    return {id(place) for group in passage.scene.groups for place in group.places}


def weigh(passage: Passage, kinds: Kinds, places: Sequence[Meant], events: Sequence[Event]) -> list[Told]:
    """Every kind at every place that is likely enough to be asked for, with its probability."""
    model = load(TABLE)["event"]
    hinted = {FAMILY[hint.frame.kind]: hint.frame.kind for hint in reversed(passage.scene.framed.hints)}
    found = []
    for meant, family, features in asked(passage, kinds, places, events):
        probability = logistic(model.weigh(features))
        found.append(Told(family, meant, probability, features, hinted.get(family, FAMILIES[family][0])))
    return found


def asked(
    passage: Passage, kinds: Kinds, places: Sequence[Meant], events: Sequence[Event]
) -> Iterator[tuple[Meant, str, dict[str, float]]]:
    """The kinds and places that are asked for, and what is seen of each pair."""
    ruled = [(FAMILY[event.kind], event) for event in events]
    calm = is_calm(passage.scene)
    for number, meant in enumerate(places):
        at = [(family, event) for family, event in ruled if _is_at(event, meant)]
        if meant.probability < ASKED and not at:
            continue
        for family in FAMILIES:
            if (kinds.families[family] >= ASKED and not calm) or any(other == family for other, _ in at):
                yield meant, family, _features(family, kinds, meant, number, at, ruled)


def is_calm(scene: Scene) -> bool:
    """Whether a sentence tells of everyday things alone: "soldiers rested in the village", تفقد المحافظ المخبز.

    Its words may be those of events, by their stems or their company; a word, a figure or a hint of one is more.
    """
    told = scene.triggers or scene.counts or scene.framed.hints
    return not told and occurs(clause_words(scene.lang, "calm"), scene.words)


def _features(
    family: str,
    kinds: Kinds,
    meant: Meant,
    number: int,
    at: Sequence[tuple[str, Event]],
    ruled: Sequence[tuple[str, Event]],
) -> dict[str, float]:
    likely = kinds.families[family]
    own = [event for other, event in at if other == family]
    values = {
        "family": family,
        "rule here": _strength(own),
        "rule elsewhere": _strength([event for other, event in ruled if other == family and event not in own]),
        "other kinds here": min(2, len({other for other, _ in at if other != family})),
        "strong other here": int(any(event.standing for other, event in at if other != family)),
        "figures": min(1, sum(len(event.counts) for event in own)),
        "rank of the kind": min(3, kinds.rank(family)),
        "share of the kind": steps(likely / max(1e-6, kinds.total), 0.1, 0.2, 0.35, 0.5, 0.7),
        "named": "here" if meant.here else "before",
        "rank of the place": min(3, number),
    }
    found = {f"{name}: {value}": 1.0 for name, value in values.items()}
    found["log-odds of the place"] = log_odds(meant.probability)
    found["log-odds of the kind"] = log_odds(likely)
    found["log-odds of both"] = log_odds(likely * meant.probability / max(kinds.event, likely))
    return found


def _strength(events: Sequence[Event]) -> str:
    """The strongest word by which the rules tell an event."""
    found = [trigger.strength for event in events for trigger in event.triggers]
    if not events:
        return "no"
    return min(found, key=STRENGTHS.index) if found else "figure"


def _is_at(event: Event, meant: Meant) -> bool:
    return meant.key in event.marks


def decided(events: Sequence[Event], found: Sequence[Told], kinds: Kinds, *, linked: bool = False) -> list[Event]:
    """The events of a passage: the rules' that are believed at their place, and those that only the table knows.

    `linked` says that the passage lists places of what was told before: they stand together. Where nothing is left of
    a passage that is likely to tell something, it is kept without a place: the first event of the rules, or the
    likeliest kind.
    """
    best = {(told.family, told.meant.key): told for told in found}
    kept = [settled for event in events if (settled := _settled(event, events, best, kinds, linked))]
    kept = merged(kept)
    kept += [_added(some) for some in _beside(kept, found)]
    if kept or kinds.event < PLACELESS:
        return kept
    worded = [event for event in events if event.triggers or event.counts]
    return [_placeless(event, kinds) for event in worded[:1] or _unworded(kinds)]


def _beside(kept: Sequence[Event], found: Sequence[Told]) -> list[list[Told]]:
    """What the table alone knows of beside the rules' events, the places of one list together.

    A kind that the rules found keeps the places that they found for it; the dead of a strike and the shots of a killing
    are its own. Of a passage that denies something nothing is said that the rules did not find.
    """
    if any((event.group and event.group.is_unlisted) or event.stance is not Polarity.ASSERTED for event in kept):
        return []
    marked = any(event.marks for event in kept)
    known = {FAMILY[event.kind] for event in kept}
    if marked and any(event.kind in VIOLENT for event in kept):
        known |= {FAMILY[kind] for kind in VIOLENT}
    added: dict[tuple[str, int], list[Told]] = {}
    for told in found:
        if told.probability >= (BESIDE if marked else ADDED) and not (marked and told.family in known):
            added.setdefault((told.family, told.meant.naming.passage), []).append(told)
    return list(added.values())


def _unworded(kinds: Kinds) -> list[Event]:
    """An event of the likeliest family, without a word, a figure or a place; none where that is not likely enough."""
    if kinds.event < WORDLESS:
        return []
    likeliest = max(FAMILIES, key=lambda family: kinds.families[family])
    return [Event(FAMILIES[likeliest][0], None, [], [], "no_place")]


def _placeless(event: Event, kinds: Kinds) -> Event:
    return replace(event, group=None, rule="place_unsure", confidence=kinds.families[FAMILY[event.kind]])


def _settled(
    event: Event, events: Sequence[Event], best: Mapping[tuple[str, str], Told], kinds: Kinds, linked: bool
) -> Event | None:
    """The event at its place if it is believed there; without a place if its kind alone is; else None.

    Where the words make another kind much likelier than the rules' own, it is told as that. What did not happen is
    told for itself: no label says how likely that is.
    """
    family = FAMILY[event.kind]
    if event.group is None or not event.group.is_mark:
        return replace(event, confidence=kinds.families[family])
    keys = event.marks
    weighed = [best[family, key] for key in keys if (family, key) in best]
    sure = max(weighed, key=lambda told: told.probability, default=None)
    if event.stance is Polarity.ASSERTED and (rival := _rival(event, events, sure, best)):
        return replace(event, kind=rival.kind, confidence=_confidence(rival), reasons=rival.reasons)
    if sure and _is_believed(event, sure):
        return replace(event, confidence=_confidence(sure), reasons=sure.reasons)
    if linked or event.stance is not Polarity.ASSERTED:
        return replace(event, confidence=sure.probability if sure else kinds.families[family])
    worded = event.triggers or event.counts
    return _placeless(event, kinds) if worded and kinds.families[family] >= PLACELESS else None


def _rival(
    event: Event, events: Sequence[Event], sure: Told | None, best: Mapping[tuple[str, str], Told]
) -> Told | None:
    """The kind that the words make much likelier than the rules' own at one of the places; not one told beside it."""
    keys = event.marks
    beside = {FAMILY[other.kind] for other in events if other.group is event.group} if event.standing else {OTHER}
    if event.only("outcome") and event.kind is EventKind.CLASH:  # injuries are no deaths
        beside.add(FAMILY[EventKind.KILLING])
    found = (told for (family, key), told in best.items() if key in keys and family not in beside)
    likely = max(found, key=lambda told: told.probability, default=None)
    times = RIVAL if event.standing else WEAK_RIVAL
    own = sure.probability if sure else 0.0
    return likely if likely and likely.probability >= ADDED and own * times < likely.probability else None


def _is_believed(event: Event, sure: Told) -> bool:
    """Whether an event of the rules is told at a place: a figure, or its own word beside a certain place, is enough."""
    if event.counts:
        return True
    if not sure.meant.here:
        return sure.probability >= BELIEVED
    return sure.probability >= SURE or (event.standing and sure.meant.probability >= CERTAIN)


def _added(some: Sequence[Told]) -> Event:
    """An event that no word of the lexicon tells, at the places of one list."""
    places = sorted((one.meant.naming.found for one in some), key=lambda found: found.mention.span)
    best = max(some, key=lambda one: one.probability)
    rule = "words" if best.meant.here else "inherited"
    return Event(best.kind, Group.of(*places), [], [], rule, _confidence(best), best.reasons)


def _confidence(told: Told) -> float:
    return confidence(told.probability, told.meant.naming.found.confidence, told.family)
