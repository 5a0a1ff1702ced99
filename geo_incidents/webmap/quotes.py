"""A quote cut into pieces: plain words, and the marked words for place, day and figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo_incidents.model import Claim, Span
from geo_incidents.safety.gaps import GAP as GAP_TEXT
from geo_incidents.safety.gaps import within

PLAIN, PLACE, DAY, COUNT, GAP = range(5)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Pieces in order, and whether words were left out before or after them."""

    pieces: tuple[tuple[int, str], ...]
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
    return _Cutter(claim, within(gaps, claim.span)).cut(limit)


class _Cutter:
    """Works in offsets of the report; `words` finds what stands there in the quote as it is shown."""

    def __init__(self, claim: Claim, gaps: Sequence[Span]) -> None:
        self.claim, self.gaps = claim, gaps

    def cut(self, limit: int) -> Quoted:
        whole = self.claim.span
        window = self.window(limit) if 0 < limit < whole.end - whole.start else whole
        pieces, at = [], window.start
        for span, sort in self.disjoint(window):
            pieces += [(PLAIN, self.words(Span(at, span.start))), (sort, self.words(span))]
            at = span.end
        pieces.append((PLAIN, self.words(Span(at, window.end))))
        shown = tuple((sort, text) for sort, text in pieces if text)
        return Quoted(shown, window.start > whole.start, window.end < whole.end)

    def words(self, span: Span) -> str:
        return self.claim.quote[self.position(span.start) : self.position(span.end)]

    def position(self, offset: int) -> int:
        """Where an offset of the report, not one inside a gap, stands in the shown quote."""
        passed = (gap for gap in self.gaps if gap.end <= offset)
        return offset - self.claim.span.start + sum(len(GAP_TEXT) - (gap.end - gap.start) for gap in passed)

    def marks(self) -> Iterator[tuple[Span, int]]:
        claim = self.claim
        days = [claim.when.span] if claim.when.span else []
        spans = [
            *((place.mention.span, PLACE) for place in claim.places),
            *((count.span, COUNT) for count in claim.counts),
            *((span, DAY) for span in days),
        ]
        return (
            (span, sort)
            for span, sort in spans
            if span.start < span.end and claim.span.contains(span) and not any(span.overlaps(g) for g in self.gaps)
        )

    def disjoint(self, window: Span) -> Iterator[tuple[Span, int]]:
        """Marks and gaps inside the window, left to right, none overlapping."""
        found = [*self.marks(), *((gap, GAP) for gap in self.gaps)]
        at = window.start
        for span, sort in sorted(found, key=lambda mark: (mark[0].start, -mark[0].end, mark[1])):
            if span.start >= at and window.contains(span):
                yield span, sort
                at = span.end

    def window(self, limit: int) -> Span:
        """The stretch that is shown: round what is marked, from blank to blank, no gap cut in two."""
        whole = self.claim.span
        spans = [self.claim.trigger, *(span for span, _ in self.marks())]
        middle = sum(span.start for span in spans) // len(spans)
        start = max(whole.start, min(middle - limit // 2, whole.end - limit))
        return Span(self.to_blank(start), self.to_blank(min(start + limit, whole.end)))

    def to_blank(self, offset: int) -> int:
        """The nearest place at or before an offset where a word begins, or the offset where a word is very long."""
        for gap in self.gaps:
            if gap.start < offset < gap.end:
                return gap.start
        if offset in (self.claim.span.start, self.claim.span.end):
            return offset
        before = self.claim.quote[: self.position(offset)][-80:]
        blank = before.rfind(" ")
        found = offset if blank < 0 else max(offset - (len(before) - blank - 1), self.claim.span.start)
        return max((gap.end for gap in self.gaps if found < gap.end <= offset), default=found)
