"""A report prepared for the search for people: its words, the gaps between them, and where its places are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from geo_incidents.model import Relation, Resolution, Span, Status
from geo_incidents.people.vocabulary import known
from geo_incidents.text import Analysed
from geo_incidents.text.plain import HIDDEN

# How sure the report's places must be to speak against a person: people are called like villages elsewhere.
PLACES = {Status.RESOLVED: 0.6, Status.AREA: 0.6, Status.OUT_OF_AREA: 0.85}
JOINTS = " -_\u00a0\u200c'’"
DASHED = (" - ", " -", "- ")  # a dash rather than a hyphen
WRAPPED = 40  # code points of a line that was broken for its length; an item of a list is shorter
ENDS = frozenset(".!?؟;؛\n")
BREAKS = ENDS | frozenset(',،:()[]"“”«»–—|/•*')


class Reading:
    """Words of a report with their forms and gaps; `gap(n)` is what stands between word n-1 and word n."""

    def __init__(self, analysed: Analysed, resolutions: Sequence[Resolution]) -> None:
        self.text, self.tokens = analysed.text, analysed.words
        self.forms = [token.folded for token in self.tokens]
        lang = analysed.document.source.lang
        self.counts = Counter(self.forms)
        self.careful = "ة" in self.text  # its author writes the two endings apart
        self.lang = lang if known(lang) else "en"
        self.starts, self.ends = analysed.starts, analysed.ends
        latin = [(n, token) for n, token in enumerate(self.tokens) if token.script == "latin"]
        self.small = {self.forms[n] for n, token in latin if not token.capital}  # written so somewhere in it
        self.capital = {self.forms[n] for n, token in latin if token.capital and self.joined(n)}  # within a sentence
        self.places: dict[int, Resolution] = {}
        self.titles: dict[int, int] = {}  # where the titles before a name begin, once asked
        self.mentions: dict[int, list[Span]] = {}  # by where they end
        self.named: set[int] = set()  # words that may name a place, however unsure
        for found in resolutions:
            self.named.update(self.within(found.mention.span))
            self.mentions.setdefault(found.mention.span.end, []).append(found.mention.span)
            if found.confidence >= PLACES.get(found.status, 1.1):
                for number in self.within(found.mention.span):
                    self.places[number] = found

    def within(self, span: Span) -> range:
        """Numbers of the words that begin in a stretch."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def lang_at(self, number: int) -> str:
        """The language whose word lists hold for a word, by its script."""
        if self.tokens[number].script == "arabic":
            return "ar"
        return "en" if self.lang == "ar" else self.lang

    def gap(self, number: int) -> str:
        """What stands before a word, back to the one before it."""
        if number <= 0:
            return "\n"
        if number >= len(self.tokens):
            return f"{self._seen(self.ends[-1], None)}\n" if number == len(self.tokens) and number else "\n"
        return self._seen(self.ends[number - 1], self.starts[number])

    def _seen(self, start: int, end: int | None) -> str:
        """A stretch without the marks that nobody sees."""
        between = self.text[start:end]
        return between if between.isascii() else HIDDEN.sub("", between)

    def joined(self, number: int) -> bool:
        """Whether nothing but a blank, a hyphen or the end of a wrapped line parts a word from the one before."""
        gap = self.gap(number)
        if gap == "\n" and 0 < number < len(self.tokens):
            end = self.ends[number - 1]
            return "\n" not in self.text[max(0, end - WRAPPED) : end] and end >= WRAPPED
        return "\n" not in gap and gap not in DASHED and not gap.strip(JOINTS)

    def surface(self, number: int) -> str:
        """A word as written."""
        return self.text[self.starts[number] : self.ends[number]]

    def span(self, first: int, last: int) -> Span:
        """Where words stand, the last one included."""
        return Span(self.starts[first], self.ends[last])

    def ends_place(self, first: int, last: int) -> bool:
        """Whether words are the end of what may be a longer name of a place."""
        return any(one.start < self.starts[first] for one in self.mentions.get(self.ends[last], ()))

    def is_placed(self, number: int) -> bool:
        """Whether a word may name a place at all."""
        return number in self.named

    def is_said_place(self, number: int) -> bool:
        """Whether the report says itself that a word names a place: "village of", or what it qualifies."""
        found = self.places.get(number)
        if found is None:
            return False
        mention = found.mention
        return bool(mention.cue) or mention.relation in (Relation.CONTAINER, Relation.ROAD) or found.place is None
