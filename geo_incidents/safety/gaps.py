"""Gaps: stretches of a report that are not shown, and a quote without them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

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


def padded(shown: str, whole: Span, gaps: Sequence[Span]) -> str:
    """What `without` made, each gap as long again as in the report: offsets fit, what stood there is gone."""
    pieces, at, read = [], whole.start, 0
    for gap in within(gaps, whole):
        kept = gap.start - at
        pieces += [shown[read : read + kept], "\ufffc" * (gap.end - gap.start)]
        at, read = gap.end, read + kept + len(GAP)
    return "".join((*pieces, shown[read:]))
