"""What happened to the people that a figure counts, by the casualty word in its sentence that fits best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from geo_incidents.claims.figures.figure_words import Word, Words
from geo_incidents.grammar.meanings import Fate
from geo_incidents.model import Outcome
from geo_incidents.scoring.attach import WORD, Between, Pair, Stretch

PAIR = "figure_fate"
SIGNS = {
    **dict.fromkeys(";؛", "semicolon"),
    **dict.fromkeys(",،", "comma"),
    **dict.fromkeys("()", "bracket"),
    **dict.fromkeys(".?!؟\n", "full_stop"),
}
TAGS = (("date", ""), ("break", "break"), ("speech", "speech"), ("trigger", "fate"), ("and", "and"))
BRACKETS = {"(": ")", "—": "—", "–": "–", "[": "]"}
ASIDE = 20  # words an aside may have
NEAREST = 3  # casualty words looked at on each side


class Casualty(NamedTuple):
    """A casualty word: words `first` to `last` (half-open), what it says, where its figure stands."""

    first: int
    last: int
    outcome: Outcome
    side: str


class Fit(NamedTuple):
    """A casualty word and how well it fits a figure."""

    pair: Pair
    casualty: Casualty

    def reaches(self, *tags: str) -> bool:
        """Whether the figure is near enough, for figures or uses that reach less far, or farther."""
        return self.pair.reaches(*tags)


class Sentence(NamedTuple):
    """The words of a sentence, what stands between two of them, and its casualty words."""

    words: Words
    between: Between
    known: Sequence[Casualty]

    def best_fit(self, first: int, last: int) -> Fit | None:
        """The casualty word that fits the words `first` to `last` best, however far it is."""
        index = bisect_left(self.known, first, key=lambda casualty: casualty.first)
        before, after = self.known[max(0, index - NEAREST) : index], self.known[index : index + NEAREST]
        near = [one for one in before if one.last <= first] + [one for one in after if one.first >= last]
        places = [Stretch(one.first, one.last) for one in near]
        best = self.between.best(PAIR, Stretch(first, last), places, [self._said(one, first) for one in near])
        return Fit(best[1], near[best[0]]) if best else None

    def _said(self, casualty: Casualty, first: int) -> dict[str, float]:
        """What counts against a casualty word whose figure begins at a word."""
        words = self.words
        tags = {"bodies": 1.0} if casualty.outcome is Outcome.BODIES else {}
        if casualty.first >= first:
            return {**tags, "active_behind": 1.0} if casualty.side == "after" else tags
        listed = casualty.last < len(words) and words[casualty.last].form == ":"
        return {**tags, "wrong_side": 1.0} if casualty.side == "before" and not listed else tags


def sentence(words: Words, known: Sequence[Casualty]) -> Sentence:
    """The words with what counts between them."""
    return Sentence(words, Between([_marks(word) for word in words], _asides(words)), known)


def _marks(word: Word) -> tuple[str, ...]:
    """What a word counts for between a figure and a casualty word; names of places and days count for nothing."""
    if word.tags:
        for tag, mark in TAGS:
            if tag in word.tags:
                return (mark,) if mark else ()
    elif word.capital:
        return ()
    return (SIGNS.get(word.form, WORD),)


def _asides(words: Words) -> Iterator[Stretch]:
    """Brackets, and pairs of dashes, with what they hold."""
    free = 0
    for i, word in enumerate(words):
        closing = BRACKETS.get(word.form)
        if closing is None or i < free:
            continue
        inside = (k for k in range(i + 1, min(len(words), i + ASIDE)) if words[k].form == closing)
        if (end := next(inside, None)) is not None:
            free = end + 1
            yield Stretch(i, free)


def casualties(words: Words, taken: Container[int] = (), *, verb_follows: bool = False) -> list[Casualty]:
    """Casualty words of a sentence, but for the words `taken` as nouns that are counted themselves.

    "Killed" before a figure or a person is active; else its victims stand before it, as they do where a verb follows
    its subject and nothing that could be counted follows the verb: "a farmer was found shot by his pump".
    """
    found = []
    for i, word in enumerate(words):
        trigger: Fate | None = word.tags.get("trigger")
        if trigger and i not in taken:
            side = trigger.side
            if side == "either":
                side = "after" if _starts_people(words[i + 1 : i + 3]) else "before"
            elif side == "after" and _ends_clause(words[i + 1 : i + 2]):
                side = "before" if verb_follows or (i and words[i - 1].has("people")) else side  # زوجها قُتل
            found.append(Casualty(i, i + 1, trigger.outcome, side))
    return found


def _ends_clause(following: Words) -> bool:
    """Whether nothing follows that could be counted: the end, a sign, a preposition, a day."""
    return not following or following[0].form in SIGNS or following[0].has("stop", "date", "break", "agent")


def _starts_people(following: Words) -> bool:
    """Whether people follow: a number, a noun, a title or a name."""
    if not following:
        return False
    if following[0].has("num", "digits", "vague", "few", "hedge_before", "people", "det", "title"):
        return not following[0].has("copula", "date")
    return len(following) == 2 and all(word.capital and not word.tags for word in following)
