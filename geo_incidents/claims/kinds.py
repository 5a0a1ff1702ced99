"""What a sentence tells: a probability for each family of kinds, learned from its words and the lexicon's.

The weights are `data/weights/claims_kinds.csv`: words, stems, pairs of words, what the lexicon says, by family. Names
of places are masked, so that no village is known for what once happened there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.model import EventKind, Polarity, Status
from geo_incidents.scoring.table import load, logistic
from geo_incidents.text.tokens import Token

TABLE = "claims_kinds"
EVENT = "event"  # the column for "anything at all"
# The families that the labels tell apart, and the kinds of the program that answer them, the plainest first.
FAMILIES: Mapping[str, tuple[EventKind, ...]] = {
    "killing": (EventKind.KILLING, EventKind.MASSACRE, EventKind.EXECUTION),
    "strike": (EventKind.SHELLING, EventKind.AIRSTRIKE, EventKind.EXPLOSION),
    "clash": (EventKind.CLASH, EventKind.AMBUSH, EventKind.TERRITORY_CHANGE),
    "arrest": (EventKind.DETENTION, EventKind.ABDUCTION),
    "looting": (EventKind.LOOTING, EventKind.PROPERTY_DAMAGE),
    "arson": (EventKind.ARSON,),
    "displacement": (EventKind.DISPLACEMENT,),
    "bodies": (EventKind.BURIAL, EventKind.BODIES_FOUND),
    "service": (EventKind.SERVICE_OUTAGE,),
    "security": (EventKind.SECURITY_OPERATION, EventKind.ACCESS_RESTRICTION),
    "other": (
        EventKind.OTHER,
        EventKind.PROTEST,
        EventKind.LANDMINE,
        EventKind.WILDFIRE,
        EventKind.DISASTER,
        EventKind.ACCIDENT,
    ),
}
Features = Mapping[str, float]
OfWords = Callable[[Sequence[str]], Iterator[str]]
PAIRED = "pair "
FAMILY = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
PLACE, AREA, NUMBER = "@place", "@area", "@number"
LATIN_STEM, ARABIC_STEM, PAIR = 5, 4, 6  # letters of a word that stand for its forms
PROCLITICS = ("وال", "بال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
SHORTEST = 3  # letters that are left of a word without its proclitics
SHARE = "report family "
OPENING = 2  # sentences that say what a report is of
LONG = 12  # words: in a longer sentence each of them says less of what it is about


@dataclass(frozen=True, slots=True)
class Kinds:
    """The probability of each family, and of anything at all, in one sentence."""

    families: Mapping[str, float]
    event: float

    @property
    def total(self) -> float:
        """The sum of all families: what shares are of."""
        return sum(self.families.values())

    def rank(self, family: str) -> int:
        """How many families are likelier."""
        return sum(other > self.families[family] for other in self.families.values())


def kinds_of(scene: Scene, before: Scene | None, report: Features, start: Mapping[str, float]) -> Kinds:
    """What the words of a sentence make likely, and those of the one before it in its block.

    `start` are the log-odds of each family in a report of this sort, before the sentence is read.
    """
    sums = _added_up(own_features(scene, before, report, _weighed), start)
    found = {family: logistic(value) for family, value in sums.items()}
    return Kinds({family: found[family] for family in FAMILIES}, found[EVENT])


def _added_up(seen: Features, start: Mapping[str, float]) -> dict[str, float]:
    """The log-odds of each family with what was seen."""
    sums = dict(start)
    table = _by_feature()
    for feature, strength in seen.items():
        for family, weight in table.get(feature, ()):
            sums[family] += weight * strength
    return sums


def features(scene: Scene, before: Scene | None, report: Features) -> dict[str, float]:
    """All that is looked at, with its strength."""
    return {**own_features(scene, before, report), **report}


def own_features(
    scene: Scene, before: Scene | None, report: Features, of_words: OfWords | None = None
) -> dict[str, float]:
    """What is looked at in a sentence: words weigh less in a long one, what the lexicon found does not."""
    words = tuple(masked(scene))
    strength = min(1.0, (LONG / max(1, len(words))) ** 0.5)
    found = dict.fromkeys((of_words or _of_words)(words), strength)
    found.update(dict.fromkeys(_of_sentence(scene), 1.0))
    found.update(dict.fromkeys(_of_lexicon(scene), 1.0))
    found.update(dict.fromkeys(_of_frames(scene), 1.0))
    if before:
        found.update((f"before: {feature}", 1.0) for feature in (*_of_lexicon(before), *_hints(before)))
    found.update(_in_report(scene, report))
    return found


def of_report(scenes: Sequence[Scene]) -> dict[str, float]:
    """What a report is of: the shares of the kinds and families that its words tell, and what its opening tells.

    Deaths and injuries are left out of the shares: they are what happened to people in whatever the report is of.
    """
    told = [trigger.kind for scene in scenes for trigger in scene.triggers if trigger.strength != "outcome"]
    found = {f"report kind {kind}": times / len(told) for kind, times in Counter(told).items()}
    families = Counter(FAMILY[kind] for kind in told)
    found.update((f"{SHARE}{family}", times / len(told)) for family, times in families.items())
    for trigger in (trigger for scene in scenes[:OPENING] for trigger in scene.triggers):
        found[f"opening kind {trigger.kind}"] = found[f"opening family {FAMILY[trigger.kind]}"] = 1.0
    return found


def kinds_of_passages(found: Sequence[Passage]) -> tuple[Kinds, ...]:
    """What each passage of a report tells."""
    report = of_report([passage.scene for passage in found])
    start = _added_up(report, _intercepts())
    return tuple(kinds_of(passage.scene, before, report, start) for passage, before in with_before(found))


def with_before(found: Sequence[Passage]) -> Iterator[tuple[Passage, Scene | None]]:
    """Every passage with the sentence before it in its block."""
    before: Passage | None = None
    for passage in found:
        yield passage, before.scene if before and before.block == passage.block else None
        before = passage


def masked(scene: Scene) -> Iterator[str]:
    """The words of a sentence, with one word for every place, every area and every number."""
    names = [(place.mention.span, AREA if place.status is Status.AREA else PLACE) for place in scene.named]
    for word in scene.words:
        name = next((mask for span, mask in names if span.start <= word.start < span.end), "")
        if name and any(span.start == word.start for span, _ in names):
            yield name
        elif not name and _is_word(word):
            yield NUMBER if word.form[0].isdigit() else word.form


def _is_word(word: Token) -> bool:
    return word.form[0].isalnum()


def _of_words(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from _of_word(word)
    for one, other in pairwise(words):
        yield f"{PAIRED}{one[:PAIR]} {other[:PAIR]}"


def _of_word(word: str) -> Iterator[str]:
    yield f"word {word}"
    stem = stem_of(word)
    if stem != word:
        yield f"stem {stem}"


def _weighed(words: Sequence[str]) -> Iterator[str]:
    """The same, but for what the table does not know."""
    for word in words:
        yield from _weighed_of(word)
    pairs = _pairs()
    for one, other in pairwise(words):
        if (title := pairs.get((one[:PAIR], other[:PAIR]))) is not None:
            yield title


@lru_cache(maxsize=1 << 15)
def _weighed_of(word: str) -> tuple[str, ...]:
    return tuple([title for title in _of_word(word) if title in _by_feature()])


@cache
def _pairs() -> Mapping[tuple[str, str], str]:
    """The pairs of words that the table knows."""
    titles = (title for title in _by_feature() if title.startswith(PAIRED))
    return {(one, other): title for title in titles for one, other in [title.removeprefix(PAIRED).split(" ")]}


@lru_cache(maxsize=1 << 15)
def stem_of(word: str) -> str:
    """The beginning of a word that its forms share; in Arabic without what is written together with it."""
    if not "\u0621" <= word[0] <= "\u064a":
        return word[:LATIN_STEM]
    bare = next((word[len(p) :] for p in PROCLITICS if word.startswith(p) and len(word) - len(p) >= SHORTEST), word)
    return bare[:ARABIC_STEM]


def _of_sentence(scene: Scene) -> Iterator[str]:
    yield f"script {'arabic' if scene.lang == 'ar' else 'latin'}"
    yield f"block {scene.block}"
    if not any(place.is_mark for place in scene.named):
        yield "names no place"


def _of_lexicon(scene: Scene) -> Iterator[str]:
    for trigger in scene.triggers:
        yield f"kind {trigger.kind} {trigger.strength}"
        yield f"family {FAMILY[trigger.kind]}"
        if trigger.polarity is not Polarity.ASSERTED:
            yield f"{trigger.polarity} {FAMILY[trigger.kind]}"
    for count in scene.counts:
        yield f"figure {count.outcome}"


def _of_frames(scene: Scene) -> Iterator[str]:
    yield from _hints(scene)
    yield from (f"class {name}" for name in scene.framed.classes)


def _hints(scene: Scene) -> Iterator[str]:
    for hint in scene.framed.hints:
        yield f"hint {hint.frame.kind}"
        yield f"hint {hint.frame.head} {hint.frame.other}"


def _in_report(scene: Scene, report: Features) -> Iterator[tuple[str, float]]:
    """Deaths and injuries with what their report is of: three dead are a strike's here, a flood's there."""
    told = {str(trigger.kind) for trigger in scene.triggers if trigger.strength == "outcome"}
    for fate in sorted(told | {f"figure {count.outcome}" for count in scene.counts}):
        yield from ((f"{fate} in {name}", share) for name, share in report.items() if name.startswith(SHARE))


@cache
def _by_feature() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """The table, by feature: for each family that uses it, the weight."""
    found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for family, model in load(TABLE).items():
        for feature, weight in model.weights.items():
            found[feature].append((family, weight))
    return {feature: tuple(weights) for feature, weights in found.items()}


@cache
def _intercepts() -> Mapping[str, float]:
    return {family: model.intercept for family, model in load(TABLE).items()}
