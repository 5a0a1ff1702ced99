"""Reports as they are read: spans, blocks, sources, documents, and what could not be read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points: `text[start:end]` is what it stands for."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span stands for in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What part of a report a stretch of text is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    SUBHEADING = "subheading"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text and the part it plays."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class StatedPoint:
    """A position that a report states, in degrees WGS84, with the words that do; without a span for a table's cells."""

    lat: float
    lon: float
    text: str
    span: Span | None = None
    name: str = ""  # what the same row calls the place


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from: what a citation needs, and nothing about its content."""

    report_id: str  # the file's stem, or what a table or manifest calls it; unique within a run
    publisher: str = ""
    title: str = ""
    url: str = ""
    archived_url: str = ""
    published: str = ""  # ISO 8601 day, or month or year where no more is known; "" where nothing is
    retrieved: str = ""  # ISO 8601 day
    lang: str = ""  # BCP 47 of the text: stated, else by its script
    sha256: str = ""  # of the original bytes
    published_basis: str = ""  # how that is known: stated, first line, date line, dateline, byline, page, given
    about: str = ""  # the country it is about where its text may not say so
    place: str = ""  # where it happened as a table's column states it
    stated: tuple[StatedPoint, ...] = ()  # positions that a table's columns state
    pages: tuple[int, ...] = ()  # where the pages of a paged file begin, in code points of the text

    @property
    def published_day(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return date.fromisoformat(self.published) if len(self.published) == 10 else None

    @property
    def context(self) -> str:
        """What is known of the report beside its text: title, publisher, place and country."""
        return " ".join(filter(None, (self.title, self.publisher, self.place, self.about)))

    def page(self, offset: int) -> int | None:
        """The page, from 1, on which an offset of the text lies; None where the report has none."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its working text, untouched but for decoding, and where it comes from."""

    id: str  # hash of the text
    text: str
    source: Source
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A report, or part of one, that was set aside, and why: nothing is dropped silently."""

    name: str
    reason: str
