"""A stretch of text for a language's lexicon: its tokens, and the phrases that begin at each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from geo_incidents.grammar.automaton import Entry
from geo_incidents.grammar.tables import Tag, automaton
from geo_incidents.model import Span
from geo_incidents.once import once
from geo_incidents.text.tokens import Token

NONE: Mapping[int, Sequence[Entry]] = {}


class Hit(NamedTuple):
    """A phrase that was found: its value, span, first token and number of tokens."""

    value: Any
    span: Span
    first: int  # token
    length: int

    @property
    def last(self) -> int:
        """The token behind its last one."""
        return self.first + self.length


class Line(tuple[Token, ...]):
    """The tokens of a stretch of text, in order, with the phrases of its language."""

    lang: str
    found: dict[str, dict[int, Sequence[Entry]]]  # table → token → phrases that begin there, longest first

    def __new__(cls, words: Iterable[Token], lang: str) -> Line:
        line = super().__new__(cls, words)
        line.lang = lang
        line.found = automaton(lang).find([token.form for token in line])
        return line

    def entries(self, table: str) -> Mapping[int, Sequence[Entry]]:
        """The phrases of a table by the token at which they begin."""
        return self.found.get(table, NONE)

    def at(self, table: str, first: int, stop: int | None = None) -> Entry | None:
        """The longest phrase of a table that begins at a token and ends before another."""
        room = (len(self) if stop is None else stop) - first
        return next((one for one in self.entries(table).get(first, ()) if one.length <= room), None)

    def before(self, offset: int) -> int:
        """The number of tokens that end at or before a code point."""
        return bisect_right(self._ends, offset)

    def since(self, offset: int) -> int:
        """The first token that starts at or after a code point."""
        return bisect_left(self._starts, offset)

    @once
    def _ends(self) -> list[int]:
        return [token.end for token in self]

    @once
    def _starts(self) -> list[int]:
        return [token.start for token in self]


def hits(tag: Tag, words: Sequence[Token], first: int = 0, stop: int | None = None) -> Iterator[Hit]:
    """Phrases of a table in tokens `first` to `stop`, longest first at each position, without overlaps."""
    line = words if isinstance(words, Line) else Line(words, tag.lang)
    starts = line.found.get(tag.table)
    return _free(line, starts, first, len(line) if stop is None else stop) if starts else iter(())


def occurs(tag: Tag, words: Sequence[Token], first: int = 0, stop: int | None = None) -> bool:
    """Whether a phrase of a table stands in tokens `first` to `stop`."""
    return next(hits(tag, words, first, stop), None) is not None


def _free(line: Line, starts: Mapping[int, Sequence[Entry]], free: int, stop: int) -> Iterator[Hit]:
    for start, entries in starts.items():
        if not free <= start < stop:
            continue
        entry = next((one for one in entries if start + one.length <= stop), None)
        if entry is not None:
            free = start + entry.length
            yield Hit(entry.value, Span(line[start].start, line[free - 1].end), start, entry.length)
