"""Names in titles, file names and links, which a report's text may not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from geo_incidents.people.names import LATIN_PARTICLES, is_borne, is_given
from geo_incidents.people.vocabulary import folded, phrases
from geo_incidents.text import words

LANGUAGES = ("en", "ar")
GAP = re.compile(r"[\s_.+-]*")


def names_in_slug(text: str) -> Iterator[str]:
    """Given names with what is borne behind them, in words that have lost their capitals: "nadia-haddad-hides".

    Office holders are left aside; a name of one word is not looked for, since many are words of a language.
    """
    plain = unquote(text)
    found = [word for word in words(plain.replace("_", " ")) if word.folded not in LATIN_PARTICLES]
    for first, second in pairwise(found):
        if not GAP.fullmatch(plain[first.span.end : second.span.start].replace("al", "").replace("el", "")):
            continue
        if is_given(first.folded) and is_borne(second.folded) and not _is_told(first.folded, second.folded):
            yield plain[first.span.start : second.span.end]


def _is_told(first: str, second: str) -> bool:
    """Whether the words are everyday ones, or a public figure's name."""
    common = any(
        form in phrases(lang, "words", group)
        for lang in LANGUAGES
        for form in (first, second)
        for group in ("common", "ambiguous", "organisation", "toponym")
    )
    figures = [figure.split() for lang in LANGUAGES for figure in folded(lang, "figures", "offices")]
    names = [[word for word in figure if word not in LATIN_PARTICLES] for figure in figures]
    return common or [first, second] in names or [second] in names
