"""Names as someone spells them by ear: with another ending, a long vowel or an emphatic consonant.

"التوينة" for تويني, "Tuwaimah" for التويم; also typing errors such as "Maqreb" for Marqeb. A single change is tried,
and only for places in the gazetteer's own region. Callers must know from other evidence that the words are a name, and
must present the result as a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from geo_incidents.gazetteer.names import Match
from geo_incidents.gazetteer.store import Gazetteer
from geo_incidents.gazetteer.translit import rules
from geo_incidents.text.keys import is_arabic

BY_EAR = "by ear, "
SHORTEST = 4  # letters; in a shorter name one change gives another name
CLEAN = 0.04  # cost up to which the changed spelling must match a name


def by_ear(gazetteer: Gazetteer, folded: Sequence[str]) -> tuple[Match, ...]:
    """Places in the region that the folded words, of one script, name after one change; cheapest first."""
    return _by_ear(gazetteer, tuple(folded))


@lru_cache(maxsize=50_000)
def _by_ear(gazetteer: Gazetteer, folded: tuple[str, ...]) -> tuple[Match, ...]:
    if gazetteer.not_a_place(folded):
        return ()
    best: dict[int, Match] = {}
    for last in dict.fromkeys(variants(folded[-1])):
        for match in gazetteer.names.match((*folded[:-1], last)):
            priced = match.cost + rules()["by_ear"]["cost"]
            if match.cost > CLEAN or gazetteer.places[match.place].context:
                continue
            if match.place not in best or priced < best[match.place].cost:
                best[match.place] = Match(match.place, priced, f"{BY_EAR}{last}: {match.how}")
    return tuple(sorted(best.values(), key=lambda match: (match.cost, match.place)))


def variants(word: str) -> Iterator[str]:
    """A folded word with one change."""
    if len(word) < SHORTEST:
        return
    table = rules()["by_ear"]
    yield from _endings(word, table["arabic_endings" if is_arabic(word) else "latin_endings"])
    yield from swapped(word)
    if is_arabic(word):
        yield from _vowels(word, table["arabic_vowels"])
        yield from _pairs(word, table["arabic_pairs"])


def swapped(word: str) -> Iterator[str]:
    """A folded word with two neighbouring letters typed in the wrong order, except the first letter."""
    for at in range(1, len(word) - 1):
        if word[at] != word[at + 1] and len(word) > SHORTEST:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _endings(word: str, endings: Sequence[str]) -> Iterator[str]:
    stems = [word.removesuffix(ending) for ending in endings if word.endswith(ending)]
    stem = min(stems, key=len)
    yield from (stem + ending for ending in endings if stem + ending != word and len(stem) >= SHORTEST - 1)


def _vowels(word: str, vowels: Sequence[str]) -> Iterator[str]:
    for at in range(2, len(word)):
        if word[at - 1] in vowels:
            yield word[: at - 1] + word[at:]
        yield from (word[:at] + vowel + word[at:] for vowel in vowels)


def _pairs(word: str, pairs: Sequence[str]) -> Iterator[str]:
    for pair in (*pairs, *(pair[::-1] for pair in pairs)):
        yield from (word[:at] + pair[1] + word[at + 1 :] for at, letter in enumerate(word) if letter == pair[0])
