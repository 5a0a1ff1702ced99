"""What a reader hands over: reports with what their file says of them, and parts of the file that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Extracted:
    """One report in a file.

    `said` has the file's own metadata under the names of `Source`'s fields; `part` tells reports of one file apart;
    `pages` are the offsets at which the pages of a paged document begin, in code points of `text`.
    """

    text: str
    said: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its cells under the names of their columns, which are still to be understood."""

    cells: Mapping[str, str]
    part: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of a file that cannot be read, and why; the parts behind it can."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """How a file was understood where that was a guess: it is told to whoever runs the program."""

    text: str


@dataclass(frozen=True, slots=True)
class Inner:
    """A file within a file: a page of an archive, an attachment. It is read as if it lay beside the others."""

    name: str
    data: bytes
    said: Mapping[str, str] = field(default_factory=dict)  # what is known of it from outside


@dataclass(frozen=True, slots=True)
class Left:
    """A file within a file that is of no form that is read."""

    name: str


Item = Extracted | Row | Fault | Note | Inner | Left
Items = Iterator[Item]
