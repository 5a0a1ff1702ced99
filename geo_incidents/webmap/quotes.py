"""Splits a quote into plain text and marked words for place, date and figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo_incidents.model import Claim
from geo_incidents.safety.gaps import GAP as GAP_TEXT

PLAIN, PLACE, DAY, COUNT, GAP = range(5)
GAPS = re.compile(re.escape(GAP_TEXT))
Mark = tuple[int, int, int]  # start and end in the displayed quote, and what is marked


@dataclass(frozen=True, slots=True)
class Quoted:
    """The pieces in order, and whether words were left out before or after them."""

    pieces: list[tuple[int, str]]
    cut_before: bool = False
    cut_after: bool = False

    @property
    def text(self) -> str:
        """The pieces as one string."""
        return "".join(text for _, text in self.pieces)


def cut(claim: Claim, limit: int = 0) -> Quoted:
    """The claim's quote in pieces; `limit` is in code points, 0 for the whole quote."""
    quote, marks = claim.quote, _marks(claim)
    start, end = 0, len(quote)
    if 0 < limit < end:
        start, end = _window(claim, marks, limit)
    pieces, at = [], start
    for left, right, sort in marks:
        if left >= at and right <= end:
            if left > at:
                pieces.append((PLAIN, quote[at:left]))
            pieces.append((sort, quote[left:right]))
            at = right
    if at < end:
        pieces.append((PLAIN, quote[at:end]))
    return Quoted(pieces, start > 0, end < len(quote))


def _marks(claim: Claim) -> list[Mark]:
    """The marks from left to right, longer before shorter, without those that reach beyond the quote."""
    first, last = claim.span.start, claim.span.end
    spans = [(place.mention.span, PLACE) for place in claim.places]
    spans += [(count.span, COUNT) for count in claim.counts]
    if claim.when.span:
        spans.append((claim.when.span, DAY))
    marks = [(s.start - first, s.end - first, sort) for s, sort in spans if first <= s.start < s.end <= last]
    if claim.offsets_withheld:
        marks += [(*gap.span(), GAP) for gap in GAPS.finditer(claim.quote)]
    return sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2]))


def _window(claim: Claim, marks: Sequence[Mark], limit: int) -> tuple[int, int]:
    """The part to show: around the marks, between word boundaries, with no mark split."""
    length = len(claim.quote)
    starts = [start for start, _, _ in marks] or [claim.trigger.start - claim.span.start]
    start = max(0, min(sum(starts) // len(starts) - limit // 2, length - limit))
    return _word_start(claim.quote, marks, start), _word_start(claim.quote, marks, min(start + limit, length))


def _word_start(quote: str, marks: Sequence[Mark], at: int) -> int:
    """The start of the word at a position; the position itself within a word without end."""
    if at in (0, len(quote)):
        return at
    blank = quote.rfind(" ", max(0, at - 80), at)
    found = at if blank < 0 else blank + 1
    return next((start for start, end, _ in marks if start < found < end), found)
