"""Victims that no numeral counts: "a student was killed", "killing his son", فقُتل جندي, قتيلان."""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents import lexicon
from geo_incidents.claims.casualties import Casualty, best_fit
from geo_incidents.claims.figure_words import Noun, Words
from geo_incidents.claims.figures import PEOPLE, Figure, is_plain, noun_phrase
from geo_incidents.claims.numbers import Numeral
from geo_incidents.model import Bound

ONE = ("one", "any")
_REACH_AFTER = 3  # a casualty word before its one victim stands close: "killing a young"
_REACH_BEFORE = 13  # after it, the victim's description may lie between: "a member of the agency for ... was killed"
_AHEAD = 4  # words between "a" and its noun


def singles(words: Words, taken: Sequence[Figure], known: Sequence[Casualty], lang: str) -> list[Figure]:
    """Single victims and pairs outside the figures `taken`."""
    if not known:
        return []
    bare = bool(lexicon.table(lang, "counts").get("grammar", {}).get("bare_singular"))  # needs no "a" before it
    covered = {i for figure in taken for i in range(figure.first, figure.last)}
    found: list[Figure] = []
    i = 0
    while i < len(words):
        figure = None if i in covered else _single(words, i, bare)
        if figure and not covered.intersection(range(figure.first, figure.last)) and _is_victim(words, figure, known):
            found.append(figure)
        i = max(i + 1, figure.last if figure else 0)
    return found


def _single(words: Words, i: int, bare: bool) -> Figure | None:
    noun: Noun | None = words[i].tags.get("people")
    if noun and noun.number == "two":
        return _counted(words, i, i, 2)
    if noun and noun.number in ONE and bare:
        return _counted(words, i, i, 1)
    if not words[i].has("det"):
        return None
    for k in range(i + 1, min(len(words), i + 1 + _AHEAD)):
        if (noun := words[k].tags.get("people")) and noun.number in ONE:
            return _counted(words, i, i + 1, 1)
        if words[k].tags and not noun and words[k].form != "-":
            return None
    return None


def _counted(words: Words, first: int, after: int, value: int) -> Figure | None:
    numeral = Numeral(first, first, max(after, first), value, value, Bound.EXACT, False, False)
    figure = noun_phrase(words, numeral, after)
    last = words[figure.last - 1]
    adjective = last.has("group") and figure.last < len(words) and is_plain(words[figure.last])
    return figure if figure.kind == PEOPLE and not adjective else None


def _is_victim(words: Words, figure: Figure, known: Sequence[Casualty]) -> bool:
    if figure.outcome is not None:
        return True
    fit = best_fit(words, figure.first, figure.last, known)
    if fit is None:
        return False
    return fit.cost <= (_REACH_AFTER if fit.casualty.last <= figure.first else _REACH_BEFORE)
