"""Decides whether figures without a casualty word count the dead or the wounded: "the mukhtar's book has 18 names".

Each counts the dead, or the wounded, as likely as `data/weights/claims_fates.csv` makes it from what the sentence
tells, the words beside the figure, and what is counted round it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from geo_incidents.claims.figures.counts import Unsaid, find_unsaid
from geo_incidents.claims.kinds import FAMILY, Kinds, stem_of
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.model import BlockKind, Count, Outcome
from geo_incidents.scoring.numeric import log_odds, steps
from geo_incidents.scoring.table import load, logistic, threshold
from geo_incidents.text import Analysed

TABLE = "claims_fates"
FATES = {"killed": Outcome.KILLED, "wounded": Outcome.WOUNDED}
GUESSED = threshold("figure_fates.guessed")
ASKED = threshold("figure_fates.asked")
SIZES = (1, 4, 9, 29, 99, 999)
LIKELY = (0.05, 0.2, 0.5, 0.8)
LENGTHS = (4, 8, 16, 30)  # words of a sentence
RECENT = 3  # passages in which figures told are fresh
LEAST_TOLD = 3  # smaller figures are told of many things
CLOSE = 12  # code points between a figure and the word of an event close to it
BESIDE = 4  # code points between a name and the figure beside it
FAMILIES = ("killing", "strike", "clash", "bodies", "arrest", "displacement")

Seen = Mapping[str, float]


def with_unsaid(analysed: Analysed, found: Sequence[Passage], kinds: Sequence[Kinds]) -> tuple[Passage, ...]:
    """The passages, each with the figures that count victims though no word says so."""
    asked = unsaid(analysed, found, kinds)
    return tuple(with_counts(passage, _told(figures)) for passage, figures in zip(found, asked, strict=True))


def _told(figures: Sequence[tuple[Unsaid, Seen]]) -> dict[Count, float]:
    found: dict[Count, float] = {}
    for one, seen in figures:
        found.update(believed(one, {name: probability(name, seen) for name in FATES}))
    return found


def believed(one: Unsaid, likely: Mapping[str, float]) -> dict[Count, float]:
    """The figure with the fate of its people and how likely that is; nothing where none is likely enough."""
    best = max(likely, key=lambda name: likely[name])
    return {replace(one.figure, outcome=FATES[best]): likely[best]} if likely[best] >= GUESSED else {}


def probability(name: str, seen: Seen) -> float:
    """How likely a figure counts people of a fate."""
    return logistic(load(TABLE)[name].weigh(seen))


def with_counts(passage: Passage, told: Mapping[Count, float]) -> Passage:
    """A passage with more figures in its scene, in text order."""
    if not told:
        return passage
    counts = sorted([*passage.scene.counts, *told], key=lambda count: (count.span, count.outcome))
    return replace(passage, scene=replace(passage.scene, counts=tuple(counts)), guessed=told)


def unsaid(analysed: Analysed, found: Sequence[Passage], kinds: Sequence[Kinds]) -> Iterator[list[tuple[Unsaid, Seen]]]:
    """For every passage its figures without a fate, and what was seen of each."""
    before = Before()
    for number, passage in enumerate(found):
        scene = passage.scene
        if max(one.event for one in kinds[max(0, number - 2) : number + 1]) < ASKED:
            yield []
        else:
            told = {count.span for count in scene.counts}
            figures = [one for one in find_unsaid(analysed, scene.span, scene.lang) if one.figure.span not in told]
            likely = kinds[number], kinds[number - 1] if number else None
            yield [(one, _features(one, place, figures, passage, before, likely)) for place, one in enumerate(figures)]
        before.take(passage, kinds[number])


@dataclass(slots=True)
class Before:
    """What a report has told so far of the dead and the hurt."""

    values: set[int] = field(default_factory=set)
    recent: list[int] = field(default_factory=list)  # figures of the passages before
    killing: float = 0.0  # the likeliest killing
    last: Scene | None = None

    def take(self, passage: Passage, kinds: Kinds) -> None:
        """Remember a passage."""
        harmed = [count.min for count in passage.scene.counts if count.outcome in FATES.values()]
        self.values.update(harmed)
        self.recent.append(len(harmed))
        self.killing = max(self.killing, kinds.families["killing"])
        self.last = passage.scene


def _features(
    one: Unsaid,
    number: int,
    figures: Sequence[Unsaid],
    passage: Passage,
    before: Before,
    kinds: tuple[Kinds, Kinds | None],
) -> dict[str, float]:
    count, scene = one.figure, passage.scene
    values = {
        "sort": one.kind,
        "word of a fate": one.fate,
        "that word": one.word,
        "category": count.category if one.kind == "people" else "none",
        "size": steps(count.min, *SIZES),
        "number": min(2, number),
        "figures": min(3, len(figures)),
        "length": steps(len(scene.words), *LENGTHS),
        "block": scene.block,
        "exact": int(count.min == count.max and not count.approx),
        "places here": min(2, sum(found.is_mark for found in scene.named)),
        "counted here": _counted(scene),
        "counted before": _counted(before.last),
        "ends the sentence": int(not any(word.isalnum() for word in one.behind)),
        "killing": steps(kinds[0].families["killing"], *LIKELY),
        "killing before": steps(kinds[1].families["killing"], *LIKELY) if kinds[1] else "none",
        "killing in the report": steps(before.killing, *LIKELY),
        "figures before": min(2, sum(before.recent[-RECENT:])),
        "told before": int(count.min in before.values and count.min > LEAST_TOLD),
        "speaks": min(2, len(scene.verbs)),
        "speakers": min(2, len(scene.speakers)),
        "behind a name": _behind_name(one, scene),
        "word of an event in front": _told_by(scene, one.figure.span.start, -CLOSE),
        "word of an event behind": _told_by(scene, one.figure.span.end, CLOSE),
    }
    found = {f"{name}: {value}": 1.0 for name, value in values.items()}
    found[f"word of a fate: {one.fate}, sort: {one.kind}, category: {values['category']}"] = 1.0
    for name in ("figures before", "killing in the report", "speaks", "counted before", "size", "that word"):
        found[f"sort: {one.kind}, {name}: {values[name]}"] = 1.0
    if scene.block is BlockKind.LIST_ITEM or len(scene.words) <= LENGTHS[1]:
        found[f"line, sort: {one.kind}"] = 1.0
        found[f"line, sort: {one.kind}, behind a name: {values['behind a name']}"] = 1.0
    found.update((f"log-odds of {family}", log_odds(kinds[0].families[family])) for family in FAMILIES)
    found["log-odds of an event"] = log_odds(kinds[0].event)
    found.update((f"tag {tag}", 1.0) for tag in one.tags)
    for side, words in (("before", one.before), ("noun", one.noun), ("behind", one.behind)):
        found.update((f"{side} {stem_of(word)}", 1.0) for word in words[:2])
        found.update((f"next {side} {word}", 1.0) for word in words[:1])
    return found


def _counted(scene: Scene | None) -> str:
    return "+".join(sorted({str(other.outcome) for other in scene.counts})) or "none" if scene else "none"


def _told_by(scene: Scene, edge: int, reach: int) -> str:
    """The family of the word of an event that stands close in front of a figure, or behind it."""
    for trigger in scene.triggers:
        away = trigger.span.start - edge if reach > 0 else edge - trigger.span.end
        if 0 <= away <= abs(reach):
            return FAMILY[trigger.kind]
    return "none"


def _behind_name(one: Unsaid, scene: Scene) -> str:
    """Whether the name of a place stands right in front of a figure, as in "Barmaya - 21", or right behind it."""
    start, end = one.figure.span.start, one.figure.span.end
    if any(0 <= start - found.mention.span.end <= BESIDE for found in scene.named):
        return "yes"
    return "in front" if any(0 <= found.mention.span.start - end <= BESIDE for found in scene.named) else "no"
