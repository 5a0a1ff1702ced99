"""A quote cut into pieces: plain words, and the marked words for place, day and figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geo_incidents.model import Claim, Span
from geo_incidents.safety.gaps import GAP as GAP_TEXT
from geo_incidents.safety.gaps import within

PLAIN, PLACE, DAY, COUNT, GAP = range(5)
Mark = tuple[int, int, int]  # start and end in the quote as it is shown, and what it marks


@dataclass(frozen=True, slots=True)
class Quoted:
    """Pieces in order, and whether words were left out before or after them."""

    pieces: list[tuple[int, str]]
    cut_before: bool = False
    cut_after: bool = False

    @property
    def text(self) -> str:
        """The pieces as one string."""
        return "".join(text for _, text in self.pieces)


def cut(claim: Claim, gaps: Sequence[Span] = (), limit: int = 0) -> Quoted:
    """The claim's quote in pieces.

    `gaps` are spans of the report that the quote shows as […] already; `limit` is in code points, 0 for all.
    """
    quote, marks = claim.quote, _marks(claim, gaps)
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


def _marks(claim: Claim, gaps: Sequence[Span]) -> list[Mark]:
    """What is marked, left to right, the longer before the shorter; nothing that reaches out or into a gap."""
    first, last = claim.span.start, claim.span.end
    spans = [(place.mention.span, PLACE) for place in claim.places]
    spans += [(count.span, COUNT) for count in claim.counts]
    if claim.when.span:
        spans.append((claim.when.span, DAY))
    inside = [(s.start, s.end, sort) for s, sort in spans if first <= s.start < s.end <= last]
    holes = within(gaps, claim.span) if gaps else ()
    if not holes:
        marks = [(start - first, end - first, sort) for start, end, sort in inside]
    else:
        at = _shown_at(first, holes)
        clear = [mark for mark in inside if not any(mark[0] < h.end and h.start < mark[1] for h in holes)]
        marks = [(at(start), at(end), sort) for start, end, sort in clear]
        marks += [(at(hole.start), at(hole.end), GAP) for hole in holes]
    return sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2]))


def _shown_at(first: int, holes: Sequence[Span]) -> Callable[[int], int]:
    """Where an offset of the report, not one inside a gap, stands in the quote as it is shown."""

    def at(offset: int) -> int:
        return offset - first + sum(len(GAP_TEXT) - (hole.end - hole.start) for hole in holes if hole.end <= offset)

    return at


def _window(claim: Claim, marks: Sequence[Mark], limit: int) -> tuple[int, int]:
    """The stretch that is shown: round what is marked, from blank to blank, no mark cut in two."""
    length = len(claim.quote)
    starts = [start for start, _, _ in marks] or [claim.trigger.start - claim.span.start]
    start = max(0, min(sum(starts) // len(starts) - limit // 2, length - limit))
    return _word_start(claim.quote, marks, start), _word_start(claim.quote, marks, min(start + limit, length))


def _word_start(quote: str, marks: Sequence[Mark], at: int) -> int:
    """The nearest beginning of a word at or before a point; the point itself inside a word without end."""
    if at in (0, len(quote)):
        return at
    blank = quote.rfind(" ", max(0, at - 80), at)
    found = at if blank < 0 else blank + 1
    return next((start for start, end, _ in marks if start < found < end), found)
