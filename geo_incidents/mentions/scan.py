"""A report as words, what stands between them, the phrases that the vocabulary knows, and the nouns among these
that say what a name is: "village", "ريف", "köyü"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from geo_incidents import lexicon
from geo_incidents.mentions.vocabulary import Vocabulary, vocabulary
from geo_incidents.model import Span
from geo_incidents.scoring.table import threshold
from geo_incidents.text import Analysed, gaps
from geo_incidents.text.clitics import stems
from geo_incidents.text.keys import ARTICLES, is_article
from geo_incidents.text.plain import TATWEEL

ENGLISH, ARABIC = "en", "ar"
HEADS = "names.heads"
BELONGINGS = "belongs"  # the stage of words for what towns and provinces have
CAPITAL_NOUNS = (("ar", "de"),)  # languages of a text in which every noun has a capital
OWN_ARTICLES = ("al", "el")  # those that are nothing else where they stand before a name
LONGEST_ENDING = 3  # letters of a Turkish case ending behind an apostrophe: "Hama'dan"
PREPOSITIONS = frozenset({"before.inside", "before.motion", "before.linking"})
OPENS_SENTENCE = gaps.STOP | gaps.COLON | gaps.QUOTE | gaps.LINE | gaps.PARAGRAPH
APOSTROPHES = "'’‘ʼ"
TITLED = threshold("names.titled")
STYLE_REACH = 24  # words either side that tell whether a line is a headline
# What the groups of [before] and [after] in the lexicon say a name is; plural where a list of names follows.
KINDS = {
    "settlement": "settlement", "settlements": "settlement", "city": "city", "cities": "city", "quarter": "quarter",
    "quarters": "quarter", "facility": "facility", "governorate": "governorate", "governorates": "governorate",
    "district": "district", "subdistrict": "subdistrict", "countryside": "countryside", "edge": "edge", "area": "area",
    "relief": "relief", "road": "road", "near": "near", "office": "office",
    "dedicated": "dedicated", "street": "dedicated", "districts": "district", "subdistricts": "subdistrict",
}  # fmt: skip
PLURALS = frozenset({"settlements", "cities", "quarters", "governorates", "districts", "subdistricts"})
SETTLED = frozenset({"settlement", "city", "quarter"})
DEDICATED = frozenset({"before.dedicated", "after.dedicated"})


class Hit(NamedTuple):
    """A phrase in the text: words `start` to `end`, half-open."""

    start: int
    end: int
    roles: frozenset[str]
    clitics: str = ""


class Scan:
    """The words of one text. Everything refers to words by their number, from 0."""

    def __init__(self, analysed: Analysed) -> None:
        self.text = analysed.text
        self.context = analysed.document.source.context
        self.words, self.starts, self.ends = analysed.words, analysed.starts, analysed.ends
        self.gaps = analysed.gaps
        self.known: set[int] = set()  # words of listed spellings, told by whoever looks them up
        spoken = analysed.languages
        self.vocabulary: Vocabulary = vocabulary(spoken)
        self.belongings: Vocabulary = vocabulary(spoken, BELONGINGS)
        self.languages = tuple(sorted({ENGLISH, *spoken} - {ARABIC}))  # of its words in Latin letters
        self.capital_nouns = spoken in CAPITAL_NOUNS
        self._letters = _letters(spoken)
        self._styles: dict[int, str] = {}
        self._articles = {n for n, word in enumerate(self.words) if word.folded in ARTICLES and self._is_article(n)}
        self.starting: dict[int, list[Hit]] = {}
        self.ending: dict[int, list[Hit]] = {}
        for hit in self._hits():
            self.starting.setdefault(hit.start, []).append(hit)
            self.ending.setdefault(hit.end, []).append(hit)

    def __len__(self) -> int:
        return len(self.words)

    def _hits(self) -> Iterator[Hit]:
        forms, phrases = [word.folded for word in self.words], self.vocabulary.phrases
        for start, stop in enumerate(self._reach()):
            for length, roles, clitics in phrases(forms, start, stop):
                yield Hit(start, start + length, roles, clitics)

    def _reach(self) -> list[int]:
        """For each word the end of the run in which no mark parts a phrase."""
        stop, reach = len(self.words), []
        for number in range(len(self.words) - 1, -1, -1):
            reach.append(stop)
            stop = number if self.gaps[number] & ~(gaps.JOINS | gaps.LINE) else stop
        return reach[::-1]

    # --- what stands between words ---

    def gap(self, number: int) -> int:
        """The marks between word `number` - 1 and word `number`."""
        return self.gaps[number]

    def span(self, start: int, end: int) -> Span:
        """Where some words stand."""
        return Span(self.starts[start], self.ends[end - 1])

    def surface(self, start: int, end: int) -> str:
        """The text of some words."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def opens_with_bullet(self, number: int) -> bool:
        """Whether a line's first word stands behind a bullet or a dash."""
        return bool(self.gap(number) & (gaps.BULLET | gaps.DASH)) or (
            number == 0 and self.text[: self.starts[0]].strip(" \n\t").startswith(("-", "•", "*", "–"))
        )

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
        long = [word for word in line if word.script == "latin" and len(word.surface) > 3]
        if len(long) < 4:
            return ""
        if all(word.surface.isupper() for word in long):
            return "shouted"
        return "titled" if sum(word.capital for word in long) > TITLED * len(long) else ""

    # --- phrases ---

    def before(self, number: int, role: str) -> Hit | None:
        """The longest phrase of a role that ends before word `number`."""
        return _longest(self.ending.get(number, ()), role)

    def after(self, number: int, role: str) -> Hit | None:
        """The longest phrase of a role that starts at word `number`."""
        return _longest(self.starting.get(number, ()), role)

    # --- names ---

    def is_article(self, number: int) -> bool:
        """Whether a word is the detached article of the next one: "al-", "ash "."""
        return number in self._articles

    def _is_article(self, number: int) -> bool:
        if number + 1 >= len(self.words) or self.words[number].script != "latin":
            return False
        gap, word = self.gap(number + 1), self.words[number].folded
        if gap & ~gaps.JOINS or (len(word) == 1 and not gap & gaps.HYPHEN):  # "Ahrar a-Sham", but not "a town"
            return False
        if gap & gaps.SPACE and word not in OWN_ARTICLES and self.vocabulary.barred(word):
            return False  # "Latakia et Tartous", "at Tartus"
        return is_article(word, self.words[number + 1].folded)

    def may_open(self, number: int) -> bool:
        """Whether a name may start here: any Arabic word, a Latin one with a capital or an article before a capital."""
        word = self.words[number]
        if word.script == "latin":
            if (number and self.is_article(number - 1)) or self._is_preposition(number):  # "al-Hama", "At Hama"
                return False
            return word.capital or (self.is_article(number) and self.words[number + 1].capital) or self.is_small(number)
        return word.script == "arabic"

    def _is_preposition(self, number: int) -> bool:
        """Whether a capital word is a preposition that opens a sentence: "At Tartus", "De Hama", "Aus Masjaf"."""
        opens = bool(self.gap(number) & OPENS_SENTENCE) and self.gap(number + 1) == gaps.SPACE
        alone = (hit.roles for hit in self.starting.get(number, ()) if hit.end == number + 1)
        return opens and not all(map(PREPOSITIONS.isdisjoint, alone))

    def may_continue(self, number: int) -> bool:
        """Whether a name may go on with this word."""
        word = self.words[number]
        if word.script == "latin" and len(word.folded) == 1:  # an initial
            return False
        if self.gaps[number] == gaps.HYPHEN:  # "Shat-ha"
            return True
        return word.script == "arabic" or word.capital or self.is_article(number) or self.is_small(number - 1)

    def is_small(self, number: int) -> bool:
        """Whether a name goes on behind this word in small letters, as posts have it: "Al latamna", "kafer zeta"."""
        if number + 1 >= len(self.words) or self.words[number].script != "latin" or self.gaps[number + 1] != gaps.SPACE:
            return False
        word, behind = self.words[number], self.words[number + 1]
        if behind.script != "latin" or (behind.capital and word.capital):
            return False
        if word.folded in OWN_ARTICLES:
            return word.capital and self.is_article(number)
        return not word.capital and self.vocabulary.plays(word.folded, HEADS)

    def forms(self, start: int, end: int) -> Iterator[tuple[tuple[str, ...], str, int]]:
        """The words as a name might be written in them: as they are, without clitics, without a case ending.

        With the words: the clitics taken off the first, and the letters left of the last, 0 where it is whole.
        """
        folded = tuple([word.folded for word in self.words[start:end]])
        first, last = self.words[start], self.words[end - 1]
        if first.script == "arabic":
            for clitics, stem in stems(first.folded):
                yield (stem, *folded[1:]), clitics, 0
            return
        yield folded, "", 0
        cut = _before_apostrophe(last.surface)
        if cut > 2:
            yield (*folded[:-1], folded[-1][:cut]), "", cut
        if self._letters and (respelled := tuple([word.translate(self._letters) for word in folded])) != folded:
            yield respelled, "", 0

    def form_span(self, start: int, end: int, clitics: str, cut: int) -> Span:
        """Where a form of some words stands."""
        begin = self.starts[start]
        return Span(_skip(self.text, begin, clitics), self.starts[end - 1] + cut if cut else self.ends[end - 1])


@lru_cache
def _letters(languages: tuple[str, ...]) -> Mapping[int, str]:
    """The letters that one of the languages has for sounds which romanised names write otherwise."""
    tables = (lexicon.settings(language).get("spelling", {}).get("letters", {}) for language in languages)
    return str.maketrans({letter: other for table in tables for letter, other in table.items()})


def _longest(hits: Sequence[Hit], role: str) -> Hit | None:
    """The first of the longest hits of a role."""
    best: Hit | None = None
    for hit in hits:
        if role in hit.roles and (best is None or hit.end - hit.start > best.end - best.start):
            best = hit
    return best


@lru_cache(maxsize=200_000)
def _before_apostrophe(surface: str) -> int:
    at = min((at for sign in APOSTROPHES if (at := surface.find(sign)) > 0), default=0)
    return at if len(surface) - at - 1 <= LONGEST_ENDING else 0


def _skip(text: str, start: int, clitics: str) -> int:
    """The offset behind the clitics: a letter for each, in whatever shape, and the marks between them."""
    for _ in clitics:
        while text[start] == TATWEEL or not text[start].isalpha():
            start += 1
        start += 1
    return start


class Cue(NamedTuple):
    """A noun that says what a name is."""

    kind: str
    plural: bool
    hit: Hit
    linked: bool = False  # "village of X", not "village X"


def cue_at(scan: Scan, number: int, *, before: bool) -> Cue | None:
    """The longest cue noun that ends before, or starts at, a word."""
    hits = (scan.ending if before else scan.starting).get(number)
    if hits is None:
        return None
    found = [Cue(kind, plural, hit) for hit in hits for kind, plural in cues(hit.roles, before=before)]
    return max(found, key=lambda cue: (cue.hit.end - cue.hit.start, cue.kind, cue.plural), default=None)


@lru_cache(maxsize=10_000)
def cues(roles: frozenset[str], *, before: bool) -> tuple[tuple[str, bool], ...]:
    """What a phrase of these roles calls the name behind it, or before it, and whether several names."""
    side = "before" if before else "after"
    groups = (group for section, _, group in (role.partition(".") for role in sorted(roles)) if section == side)
    return tuple((KINDS[group], group in PLURALS) for group in groups if group in KINDS)


@lru_cache(maxsize=10_000)
def opens(roles: frozenset[str], sections: tuple[str, ...]) -> bool:
    """Whether one of the roles opens so."""
    return any(role.startswith(sections) for role in roles)
