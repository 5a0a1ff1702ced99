"""Latin renderings of Arabic names: consonant keys find candidates, and an alignment computes their cost.

Classes and costs are data (data/translit.toml). Any romanization is compared with the Arabic spelling, so that no list
of spellings has to anticipate it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import Any

DOUBLED = re.compile(r"([sckgdt]h|[b-df-hj-np-tv-z])\1+")
VOWELS = frozenset("aeiou")
MOST_SKELETONS = 24  # readings tried for one name; only long sequences that are not names have more
NEVER = 99.0


@cache
def rules() -> Mapping[str, Any]:
    """The table of costs and classes."""
    return tomllib.loads((resources.files("geo_incidents") / "data" / "translit.toml").read_text("utf8"))


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
    column = _with_vowels({0: 0.0}, latin, start=True)
    previous = ""
    for letter in arabic:
        # If a word ends with the letter that begins the next one ("Umm Marqab"), Latin writes it once.
        once = column if letter == previous else {}
        column = _with_vowels(_cheaper(once, _after(letter, column, latin, allowed)), latin, start=False)
        if not column:
            return NEVER
        previous = letter
    rest = rules()["insertion"]
    return min((spent + rest * (len(latin) - at) for at, spent in column.items()), default=NEVER)


def _after(letter: str, column: Mapping[int, float], latin: str, allowed: float) -> dict[int, float]:
    """Offsets reachable by rendering one more Arabic letter, or by leaving it or a Latin letter unexplained."""
    renderings: Mapping[str, float] = rules()["costs"].get(letter, {})
    insertion: float = rules()["insertion"]
    found: dict[int, float] = {}
    for at, spent in column.items():
        steps = [(at + len(text), spent + price) for text, price in renderings.items() if latin.startswith(text, at)]
        steps.append((at, spent + insertion))
        steps.append((at + 1, spent + insertion + 0.2))
        for reached, price in steps:
            if price <= allowed and reached <= len(latin) and price < found.get(reached, NEVER):
                found[reached] = price
    return found


def _cheaper(one: Mapping[int, float], other: dict[int, float]) -> dict[int, float]:
    """The lower cost for every offset."""
    return {at: min(one.get(at, NEVER), other.get(at, NEVER)) for at in {*one, *other}} if one else other


def _with_vowels(column: dict[int, float], latin: str, *, start: bool) -> dict[int, float]:
    """The column, extended by one or two short vowels, which Arabic does not write."""
    table = rules()
    first, second = table["initial_vowel"] if start else table["vowel"], table["second_vowel"]
    result = dict(column)
    for at, spent in column.items():
        for length, price in ((1, first), (2, first + second)):
            vowels = latin[at : at + length]
            if len(vowels) == length and VOWELS.issuperset(vowels) and spent + price < result.get(at + length, NEVER):
                result[at + length] = spent + price
    return result
