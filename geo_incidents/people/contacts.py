"""Phone numbers, addresses and the like, by the patterns of data/people/contacts.toml."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo_incidents.model import Document, Private, PrivateKind, Span
from geo_incidents.people.names import DATA


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of the table; `group` names what is hidden of a match, "" all of it."""

    kind: PrivateKind
    regex: re.Pattern[str]
    group: str
    example: tuple[str, ...]
    counter: tuple[str, ...]

    def spans(self, text: str) -> Iterator[Span]:
        """Where it matches."""
        for match in self.regex.finditer(text):
            yield Span(*match.span(self.group or 0))


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns in their order: what an earlier one took no later one takes."""
    rows = tomllib.loads((DATA / "contacts.toml").read_text("utf8"))["pattern"]
    return tuple(map(_pattern, rows))


def _pattern(row: Mapping[str, Any]) -> Pattern:
    lines = tuple(row["example"]), tuple(row["counter"])
    return Pattern(PrivateKind(row["kind"]), re.compile(row["regex"]), row["hide"], *lines)


def find_contacts(document: Document) -> tuple[Private, ...]:
    """Everything in the report that leads to a person and is no name, in text order."""
    found: dict[Span, PrivateKind] = {}
    taken: list[Span] = []  # in order, none overlapping another
    for pattern in patterns():
        for span in pattern.spans(document.text):
            at = bisect_left(taken, span)
            if not any(span.overlaps(one) for one in taken[max(0, at - 1) : at + 1]):
                taken.insert(at, span)
                found[span] = pattern.kind
    report = document.source.report_id
    return tuple(Private(report, span, span.of(document.text), found[span]) for span in taken)
