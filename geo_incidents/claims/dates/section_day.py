"""The day that stands over what follows: a date heading, or the date that a block opens with ("SATURDAY 11: …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo_incidents.claims.dates import calendar
from geo_incidents.model import Span, When
from geo_incidents.text.sections import Part

HEADINGS = frozenset({Part.HEADING, Part.DATE_HEADING})
MARKS = re.compile(r"[^\w]*")  # what may stand before the date: bullets, asterisks, brackets
STAMP = r"(?:[,،]?\s*\d{1,2}[:.]\d{2})?"
CLOSED = re.compile(rf"{STAMP}[\s*_\])]*[:：.|–—-]")  # what parts the date from what it stands over
NAMED = ("explicit", "weekday", "anaphoric")  # "Today: …" stands over nothing
LAST_OF_WEEK = 6  # days behind the first


def of_heading(dates: Sequence[When]) -> date | None:
    """The one day that a heading names."""
    days = {when.start for when in dates if when.start and when.start == when.end}
    return days.pop() if len(days) == 1 else None


def opening(text: str, block: Span, dates: Sequence[When]) -> When | None:
    """The day that a block opens with, when a mark parts it from what it stands over."""
    first = next(iter(dates), None)
    if first is None or first.span is None or first.basis not in NAMED or not first.start or first.start != first.end:
        return None
    before = text[block.start : first.span.start]
    return first if MARKS.fullmatch(before) and CLOSED.match(text, first.span.end, block.end) else None


def following(when: When, over: date | None, published: date | None) -> When:
    """A weekday that opens a block, on or after the day that stood over the block before; other days as they are."""
    if when.basis != "weekday" or over is None or when.start is None or published is None:
        return when
    day = calendar.weekday_on_or_before(calendar.shift(over, LAST_OF_WEEK), when.start.weekday())
    return replace(when, start=day, end=day) if day <= published else when
