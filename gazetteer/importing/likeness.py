"""How alike two listed names are: enough to join two tables by name and distance, no more."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from rapidfuzz.fuzz import ratio

from gazetteer.importing.rows import SourceRow

_ALEF = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_LATIN_CLASSES = str.maketrans({"k": "q", "c": "q", "g": "j", "z": "s", "d": "t", "v": "f", "p": "b"})
STANDS = 4  # letters that a name must have when a part of it was taken off
LONG_ENOUGH = 4  # letters below which half-equal keys say nothing
SAME, SKELETON, PART = 1.0, 0.9, 0.75  # keys equal; consonants equal; one name's words are all in the other


Words = tuple[str, ...]


def arabic_key(name: str) -> str:
    """Folded Arabic words without article, joined."""
    return "".join(map(_arabic_word, _unmarked(name).split()))


def area_key(name: str) -> str:
    """A close key of a Latin name, for telling whether it is an area's: h, w and y count, but for an h at its end."""
    return "".join(re.sub(r"h$", "", re.sub("[aeiou]", "", _consonants(word))) for word in _latin_words(name))


def without_qualifier(name: str) -> str:
    """The name less a word such as "upper" or "الشرقي", "" where it has none, or too little is left to be a name."""
    words = name.split()
    kept = [word for word in words if not _qualifier(word)]
    return standing(" ".join(kept)) if len(kept) < len(words) else ""


def standing(name: str) -> str:
    """What is left of a name, less an article at its end; "" where it cannot stand alone ("Tal", "عين", "Upper")."""
    rest = re.sub(r"(?: (?:al|el|as|ash|at|ad|an|ar|az|et|ech|es|ed))+$", "", name, flags=re.IGNORECASE)
    bare = _latin_words(rest) or [_arabic_word(word) for word in rest.split()]
    letters = sum(map(len, bare))
    return rest if letters >= STANDS and not all(map(_qualifier, rest.split())) else ""


@cache
def _qualifiers() -> dict[str, str]:
    table = tomllib.loads(files("gazetteer.importing").joinpath("qualifiers.toml").read_text("utf8"))
    return {word: f"+{meaning}" for meaning, words in table.items() for word in words}


def _qualifier(word: str) -> str:
    """Key of a qualifying word of either script, "" for any other."""
    plain = _latin_words(word)
    return _qualifiers().get(plain[0] if plain else word.removeprefix("ال"), "")


def _unmarked(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", name) if not unicodedata.combining(c) and c not in "ء\u0640")


def _arabic_word(word: str) -> str:
    word = word.translate(_ALEF)
    return word.removeprefix("ال") if len(word) > 4 else word


@cache
def _arabic_keys(name: str) -> Words:
    """Folded words, those that qualify last."""
    words = _unmarked(name).split()
    return _ordered(_qualifier(word) or _arabic_word(word) for word in words)


@cache
def _latin_keys(name: str) -> Words:
    """Consonants of the words, nothing doubled, those that qualify last."""
    return _ordered(_qualifier(word) or re.sub("[hyw]", "", _skeleton(word)) for word in _latin_words(name))


def _ordered(words: Iterable[str]) -> Words:
    return tuple(sorted(filter(None, words), key=lambda word: word.startswith("+")))


def _latin_words(name: str) -> list[str]:
    """Words in plain small letters, without article."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isascii() and (c.isalpha() or c in " -"))
    return re.sub(r"\b(?:a[lnrstdz]|e[lnrstdz]|ash|adh|ech|esh|ous|us)[ -]", "", bare).replace("-", " ").split()


def _skeleton(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiou]", "", _consonants(word)))


def _consonants(word: str) -> str:
    for written, sound in (("kh", "x"), ("ch", "s"), ("sh", "s"), ("th", "t"), ("dh", "t"), ("dj", "j"), ("gh", "g")):
        word = word.replace(written, sound)
    return word.translate(_LATIN_CLASSES)


def likeness(a: SourceRow, b: SourceRow) -> float:
    """0 to 1: how alike the two rows' names are, whichever of them agree best."""
    arabic = _best(_words(a, "Arab"), _words(b, "Arab"))
    return arabic if arabic == SAME else max(arabic, min(SKELETON, _best(_words(a, "Latn"), _words(b, "Latn"))))


@cache
def _word_lists(script: str, names: tuple[str, ...]) -> tuple[Words, ...]:
    words_of = _arabic_keys if script == "Arab" else _latin_keys
    return tuple(dict.fromkeys(filter(None, map(words_of, names))))


def _words(row: SourceRow, script: str) -> tuple[Words, ...]:
    return _word_lists(script, tuple(s.text for s in row.spellings if s.script == script))


def _best(left: tuple[Words, ...], right: tuple[Words, ...]) -> float:
    return max((_alike(x, y) for x in left for y in right), default=0.0)


@cache
def _alike(a: Words, b: Words) -> float:
    x, y = "".join(a), "".join(b)
    if x == y:
        return SAME if len(x) > 1 else 0.6
    part = PART if (set(a) < set(b) or set(b) < set(a)) and min(len(x), len(y)) > 2 else 0.0
    return max(part, ratio(x, y) / 100 if min(len(x), len(y)) >= LONG_ENOUGH else 0.0)
