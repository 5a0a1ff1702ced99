"""Gaps: stretches of a text that are not shown, a text without them, and where everything else then stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from geo_incidents.model import Span

GAP = "[…]"


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def within(gaps: Sequence[Span], whole: Span) -> tuple[Span, ...]:
    """The parts of the gaps, which `union` made, that lie in a stretch."""
    first = bisect_right(gaps, whole.start, key=lambda gap: gap.end)
    last = bisect_left(gaps, whole.end, key=lambda gap: gap.start)
    return tuple(Span(max(gap.start, whole.start), min(gap.end, whole.end)) for gap in gaps[first:last])


def without(text: str, whole: Span, gaps: Sequence[Span]) -> str:
    """The words of `whole`, each gap in them replaced by […]. `text` is what stands there in the report."""
    pieces, at = [], whole.start
    for gap in within(gaps, whole):
        pieces += [text[at - whole.start : gap.start - whole.start], GAP]
        at = gap.end
    return "".join((*pieces, text[at - whole.start :]))


def moved(whole: Span, gaps: Sequence[Span]) -> Callable[[Span], Span]:
    """Gives the place, in what `without` made, of a span of the report; an empty one for words that are not shown."""
    holes = within(gaps, whole)

    def at(offset: int) -> int:
        return offset - whole.start + sum(len(GAP) - (hole.end - hole.start) for hole in holes if hole.end <= offset)

    def place(span: Span) -> Span:
        hidden = not whole.contains(span) or any(span.overlaps(hole) for hole in holes)
        return Span(0, 0) if hidden else Span(at(span.start), at(span.end))

    return place
