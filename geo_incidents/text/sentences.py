"""Sentences with exact spans. No library tried keeps offsets, splits Arabic and spares "Gen." and "3 p.m." at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A full stop, question or exclamation mark with closing quotes, before white space and a new beginning.
END = re.compile(r"(?<![.!?؟…])[.!?؟…]++[\"'”’»)\]]*+(?=\s+[\"'“‘«(\[]*[^\Wa-zß-ÿ_]|\s*$)")
# Words whose full stop does not end a sentence: titles, hours, initials, abbreviations.
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Sen|Rep|Gov|St|No|vs|etc|approx|Jan|Feb|Aug|Sept|Oct|Nov|"
    r"Dec|Inc|Ltd|Co)|\b(?:[A-Za-z]\.)*[A-Za-z]|(?<![\u0621-\u065f\u0670])[\u0621-\u064a])\.$"
)
HOUR = re.compile(r"\b[ap]\.?m\.$", re.IGNORECASE)
# Transcripts and collapsed chats have no full stops. What looks for pairs within a sentence must not meet one that is
# as long as the report, so a longer one is cut behind the last clause mark, else the last blank, of its second half.
LONGEST = 1500  # code points
CLAUSE_MARKS = frozenset(",;:،؛–—-")
BLANK = re.compile(r"\s")
Range = tuple[int, int]


def block_sentences(text: str, start: int, end: int) -> Iterator[Range]:
    """Sentences of one block, half-open, without surrounding white space."""
    begun = start
    for match in END.finditer(text, start, end):
        if match.end() < end and _goes_on(text, begun, match.end()):
            continue
        yield from _cut(text, begun, match.end())
        begun = match.end()
    yield from _cut(text, begun, end)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to an abbreviation."""
    before = text[max(start, end - 12) : end]
    return bool(ABBREVIATION.search(before)) and not HOUR.search(before)


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    """The range in pieces of at most `LONGEST` code points, each without surrounding white space."""
    while end - start > LONGEST:
        half, most = start + LONGEST // 2, start + LONGEST
        blanks = [match.start() for match in BLANK.finditer(text, half, most)]
        clauses = [blank for blank in blanks if text[blank - 1] in CLAUSE_MARKS]
        middle = (clauses or blanks or [most])[-1]
        yield from _trimmed(text, start, middle)
        start = middle
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    """The range without white space at its ends; nothing if it is empty."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
