"""Distances and directions next to a hidden place, by the patterns in data/people/bearings.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from geo_incidents.model import Span
from geo_incidents.people.names import DATA

REACH = 120  # code points on either side within which a bearing must lie


@cache
def rows() -> Sequence[Mapping[str, Any]]:
    """The table as written, including its examples."""
    found: Sequence[Mapping[str, Any]] = tomllib.loads((DATA / "bearings.toml").read_text("utf8"))["pattern"]
    return found


@cache
def _rules(side: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["regex"]) for row in rows() if row["side"] == side)


def with_bearing(text: str, span: Span) -> Span:
    """The span, extended by neighbouring words that say how far and in which direction the place lies."""
    behind, before = text[span.end : span.end + REACH], text[max(0, span.start - REACH) : span.start]
    ends = [found.end() for rule in _rules("behind") if (found := rule.match(behind))]
    starts = [found.start() for rule in _rules("before") if (found := rule.search(before))]
    return Span(span.start - len(before) + min(starts, default=len(before)), span.end + max(ends, default=0))
