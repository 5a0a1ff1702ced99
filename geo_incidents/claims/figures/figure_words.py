"""The words of a sentence with what the lexicon knows of each that may stand round a figure."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from geo_incidents.grammar import Line
from geo_incidents.model import Span


class Word(NamedTuple):
    """A word or phrase, where it stands, and its meanings by the lexicon's table."""

    form: str
    start: int
    end: int
    tags: Mapping[str, Any]
    joined: bool  # with an "and" written together with it
    capital: bool

    def has(self, *tags: str) -> bool:
        """Whether any of the tags is among its meanings."""
        return not self.tags.keys().isdisjoint(tags) if self.tags else False


Words = Sequence[Word]
BULLETS = ("-", "–", "•", "*", "·")
NUMERALS = frozenset({"num", "vague", "few", "scale"})
_NO_TAGS: Mapping[str, Any] = {}


def words(plain: Line, dates: Sequence[Span] = ()) -> list[Word]:
    """The tokens as words and known phrases; the words of `dates` mean nothing but dates."""
    found: list[Word] = []
    days = deque(dates)
    known = plain.entries("figure")
    i = 0
    while i < len(plain):
        token, length, tags, joined = plain[i], 1, _NO_TAGS, False
        while days and days[0].end <= token.start:
            days.popleft()
        if days and days[0].start <= token.start:
            tags = {"date": True, "digits": token.form} if token.form.isdecimal() else {"date": True}
        elif i in known:
            length, tags, joined = known[i][0]
        elif token.form.isdecimal() or token.form[0].isdecimal():
            tags = {"digits": token.form}
        start = token.start + joined  # the joined "and" is one letter
        found.append(Word(token.form, start, plain[i + length - 1].end, tags, joined, token.capital))
        i += length
    return found


def may_count(line: Line) -> bool:
    """Whether a sentence may count people: not without a word of what befell them, or one by which it goes on."""
    if line and line[0].form in BULLETS:
        return True
    if any("tells" in entries[0].value for entries in line.entries("figure").values()):
        return True
    return any(word.form == ":" for word in line)


def may_number(line: Line) -> bool:
    """Whether a sentence has a numeral: digits, or a word for a number."""
    if any(word.form[0].isdigit() for word in line):
        return True
    return any(not NUMERALS.isdisjoint(entries[0].value) for entries in line.entries("figure").values())


def is_plain(word: Word) -> bool:
    """A word the lexicon does not know, or knows as an adjective too: Alawite."""
    return word.form[0].isalpha() if not word.tags else word.has("group", "given")
