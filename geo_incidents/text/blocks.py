"""Blocks of a report: headline, paragraphs, list items, captions, subheadings, and what is not its own text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo_incidents.model import Block, BlockKind, Span

LIST_ITEM = re.compile(r"\s*(?:(?:[-–—•*·▪●◦‣►✔]|\d{1,2}[.)])\s+|\+\s*)\S")
# Agencies sign pictures in brackets at the end: "(Omar Albam/AP)", "(AFP)", "Photo: …".
CAPTION = re.compile(
    r"\((?:[^()]{2,40}/)?(?:AP|AFP|Reuters|EPA|Getty[^()]*|Anadolu|SANA|رويترز|أ ?ف ?ب)[^()]{0,20}\)\s*$"
)
SENTENCE_END = re.compile(r"[.!?؟…:;،,][\"'”’»)\]]*\s*$")
# Remnants of menus, bylines and feeds.
BOILERPLATE = re.compile(
    r"^\s*(?:(?:share|tweet|print|subscribe|advertisement|read more|related|copyright|©|follow us|sign up|home)\b"
    r"|(?:by|من)\s+[^.]{3,60}$|\S*https?://\S+\s*$|(?:اقرأ أيضا|شارك|المصدر)\b)",
    re.IGNORECASE,
)
DATE_LINE = re.compile(r"\s*date[ \t]+\d{4}-\d{2}(?:-\d{2})?[ \t]*")
SHORT = 90  # code points: a shorter line without a full stop is a title


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order, one for each line that is neither blank nor a feed's date."""
    start = match.end() if (match := DATE_LINE.match(text)) else 0
    found: list[Block] = []
    if match:
        found.append(Block(BlockKind.BOILERPLATE, Span(0, start)))
    for span in lines(text, start):
        found.append(Block(kind_of(span.of(text), first=len(found) == bool(match)), span))
    return tuple(found)


def lines(text: str, start: int) -> Iterator[Span]:
    """The non-blank lines from a code point on."""
    while start < len(text):
        end = text.find("\n", start)
        span = Span(start, end if end >= 0 else len(text))
        if span.of(text).strip():
            yield span
        start = span.end + 1


def kind_of(line: str, *, first: bool) -> BlockKind:
    """The kind of block that a line is."""
    if LIST_ITEM.match(line):
        return BlockKind.LIST_ITEM
    if CAPTION.search(line):
        return BlockKind.CAPTION
    if len(line) < SHORT and BOILERPLATE.match(line):
        return BlockKind.BOILERPLATE
    if len(line.strip()) < SHORT and not SENTENCE_END.search(line):
        return BlockKind.HEADLINE if first else BlockKind.SUBHEADING
    return BlockKind.PARAGRAPH
