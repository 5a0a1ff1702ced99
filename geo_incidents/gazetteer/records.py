"""Places and names as lines: splitting them takes a millisecond, and a line is parsed when its place is needed.

Line n of either member is place n. A place is a JSON array of `Place`'s fields in order, without trailing defaults.
Names are separated by tabs, each with a prefix: "Latnv fr Lattaquié" is a variant in French.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, fields
from itertools import dropwhile
from typing import NamedTuple, overload

import orjson

from geo_incidents.model import Place, PlaceKind

WEIGHTS = ("primary", "variant", "weak")  # greatest first
_WEIGHT = {"p": "primary", "v": "variant", "w": "weak"}
_FIELDS = tuple(field.name for field in fields(Place))
_DEFAULTS = tuple(None if field.default is MISSING else field.default for field in fields(Place))
_KIND, _SOURCES = _FIELDS.index("kind"), _FIELDS.index("sources")
_TOLD_AS, _SHOWN = _FIELDS.index("told_as"), _FIELDS.index("shown")


class NameRow(NamedTuple):
    """One spelling of one place."""

    text: str
    script: str  # ISO 15924: "Latn", "Arab", …
    weight: str  # one of WEIGHTS
    place: int  # index into the places
    lang: str = ""  # BCP 47 where known


def dump_places(places: Iterable[Place]) -> bytes:
    """One line for each place."""
    return b"\n".join(orjson.dumps(_values(place)) for place in places)


def _values(place: Place) -> list[object]:
    values = [getattr(place, name) for name in _FIELDS]
    pairs = list(zip(values, _DEFAULTS, strict=True))
    left_out = len(pairs) - len(list(dropwhile(lambda pair: pair[0] == pair[1], reversed(pairs))))
    return values[: len(values) - left_out]


def dump_names(rows: Iterable[NameRow], places: int) -> bytes:
    """One line for each place; `places` is their number."""
    lines: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        lines[row.place].append(f"{row.script}{row.weight[0]} {row.lang} {row.text}")
    return "\n".join("\t".join(lines[number]) for number in range(places)).encode()


def load_names(line: bytes, place: int) -> Iterator[NameRow]:
    """The spellings on one line."""
    for cell in filter(None, line.decode().split("\t")):
        head, lang, text = cell.split(" ", 2)
        yield NameRow(text, head[:-1], _WEIGHT[head[-1]], place, lang)


class Places(Sequence[Place]):
    """All places, each created on first access and then reused."""

    def __init__(self, data: bytes) -> None:
        self._lines = data.split(b"\n") if data else []
        self._made: dict[int, Place] = {}
        # Ids come first on their lines, so no line needs to be parsed for them.
        self.ids: list[str] = [line[2 : line.index(b'"', 2)].decode() for line in self._lines]

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Place: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Place]: ...
    def __getitem__(self, index: int | slice) -> Place | Sequence[Place]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        index = range(len(self))[index]
        place = self._made.get(index)
        if place is None:
            place = self._made[index] = _place(orjson.loads(self._lines[index]))
        return place


def _place(values: list[object]) -> Place:
    full = [*values, *_DEFAULTS[len(values) :]]
    full[_KIND] = PlaceKind(str(full[_KIND]))
    full[_SOURCES] = tuple(full[_SOURCES])  # type: ignore[arg-type]
    full[_TOLD_AS] = tuple(full[_TOLD_AS])  # type: ignore[arg-type]
    full[_SHOWN] = tuple(tuple(pair) for pair in full[_SHOWN])  # type: ignore[union-attr]
    return Place(*full)  # type: ignore[arg-type]
