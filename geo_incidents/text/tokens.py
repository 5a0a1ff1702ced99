"""The only tokenizer: a text as tokens for the lexicons and as words for the names, one pass for both.

A token is a word with its marks, a number with its separators ("1,018", 3.5), a paragraph break ("\\n") or any other
sign alone. A word is what a name is written with: letters with the apostrophes inside them ("Ra’s al-‘Ayn" is three
words, "Hama’s" two), or a number; Turkish case endings behind an apostrophe stay with it. Links, handles and file names
are one token each, of the script "code", and no stage reads them as prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from geo_incidents.model import Span
from geo_incidents.text.fold import fold, fold_word
from geo_incidents.text.plain import Plain, plain

MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
LETTER, LATIN = r"[^\W\d_]", r"[^\W\d_\u0600-\u06ff]"
# What is read in one piece: letters with apostrophes and hyphens inside, digits with separators, or one sign.
PIECE = re.compile(
    rf"{LETTER}(?:{LETTER}|[{MARKS}]|[’'‘`-](?={LETTER}))*"
    r"|\d(?:[.,٬٫'\u00a0\u202f]?\d)*"
    r"|(?P<break>\n[^\S\n]*\n\s*)"
    rf"|(?!#{LETTER})[^\w\s]"  # a hashtag is its words
)
TOKEN = re.compile(
    rf"{LETTER}+(?:[{MARKS}]+{LETTER}*)*"
    r"|\d{1,3}(?:[.,٬\u00a0\u202f']\d{3})+(?![\d.,]\d|\d)"
    r"|(?<!\d[.,])\d+[.,٫]\d{1,2}(?![.,]?\d)"
    r"|\d+"
    r"|[^\w\s]"
)
# Turkish parts a name from its case endings by an apostrophe: "Hama'da", "Lazkiye'nin". Endings that are one vowel
# stay: they also end Arabic names ("Rabi'a"); behind a vowel the genitive has an n ("Arba'in" is one word).
ENDINGS = "(?:n?[dt][ae](?:n|ki)?|n[ıiuü]n|(?<=[^aeıioöuü\\W].)[ıiuü]n|y[aeıiuü]|l[ae]r)"
# "Hama’s" is a word and a possessive; two letters before the apostrophe make no name to possess: "Ra’s" is one word.
WORD = re.compile(
    r"[\u0621-\u065f\u0670-\u06d3]+"
    rf"|{LATIN}{{2}}[’'ʼ‘`]s\b|{LATIN}[^\W\d_\u0600-\u06ff\u0300-\u036f’'ʼʻʾʿ‘`]*"
    rf"(?:[’'ʼʻʾʿ‘`\u0300-\u036f](?!s\b|(?<=[^\W\d_]{{3}}.){ENDINGS}\b){LATIN}+|[\u0300-\u036f]+)*"
    r"|\d+(?:[.,]\d+)*"
)
ELIDED = re.compile(r"[dlDL]['’](?=[A-ZÀ-Ý]|[ae][a-z]{1,2}-)")  # "d'Al-Qoussour"
TELLTALES = ("://", "www.", "@", "_", ".com", ".org", ".net", ".jp", ".png", ".mp4", ".pdf")
CODE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?)\]'’،؛؟]"
    r"|(?:(?<![\w.+-])[\w.+-]++)?@\w[\w.]*\w"
    r"|(?<![\w.-])[A-Za-z0-9][\w-]*+(?:\.[\w-]+)*\.(?:com|org|net|info|jpe?g|png|mp4|pdf)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]])?"
    r"|(?<![#\w])(?=[A-Za-z_]*\d)[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+"
)


class Token(NamedTuple):
    """A word, number or sign as the lexicons see it: its folded form and where it stands in the text."""

    form: str
    start: int
    end: int
    capital: bool


class Form(NamedTuple):
    """A word as names are written with it, folded for names; the same object wherever it stands."""

    surface: str
    folded: str
    script: str  # arabic, latin, number, code
    capital: bool


class Word(NamedTuple):
    """Where a word stands in a text, and how it is folded for names."""

    span: Span
    folded: str


class Piece(NamedTuple):
    """What a stretch of text is read as: tokens and words, each with where it begins and ends in the stretch."""

    tokens: tuple[tuple[int, int, str, bool], ...]
    words: tuple[tuple[int, Form], ...]


class Read(NamedTuple):
    """A text as tokens, and as words with the offset at which each begins."""

    tokens: list[Token]
    words: list[Form]
    starts: list[int]
    places: list[tuple[int, int]]  # of the words, in the plain text


_new = tuple.__new__  # there are many of them: without the detour through the constructor


def read(text: Plain) -> Read:
    """Every token and word of a text, in order; offsets are those of the original."""
    found = Read([], [], [], [])
    for match in _pieces(text.text):
        if isinstance(match, tuple):
            _add(found, text, match[0], _code(text.text[match[0] : match[1]]))
        elif match.lastgroup:
            start, end = match.span()
            found.tokens.append(_new(Token, ("\n", text.start(start), text.end(end), False)))
        else:
            _add(found, text, match.start(), piece(match.group()))
    return found


def words(text: str) -> Iterator[Word]:
    """Every word of any text in order, those of links and file names too: what may give a name away."""
    held = plain(text)
    for match in PIECE.finditer(held.text):
        for start, form in () if match.lastgroup else piece(match.group()).words:
            begin = match.start() + start
            yield Word(held.span(begin, begin + len(form.surface)), form.folded)


def _add(found: Read, text: Plain, base: int, piece: Piece) -> None:
    moved = text.offsets is not None
    for start, end, form, capital in piece.tokens:
        place = (base + start, base + end) if not moved else (text.start(base + start), text.end(base + end))
        found.tokens.append(_new(Token, (form, *place, capital)))
    for start, word in piece.words:
        found.words.append(word)
        found.starts.append(text.start(base + start) if moved else base + start)
        found.places.append((base + start, base + start + len(word.surface)))


def _pieces(text: str) -> Iterator[re.Match[str] | tuple[int, int]]:
    """Stretches to be read one by one, and the ranges of what is no prose."""
    if not any(sign in text for sign in TELLTALES):
        yield from PIECE.finditer(text)
        return
    at = 0
    for code in CODE.finditer(text):
        yield from PIECE.finditer(text, at, code.start())
        yield code.span()
        at = code.end()
    yield from PIECE.finditer(text, at)


def phrase_tokens(phrase: str) -> list[Token]:
    """The tokens of a phrase of a lexicon."""
    return read(Plain(phrase)).tokens


@lru_cache(maxsize=200_000)
def piece(surface: str) -> Piece:
    """How a stretch of text is read, worked out once for all the places where it stands."""
    tokens = []
    for match in TOKEN.finditer(surface):
        if form := fold_word(match.group()):  # a vowel mark that stands alone is no word
            tokens.append((*match.span(), form, match.group()[0].isupper()))
    found = ((start, word_form(part)) for part, start in _words(surface))
    return Piece(tuple(tokens), tuple((start, word) for start, word in found if word.folded))


@lru_cache(maxsize=4096)
def _code(surface: str) -> Piece:
    return Piece(((0, len(surface), surface, False),), ((0, Form(surface, surface, "code", capital=False)),))


def _words(surface: str) -> Iterator[tuple[str, int]]:
    """Words and where they start, an elided preposition apart."""
    for match in WORD.finditer(surface):
        word, start = match.group(), match.start()
        if word[0] in "dlDL" and ELIDED.match(surface, start):
            yield word[0], start
            word, start = word[2:], start + 2
        yield word, start


def word_form(surface: str) -> Form:
    """A word folded for names."""
    first = surface[0]
    if first.isdigit():
        return Form(surface, surface, "number", capital=False)
    script = "arabic" if "\u0600" <= first <= "\u06ff" else "latin"
    return Form(surface, fold(surface).text.strip(), script, first.isupper())
