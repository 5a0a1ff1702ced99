"""The marks between two words as a set, computed once for every distinct string.

Sets are plain integers, since a report needs thousands of look-ups a second.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SPACE, HYPHEN, APOSTROPHE, COMMA = 1, 2, 4, 8
OPEN, CLOSE, QUOTE, COLON = 16, 32, 64, 128
STOP, LINE, PARAGRAPH, DASH = 256, 512, 1024, 2048
SLASH, BULLET, OTHER = 4096, 8192, 16384

JOINS = SPACE | HYPHEN | APOSTROPHE  # may occur inside a name
LISTS = SPACE | COMMA | SLASH | QUOTE | LINE | BULLET | DASH  # may occur between the members of a list

FREE_HYPHEN = re.compile(r"\s[-\u2010\u2011]")
_MARKS = {
    "_": SPACE,  # #ريف_حماة
    "#": QUOTE,
    **dict.fromkeys("-\u2010\u2011\u00ad", HYPHEN),
    **dict.fromkeys("'’‘`´ʿʾʼʻ\u02bf\u02be", APOSTROPHE),
    **dict.fromkeys(",،;؛、", COMMA),
    **dict.fromkeys("([{", OPEN),
    **dict.fromkeys(")]}", CLOSE),
    **dict.fromkeys('"“”„«»‹›', QUOTE),
    ":": COLON,
    **dict.fromkeys(".!?؟…۔", STOP),
    **dict.fromkeys("–—―−", DASH),
    **dict.fromkeys("/\\|&+", SLASH),
    **dict.fromkeys("•·*▪●◦■", BULLET),
}


@lru_cache(maxsize=65536)
def marks(gap: str) -> int:
    """The set of marks in the string between two words; two line breaks make a paragraph."""
    if gap == " ":
        return SPACE
    found = 0
    for letter in gap:
        found |= _mark(letter)
    if gap.count("\n") > 1:
        found |= PARAGRAPH
    if found & HYPHEN and found & SPACE and FREE_HYPHEN.search(gap):  # " - " is a dash, "al- " is not
        found = found & ~HYPHEN | DASH
    return found


def _mark(letter: str) -> int:
    if letter in "\n\r\v\f\u2028\u2029":
        return LINE | SPACE
    if letter in _MARKS:
        return _MARKS[letter]
    if letter.isspace() or unicodedata.category(letter) in ("Cf", "Mn", "Lm"):
        return SPACE if letter.isspace() else 0
    return OTHER
