"""Sections of a report: the role of each block, and the heading, list header and date above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from geo_incidents import lexicon
from geo_incidents.model import Block, BlockKind
from geo_incidents.text.blocks import SENTENCE_END, SHORT
from geo_incidents.text.fold import fold_word

STAMP = re.compile(r"\s*[\[(]?\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\b\.?|GMT|UTC|h\b))?[\])]?(?=\s|$)", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_]+|\d+")
OPENING = re.compile(r"[\W\d_]*([^\W\d_][^:؛;،,.?؟!\n]{0,40}?)\s*(?:[:：?؟]|\(\d+\)|$)")
LISTING = (BlockKind.LIST_ITEM, BlockKind.SUBHEADING, BlockKind.HEADLINE, BlockKind.BOILERPLATE)
MOST_DATE_WORDS = 7
LEADS = ("comments", "keywords", "related", "question", "answer")


class Part(StrEnum):
    """The role of a block in its report."""

    BODY = "body"
    HEADING = "heading"
    LIST_HEADER = "list_header"
    DATE_HEADING = "date_heading"
    TIME_STAMP = "time_stamp"  # of a live blog, alone or before its entry
    CAPTION = "caption"
    RELATED = "related"  # links to other reports
    QUESTION = "question"
    ANSWER = "answer"
    COMMENTS = "comments"
    KEYWORDS = "keywords"


ASIDE = frozenset({Part.RELATED, Part.COMMENTS, Part.KEYWORDS})  # not part of the report itself


@dataclass(frozen=True, slots=True)
class Section:
    """A block's role, and the numbers of the blocks above it; -1 for none."""

    part: Part
    heading: int = -1
    header: int = -1  # of a list item: the line that introduces the list
    day: int = -1  # the last date heading


def sections(text: str, blocks: Sequence[Block], spoken: tuple[str, ...]) -> tuple[Section, ...]:
    """One section for each block; `spoken` are the languages in which dates may be written."""
    found: list[Section] = []
    heading = header = day = -1
    part = Part.BODY
    for number, block in enumerate(blocks):
        line = block.span.of(text)
        part = _part(line, block.kind, part, _is_item(blocks, number + 1), spoken)
        listed = block.kind is BlockKind.LIST_ITEM
        header = header if listed else -1
        found.append(Section(part, heading, header, day))
        if part is Part.HEADING:
            heading = number
        elif part is Part.LIST_HEADER:
            header = number
        elif part is Part.DATE_HEADING:
            day, heading = number, -1
    return tuple(found)


def _part(line: str, kind: BlockKind, before: Part, opens_list: bool, spoken: tuple[str, ...]) -> Part:
    """The role of a line after a block with the role `before`."""
    if before is Part.COMMENTS:
        return before
    if (led := _led(line)) is not None:
        return led
    if before is Part.RELATED and kind in LISTING and not SENTENCE_END.search(line):
        return before
    if kind is BlockKind.CAPTION:
        return Part.CAPTION
    if STAMP.match(line):
        return Part.TIME_STAMP
    if is_date(line, spoken):
        return Part.DATE_HEADING
    if opens_list and line.rstrip().endswith((":", "：")):
        return Part.LIST_HEADER
    return Part.HEADING if kind is BlockKind.SUBHEADING else Part.BODY


def _is_item(blocks: Sequence[Block], number: int) -> bool:
    return number < len(blocks) and blocks[number].kind is BlockKind.LIST_ITEM


def _led(line: str) -> Part | None:
    """The role given by the line's first words: "Related:", "3 comments", "Q:", كلمات مفتاحية."""
    opening = OPENING.match(line[:SHORT])
    if opening is None:
        return None
    words = " ".join(fold_word(word) for word in WORDS.findall(opening.group(1)))
    part = _leads().get(words)
    whole = opening.end() == len(line.rstrip()) and len(line) < SHORT
    marked = ":" in opening.group() or "：" in opening.group()
    if part in (Part.QUESTION, Part.ANSWER, Part.KEYWORDS):
        return part if marked else None
    return part if part and (whole or marked) else None


@cache
def _leads() -> Mapping[str, Part]:
    return {
        " ".join(fold_word(word) for word in WORDS.findall(phrase)): Part(name)
        for lang in lexicon.languages()
        for name in LEADS
        for phrase in lexicon.settings(lang).get("text", {}).get(name, ())
    }


def is_date(line: str, spoken: tuple[str, ...]) -> bool:
    """Whether a line is only a date: "Friday, 7 March 2025", الجمعة 7 آذار."""
    if len(line) > SHORT:
        return False
    words = [fold_word(word) for word in WORDS.findall(line)]
    if len(words) > MOST_DATE_WORDS:
        return False
    days, little = _days(spoken)
    rest = [word for word in words if word not in days and not word.isdecimal() and word not in little]
    return not rest and any(word in days for word in words)


@cache
def _days(spoken: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Words of weekdays and months in some languages, and the function words between them."""
    names, little = set[str](), set[str]()
    for lang in spoken:
        table = lexicon.table(lang, "dates")
        for section in ("weekdays", "months"):
            phrases = (phrase for listed in table.get(section, {}).values() for phrase in listed)
            names.update(fold_word(word) for phrase in phrases for word in WORDS.findall(phrase))
        for section in ("articles", "glue", "ordinal_endings"):
            little.update(fold_word(word) for word in table.get(section, ()))
    return frozenset(names), frozenset(little)
