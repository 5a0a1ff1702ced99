"""Victims who are named, not counted: قُتل أحمد العلي, "X and his son were killed".

Their figures stand on the casualty word or on "and his son": a private person's name stays out of every figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents.claims.figures.fates import Casualty
from geo_incidents.claims.figures.figure_words import Word, Words, is_plain
from geo_incidents.claims.figures.noun_phrases import PEOPLE, Figure
from geo_incidents.claims.figures.numbers import Numeral
from geo_incidents.grammar.meanings import Noun
from geo_incidents.model import Bound, Category

_LONGEST = 14  # words a list of names is followed for
_FULL_NAME = 2  # capitalised words that make a person's name before "was killed"


def named(words: Words, known: Sequence[Casualty]) -> tuple[list[Figure], set[int]]:
    """Figures for people who are only named beside a casualty word, and the words that name them and their kin."""
    found: list[Figure] = []
    told: set[int] = set()
    for casualty in known:
        count, last = _before(words, casualty.first), casualty.last
        if words[casualty.first].tags["trigger"].side != "before":
            count, last = _after(words, casualty.last) if not count else (count, last)
        if count:
            numeral = Numeral(casualty.first, casualty.first, casualty.last, count, count, Bound.EXACT, False, False)
            found.append(Figure(numeral, casualty.first, casualty.last, PEOPLE, Category.ALL, casualty.outcome))
            told.update(range(casualty.last, last))
    return found, told


def _after(words: Words, i: int) -> tuple[int, int]:
    """How many are named from word `i` on, and where that ends: a name, names and kin that "and" adds."""
    count, given, last = 1, False, i
    for word in words[i : i + _LONGEST]:
        noun: Noun | None = word.tags.get("people")
        if word.joined and ((noun and noun.number == "one") or word.has("given")):
            count += 1
        elif noun and count == 1:
            return 0, i  # "Ahmad, a shepherd" is counted as the shepherd
        elif noun or not (is_plain(word) or word.has("given")):
            break
        given = given or word.has("given")
        last += 1
    return count * (given or _is_full_name(words[i:last], words[last : last + 1])), last


def _is_full_name(name: Words, following: Words) -> bool:
    """Two to four capitalised words that nothing goes on with: not "Islamic State's leader"."""
    ends = not following or following[0].has("stop", "date", "and", "break") or following[0].form in (",", ".", "(")
    return ends and _FULL_NAME <= len(name) <= 4 and all(word.capital and is_plain(word) for word in name)


def _before(words: Words, i: int) -> int:
    """1 where a full name stands right before "was killed"."""
    start = i
    while start > 0 and _is_name(words[start - 1]):
        start -= 1
    one = words[i].has("singular") and sum(word.capital for word in words[start:i]) >= _FULL_NAME
    subject = start == 0 or words[start - 1].form in (",", ".", ":", "\n") or words[start - 1].has("and", "break")
    return int(one and subject)


def _is_name(word: Word) -> bool:
    return word.form in ("-", "al", "el") or (word.capital and not word.tags)


def with_named(words: Words, figure: Figure, last: int) -> Figure:
    """The figure of "X and his two sons": three, where X is a name and no figure of its own.

    `last` is where the figure before ends: a name right behind it is that of the people it counts.
    """
    i = figure.first
    if i and words[i - 1].has("kin"):  # his | two sons
        i -= 1
    own = any(word.has("kin") for word in words[i : figure.last])
    joined = words[i].joined
    name = i - 1 if joined else i - 2
    if not own or name < last or not (joined or words[i - 1].has("and")) or not _is_somebody(words, name):
        return figure
    if last and all(_may_be_name(word) for word in words[last : name + 1]):
        return figure
    numeral = figure.numeral
    more = numeral._replace(low=numeral.low + 1, high=numeral.high + 1 if numeral.high is not None else None)
    return figure._replace(numeral=more, category=Category.ALL, first=i if joined else i - 1)


def _is_somebody(words: Words, i: int) -> bool:
    """A name, or a person with whom a sentence opens and whom no figure counts: "Muhtar ve oğlu"."""
    noun: Noun | None = words[i].tags.get("people")
    return _may_be_name(words[i]) or (i == 0 and noun is not None and noun.number == "one")


def _may_be_name(word: Word) -> bool:
    arabic = "\u0621" <= word.form[0] <= "\u064a"
    return (is_plain(word) or word.has("given")) and (word.capital or arabic)


def in_apposition(between: Words) -> bool:
    """Whether words only name the people before them: the citizen | Hassan Ali | and his wife."""
    return len(between) <= 4 and all(_may_be_name(word) for word in between)
