"""Conjunctions, prepositions and articles that Arabic attaches to the next word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

ARTICLE = "ال"
# What can be attached to the first word of a name, and in which combinations.
CLITICS = ("", "و", "ف", "ب", "ل", "ك", "لل", "وب", "ول", "وك", "وف", "ولل", "فب", "فل")
SHORTEST_STEM = 2


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[tuple[str, str], ...]:
    """A folded Arabic word unchanged, and without each set of clitics that it may have."""
    longest = len(word) - SHORTEST_STEM
    return tuple((c, word[len(c) :]) for c in CLITICS if len(c) <= longest and word.startswith(c))


class Proclitics(NamedTuple):
    """Letters attached to the next word of a phrase: conjunctions, prepositions, the article."""

    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    def strip(self, form: str) -> Iterator[tuple[str, bool]]:
        """`form`, then what remains without its proclitics, each with whether a conjunction was removed."""
        yield form, False
        for base, joined in self._conjoined(form):
            if joined:
                yield base, True
            for prefix in (*self.articles, *self.prepositions):
                if base.startswith(prefix) and len(base) > len(prefix) + 1:
                    yield base[len(prefix) :], joined

    def _conjoined(self, form: str) -> Iterator[tuple[str, bool]]:
        yield form, False
        if len(form) > 2 and form[0] in self.conjunctions:
            yield form[1:], True
