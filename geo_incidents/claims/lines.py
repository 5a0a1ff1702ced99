"""The words of a sentence with where the tables of its language may find something, and what one of them finds.

Most words begin no phrase of any table: an index of first words is asked once for each word, and a table looks only at
the words that may begin one of its phrases.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from geo_incidents.claims.phrases import Memory, Pair, Phrases, pairs
from geo_incidents.model import Span
from geo_incidents.text.tokens import Token

Table = Phrases[Any]
Index = Memory[Pair, tuple[Table, ...]]


class Hit(NamedTuple):
    """A phrase found: its value, its span, its first token and how many it has."""

    value: Any
    span: Span
    first: int  # token
    length: int


def index(tables: Iterable[Table]) -> Index:
    """For two words on end, the tables with a phrase that may begin with them."""
    known = tuple(tables)
    return Memory(lambda pair: tuple(table for table in known if table.begun[pair]))


class Line(tuple[Token, ...]):
    """The tokens of a stretch of text, in order, and the tokens that may begin a phrase of each table of an index."""

    openings: dict[Table, list[int]]

    def __new__(cls, words: Iterable[Token], index: Index) -> Line:
        line = super().__new__(cls, words)
        line.openings = {}
        for i, pair in enumerate(pairs(line)):
            for table in index[pair]:
                line.openings.setdefault(table, []).append(i)
        return line

    def before(self, offset: int) -> int:
        """How many tokens end by a code point."""
        return bisect_right(self, offset, key=_end)


def _end(word: Token) -> int:
    return word.end


def hits(table: Table, words: Sequence[Token], first: int = 0, stop: int | None = None) -> Iterator[Hit]:
    """Phrases of the table in tokens `first` to `stop`, the longest at each place, without overlaps."""
    starts = words.openings.get(table, ()) if isinstance(words, Line) else range(first, len(words))
    return _found(table, words, starts, first, len(words) if stop is None else stop) if starts else iter(())


def _found(table: Table, words: Sequence[Token], starts: Iterable[int], free: int, stop: int) -> Iterator[Hit]:
    """Phrases that begin at one of the tokens `starts`, from token `free` on."""
    for i in starts:
        if free <= i < stop and (found := table.at(words, i, stop)):
            free = i + found[0]
            yield Hit(found[1], Span(words[i].start, words[free - 1].end), i, found[0])
