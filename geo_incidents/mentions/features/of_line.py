"""Evidence in the line of a name: adjacent words and marks, capitals, headlines."""

from __future__ import annotations

from collections.abc import Iterator

from geo_incidents.mentions.context.around import Around
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring import spelled
from geo_incidents.text import gaps

LOWER_CASE_LETTERS = 3  # a shorter word is soon an abbreviation
MARKS = {
    gaps.HYPHEN: "hyphen", gaps.APOSTROPHE: "apostrophe", gaps.COMMA: "comma", gaps.OPEN: "bracket opens",
    gaps.CLOSE: "bracket closes", gaps.QUOTE: "quotation mark", gaps.COLON: "colon", gaps.STOP: "stop",
    gaps.PARAGRAPH: "paragraph", gaps.LINE: "line", gaps.DASH: "dash", gaps.SLASH: "slash", gaps.BULLET: "bullet",
    gaps.OTHER: "other",
}  # fmt: skip


def mark_before(around: Around) -> Iterator[str]:
    """A mark right before it."""
    yield from _marks(around.scan.gap(around.spot.start))


def mark_behind(around: Around) -> Iterator[str]:
    """A mark right behind it."""
    yield from _marks(around.scan.gap(around.spot.end))


def _marks(gap: int) -> Iterator[str]:
    return (name for mark, name in MARKS.items() if gap & mark)


def word_before(around: Around) -> Iterator[str]:
    """The word right before it."""
    if around.spot.start:
        yield around.scan.words[around.spot.start - 1].folded


def second_word_before(around: Around) -> Iterator[str]:
    """The word before that."""
    if around.spot.start > 1:
        yield around.scan.words[around.spot.start - 2].folded


def word_behind(around: Around) -> Iterator[str]:
    """The word right behind it."""
    if around.spot.end < len(around.scan):
        yield around.scan.words[around.spot.end].folded


def second_word_behind(around: Around) -> Iterator[str]:
    """The word behind that."""
    if around.spot.end + 1 < len(around.scan):
        yield around.scan.words[around.spot.end + 1].folded


def clitic(around: Around) -> Iterator[str]:
    """What is written on to its first Arabic word."""
    if around.spot.clitics:
        yield around.spot.clitics


def style(around: Around) -> Iterator[str]:
    """Its line is in capitals, or in title case."""
    found = around.scan.style(around.spot.start)
    if found:
        yield found


def bent_in_headline(around: Around) -> Seen:
    """In such a line, and not spelled as the place."""
    return (1.0, "") if around.spot.cost > spelled.OWN and around.scan.style(around.spot.start) else NO


def in_first_line(around: Around) -> Seen:
    """It stands in the report's first line."""
    return (1.0, "") if around.spot.span.start < around.context.first_line_end else NO


def opens_sentence(around: Around) -> Seen:
    """A sentence or a line begins with it."""
    return (1.0, "") if around.opens_sentence else NO


def heads_line(around: Around) -> Seen:
    """A line begins with it, and a colon or the line's end follows: it heads what stands below."""
    heads = around.opens_sentence and around.scan.gap(around.spot.end) & (gaps.COLON | gaps.LINE | gaps.PARAGRAPH)
    return (1.0, "") if heads else NO


def known_beside(around: Around) -> Seen:
    """A word that touches it is a listed name, too: a list whose commas were lost, "Mourek Atshan Skeak"."""
    scan, spot = around.scan, around.spot
    if spot.arabic or around.inside_longer:
        return NO
    before = not scan.gap(spot.start) & ~gaps.SPACE and spot.start - 1 in scan.known
    behind = not scan.gap(spot.end) & ~gaps.SPACE and spot.end in scan.known
    return (before + behind) / 2, ""


def inside_longer(around: Around) -> Seen:
    """It is a part of a longer name that is listed so: "al-Asal" of "Khan al-Asal"."""
    return (1.0, "") if around.inside_longer else NO


def capital_follows(around: Around) -> Seen:
    """A capitalised word follows in the same breath."""
    return (1.0, "") if around.capital_follows else NO


def capitals(around: Around) -> Seen:
    """It is written in capitals."""
    return (1.0, "") if not around.spot.arabic and around.surface.isupper() else NO


def lower_case_elsewhere(around: Around) -> Seen:
    """The report has one of its words in lower case, too."""
    if around.spot.arabic:
        return NO
    words = around.scan.words[around.spot.start : around.spot.end]
    long = (word.surface for word in words if len(word.surface) > LOWER_CASE_LETTERS and word.capital)
    return (1.0, "") if any(surface.lower() in around.context.lower_case for surface in long) else NO


def names_country(around: Around) -> Seen:
    """The report names the country whose places are drawn, or its people."""
    return (1.0, "") if around.context.names_home else NO
