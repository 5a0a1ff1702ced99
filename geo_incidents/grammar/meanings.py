"""The meanings of words around figures, from the `counts` lexicon: each phrase with all its meanings.

Tables of the lexicon: `numbers`, `scales`, `vague`, `few`, `hedges`, `range` (read by numbers.py); `people` (who may
be counted, by category), `victims` (nouns that say what happened to them), `casualty` (words that say what happened to
the people counted, and on which side of them the figure stands), `units` (what else figures count, by kind, with words
after or before the figure), and `roles` (function words that join or separate).
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from geo_incidents.model import Category, Outcome

_NUMBER_TABLES = (
    ("numbers", "num"),
    ("rough", "num"),
    ("rough", "rough"),
    ("scales", "scale"),
    ("vague", "vague"),
    ("few", "few"),
)
_TELLING = frozenset({"trigger", "continues", "continues_after", "subset", "tally"})
Meanings = Mapping[str, Any]


class Noun(NamedTuple):
    """A noun for people."""

    category: Category
    number: str  # one, two, many, or any if the form has no number
    counted: bool  # may follow a number above one; otherwise a singular there is an adjective, as in English
    outcome: Outcome | None = None  # what happened to them, if the noun says so: "bodies"


class Fate(NamedTuple):
    """A word that says what happened to people."""

    outcome: Outcome
    side: str  # position of the figure: after, before, either


class Habits(NamedTuple):
    """How a language builds phrases with figures (`grammar` in its lexicon)."""

    bare_singular: bool = False  # no "a" before a single victim: قُتل شاب
    singular_after_number: bool = False  # ثلاثون مدنيا, otuz sivil
    head_first: bool = False  # the noun precedes what describes it: three "sons of the village"
    verb_follows: bool = False  # a word in small letters right after the subject is its verb
    verb_first: bool = False  # the verb stands in front of its subject: هاجم نحو 300 مسلح


def meanings(table: Mapping[str, Any]) -> ItemsView[str, Meanings]:
    """Every phrase of a `counts` lexicon with its meanings by tag."""
    found: dict[str, dict[str, Any]] = {}
    for phrase, tag, value in _entries(table):
        known = found.setdefault(phrase, {}).setdefault(tag, value)
        if tag == "people" and known.number != value.number:
            found[phrase][tag] = known._replace(number="any", counted=True)
    for tags in found.values():
        if not _TELLING.isdisjoint(tags) or ("people" in tags and tags["people"].outcome):
            tags["tells"] = True  # people may be counted in its sentence
    return found.items()


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
            yield from ((phrase, "trigger", Fate(Outcome(outcome), side)) for phrase in phrases)
    for kind, sides in table.get("units", {}).items():
        yield from ((phrase, "unit", kind) for phrase in sides.get("after", ()))
        yield from ((phrase, "lead", kind) for phrase in sides.get("before", ()))


def _nouns(
    numbers: Mapping[str, Sequence[str]], any_number: bool, category: Category, outcome: Outcome | None = None
) -> Iterator[tuple[str, str, Any]]:
    for number, phrases in numbers.items():
        noun = Noun(category, number, number != "one" or any_number, outcome)
        yield from ((phrase, "people", noun) for phrase in phrases)
