"""Rows as lists without empty or derived values and with repeated words as numbers; and the way back.

A column whose name ends in `#` holds indexes into `words`: 0 means omitted, -1 the empty text. In other columns null
means omitted and `{}` stands for an actual null. An omitted value is derived from the rest, or empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from geo_incidents.exports.columns import columns
from geo_incidents.stored import MEMORY, Room

Row = dict[str, Any]

WORD = "#"
NOTHING: dict[str, Any] = {"text": "", "json": [], "boolean": False}  # by column type; null for others
MEANT: dict[str, Any] = {}  # an actual null, where another value would be derived
EMPTY_TEXT = -1

# Texts that hardly repeat are written as they are; all others are indexes into `words`.
PLAIN = frozenset(
    {"incident_id", "statement_id", "claim_id", "claim_group", "title", "url", "archived_url", "fragment_url",
     "sha256", "summary", "why", "anchor", "decision_id"}
)  # fmt: skip
# The fields of nested lists' items.
NESTED: dict[str, tuple[str, ...]] = {
    "counts": (
        "outcome#", "category#", "min", "max", "scope#", "text#", "bound#", "part_of#", "approx", "vague", "cumulative",
    ),
    "loc_alternatives": ("place_id#", "name#", "score"),
    "mention_spans": ("start", "end", "what#"),
}  # fmt: skip
FLAGS = frozenset({"approx", "vague", "cumulative"})
LISTS = frozenset({"mention_spans"})  # their items are lists, not objects


class Words:
    """Texts by number, in order of first occurrence."""

    def __init__(self, room: Room = MEMORY) -> None:
        self.texts: Any = room.new()
        self.texts.append("")
        self._key: Any = hash if room.on_disk else str
        self._numbers: dict[Any, int] = {self._key(""): 0}

    def number(self, text: str) -> int:
        """The number of a text."""
        found = self._numbers.setdefault(self._key(text), len(self.texts))
        if found == len(self.texts):
            self.texts.append(str(text))
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a packed table: names in our tables, types, and whether words are written as numbers."""

    names: tuple[str, ...]
    types: tuple[str, ...]

    @property
    def header(self) -> list[str]:
        """The names as they are written in the file."""
        return [name + WORD * self.numbered(at) for at, name in enumerate(self.names)]

    def numbered(self, at: int) -> bool:
        """Whether the column's cells are indexes into the words."""
        return self.types[at] == "date" or (self.types[at] == "text" and self.names[at] not in PLAIN)

    def pack(self, row: Mapping[str, Any], derived: Mapping[str, Any], words: Words) -> list[Any]:
        """The row without derived or empty values, and without trailing empty cells."""
        cells = []
        for at, name in enumerate(self.names):
            value, written = row[name], derived.get(name, NOTHING.get(self.types[at]))
            cells.append(self._left_out(at) if value == written else self._cell(at, value, words))
        while cells and (cells[-1] is None or (self.numbered(len(cells) - 1) and cells[-1] == 0)):
            cells.pop()
        return cells

    def unpack(self, cells: Sequence[Any], words: Sequence[str]) -> Row:
        """The values that the list contains; the others must be derived."""
        found = {}
        for at, cell in enumerate(cells):
            if cell is not None and not (cell == 0 and self.numbered(at)):
                found[self.names[at]] = self._value(at, cell, words)
        return found

    def _left_out(self, at: int) -> int | None:
        return 0 if self.numbered(at) else None

    def _cell(self, at: int, value: Any, words: Words) -> Any:
        if self.numbered(at):
            return words.number(value) if value else EMPTY_TEXT if value == "" else MEANT
        if value is None:
            return MEANT
        name = self.names[at]
        return [pack_item(item, NESTED[name], words) for item in value] if name in NESTED else value

    def _value(self, at: int, cell: Any, words: Sequence[str]) -> Any:
        if cell == MEANT:
            return None
        if self.numbered(at):
            return "" if cell == EMPTY_TEXT else words[cell]
        name = self.names[at]
        if name not in NESTED:
            return cell
        items = [unpack_item(item, NESTED[name], words) for item in cell]
        return [list(item.values()) for item in items] if name in LISTS else items


@cache
def table(name: str, without: frozenset[str] = frozenset(), more: tuple[str, ...] = ()) -> Table:
    """The packed form of one of our tables; `more` are numeric columns that only this layout has. Texts come first,
    since numbers and lists are often empty and trailing empty cells are not written.
    """
    kept = [column for column in columns(name) if column.name not in without]
    texts = [column for column in kept if column.type in ("text", "date")]
    others = [column for column in kept if column.type not in ("text", "date")]
    ordered = [(column.name, column.type) for column in texts]
    ordered += [(one, "integer") for one in more] + [(column.name, column.type) for column in others]
    return Table(tuple(name for name, _ in ordered), tuple(kind for _, kind in ordered))


def complete(table_name: str, written: Row, derived: Mapping[str, Any], without: frozenset[str] = frozenset()) -> Row:
    """A complete row: values that were written, else derived values, else empty ones."""
    return {
        column.name: written.get(column.name, derived.get(column.name, NOTHING.get(column.type)))
        for column in columns(table_name)
        if column.name not in without
    }


def plain(row: Mapping[str, Any]) -> Row:
    """The row as JSON represents it, with dates as text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def pack_item(item: Mapping[str, Any] | Sequence[Any], names: Sequence[str], words: Words) -> list[Any]:
    """One item of a list, without trailing empty cells."""
    values = list(item.values()) if isinstance(item, Mapping) else list(item)
    if isinstance(item, Mapping):
        values = [item[name.removesuffix(WORD)] for name in names]
    cells = [words.number(value) if name.endswith(WORD) else value for name, value in zip(names, values, strict=True)]
    while cells and (cells[-1] is None or cells[-1] is False or (cells[-1] == 0 and names[len(cells) - 1][-1] == WORD)):
        cells.pop()
    return cells


def unpack_item(cells: Sequence[Any], names: Sequence[str], words: Sequence[str]) -> Row:
    """The item restored."""
    found: Row = {}
    for at, name in enumerate(names):
        bare = name.removesuffix(WORD)
        cell: Any = cells[at] if at < len(cells) else (0 if name.endswith(WORD) else False if bare in FLAGS else None)
        found[bare] = words[cell] if name.endswith(WORD) else cell
    return found
