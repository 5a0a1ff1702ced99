"""Decides whether figures without a casualty word count the dead or the wounded: "the mukhtar's book has 18 names".

Each counts the dead, or the wounded, as likely as `data/weights/claims_fates.csv` makes it from what the sentence
tells, the words beside the figure, and what is counted round it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geo_incidents.claims.figures.counts import Unsaid, find_unsaid
from geo_incidents.claims.kinds import Kinds, stem_of
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.model import BlockKind, Count, Outcome
from geo_incidents.scoring.features import log_odds, steps
from geo_incidents.scoring.table import load, logistic
from geo_incidents.text import Analysed

TABLE = "claims_fates"
FATES = {"killed": Outcome.KILLED, "wounded": Outcome.WOUNDED}
BELIEVED = {"none": 0.5, "far": 0.85}  # a figure counts victims from here on, by `Unsaid.fate`
ASKED = 0.15  # passages of which none of three is likelier to tell of anything are not asked
SIZES = (1, 4, 9, 29, 99, 999)
LIKELY = (0.05, 0.2, 0.5, 0.8)
LENGTHS = (4, 8, 16, 30)  # words of a sentence
FAMILIES = ("killing", "strike", "clash", "bodies", "arrest", "displacement")

Seen = Mapping[str, float]


def with_unsaid(analysed: Analysed, found: Sequence[Passage], kinds: Sequence[Kinds]) -> tuple[Passage, ...]:
    """The passages, each with the figures that count victims though no word says so."""
    asked = unsaid(analysed, found, kinds)
    return tuple(with_counts(passage, _told(figures)) for passage, figures in zip(found, asked, strict=True))


def _told(figures: Sequence[tuple[Unsaid, Seen]]) -> list[Count]:
    found = []
    for one, seen in figures:
        likely = {name: probability(name, seen) for name in FATES}
        if outcome := believed(one, likely):
            found.append(replace(one.figure, outcome=outcome))
    return found


def believed(one: Unsaid, likely: Mapping[str, float]) -> Outcome | None:
    """The fate of the people a figure counts; None where none is likely enough."""
    best = max(likely, key=lambda name: likely[name])
    return FATES[best] if likely[best] >= BELIEVED[one.fate] else None


def probability(name: str, seen: Seen) -> float:
    """How likely a figure counts people of a fate."""
    return logistic(load(TABLE)[name].weigh(seen))


def with_counts(passage: Passage, told: Sequence[Count]) -> Passage:
    """A passage with more figures in its scene, in text order."""
    if not told:
        return passage
    counts = sorted([*passage.scene.counts, *told], key=lambda count: (count.span, count.outcome))
    return replace(passage, scene=replace(passage.scene, counts=tuple(counts)))


def unsaid(analysed: Analysed, found: Sequence[Passage], kinds: Sequence[Kinds]) -> Iterator[list[tuple[Unsaid, Seen]]]:
    """For every passage its figures without a fate, and what was seen of each."""
    for number, passage in enumerate(found):
        if max(one.event for one in kinds[max(0, number - 2) : number + 1]) < ASKED:
            yield []
            continue
        scene = passage.scene
        told = {count.span for count in scene.counts}
        figures = [one for one in find_unsaid(analysed, scene.span, scene.lang) if one.figure.span not in told]
        before = found[number - 1] if number else None
        likely = kinds[number], kinds[number - 1] if number else None
        yield [(one, _features(one, place, figures, passage, before, likely)) for place, one in enumerate(figures)]


def _features(
    one: Unsaid,
    number: int,
    figures: Sequence[Unsaid],
    passage: Passage,
    before: Passage | None,
    kinds: tuple[Kinds, Kinds | None],
) -> dict[str, float]:
    count, scene = one.figure, passage.scene
    values = {
        "sort": one.kind,
        "word of a fate": one.fate,
        "category": count.category if one.kind == "people" else "none",
        "size": steps(count.min, *SIZES),
        "number": min(2, number),
        "figures": min(3, len(figures)),
        "length": steps(len(scene.words), *LENGTHS),
        "block": scene.block,
        "exact": int(count.min == count.max and not count.approx),
        "places here": min(2, sum(found.is_mark for found in scene.named)),
        "counted here": "+".join(sorted({str(other.outcome) for other in scene.counts})) or "none",
        "counted before": "+".join(sorted({str(other.outcome) for other in before.scene.counts})) if before else "none",
        "ends the sentence": int(not any(word.isalnum() for word in one.behind)),
        "killing": steps(kinds[0].families["killing"], *LIKELY),
        "killing before": steps(kinds[1].families["killing"], *LIKELY) if kinds[1] else "none",
    }
    found = {f"{name}: {value}": 1.0 for name, value in values.items()}
    found[f"word of a fate: {one.fate}, sort: {one.kind}, category: {values['category']}"] = 1.0
    if scene.block is BlockKind.LIST_ITEM or len(scene.words) <= LENGTHS[1]:
        found[f"line, sort: {one.kind}"] = 1.0
    found.update((f"log-odds of {family}", log_odds(kinds[0].families[family])) for family in FAMILIES)
    found["log-odds of an event"] = log_odds(kinds[0].event)
    found.update((f"tag {tag}", 1.0) for tag in one.tags)
    for side, words in (("before", one.before), ("noun", one.noun), ("behind", one.behind)):
        found.update((f"{side} {stem_of(word)}", 1.0) for word in words[:2])
        found.update((f"next {side} {word}", 1.0) for word in words[:1])
    return found
