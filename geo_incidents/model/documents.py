"""Reports as read: spans, blocks, sources, documents, and failures."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from sys import intern
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies entirely within this span."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """The role of a part of a report's text."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    SUBHEADING = "subheading"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a report's text and its role."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class StatedPoint:
    """A position stated in a report, in WGS84 degrees, with its words; no span if it comes from a table's cells."""

    lat: float
    lon: float
    text: str
    span: Span | None = None
    name: str = ""  # the place name in the same row


FEW = ("publisher", "published", "retrieved", "lang", "published_basis", "about")  # of a source, with few values


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from: what a citation needs, and nothing about its content."""

    report_id: str  # the file's stem, or the id in a table or manifest; unique within a run
    publisher: str = ""
    title: str = ""
    url: str = ""
    archived_url: str = ""
    published: str = ""  # ISO 8601 day, or only month or year; "" if unknown
    retrieved: str = ""  # ISO 8601 day
    lang: str = ""  # BCP 47 code of the text's language, stated or detected
    sha256: str = ""  # of the original bytes
    published_basis: str = ""  # how that is known: stated, first line, date line, dateline, byline, page, given
    about: str = ""  # the country it is about, where the text may not say so
    place: str = ""  # the place of the event as stated in a table's column
    stated: tuple[StatedPoint, ...] = ()  # positions stated in a table's columns
    pages: tuple[int, ...] = ()  # start of each page of a paged file, in code points of the text

    @property
    def published_day(self) -> date | None:
        """The publication date, if the day is known."""
        return date.fromisoformat(self.published) if len(self.published) == 10 else None

    @property
    def context(self) -> str:
        """What is known about the report besides its text: title, publisher, place and country."""
        return " ".join(filter(None, (self.title, self.publisher, self.place, self.about)))

    def interned(self) -> Source:
        """An equal source, whose values that many reports have are one object: an archive keeps all its sources."""
        few: dict[str, Any] = {name: intern(getattr(self, name)) for name in FEW}
        return replace(self, **few)

    def page(self, offset: int) -> int | None:
        """The page, from 1, that contains an offset of the text; None if the report has no pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its text, decoded but otherwise unchanged, and its source."""

    id: str  # hash of the text
    text: str
    source: Source
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A report, or part of one, that was set aside, and why: nothing is dropped silently."""

    name: str
    reason: str
