"""Words of a sentence as the lexicons see them: tokens with their spans and folded forms."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geo_incidents.model import Span

# Words with their marks; numbers with thousands parted by point, comma or space-like signs; decimals; paragraph
# breaks; any other sign alone. The lookarounds keep the parts of 8.5.2025 apart.
_TOKEN = re.compile(
    r"(?:[A-Za-z]++|[\u0621-\u063a\u0641-\u064a]++)(?![^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u0640])"  # most words
    r"|[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u0640]+[^\W\d_]*)*"
    r"|\d{1,3}(?:[.,٬\u00a0\u202f']\d{3})+(?![\d.,]\d|\d)"
    r"|(?<!\d[.,])\d+[.,٫]\d{1,2}(?![.,]?\d)"
    r"|\d+"
    r"|\n[^\S\n]*\n\s*"
    r"|[^\w\s]|_"
)
_MARKS = dict.fromkeys((*range(1611, 1632), 1648, 1600))
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "’": "'", "‘": "'", "İ": "i"} | _MARKS)
_ON = "على"
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN = re.compile(r"[A-Za-z]")


class Token(NamedTuple):
    """A word, number or sign: its folded form and where it stands in the text."""

    form: str
    start: int
    end: int
    capital: bool


def fold(word: str) -> str:
    """`word` in lower case, digits as 0-9, without Arabic vowel marks and with one alif.

    Unlike the folding of names, accents stay (öldü died, oldu happened), and so do آ (آب August, أب father) and the
    last letter of على (on), which would be a name, علي, otherwise.
    """
    form = word.translate(_FOLD).lower()
    if word.endswith(_ON) and len(word) <= len(_ON) + 1:
        return form[:-1] + _ON[-1]
    return str(int(form)) if form.isdecimal() and not form.isascii() and len(form) < 20 else form


_new = tuple.__new__  # there are many of them: without the detour through the constructor


@lru_cache(maxsize=64)  # dates and counts read the same sentences
def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Tokens of `text` inside `span`, in order; a paragraph break is a token of its own ("\\n")."""
    found = []
    for match in _TOKEN.finditer(text, span.start, min(span.end, len(text))):
        start, end = match.span()
        form, capital = _seen(match[0])
        if form:  # a vowel mark that stands alone is no word
            found.append(_new(Token, (form, start, end, capital)))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _seen(word: str) -> tuple[str, bool]:
    """The folded form of a token, and whether it opens with a capital."""
    return ("\n" if word[0] == "\n" else fold(word)), word[0].isupper()


def language(text: str, span: Span, lang: str) -> str:
    """The lexicon to read `span` with: `lang` without its region, unless the script says otherwise."""
    base = lang.lower().split("-")[0].split("_")[0]
    words = text[span.start : span.end]
    arabic, latin = bool(_ARABIC.search(words)), bool(_LATIN.search(words))
    if base == "ar":
        return "en" if latin and not arabic else "ar"
    if arabic and (not latin or len(_ARABIC.findall(words)) > len(_LATIN.findall(words))):
        return "ar"
    return base or "en"
