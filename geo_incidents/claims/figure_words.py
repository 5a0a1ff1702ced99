"""The words of a sentence with what the `counts` lexicon knows of each.

Tables of the lexicon: `numbers`, `scales`, `vague`, `few`, `hedges`, `range` (read by numbers.py); `people` (who may
be counted, by category), `victims` (nouns that say what befell them), `casualty` (words that say what befell the
people counted, and on which side of them the figure stands), `units` (what figures count that are no victims, by
kind, with words after or before the figure), and `roles` (small words that join or part).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from geo_incidents import lexicon
from geo_incidents.claims.phrases import Memory, Pair, Phrases, pairs
from geo_incidents.model import Category, Outcome, Span
from geo_incidents.text.clitics import Proclitics
from geo_incidents.text.tokens import Token


class Noun(NamedTuple):
    """A word for people."""

    category: Category
    number: str  # one, two, many, or any where one form serves all
    counted: bool  # may stand after a number above one; in English a singular there is an adjective
    outcome: Outcome | None = None  # what befell them, where the noun says so: "bodies"


class Trigger(NamedTuple):
    """A word that says what befell people."""

    outcome: Outcome
    side: str  # where the figure stands: after, before, either


class Word(NamedTuple):
    """A word or phrase, where it stands, and its meanings by the lexicon's table."""

    form: str
    start: int
    end: int
    tags: Mapping[str, Any]
    joined: bool  # with an "and" written together with it
    capital: bool

    def has(self, *tags: str) -> bool:
        """Whether any of the tags is among its meanings."""
        return not self.tags.keys().isdisjoint(tags) if self.tags else False


Words = Sequence[Word]
_NUMBER_TABLES = (
    ("numbers", "num"),
    ("rough", "num"),
    ("rough", "rough"),
    ("scales", "scale"),
    ("vague", "vague"),
    ("few", "few"),
)
_TELLING = frozenset({"trigger", "continues", "continues_after", "subset", "tally"})
BULLETS = ("-", "–", "•", "*", "·")
_NO_TAGS: Mapping[str, Any] = {}


def words(plain: Sequence[Token], lang: str, dates: Sequence[Span] = ()) -> list[Word]:
    """Tokens as words and known phrases; the words of `dates` mean nothing but dates."""
    phrases = _phrases(lang)
    found: list[Word] = []
    days = deque(dates)
    begun = phrases.openings(plain)
    i = 0
    while i < len(plain):
        token, length, tags, joined = plain[i], 1, _NO_TAGS, False
        while days and days[0].end <= token.start:
            days.popleft()
        if days and days[0].start <= token.start:
            tags = {"date": True, "digits": token.form} if token.form.isdecimal() else {"date": True}
        elif begun[i] and (known := phrases.at(plain, i)):
            length, tags, joined = known
        elif token.form.isdecimal() or token.form[0].isdecimal():
            tags = {"digits": token.form}
        start = token.start + joined  # the joined "and" is one letter
        found.append(Word(token.form, start, plain[i + length - 1].end, tags, joined, token.capital))
        i += length
    return found


def may_count(words: Sequence[Token], lang: str) -> bool:
    """Whether a sentence may count people: not without a word of what befell them, or one by which it goes on."""
    if words and words[0].form in BULLETS:
        return True
    phrases, cues = _phrases(lang), _cues(lang)
    found = (i for i, pair in enumerate(pairs(words)) if cues[pair])
    return any(words[i].form == ":" or ((known := phrases.at(words, i)) and _tells(known[1])) for i in found)


@cache
def _cues(lang: str) -> Memory[Pair, bool]:
    """Two words on end that may begin such a word."""
    phrases = _phrases(lang)
    return Memory(lambda pair: pair[0] == ":" or any(_tells(tags) for _, tags, _ in phrases.begun[pair]))


def _tells(tags: Mapping[str, Any]) -> bool:
    noun: Noun | None = tags.get("people")
    return not _TELLING.isdisjoint(tags) or (noun is not None and noun.outcome is not None)


class Habits(NamedTuple):
    """How a language builds the phrases that figures stand in (`grammar` in its lexicon)."""

    bare_singular: bool = False  # no "a" before a single victim: قُتل شاب
    singular_after_number: bool = False  # ثلاثون مدنيا, otuz sivil
    head_first: bool = False  # the noun precedes what describes it: three "sons of the village"
    verb_follows: bool = False  # a word in small letters right after the subject is its verb


@cache
def habits(lang: str) -> Habits:
    """The habits of `lang`."""
    return Habits(**lexicon.table(lang, "counts").get("grammar", {}))


@cache
def known_language(lang: str) -> bool:
    """Whether there is a `counts` lexicon for `lang`."""
    return bool(lexicon.table(lang, "counts"))


@cache
def _phrases(lang: str) -> Phrases[Mapping[str, Any]]:
    table = lexicon.table(lang, "counts")
    meanings: dict[str, dict[str, Any]] = {}
    for phrase, tag, value in _entries(table):
        known = meanings.setdefault(phrase, {}).setdefault(tag, value)
        if tag == "people" and known.number != value.number:
            meanings[phrase][tag] = known._replace(number="any", counted=True)
    affixes = table.get("affixes", {})
    proclitics = Proclitics(
        tuple(affixes.get("conjunctions", ())),
        tuple(affixes.get("prepositions", ())),
        tuple(affixes.get("articles", ())),
    )
    return Phrases(meanings.items(), proclitics)


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for section, tag in _NUMBER_TABLES:
        yield from ((phrase, tag, value) for phrase, value in table.get(section, {}).items())
    for side, hedges in table.get("hedges", {}).items():
        yield from ((phrase, f"hedge_{side}", bound) for bound, phrases in hedges.items() for phrase in phrases)
    for role, phrases in (*table.get("roles", {}).items(), *table.get("range", {}).items()):
        yield from ((phrase, role, True) for phrase in phrases)
    any_number = Habits(**table.get("grammar", {})).singular_after_number
    for category, numbers in table.get("people", {}).items():
        yield from _nouns(numbers, any_number, Category(category))
    for outcome, numbers in table.get("victims", {}).items():
        yield from _nouns(numbers, any_number, Category.ALL, Outcome(outcome))
    for outcome, sides in table.get("casualty", {}).items():
        for side, phrases in sides.items():
            yield from ((phrase, "trigger", Trigger(Outcome(outcome), side)) for phrase in phrases)
    for kind, sides in table.get("units", {}).items():
        yield from ((phrase, "unit", kind) for phrase in sides.get("after", ()))
        yield from ((phrase, "lead", kind) for phrase in sides.get("before", ()))


def _nouns(
    numbers: Mapping[str, Sequence[str]], any_number: bool, category: Category, outcome: Outcome | None = None
) -> Iterator[tuple[str, str, Any]]:
    for number, phrases in numbers.items():
        noun = Noun(category, number, number != "one" or any_number, outcome)
        yield from ((phrase, "people", noun) for phrase in phrases)
