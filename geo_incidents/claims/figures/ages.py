"""Which numbers are ages: "Rima, 35, said", "a boy of 14", "two siblings (7, 9)", في السبعين."""

from __future__ import annotations

from geo_incidents.claims.figures.figure_words import Word, Words, is_plain
from geo_incidents.claims.figures.numbers import Numeral
from geo_incidents.grammar.meanings import Noun
from geo_incidents.model import Bound, Category

AGE = "age"
ARTICLE = "ال"  # of a numeral that agrees with the noun before it, or that names a decade
SIDES = (Category.SECURITY_FORCES, Category.ARMED_OPPOSITION, Category.OTHER_ARMED)
_OLDEST = 110
_ARTICLE = 3  # words in front of the number in "a diabetic of 61"
_GROWN = 10  # "a group of four"
_DECADES = range(20, 100, 10)


def is_age(words: Words, numeral: Numeral) -> bool:
    """Whether a numeral tells how old somebody is."""
    if numeral.core == 0 or numeral.low > _OLDEST:
        return False
    if _is_decade(words, numeral):
        return True
    if numeral.core < 2:
        return False
    before, name = words[numeral.core - 1], words[numeral.core - 2]
    if before.has("of") and (_is_person(name) or _is_somebody(words, numeral)):  # a boy of 14, a diabetic of 61
        return _ends_phrase(words, numeral)
    if before.has("copula") and (_is_one(name) or name.has("pronoun")):  # the mother was 31, he is 61
        return _ends_phrase(words, numeral)
    return _is_enclosed(words, numeral, before, name)


def _is_decade(words: Words, numeral: Numeral) -> bool:
    """A round number with an article that counts nothing: somebody is في السبعين, or a quarter is called الأربعين."""
    exceeds = numeral.bound is Bound.MORE_THAN  # تجاوز الثمانين
    if numeral.low - exceeds not in _DECADES or not words[numeral.core].form.startswith(ARTICLE):
        return False
    before = words[numeral.core - 1]
    return before.has("stop") or (not before.has("people", "trigger") and _ends_phrase(words, numeral))


def _is_enclosed(words: Words, numeral: Numeral, before: Word, name: Word) -> bool:
    """A bare number between commas or in brackets behind a name, or behind people: "Rima, 35, said"."""
    after = words[numeral.last] if numeral.last < len(words) else None
    if after is None or before.form not in (",", "،", "(") or after.form not in (",", "،", ")", "."):
        return False
    named = words[numeral.core].has("digits") and name.capital and not name.tags
    return named or _is_one(name) or (before.form == "(" and _is_person(name))


def _is_somebody(words: Words, numeral: Numeral) -> bool:
    """Whether an article and a word that no lexicon knows stand before "of": a band of so many is a known word."""
    if numeral.core < _ARTICLE:
        return False
    article, name = words[numeral.core - _ARTICLE], words[numeral.core - 2]
    return article.has("det") and not article.has("definite") and is_plain(name) and numeral.low >= _GROWN


def _ends_phrase(words: Words, numeral: Numeral) -> bool:
    """Whether a number counts nothing behind it."""
    after = words[numeral.last] if numeral.last < len(words) else None
    return after is None or not (is_plain(after) or after.has("people", "of", "group", "unit", "of_them"))


def _is_person(word: Word) -> bool:
    """Whether a word names one or several people of no side, alive or dead."""
    noun: Noun | None = word.tags.get("people")
    return noun is not None and noun.outcome is None and noun.category not in SIDES


def _is_one(word: Word) -> bool:
    noun: Noun | None = word.tags.get("people")
    return noun is not None and noun.number == "one"
