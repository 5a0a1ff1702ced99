"""What befell the people a figure counts: the casualty word that fits it best within its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from typing import NamedTuple

from geo_incidents.claims.figure_words import Word, Words
from geo_incidents.grammar.meanings import Fate
from geo_incidents.model import Outcome

# What lies between a figure and a casualty word costs; the cheapest word within reach decides. Calibrated together.
_COSTS = (("date", 0), ("break", 6), ("speech", 6), ("trigger", 8), ("and", 2))
_SIGNS = {";": 8, "؛": 8, ",": 2, "،": 2, "(": 2, ")": 2, ".": 30, "?": 30, "!": 30, "؟": 30, "\n": 30}
_WRONG_SIDE = 14
_BODIES = 2  # "the bodies of five killed": killed says more
_BRACKETS = {"(": ")", "—": "—", "–": "–", "[": "]"}
_ASIDE = 20  # words an aside may have
_NEAREST = 3  # casualty words looked at on each side
REACH = 18  # for a noun that is known to mean people
REACH_OPEN = 5  # for an unknown noun or none
REACH_TOLL = 40  # for a bare number after "the toll ... to"


class Casualty(NamedTuple):
    """A casualty word: words `first` to `last` (half-open), what it says, where its figure stands."""

    first: int
    last: int
    outcome: Outcome
    side: str


class Fit(NamedTuple):
    """How well a casualty word fits a figure; less is better."""

    cost: int
    casualty: Casualty


def casualties(words: Words, taken: Container[int] = ()) -> list[Casualty]:
    """Casualty words of a sentence, but for the words `taken` as nouns that are counted themselves.

    "Killed" before a figure or a person is active; else its victims stand before it.
    """
    found = []
    for i, word in enumerate(words):
        trigger: Fate | None = word.tags.get("trigger")
        if trigger and i not in taken:
            side = trigger.side
            if side == "either":
                side = "after" if _starts_people(words[i + 1 : i + 3]) else "before"
            elif side == "after" and i and words[i - 1].has("people") and _ends_clause(words[i + 1 : i + 2]):
                side = "before"  # زوجها قُتل
            found.append(Casualty(i, i + 1, trigger.outcome, side))
    return found


def _ends_clause(following: Words) -> bool:
    """Whether nothing follows that could be counted: the end, a sign, a preposition, a day."""
    return not following or following[0].form in _SIGNS or following[0].has("stop", "date", "break", "agent")


def _starts_people(following: Words) -> bool:
    """Whether people follow: a number, a noun, a title or a name."""
    if not following:
        return False
    if following[0].has("num", "digits", "vague", "few", "hedge_before", "people", "det", "title"):
        return not following[0].has("copula", "date")
    return len(following) == 2 and all(word.capital and not word.tags for word in following)


def best_fit(words: Words, first: int, last: int, known: Sequence[Casualty]) -> Fit | None:
    """The casualty word that fits the words `first` to `last` best, whatever it costs."""
    index = bisect_left(known, first, key=lambda casualty: casualty.first)
    before, after = known[max(0, index - _NEAREST) : index], known[index : index + _NEAREST]
    fits = [Fit(_cost_before(words, casualty, first), casualty) for casualty in before if casualty.last <= first]
    fits += [Fit(_cost_after(words, casualty, last), casualty) for casualty in after if casualty.first >= last]
    return min(fits, key=lambda fit: fit.cost, default=None)


def _cost_before(words: Words, casualty: Casualty, first: int) -> int:
    """Cost of a casualty word that stands before the figure."""
    cost = _gap(words, casualty.last, first)
    listed = casualty.last < len(words) and words[casualty.last].form == ":"
    wrong = casualty.side == "before" and not listed
    return cost + _WRONG_SIDE * wrong + _BODIES * (casualty.outcome is Outcome.BODIES)


def _cost_after(words: Words, casualty: Casualty, last: int) -> int:
    """Cost of a casualty word that stands after the figure; an active one there names what the counted did."""
    cost = _gap(words, last, casualty.first)
    return cost + (100 if casualty.side == "after" else 0) + _BODIES * (casualty.outcome is Outcome.BODIES)


def _gap(words: Words, first: int, last: int) -> int:
    """What lies between; brackets, and a pair of dashes, count as one word."""
    cost, i = 0, first
    while i < last and cost <= REACH_TOLL:
        closing = _BRACKETS.get(words[i].form)
        inside = (k for k in range(i + 1, min(last, i + _ASIDE)) if words[k].form == closing)
        i, aside = (next(inside, i), i) if closing else (i, i)
        cost += 1 if i > aside else _price(words[i])
        i += 1
    return cost


def _price(word: Word) -> int:
    if not word.tags:
        return 0 if word.capital else _SIGNS.get(word.form, 1)  # names of places cost nothing
    tagged = next((price for tag, price in _COSTS if tag in word.tags), None)
    return _SIGNS.get(word.form, 1) if tagged is None else tagged
