"""The places a sentence names itself, how near the words of events stand to each, and words that point back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_incidents.claims.sentences.groups import Group, led_by
from geo_incidents.claims.sentences.nearest import place_of
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.claims.triggers import clause_words
from geo_incidents.grammar import occurs
from geo_incidents.model import Resolution, Span

CLOSE = (3, 8, 15, 30)  # steps of the number of words between a name and the word of an event
FEW = 3
CONFIDENT = (0.5, 0.7, 0.9)
RULES = ("chosen", "alone", "free", "goal", "origin", "vetoed")  # what the rules make of a name, the likeliest first
OPENING = 80  # code points of a sentence in which it says what it goes on about


@dataclass(frozen=True, slots=True)
class Here:
    """A place that may be drawn, as one sentence names it."""

    key: str
    found: Resolution
    seen: Mapping[str, int | str]

    @property
    def role(self) -> str:
        """What the rules make of the name."""
        return str(self.seen["rule"])


def heres(scene: Scene) -> dict[str, Here]:
    """The places of a sentence that may be drawn, by id; of one named twice, the naming that tells most."""
    found: dict[str, Here] = {}
    chosen = {id(group) for group in _chosen(scene)}
    unlisted = {one.mention.span for one in scene.named if one.is_unlisted}  # a town beside tells where it lies
    for resolution in scene.named:
        if not resolution.is_mark or resolution.place is None or resolution.mention.of in unlisted:
            continue
        key = resolution.place.id
        here = Here(key, resolution, _seen(resolution, scene, chosen))
        if key not in found or RULES.index(here.role) < RULES.index(found[key].role):
            found[key] = here
    return found


def unshown(scene: Scene, here: Mapping[str, Here]) -> Mapping[str, Here]:
    """The places of a sentence without those that only a picture shows: "jets are seen at the air base"."""
    return {key: one for key, one in here.items() if not led_by(scene.words, one.found.mention.span.start, "shown")}


def points_back(scene: Scene) -> str:
    """Whether the words of a sentence mean a place named before."""
    if same_settlement(scene):
        return "settlement"
    return "event" if anaphora(scene) else "no"


def _chosen(scene: Scene) -> Iterator[Group]:
    for trigger in scene.triggers:
        group, _ = place_of(trigger.span, scene, None)
        if group:
            yield group


def _rule(resolution: Resolution, scene: Scene, chosen: set[int]) -> str:
    group = _group(resolution, scene.groups)
    if group:
        return "chosen" if id(group) in chosen else "alone" if len(scene.groups) == 1 else "free"
    if _group(resolution, scene.goals):
        return "goal"
    return "origin" if _group(resolution, scene.origins) else "vetoed"


def _group(resolution: Resolution, groups: Sequence[Group]) -> Group | None:
    return next((group for group in groups if any(place is resolution for place in group.places)), None)


def _seen(resolution: Resolution, scene: Scene, chosen: set[int]) -> dict[str, int | str]:
    span = resolution.mention.span
    group = _group(resolution, scene.groups)
    trigger = min(scene.triggers, key=lambda t: _between(t.span, span), default=None)
    low, high = sorted((trigger.span.start, span.start)) if trigger else (span.start, span.start)
    between = [other for other in scene.named if low < other.mention.span.start < high and other is not resolution]
    first = min((found.mention.span.start for found in scene.named), default=span.start)
    counts = [abs(count.span.start - span.start) for count in scene.counts]
    return {
        "rule": _rule(resolution, scene, chosen),
        "trigger": sum(_words_between(scene, low, high) > edge for edge in CLOSE) if trigger else "none",
        "side": "none" if trigger is None else "behind" if span.start > trigger.span.start else "before",
        "rivals between": min(FEW, len(between)),
        "stops between": min(2, sum(low <= stop < high for stop in scene.stops)),
        "list": min(FEW, len(group.places)) if group else 0,
        "relation": str(resolution.mention.relation),
        "kind": str(resolution.place.kind) if resolution.place else "none",
        "precision": str(resolution.precision),
        "confidence": sum(resolution.confidence > edge for edge in CONFIDENT),
        "first named": int(span.start == first),
        "opens": int(scene.opening is not None and group is scene.opening),
        "cue": int(bool(resolution.mention.cue)),
        "figure": "none" if not counts else int(min(counts) > 40) + int(min(counts) > 100),
    }


def _between(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _words_between(scene: Scene, low: int, high: int) -> int:
    return sum(low < word.start < high and word.form[0].isalnum() for word in scene.words)


def links_back(found: Scene) -> bool:
    """Whether the sentence lists places of the statement before it: "some of these took place in …"."""
    limit = found.span.start + OPENING
    back = clause_words(found.lang, "back")
    return bool(found.groups) and occurs(back, found.words, 0, found.words.since(limit))


def anaphora(found: Scene) -> bool:
    """Whether the sentence points back to a place, or to the event that was told of one."""
    return occurs(clause_words(found.lang, "there"), found.words)


def same_settlement(found: Scene) -> bool:
    """Whether the sentence says "the village", "the town", and so means one that was named."""
    return occurs(clause_words(found.lang, "same"), found.words)
