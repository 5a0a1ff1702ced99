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
# Indivisible pieces: letters with apostrophes and hyphens inside, digits with separators, or a single sign.
PIECE = re.compile(
    rf"{LETTER}(?:{LETTER}|[{MARKS}]|[’'‘`-](?={LETTER}))*"
    r"|\d(?:[.,٬٫'\u00a0\u202f]?\d)*"
    r"|\n[^\S\n]*\n\s*"
    rf"|(?!#{LETTER})[^\w\s]"  # a hashtag is its words
)
PIECES = re.compile(f"({PIECE.pattern})")  # parts a text into what lies between pieces and the pieces, in turn
TOKEN = re.compile(
    rf"{LETTER}+(?:[{MARKS}]+{LETTER}*)*"
    r"|\d{1,3}(?:[.,٬\u00a0\u202f']\d{3}){1,5}(?![\d.,]\d|\d)"
    r"|(?<!\d[.,])\d+[.,٫]\d{1,2}(?![.,]?\d)"
    r"|\d+"
    r"|[^\w\s]"
)
# Turkish parts a name from its case endings by an apostrophe: "Hama'da", "Lazkiye'nin". Endings that are one vowel
# stay: they also end Arabic names ("Rabi'a"); behind a vowel the genitive has an n ("Arba'in" is one word).
ENDINGS = "(?:n?[dt][ae](?:n|ki)?|n[ıiuü]n|(?<=[^aeıioöuü\\W].)[ıiuü]n|y[aeıiuü]|l[ae]r)"
# "Hama’s" is a word and a possessive; two letters before the apostrophe make no name to possess: "Ra’s" is one word.
ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")  # and the shapes of letters that PDF files keep
WORD = re.compile(
    r"[\u0621-\u065f\u0670-\u06d3]+"
    rf"|{LATIN}{{2}}[’'ʼ‘`]s\b|{LATIN}[^\W\d_\u0600-\u06ff\u0300-\u036f’'ʼʻʾʿ‘`]*"
    rf"(?:[’'ʼʻʾʿ‘`\u0300-\u036f](?!s\b|(?<=[^\W\d_]{{3}}.){ENDINGS}\b){LATIN}+|[\u0300-\u036f]+)*"
    r"|\d+(?:[.,]\d+)*"
)
ARABIC_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]+")
ELIDED = re.compile(r"[dlDL]['’](?=[A-ZÀ-Ý]|[ae][a-z]{1,2}-)")  # "d'Al-Qoussour"
TELLTALES = ("://", "www.", "@", "_", ".com", ".org", ".net", ".jp", ".png", ".mp4", ".pdf")
CODE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?)\]'’،؛؟]"
    r"|(?:(?<![\w.+-])[\w.+-]++)?@\w[\w.]*\w"
    r"|(?<![\w.-])[A-Za-z0-9][\w-]*+(?:\.[\w-]+)*\.(?:com|org|net|info|jpe?g|png|mp4|pdf)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]])?"
    r"|(?<![#\w])(?=[A-Za-z_]*\d)[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+"
)


class Token(NamedTuple):
    """A word, number or sign for the lexicons: its folded form and its position in the text."""

    form: str
    start: int
    end: int
    capital: bool


class Form(NamedTuple):
    """A word folded for names; the same object at all its positions."""

    surface: str
    folded: str
    script: str  # arabic, latin, number, code
    capital: bool


class Word(NamedTuple):
    """The position of a word in a text, and its form folded for names."""

    span: Span
    folded: str


class Piece(NamedTuple):
    """The reading of a stretch of text: its tokens and words, with offsets within the stretch."""

    tokens: tuple[tuple[int, int, str, bool], ...]
    words: tuple[tuple[int, int, Form], ...]
    # the form, the capital and the word of a stretch that is one token and at most one word: nearly all are
    whole: tuple[str, bool, Form | None] | None = None


class Read(NamedTuple):
    """A text as tokens and as words, with the start and end offset of each."""

    tokens: list[Token]
    words: list[Form]
    starts: list[int]
    ends: list[int]


_new = tuple.__new__  # bypasses the constructor, since there are many of them


def read(text: Plain) -> Read:
    """All tokens and words of a text, in order; offsets are those of the plain text."""
    found = Read([], [], [], [])
    for start, end, is_code in _stretches(text.text):
        if is_code:
            _take(found, start, _code(text.text[start:end]))
        else:
            _read_prose(found, text.text[start:end], start)
    return found


def _read_prose(found: Read, text: str, at: int) -> None:
    """Add the tokens and words of a stretch of prose that begins at an offset."""
    tokens, words, starts, ends = found
    parts = iter(PIECES.split(text))
    for gap, surface in zip(parts, parts, strict=False):  # what lies behind the last piece is left over
        at += len(gap)
        end = at + len(surface)
        one = piece(surface)
        if one.whole is None:
            _take(found, at, one)
        else:
            form, capital, word = one.whole
            tokens.append(_new(Token, (form, at, end, capital)))
            if word:
                words.append(word)
                starts.append(at)
                ends.append(end)
        at = end


def _take(found: Read, at: int, one: Piece) -> None:
    """Add the tokens and words of a piece."""
    for start, end, form, capital in one.tokens:
        found.tokens.append(Token(form, at + start, at + end, capital))
    for start, end, word in one.words:
        found.words.append(word)
        found.starts.append(at + start)
        found.ends.append(at + end)


def words(text: str) -> Iterator[Word]:
    """All words of any text in order, including those in links and file names, which may reveal a name."""
    held = plain(text)
    for match in PIECE.finditer(held.text):
        for start, end, form in piece(match[0]).words:
            yield Word(held.span(match.start() + start, match.start() + end), form.folded)


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches of a text, half-open, each with whether it is not prose."""
    at = 0
    for code in CODE.finditer(text) if any(sign in text for sign in TELLTALES) else ():
        yield at, code.start(), False
        yield code.start(), code.end(), True
        at = code.end()
    yield at, len(text), False


def phrase_tokens(phrase: str) -> list[Token]:
    """The tokens of a phrase of a lexicon."""
    return read(Plain(phrase)).tokens


@lru_cache(maxsize=200_000)
def piece(surface: str) -> Piece:
    """The reading of a stretch of text, computed once for all its occurrences."""
    if surface[0] == "\n":
        return _whole(surface, "\n", None)
    if surface.isascii() and surface.isalnum():
        return _whole(surface, surface.lower(), word_form(surface))
    if ARABIC_LETTERS.fullmatch(surface):
        return _whole(surface, fold_word(surface), word_form(surface))
    tokens = []
    for match in TOKEN.finditer(surface):
        if form := fold_word(match.group()):  # a vowel mark on its own is not a word
            tokens.append((*match.span(), form, match.group()[0].isupper()))
    found = ((start, start + len(part), word_form(part)) for part, start in _words(surface))
    words = [word for word in found if word[2].folded]
    if not words and len(tokens) == 1 and tokens[0][1] - tokens[0][0] == len(surface):
        return _whole(surface, tokens[0][2], None)
    return Piece(tuple(tokens), tuple(words))


def _whole(surface: str, form: str, word: Form | None) -> Piece:
    """A stretch that is one token and one word, or one token and none: a hamza alone folds to nothing."""
    word = word if word and word.folded else None
    capital = surface[0].isupper()
    spans = (0, len(surface))
    return Piece(((*spans, form, capital),), ((*spans, word),) if word else (), (form, capital, word))


@lru_cache(maxsize=4096)
def _code(surface: str) -> Piece:
    return Piece(
        ((0, len(surface), surface, False),), ((0, len(surface), Form(surface, surface, "code", capital=False)),)
    )


def _words(surface: str) -> Iterator[tuple[str, int]]:
    """Words and their start offsets, with an elided preposition separated."""
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
    script = "arabic" if ARABIC.match(first) else "latin"
    plain = surface.isascii() and surface.isalpha()  # most words: nothing to fold but their case
    return Form(surface, surface.lower() if plain else fold(surface).text.strip(), script, first.isupper())
