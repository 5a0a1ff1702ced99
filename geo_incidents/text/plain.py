"""Text without what hides its words: invisible characters, tatweel, and letters separated to evade a filter.

Posts write مقـ.ـتل and ق.تل for مقتل and قتل, and "mas.sacre". A sign between letters is removed if a tatweel is next
to it, or if the joined letters are a word listed as `broken` in `data/lang/*/language.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geo_incidents import lexicon
from geo_incidents.model import Span
from geo_incidents.text.clitics import ARTICLE, stems
from geo_incidents.text.fold import fold

TATWEEL = "\u0640"
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
SIGNS = ".*·•°^~+"
LONGEST_ENDING = 4  # letters after a listed word: "قتل-وهم"
MOST_PIECES = 4
HIDDEN = re.compile(f"[{TATWEEL}{INVISIBLE}]+")
LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u064b-\u065f\u0670])*+"
PARTED = re.compile(
    rf"(?<![^\W\d_])(?<![\u064b-\u065f\u0670]){LETTERS}(?:{TATWEEL}*[{re.escape(SIGNS)}]{{1,3}}{TATWEEL}*{LETTERS})+"
)
JOINED = re.compile(rf"[{re.escape(SIGNS)}]{TATWEEL}*[^\W\d_]")  # without one of these, no letters are separated
JOINT = re.compile(rf"(?<!{TATWEEL}){TATWEEL}*+[{re.escape(SIGNS)}]{{1,3}}{TATWEEL}*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it is read, with the original offset of each character (None: the same offset)."""

    text: str
    offsets: tuple[int, ...] | None = None

    def start(self, at: int) -> int:
        """The original offset of a character."""
        return at if self.offsets is None else self.offsets[at]

    def end(self, at: int) -> int:
        """The original offset after the character before `at`."""
        return at if self.offsets is None or at == 0 else self.offsets[at - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The original half-open range of a non-empty range."""
        return Span(start, end) if self.offsets is None else Span(self.offsets[start], self.offsets[end - 1] + 1)

    def at(self, offset: int) -> int:
        """The position of the first character at or after an original offset."""
        return offset if self.offsets is None else bisect_left(self.offsets, offset)


def plain(text: str) -> Plain:
    """The text as it is read."""
    hidden = [match.span() for match in HIDDEN.finditer(text)]
    if JOINED.search(text):
        hidden += [span for match in PARTED.finditer(text) for span in _joints(match)]
    if not hidden:
        return Plain(text)
    gone = {offset for start, end in hidden for offset in range(start, end)}
    offsets = tuple(offset for offset in range(len(text)) if offset not in gone)
    return Plain("".join([text[offset] for offset in offsets]), offsets)


def _joints(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The signs that separate the letters of one word."""
    run, shift = match.group(), match.start()
    joints = list(JOINT.finditer(run))
    edges = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(run)]
    pieces = [run[start:end] for start, end in zip(edges, ends, strict=True)]
    known = {joint for first, last in _words(pieces) for joint in range(first, last)}
    for number, joint in enumerate(joints):
        if number in known or TATWEEL in joint.group():
            yield joint.start() + shift, joint.end() + shift


def _words(pieces: list[str]) -> Iterator[tuple[int, int]]:
    """First and last piece of every listed word, longest first at each position."""
    first = 0
    while first < len(pieces) - 1:
        lasts = range(min(len(pieces), first + MOST_PIECES) - 1, first, -1)
        last = next((last for last in lasts if _is_listed("".join(pieces[first : last + 1]))), first)
        if last > first:
            yield first, last
        first = last + 1


def _is_listed(letters: str) -> bool:
    word = fold(letters).text.replace(" ", "")
    listed = _listed()
    for _, stem in stems(word):
        bare = stem.removeprefix(ARTICLE)
        if any(bare[:length] in listed for length in range(len(bare), max(2, len(bare) - LONGEST_ENDING) - 1, -1)):
            return True
    return False


@cache
def _listed() -> frozenset[str]:
    words = (word for lang in lexicon.languages() for word in lexicon.settings(lang).get("text", {}).get("broken", ()))
    return frozenset(fold(word).text for word in words)
