"""A report as words, what stands between them, and the phrases that the vocabulary knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from geo_incidents.mentions import gaps
from geo_incidents.mentions.languages import languages
from geo_incidents.mentions.vocabulary import Vocabulary, stems, vocabulary
from geo_incidents.model import Span
from geo_incidents.text.keys import is_article
from geo_incidents.text.tokens import Word, words

APOSTROPHES = "'’‘ʼ"
ELIDING = "dlDL"
ELIDED = re.compile(r"[dlDL]['’](?=[A-ZÀ-Ý]|[ae][a-z]{1,2}-)")
STYLE_REACH = 24  # words either side that tell whether a line is a headline


class Hit(NamedTuple):
    """A phrase in the text: words `start` to `end`, half-open."""

    start: int
    end: int
    roles: frozenset[str]
    clitics: str = ""


class Scan:
    """The words of one text. Everything refers to words by their number."""

    def __init__(self, text: str, stated: str = "") -> None:
        self.text = text
        self.words: list[Word] = list(_elided(text, words(text)))
        self.known: set[int] = set()  # words of listed spellings, told by whoever looks them up
        self.vocabulary: Vocabulary = vocabulary(languages(self.words, stated))
        self._gaps: dict[int, int] = {}
        self._styles: dict[int, str] = {}
        self.starting: dict[int, list[Hit]] = {}
        self.ending: dict[int, list[Hit]] = {}
        for hit in self._hits():
            self.starting.setdefault(hit.start, []).append(hit)
            self.ending.setdefault(hit.end, []).append(hit)

    def __len__(self) -> int:
        return len(self.words)

    def _hits(self) -> Iterator[Hit]:
        known = self.vocabulary.starting
        for start, word in enumerate(self.words):
            for found in known(word.folded):
                end = start + len(found.words)
                if end == start + 1 or self._goes_on(start, found.words):
                    yield Hit(start, end, found.roles, found.clitics)

    def _goes_on(self, start: int, phrase: tuple[str, ...]) -> bool:
        if start + len(phrase) > len(self.words):
            return False
        return all(
            self.words[start + n].folded == word and not self.gap(start + n) & ~(gaps.JOINS | gaps.LINE)
            for n, word in enumerate(phrase)
            if n
        )

    # --- what stands between words ---

    def gap(self, number: int) -> int:
        """The marks between word `number` - 1 and word `number`; a paragraph's end at either end of the text."""
        known = self._gaps.get(number)
        if known is None:
            known = self._gaps[number] = self._gap(number)
        return known

    def _gap(self, number: int) -> int:
        if not 0 < number < len(self.words):
            return gaps.PARAGRAPH
        return gaps.marks(self.text[self.words[number - 1].span.end : self.words[number].span.start])

    def surface(self, start: int, end: int) -> str:
        """The text of some words."""
        return self.text[self.words[start].span.start : self.words[end - 1].span.end]

    def opens_with_bullet(self, number: int) -> bool:
        """Whether a line's first word stands behind a bullet or a dash."""
        return bool(self.gap(number) & (gaps.BULLET | gaps.DASH)) or (
            number == 0 and self.text[: self.words[0].span.start].strip(" \n\t").startswith(("-", "•", "*", "–"))
        )

    @cached_property
    def lower_case(self) -> frozenset[str]:
        """Latin words that the report writes without a capital somewhere."""
        return frozenset(word.folded for word in self.words if word.script == "latin" and not word.capital)

    def style(self, number: int) -> str:
        """How the line round a word is written: "shouted" (ALL CAPITALS), "titled" (Most Words Capitals) or ""."""
        first = self._line_start(number)
        known = self._styles.get(first)
        if known is None:
            known = self._styles[first] = self._style(first)
        return known

    def _line_start(self, number: int) -> int:
        for back in range(number, max(0, number - STYLE_REACH), -1):
            if self.gap(back) & (gaps.LINE | gaps.PARAGRAPH):
                return back
        return max(0, number - STYLE_REACH)

    def _style(self, first: int) -> str:
        line = []
        for number in range(first, min(len(self.words), first + 2 * STYLE_REACH)):
            if number > first and self.gap(number) & (gaps.LINE | gaps.PARAGRAPH):
                break
            line.append(self.words[number])
        long = [word for word in line if word.script == "latin" and word.span.end - word.span.start > 3]
        if len(long) < 4:
            return ""
        if all(word.span.of(self.text).isupper() for word in long):
            return "shouted"
        return "titled" if sum(word.capital for word in long) > 0.8 * len(long) else ""

    # --- phrases ---

    def before(self, number: int, role: str) -> Hit | None:
        """The longest phrase of a role that ends before word `number`."""
        return max(_of(self.ending, number, role), key=lambda hit: hit.end - hit.start, default=None)

    def after(self, number: int, role: str) -> Hit | None:
        """The longest phrase of a role that starts at word `number`."""
        return max(_of(self.starting, number, role), key=lambda hit: hit.end - hit.start, default=None)

    # --- names ---

    def is_article(self, number: int) -> bool:
        """Whether a word is the detached article of the next one: "al-", "ash "."""
        if number + 1 >= len(self.words) or self.words[number].script != "latin":
            return False
        gap, word = self.gap(number + 1), self.words[number].folded
        if gap & ~gaps.JOINS or (len(word) == 1 and not gap & gaps.HYPHEN):  # "Ahrar a-Sham", but not "a town"
            return False
        return is_article(word, self.words[number + 1].folded)

    def may_open(self, number: int) -> bool:
        """Whether a name may start here: any Arabic word, a Latin one with a capital or an article before a capital."""
        word = self.words[number]
        if word.script == "latin":
            if number and self.is_article(number - 1):  # the name starts at its article
                return False
            return word.capital or (self.is_article(number) and self.words[number + 1].capital)
        return word.script == "arabic"

    def may_continue(self, number: int) -> bool:
        """Whether a name may go on with this word."""
        word = self.words[number]
        if word.script == "latin" and len(word.folded) == 1:  # an initial
            return False
        return word.script == "arabic" or word.capital or self.is_article(number)

    def forms(self, start: int, end: int) -> Iterator[tuple[tuple[str, ...], str, Span]]:
        """The words as a name might be written in them: as they are, without clitics, without a case ending."""
        folded = tuple(word.folded for word in self.words[start:end])
        first, last = self.words[start], self.words[end - 1]
        span = Span(first.span.start, last.span.end)
        if first.script == "arabic":
            for clitics, stem in stems(first.folded):
                yield (stem, *folded[1:]), clitics, Span(_skip(self.text, span.start, clitics), span.end)
            return
        yield folded, "", span
        cut = _before_apostrophe(last.span.of(self.text))
        if cut > 2:
            shorter = folded[-1][:cut]
            yield (*folded[:-1], shorter), "", Span(span.start, last.span.start + cut)


def _elided(text: str, found: Iterable[Word]) -> Iterator[Word]:
    """Words with French d' and l' taken off the name they are written on to: "d'Al-Qoussour"."""
    for word in found:
        start, end = word.span.start, word.span.end
        if text[start] in ELIDING and ELIDED.match(text, start):
            yield Word(Span(start, start + 1), word.folded[0], word.script, word.capital)
            yield Word(Span(start + 2, end), word.folded[1:], word.script, text[start + 2].isupper())
        else:
            yield word


def _of(hits: dict[int, list[Hit]], number: int, role: str) -> Iterator[Hit]:
    return (hit for hit in hits.get(number, ()) if role in hit.roles)


def _before_apostrophe(surface: str) -> int:
    return min((at for sign in APOSTROPHES if (at := surface.find(sign)) > 0), default=0)


def _skip(text: str, start: int, clitics: str) -> int:
    """The offset behind the clitics: their letters, and whatever marks sit on them."""
    for letter in clitics:
        start = text.index(letter, start) + 1
    return start
