"""Private people: who they are, and where their names stand in the quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo_incidents.model import Claim, Span, Speaker
from geo_incidents.safety.gaps import GAP

SHORTEST_PART = 4  # letters of a name that stands alone: shorter ones are too often another word


@dataclass(frozen=True, slots=True)
class People:
    """Private people of a result: their names, and the key that stands for each."""

    keys: Mapping[str, str]  # key of a speaker → key without a name in it
    whole: re.Pattern[str] | None  # full names, wherever they stand
    parts: Mapping[str, re.Pattern[str]]  # by report: a part of the name of somebody who speaks in it

    def gaps(self, claim: Claim) -> Iterator[Span]:
        """Where a name stands in the claim's quote."""
        for pattern in (self.whole, self.parts.get(claim.document)):
            if pattern is not None:
                for start, end in _found(pattern, claim.quote):
                    yield Span(claim.span.start + start, claim.span.start + end)
        for speaker in claim.speakers:
            if speaker.key in self.keys and speaker.span and claim.span.contains(speaker.span):
                yield speaker.span

    def scrubbed(self, text: str) -> str:
        """Text that is no quote, without full names."""
        for start, end in reversed(list(_found(self.whole, text)) if self.whole else []):
            text = f"{text[:start]}{GAP}{text[end:]}"
        return text

    def speaker(self, speaker: Speaker) -> Speaker:
        """The speaker, without a name where he is private."""
        if not speaker.private:
            return speaker
        return replace(speaker, name="", key=self.keys[speaker.key], span=None)


def find_people(claims: Iterable[Claim]) -> People:
    """Everybody whom a claim marks as a private speaker."""
    private = [(claim.document, s) for claim in claims for s in claim.speakers if s.private]
    named = [(document, speaker) for document, speaker in private if speaker.name]
    keys = dict.fromkeys(speaker.key for _, speaker in private)
    by_report: dict[str, dict[str, None]] = {}
    for document, speaker in named:
        by_report.setdefault(document, {})[speaker.name] = None
    return People(
        keys={key: f"private:{n}" for n, key in enumerate(keys, 1)},
        whole=_pattern({speaker.name for _, speaker in named}),
        parts={report: pattern for report, names in by_report.items() if (pattern := _pattern(_parts(names)))},
    )


def _parts(names: Iterable[str]) -> set[str]:
    return {part for name in names for part in name.split() if len(part) >= SHORTEST_PART and part[0].isalpha()}


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first: Sequence[str] = sorted(filter(str.strip, names), key=lambda name: (-len(name), name))
    if not longest_first:
        return None
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where whole words match. A pattern that began by looking back would be searched for letter by letter."""
    for match in pattern.finditer(text):
        if match.start() == 0 or not (text[match.start() - 1].isalnum() or text[match.start() - 1] == "_"):
            yield match.span()
