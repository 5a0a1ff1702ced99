"""Which B does this A belong to? Asked of figures and fates, of events and places, days, negations and parties.

A and B are stretches of the words of one sentence. What stands between them counts by the marks of each word (a clause
end, a joint, another A), then the side on which B stands and what is said of B itself. Each sort of pair has a column
of weights in `data/weights/attach.csv`; the intercept is what a pair may lose before it is none. Sums of weights are
kept by word, so that a pair costs the same however far apart its ends are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from geo_incidents.model import Reason
from geo_incidents.reasons import reason
from geo_incidents.scoring.table import INTERCEPT, Model, load

TABLE = "attach"
WORD = "word"  # the mark of every word without another mark
REACH = "reach:"  # prefix of features that make pairs reach farther, or less far
IN_FRONT = "in_front"  # B precedes A
NO_TAGS: Mapping[str, float] = {}


class Stretch(NamedTuple):
    """Words of a sentence, half-open."""

    first: int
    last: int


class Pair(NamedTuple):
    """An A and a B, with the score of the pair and its components."""

    score: float
    name: str
    between: Between
    low: int
    high: int
    said: Mapping[str, float]

    @property
    def fits(self) -> bool:
        """Whether B is near enough to belong to A at all."""
        return self.score >= 0

    def reaches(self, *tags: str) -> bool:
        """Whether B is near enough for an A that reaches less far, or farther, than most."""
        weights = load(TABLE)[self.name].weights
        return self.score + sum(weights[f"{REACH}{tag}"] for tag in tags) >= 0

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The components of the score, strongest first; the intercept is the allowed distance."""
        model = load(TABLE)[self.name]
        counted = {**self.between.counted(self.low, self.high), **self.said}
        told = [reason(name, model.weights.get(name, 0.0) * times, f"{times:g}") for name, times in counted.items()]
        told.append(reason(INTERCEPT, model.intercept, "how far apart they may be"))
        return tuple(sorted((one for one in told if one.weight), key=lambda one: (-abs(one.weight), one.feature)))


class Between:
    """The words of a sentence, with the marks that count if they lie between two stretches.

    `asides` are stretches, such as brackets with their contents, that count as one word if they lie entirely between.
    """

    def __init__(self, marks: Sequence[tuple[str, ...]], asides: Iterable[Stretch] = ()) -> None:
        self._marks = marks
        self._asides = sorted(asides)
        self._sums: dict[str, list[float]] = {}

    def pair(self, name: str, one: Stretch, other: Stretch, tags: Mapping[str, float] = NO_TAGS) -> Pair:
        """How well `other` fits `one`, by the weights of a kind of pair; `tags` are properties of `other`."""
        model = load(TABLE)[name]
        low, high = _range(one, other)
        score = model.intercept + self._sum(name, model, low, high)
        said = {**tags, IN_FRONT: 1.0} if other.first < one.first else tags
        score += sum(model.weights.get(tag, 0.0) * strength for tag, strength in said.items())
        return Pair(score, name, self, low, high, said)

    def best(
        self, name: str, one: Stretch, others: Sequence[Stretch], tags: Sequence[Mapping[str, float]] = ()
    ) -> tuple[int, Pair] | None:
        """The number of the stretch that fits best (the first of equal ones) with its pair; None if there is none."""
        pairs = [self.pair(name, one, other, tags[n] if tags else NO_TAGS) for n, other in enumerate(others)]
        best = max(range(len(pairs)), key=lambda n: (pairs[n].score, -n), default=None)
        return None if best is None else (best, pairs[best])

    def counted(self, low: int, high: int) -> dict[str, float]:
        """Every mark between two words, with its number of occurrences."""
        found: dict[str, float] = {}
        at = low
        while at < high:
            aside = self._aside(at)
            inside = aside is not None and aside.last <= high
            for mark in (WORD,) if inside else self._marks[at]:
                found[mark] = found.get(mark, 0.0) + 1
            at = aside.last if aside is not None and inside else at + 1
        return found

    def _aside(self, first: int) -> Stretch | None:
        number = bisect_left(self._asides, (first, 0))
        found = self._asides[number] if number < len(self._asides) else None
        return found if found is not None and found.first == first else None

    def _sum(self, name: str, model: Model, low: int, high: int) -> float:
        """The total weight of everything between two words."""
        if low >= high:
            return 0.0
        sums = self._sums.get(name)
        if sums is None:
            words = (_price(name, marks) for marks in self._marks)
            sums = self._sums[name] = list(accumulate(words, initial=0.0))
        total = sums[high] - sums[low]
        for aside in self._asides[bisect_left(self._asides, (low, 0)) :]:
            if aside.first >= high:
                break
            if aside.last <= high:
                total += model.weights.get(WORD, 0.0) - (sums[aside.last] - sums[aside.first])
        return total


@lru_cache(maxsize=1024)  # few distinct combinations of marks
def _price(name: str, marks: tuple[str, ...]) -> float:
    """The weight of a word with these marks for a kind of pair."""
    weights = load(TABLE)[name].weights
    return sum(weights.get(mark, 0.0) for mark in marks)


def apart(one: Stretch, other: Stretch) -> int:
    """The number of words between two stretches; 0 if they touch or overlap."""
    low, high = _range(one, other)
    return max(0, high - low)


def _range(one: Stretch, other: Stretch) -> tuple[int, int]:
    """The words between two stretches; an empty range if they touch or overlap."""
    return (one.last, other.first) if other.first >= one.last else (other.last, one.first)
