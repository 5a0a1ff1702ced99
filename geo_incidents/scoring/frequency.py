"""How common a word is in general text: a name that is an everyday word needs more evidence than one that is no word.

`data/frequency/LANGUAGE.txt` holds the words that a spelling of the gazetteer collides with, and the most common ones,
as lines of a Zipf value in tenths and the folded words that have it. Zipf: 3 is one in a million words, 6 one in a
thousand. Made from wordfreq's lists by `python -m training.frequency`; NOTICE has their licences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from geo_incidents.scoring.table import threshold

COMMON = threshold("frequency.common")
FREQUENT = threshold("frequency.frequent")
FOLDER = resources.files("geo_incidents") / "data" / "frequency"


def zipf(words: Sequence[str], languages: Iterable[str]) -> float:
    """Zipf frequency of the rarest of some folded words in the language that has it most; 0 where none does."""
    return _zipf(tuple(words), tuple(languages))


@lru_cache(maxsize=1 << 15)
def _zipf(words: tuple[str, ...], languages: tuple[str, ...]) -> float:
    return max((min(_words(language).get(word, 0) for word in words) / 10 for language in languages), default=0.0)


@cache
def _words(language: str) -> Mapping[str, int]:
    """Tenths of Zipf by folded word; empty for a language without a list."""
    file = FOLDER / f"{language}.txt"
    if not file.is_file():
        return {}
    lines = (line.split() for line in file.read_text("utf8").splitlines())
    return {word: int(tenths) for tenths, *words in lines for word in words}
