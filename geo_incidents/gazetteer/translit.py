"""Latin renderings of Arabic names: consonant keys find candidates, and an alignment computes their cost.

Classes and costs are data (data/translit.toml). Any romanization is compared with the Arabic spelling, so that no list
of spellings has to anticipate it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import Any

DOUBLED = re.compile(r"([sckgdt]h|[b-df-hj-np-tv-z])\1+")
VOWELS = frozenset("aeiou")
MOST_SKELETONS = 24  # readings tried for one name; only long sequences that are not names have more
NEVER = 99.0
SKIPPED = 0.2  # what a Latin letter left unexplained costs more than an Arabic one

Renderings = tuple[Mapping[str, Sequence[tuple[str, float]]], Sequence[tuple[str, float]]]
NO_RENDERINGS: Renderings = ({}, ())


@cache
def rules() -> Mapping[str, Any]:
    """The table of costs and classes."""
    return tomllib.loads((resources.files("geo_incidents") / "data" / "translit.toml").read_text("utf8"))


@lru_cache(100_000)
def single(latin: str) -> str:
    """Folded Latin letters with doubled consonants reduced, since Arabic writes them once."""
    return DOUBLED.sub(r"\1", latin)


@lru_cache(100_000)
def latin_skeletons(latin: str) -> tuple[str, ...]:
    """Consonant keys of folded Latin letters; several if a letter is ambiguous."""
    classes: Mapping[str, list[str]] = rules()["classes"]["latin"]
    return _spelled([classes[part] for part in _latin_pattern().findall(single(latin))])


def arabic_skeletons(arabic: str) -> tuple[str, ...]:
    """Consonant keys of folded Arabic letters."""
    classes: Mapping[str, list[str]] = rules()["classes"]["arabic"]
    return _spelled([classes[letter] for letter in arabic if letter in classes])


@cache
def _latin_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(rules()["classes"]["latin"], key=len, reverse=True)))


def _spelled(readings: list[list[str]]) -> tuple[str, ...]:
    keys: list[str] = [""]
    for options in readings:
        keys = [key if option and key.endswith(option) else key + option for key, option in product(keys, options)]
        keys = list(dict.fromkeys(keys))[:MOST_SKELETONS]
    return tuple(keys)


@lru_cache(200_000)
def cost(latin: str, arabic: str) -> float:
    """The cost, per letter, of reading folded Latin letters as a rendering of folded Arabic ones; 0: regular."""
    latin = single(latin)
    allowed = (max(3.0, len(arabic) - 0.5)) * float(rules()["accept"])
    return min(NEVER, _align(latin, arabic, allowed) / max(3.0, len(arabic) - 0.5))


def _align(latin: str, arabic: str, allowed: float) -> float:
    """The cheapest alignment, with a column of Latin offsets for each Arabic letter; NEVER if above `allowed`."""
    table = rules()
    vowel, second, insertion = table["vowel"], table["second_vowel"], table["insertion"]
    column = _with_vowels({0: 0.0}, latin, table["initial_vowel"], second)
    previous = ""
    for letter in arabic:
        # If a word ends with the letter that begins the next one ("Umm Marqab"), Latin writes it once.
        once = column if letter == previous else {}
        reached = _cheaper(once, _after(letter, column, latin, allowed, insertion))
        if not reached:
            return NEVER
        column = _with_vowels(reached, latin, vowel, second)
        previous = letter
    return min((spent + insertion * (len(latin) - at) for at, spent in column.items()), default=NEVER)


def _after(letter: str, column: Mapping[int, float], latin: str, allowed: float, insertion: float) -> dict[int, float]:
    """Offsets reachable by rendering one more Arabic letter, or by leaving it or a Latin letter unexplained."""
    renderings, silent = _renderings().get(letter, NO_RENDERINGS)
    found: dict[int, float] = {}
    for at, spent in column.items():
        for text, price in renderings.get(latin[at : at + 1], silent):
            reached, total = at + len(text), spent + price
            if total <= allowed and latin.startswith(text, at) and total < found.get(reached, NEVER):
                found[reached] = total
        total = spent + insertion
        if total <= allowed and total < found.get(at, NEVER):
            found[at] = total
        total += SKIPPED
        if total <= allowed and at < len(latin) and total < found.get(at + 1, NEVER):
            found[at + 1] = total
    return found


@cache
def _renderings() -> Mapping[str, Renderings]:
    """For each Arabic letter, its renderings by their first letter, each with those of no letter; and these alone."""
    found = {}
    for letter, costs in rules()["costs"].items():
        silent = tuple((text, price) for text, price in costs.items() if not text)
        firsts = {text[0] for text in costs if text}
        by_first = {first: tuple(one for one in costs.items() if one[0][:1] in ("", first)) for first in firsts}
        found[letter] = by_first, silent
    return found


def _cheaper(one: Mapping[int, float], other: dict[int, float]) -> dict[int, float]:
    """The lower cost for every offset."""
    return {at: min(one.get(at, NEVER), other.get(at, NEVER)) for at in {*one, *other}} if one else other


def _with_vowels(column: dict[int, float], latin: str, first: float, second: float) -> dict[int, float]:
    """The column, extended by one or two short vowels, which Arabic does not write; a second one costs more."""
    result = dict(column)
    for at, spent in column.items():
        if latin[at : at + 1] in VOWELS:
            if spent + first < result.get(at + 1, NEVER):
                result[at + 1] = spent + first
            if latin[at + 1 : at + 2] in VOWELS and spent + (first + second) < result.get(at + 2, NEVER):
                result[at + 2] = spent + (first + second)
    return result
