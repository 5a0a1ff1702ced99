"""Words of a text with their spans: runs of letters of one script, a possessive 's and digits apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo_incidents.model import Span
from geo_incidents.text.fold import fold

# Letters with the marks and apostrophes inside them. "Hama’s" is a word and a possessive; two letters before the
# apostrophe make no name to possess: "Ra’s" is one word.
# Turkish parts a name from its case endings by an apostrophe: "Hama'da", "Lazkiye'nin". Endings that are one vowel
# stay: they also end Arabic names ("Rabi'a"); behind a vowel the genitive has an n ("Arba'in" is one word).
ENDINGS = "(?:n?[dt][ae](?:n|ki)?|n[ıiuü]n|(?<=[^aeıioöuü\\W].)[ıiuü]n|y[aeıiuü]|l[ae]r)"
WORD = re.compile(
    r"(?P<arabic>[\u0621-\u065f\u0670-\u06d3][\u0621-\u065f\u0670-\u06d3]*)"
    r"|(?P<latin>[A-Za-z]++(?![\w\u0300-\u036f’'ʼʻʾʿ‘`])"  # most words: plain letters with nothing written on to them
    r"|[^\W\d_\u0600-\u06ff]{2}[’'ʼ‘`]s\b|[^\W\d_\u0600-\u06ff][^\W\d_\u0600-\u06ff\u0300-\u036f’'ʼʻʾʿ‘`]*"
    r"(?:[’'ʼʻʾʿ‘`\u0300-\u036f](?!s\b|(?<=[^\W\d_]{3}.)" + ENDINGS + r"\b)[^\W\d_\u0600-\u06ff]+|[\u0300-\u036f]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its span in the original, its folded letters, its script, and whether it opens with a capital."""

    span: Span
    folded: str
    script: str  # arabic, latin, number
    capital: bool


def words(text: str) -> Iterator[Word]:
    """Every word of the text, in order."""
    for match in WORD.finditer(text):
        surface = match.group()
        script = match.lastgroup or "latin"
        folded = surface if script == "number" else fold(surface).text.strip()
        if folded:
            yield Word(Span(*match.span()), folded, script, surface[0].isupper())
