"""Folding: one plain character for every character that carries a name, with the way back to the original offsets.

Latin letters lose accents and case, Arabic letters fall into the classes that spellings of one name share
(أإآٱ→ا, ى→ي, ة→ه), digits become ASCII; marks, tatweel, apostrophes and invisible controls vanish; everything else is
a space. Folding twice changes nothing.

Names are folded so, by `fold`. The words of the lexicons are folded less, by `fold_word`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from geo_incidents.model import Span

# Turkish dotless i, the ligatures and the letters that do not decompose.
UNDECOMPOSED = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "œ": "o", "ß": "s"}
ARABIC_CLASSES = dict(zip("أإآٱىئؤةکیﻻ", "اااايييهكيا", strict=False)) | {"ؤ": "و", "ئ": "ي"}
# Signs inside a name that stand for no letter of their own: hamza, ayn and apostrophes in all their typographic forms.
SILENT = (
    "ء'’‘ʼʻʾʿ`´′\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and for each of its characters the offset in the original (None: the same offset)."""

    text: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> Span:
        """The original half-open range behind a range of the folded text."""
        if self.offsets is None or start >= end:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def fold(text: str) -> Folded:
    """Fold a text, keeping the way back."""
    plain = text.translate(TABLE)
    if "\0" not in plain:
        return Folded(plain, None)
    offsets = tuple(i for i, c in enumerate(plain) if c != "\0")
    return Folded(plain.replace("\0", ""), offsets)


class _Table(dict[int, str]):
    """What every character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


TABLE = _Table()


def fold_character(character: str) -> str:
    """One character folded: a letter, a digit, a space, or NUL where it vanishes."""
    if character in SILENT or unicodedata.category(character) in ("Mn", "Me"):
        return "\0"
    if "\u0600" <= character <= "\u06ff":
        return fold_arabic(character)
    decomposed = unicodedata.normalize("NFKD", character)[:1].lower()
    folded = UNDECOMPOSED.get(decomposed, decomposed)
    return folded if folded.isascii() and folded.isalnum() else fold_arabic(folded)


def fold_arabic(character: str) -> str:
    """An Arabic letter or digit folded to its class; a space for anything else."""
    folded = ARABIC_CLASSES.get(character, character)
    if folded.isdigit():
        return str(unicodedata.digit(folded, " "))
    return folded if "\u0621" <= folded <= "\u064a" else " "


_MARKS = dict.fromkeys((*range(1611, 1632), 1648, 1600))
_WORD = str.maketrans({"أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "’": "'", "‘": "'", "İ": "i"} | _MARKS)
_ON = "على"


def fold_word(word: str) -> str:
    """`word` in lower case, digits as 0-9, without Arabic vowel marks and with one alif.

    Unlike the folding of names, accents stay (öldü died, oldu happened), and so do آ (آب August, أب father) and the
    last letter of على (on), which would be a name, علي, otherwise.
    """
    form = word.translate(_WORD).lower()
    if word.endswith(_ON) and len(word) <= len(_ON) + 1:
        return form[:-1] + _ON[-1]
    return str(int(form)) if form.isdecimal() and not form.isascii() and len(form) < 20 else form
