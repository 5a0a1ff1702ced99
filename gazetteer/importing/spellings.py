"""Taking names apart: what of a listed name is the name, what another name, what only says which of several it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from gazetteer.importing.likeness import arabic_key, area_key, standing
from gazetteer.importing.rows import Spelling

_LATIN_JOINT = re.compile(r"\s*[_/\\]\s*|\s+-\s*|\s*-\s+")  # not the hyphen of "Al-Haffa"
_ARABIC_JOINT = re.compile(r"\s*[-_/\\|،]\s*")
_LOOSE_ARTICLE = re.compile(r"\b([AE]l)-\s+")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_TATWEEL = "\u0640"
QUARTER_MARK = "(ne)"  # how OCHA's English names mark a neighbourhood
_QUARTER_WORD, _CENTRE_WORD = "حي", "مركز"
_LETTERS = {"Latn": "LATIN", "Arab": "ARABIC"}


def ocha_latin(name: str, areas: Collection[str]) -> Iterator[Spelling]:
    """Spellings of an English OCHA name. `areas`: names of areas, which only tell namesakes apart."""
    whole = _LOOSE_ARTICLE.sub(r"\1-", name.replace(QUARTER_MARK, ""))
    yield from _taken_apart(_pieces(_LATIN_JOINT, whole), "Latn", set(map(area_key, areas)))


def ocha_arabic(name: str, areas: Collection[str]) -> Iterator[Spelling]:
    """Spellings of an Arabic OCHA name: less the disambiguator and the word for quarter."""
    pieces = [_less_quarter(piece) for piece in _pieces(_ARABIC_JOINT, name)]
    yield from _taken_apart([p for p in pieces if p], "Arab", set(map(arabic_key, areas)))


def listed(names: Iterable[str], source: str, weight: str = "variant") -> Iterator[Spelling]:
    """Spellings out of a list of alternates: those in Latin and Arabic script that can be names at all."""
    for name in names:
        for piece in _pieces(_ARABIC_JOINT if script_of(name) == "Arab" else _LATIN_JOINT, name):
            if script := script_of(piece):
                yield Spelling(piece, script, weight, source)


def script_of(name: str) -> str:
    """ISO 15924 of a name wholly in one of the two scripts, else ""; codes and romanised gibberish count as neither."""
    letters = [c for c in name if c.isalpha()]
    for script, family in _LETTERS.items():
        if letters and all(unicodedata.name(c, "").startswith((family, "MODIFIER")) for c in letters):
            return script if script == "Arab" or _is_latin_name(name) else ""
    return ""


def plain(name: str) -> str:
    """A Latin name without marks, as it is shown: "Ḩarf Bnimrah" is "Harf Bnimrah"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", re.sub("[‘’ʻʼ`ʿʾ]", "", bare)).replace("ı", "i").strip()


def _is_latin_name(name: str) -> bool:
    """Airport codes ("PFO") and respellings of other scripts ("pu luo ta") are no names that a report writes."""
    first = next(c for c in name if c.isalpha())
    return (first.isupper() or name[0] in "‘’'") and not (name.isupper() and len(name) <= 4)


def _pieces(joint: re.Pattern[str], name: str) -> list[str]:
    """Main name, then what stood in brackets, each split where two names are joined."""
    bracketed = _BRACKETS.findall(name)
    parts = [part for whole in (_BRACKETS.sub("", name), *bracketed) for part in joint.split(_tidy(whole))]
    return list(dict.fromkeys(part for part in map(str.strip, parts) if part))


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name).replace(_TATWEEL, "")).strip()


def _less_quarter(name: str) -> str:
    words = name.split()
    return " ".join(words[1:] if words and words[0] == _QUARTER_WORD else words)


def _taken_apart(pieces: list[str], script: str, areas: Collection[str]) -> Iterator[Spelling]:
    key = area_key if script == "Latn" else _arabic_area_key
    kept = [piece for n, piece in enumerate(pieces) if n == 0 or key(piece) not in areas]
    for n, piece in enumerate(kept):
        yield Spelling(piece, script, "primary" if n == 0 else "variant", "ocha")
        shorter, _, last = piece.rpartition(" ")
        if standing(shorter) and key(last) in areas:  # "Tarjano Elheffeh": Tarjano in the district of Haffah
            yield Spelling(standing(shorter), script, "weak", "ocha")
    if len(kept) == 2:
        yield Spelling(" ".join(kept), script, "variant", "ocha")


def _arabic_area_key(name: str) -> str:
    return arabic_key(name.removeprefix(_CENTRE_WORD))
