"""What a reader yields: reports with their file's metadata, and parts of the file that could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Extracted:
    """One report in a file.

    `said` holds the file's metadata under the field names of `Source`; `part` distinguishes reports of one file;
    `pages` are the offsets at which the pages of a paged document begin, in code points of `text`.
    """

    text: str
    said: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: cells by column name, not yet interpreted."""

    cells: Mapping[str, str]
    part: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of a file that could not be read, and why; reading continues after it."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """How a file was interpreted, if that was a guess; shown to the user."""

    text: str


@dataclass(frozen=True, slots=True)
class Inner:
    """A file inside a file, such as an attachment or an archive's page; read like any other file."""

    name: str
    data: bytes
    said: Mapping[str, str] = field(default_factory=dict)  # metadata from outside the file


@dataclass(frozen=True, slots=True)
class Left:
    """A file inside a file whose format is not supported."""

    name: str


Item = Extracted | Row | Fault | Note | Inner | Left
Items = Iterator[Item]
