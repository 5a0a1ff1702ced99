"""Gaps: hidden parts of a text, the text without them, and the resulting offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from geo_incidents.model import Span

GAP = "[…]"


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, with touching and overlapping ones merged."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def within(gaps: Sequence[Span], whole: Span) -> tuple[Span, ...]:
    """The parts of the merged gaps that lie within a span."""
    first = bisect_right(gaps, whole.start, key=lambda gap: gap.end)
    last = bisect_left(gaps, whole.end, key=lambda gap: gap.start)
    return tuple(Span(max(gap.start, whole.start), min(gap.end, whole.end)) for gap in gaps[first:last])


def without(text: str, whole: Span, gaps: Sequence[Span]) -> str:
    """The words of `whole` with each gap replaced by […]; `text` are these words in the report."""
    pieces, at = [], whole.start
    for gap in within(gaps, whole):
        pieces += [text[at - whole.start : gap.start - whole.start], GAP]
        at = gap.end
    return "".join((*pieces, text[at - whole.start :]))


def moved(whole: Span, gaps: Sequence[Span]) -> Callable[[Span], Span]:
    """A function from spans of the report to spans of the result of `without`; hidden words give an empty span."""
    holes = within(gaps, whole)

    def at(offset: int) -> int:
        return offset - whole.start + sum(len(GAP) - (hole.end - hole.start) for hole in holes if hole.end <= offset)

    def place(span: Span) -> Span:
        hidden = not whole.contains(span) or any(span.overlaps(hole) for hole in holes)
        return Span(0, 0) if hidden else Span(at(span.start), at(span.end))

    return place
