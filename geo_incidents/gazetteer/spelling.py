"""Compares a typed name with listed spellings: nearest spelling, swapped letters, everyday words.

For names looked up on their own. Mentions in a report are judged by their sentences instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from geo_incidents.gazetteer.names import Match
from geo_incidents.gazetteer.store import Gazetteer
from geo_incidents.lexicon import languages, table
from geo_incidents.text import fold, name_key

# Measured on spellings left out of the index (tests/benchmarks/bench_names.py): first place from .834 to .844.
DISTANCE_COST = 0.2  # for a spelling without a letter in common with the nearest listed one
MISSPELLED_COST = 0.15  # one letter of an Arabic name, since dots are easily confused
SWAPPED_COST = 0.12  # two neighbouring letters swapped
CLEAN = 0.04  # cost below which swaps are not tried, and up to which a corrected name counts
SHORTEST_SWAPPED = 5  # letters; in shorter names a swap gives other names

# A single lower-case word is more likely an ordinary word than a name, especially if it is short: limits of
# cost, measured on the 20,000 commonest words of English.
LOWER_LIMIT, LOWER_LETTERS, LOWER_STEP = 0.08, 6, 0.03


class Near(NamedTuple):
    """The listed spelling nearest to what was typed."""

    text: str
    letters: int  # inserted, omitted, replaced or swapped letters
    share: float  # of the longer one's letters


def nearest(gazetteer: Gazetteer, place_id: str, typed: str) -> Near | None:
    """The place's spelling nearest to folded Latin letters, including articles; None if it has none."""
    latin = ((row.text, fold(row.text).text) for row in gazetteer.names_of(place_id) if row.script == "Latn")
    measured = [Near(text, OSA.distance(typed, one), OSA.normalized_distance(typed, one)) for text, one in latin]
    return min(measured, key=lambda near: near.share, default=None)


def swapped(gazetteer: Gazetteer, folded: Sequence[str]) -> Iterator[Match]:
    """Places whose name results from swapping two neighbouring letters."""
    for n, word in enumerate(folded):
        for at in range(len(word) - 1) if len(word) >= SHORTEST_SWAPPED else ():
            other = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            if other == word:
                continue
            for match in gazetteer.names.match((*folded[:n], other, *folded[n + 1 :])):
                if match.cost <= CLEAN:
                    how = f"letters swapped, {other} for {word}: {match.how}"
                    yield Match(match.place, match.cost + SWAPPED_COST, how)


def misspelled(gazetteer: Gazetteer, typed: str) -> Iterator[Match]:
    """Places with an Arabic name one letter away, if there is no exact match."""
    asked = name_key(typed)
    if len(asked) < SHORTEST_SWAPPED:
        return
    for (text, place), letters in zip(arabic_names(gazetteer), _letters_off(asked, gazetteer), strict=True):
        if letters == 1 and text[0] == asked[0]:
            yield Match(place, MISSPELLED_COST, f"1 letter from {text}")


def _letters_off(asked: str, gazetteer: Gazetteer) -> Iterator[int]:
    return (OSA.distance(asked, text, score_cutoff=1) for text, _ in arabic_names(gazetteer))


@lru_cache(maxsize=4)
def arabic_names(gazetteer: Gazetteer) -> tuple[tuple[str, int], ...]:
    """Every Arabic name, folded, with the number of its place."""
    return tuple((name_key(row.text), row.place) for row in gazetteer.name_rows() if row.script == "Arab" and row.text)


def limit(name: str, *, elsewhere: bool) -> float:
    """The highest cost at which a typed name counts as a place's; limited only for single lower-case words.

    Places elsewhere, which are known for their namesakes in the region, must be listed with the word.
    """
    if " " in name or not name.islower():
        return 1.0
    if elsewhere or name in everyday():
        return 0.0
    return LOWER_LIMIT + LOWER_STEP * max(0, len(name) - LOWER_LETTERS)


@cache
def everyday() -> frozenset[str]:
    """Everyday words of all languages that resemble names."""
    ordinary = [words for lang in languages() for words in table(lang, "names").get("ordinary", {}).values()]
    further = [table(lang, "lookup").get("everyday", []) for lang in languages()]
    return frozenset(chain.from_iterable(words for words in ordinary + further if isinstance(words, list)))
