"""How alike two listed names are: enough to join two tables by name and distance, no more."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rapidfuzz.fuzz import ratio

from gazetteer.importing.rows import SourceRow

_ALEF = str.maketrans("أإآٱىةؤئ", "ااااي" + "ه" + "وي")
_LATIN_CLASSES = str.maketrans({"k": "q", "c": "q", "g": "j", "z": "s", "d": "t", "v": "f", "p": "b"})
SAME, SKELETON, PART = 1.0, 0.9, 0.75  # keys equal; consonants equal; one name's words are all in the other


@cache
def arabic_key(name: str) -> str:
    """Folded Arabic words without article, joined."""
    return "".join(_arabic_words(name))


@cache
def skeleton(name: str) -> str:
    """Consonant classes of a Latin name without article; names spelt by different schemes mostly agree."""
    return "".join(_latin_words(name))


@cache
def _arabic_words(name: str) -> tuple[str, ...]:
    bare = "".join(c for c in unicodedata.normalize("NFC", name) if not unicodedata.combining(c) and c != "ء")
    words = bare.translate(_ALEF).replace("\u0640", "").split()
    return tuple(w.removeprefix("ال") if len(w) > 4 else w for w in words)


@cache
def _latin_words(name: str) -> tuple[str, ...]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isascii() and (c.isalpha() or c in " -"))
    words = re.split(r"[ -]+", re.sub(r"\b(?:a[lnrstdz]|e[lnrstdz]|ash|adh|ech|esh|ous|us)[ -]", "", bare))
    return tuple(filter(None, map(_consonants, words)))


def _consonants(word: str) -> str:
    word = word.replace("kh", "x").replace("ch", "s").replace("sh", "s").replace("th", "t").replace("dh", "t")
    word = word.replace("dj", "j").replace("gh", "g").replace("ou", "u").translate(_LATIN_CLASSES)
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyhw]", "", word))


def likeness(a: SourceRow, b: SourceRow) -> float:
    """0 to 1: how alike the two rows' names are, whichever of them agree best."""
    arabic = _best(_words(a, "Arab"), _words(b, "Arab"))
    return arabic if arabic == SAME else max(arabic, min(SKELETON, _best(_words(a, "Latn"), _words(b, "Latn"))))


@cache
def _word_lists(source: str, key: str, script: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    words_of = _arabic_words if script == "Arab" else _latin_words
    return tuple(dict.fromkeys(filter(None, map(words_of, names))))


def _words(row: SourceRow, script: str) -> tuple[tuple[str, ...], ...]:
    return _word_lists(row.source, row.key, script, tuple(s.text for s in row.spellings if s.script == script))


def _best(left: tuple[tuple[str, ...], ...], right: tuple[tuple[str, ...], ...]) -> float:
    return max((_alike(x, y) for x in left for y in right), default=0.0)


@cache
def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    x, y = "".join(a), "".join(b)
    if x == y:
        return SAME if len(x) > 1 else 0.6
    part = PART if (set(a) < set(b) or set(b) < set(a)) and min(len(x), len(y)) > 2 else 0.0
    return max(part, ratio(x, y) / 100 if min(len(x), len(y)) > 2 else 0.0)
