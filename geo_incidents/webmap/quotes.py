"""A quote cut into pieces: plain words, and the marked words for place, day and figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo_incidents.model import Claim, Span

PLAIN, PLACE, DAY, COUNT, GAP = range(5)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Pieces in order, and whether words were left out before or after them."""

    pieces: tuple[tuple[int, str], ...]
    cut_before: bool = False
    cut_after: bool = False


def cut(claim: Claim, gaps: Iterable[Span], limit: int) -> Quoted:
    """The claim's quote in pieces; `gaps` (spans of the document) become marks; `limit` code points, 0: all."""
    window = _window(claim, limit)
    pieces = []
    at = window.start
    for span, sort in _disjoint(claim, gaps, window):
        if span.start > at:
            pieces.append((PLAIN, _words(claim, Span(at, span.start))))
        pieces.append((sort, "" if sort == GAP else _words(claim, span)))
        at = span.end
    if at < window.end:
        pieces.append((PLAIN, _words(claim, Span(at, window.end))))
    return Quoted(tuple(pieces), window.start > claim.span.start, window.end < claim.span.end)


def _words(claim: Claim, span: Span) -> str:
    return claim.quote[span.start - claim.span.start : span.end - claim.span.start]


def _marked(claim: Claim) -> Iterator[tuple[Span, int]]:
    for place in claim.places:
        yield place.mention.span, PLACE
    for count in claim.counts:
        yield count.span, COUNT
    if claim.when.span:
        yield claim.when.span, DAY


def _disjoint(claim: Claim, gaps: Iterable[Span], window: Span) -> Iterator[tuple[Span, int]]:
    """Marks inside the window, left to right, none overlapping; a gap wins over everything."""
    holes = [Span(max(g.start, window.start), min(g.end, window.end)) for g in sorted(gaps) if g.overlaps(window)]
    marks = [(span, sort) for span, sort in _marked(claim) if window.contains(span) and span.start < span.end]
    free = [(span, sort) for span, sort in marks if not any(span.overlaps(hole) for hole in holes)]
    at = window.start
    for span, sort in sorted([*free, *((hole, GAP) for hole in holes)], key=lambda m: (m[0].start, -m[0].end, m[1])):
        if span.start >= at:
            yield span, sort
            at = span.end


def _window(claim: Claim, limit: int) -> Span:
    """The stretch of the quote that is shown: round what is marked, from blank to blank."""
    whole = claim.span
    if not limit or whole.end - whole.start <= limit:
        return whole
    spans = [span for span, _ in _marked(claim) if whole.contains(span)] + [claim.trigger]
    middle = sum(span.start for span in spans) // len(spans)
    start = max(whole.start, min(middle - limit // 2, whole.end - limit))
    words = _words(claim, Span(start, start + limit))
    lead = words.find(" ") + 1 if start > whole.start else 0
    tail = words.rfind(" ") if start + limit < whole.end else len(words)
    return Span(start + lead, start + (tail if tail > lead else len(words)))
