"""The words of a language as phrases with typed values, by table, all in one automaton.

Tables and their values: `kind` (event kind and strength, None for words that only look like triggers), `polarity`,
`speaker`, `figure` (the meanings of a word round a figure), `date` (its symbol for the patterns), and, with the word
itself, `wide`, `origin`, `again`, `subset`, `cue.*`, `clause.*`, `actor.*` and `frame.*`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from geo_incidents import lexicon
from geo_incidents.grammar import patterns
from geo_incidents.grammar.automaton import ANY_ENDING, Automaton, Openings
from geo_incidents.grammar.meanings import Habits, meanings
from geo_incidents.model import EventKind, Polarity, Speaker, SpeakerKind
from geo_incidents.text.clitics import Proclitics
from geo_incidents.text.fold import fold_word
from geo_incidents.text.tokens import phrase_tokens

# Attached to the next word in Arabic; other languages have none.
ARABIC = Proclitics(("و", "ف"), ("ب", "ل", "ك"), ("ال", "بال", "لل", "كال"))
NOTHING = "none"  # kinds.none.words: words that would otherwise be taken for triggers
SCOPES = {"total": "wide", "regional": "wide", "origin": "origin", "again": "again"}
LETTERS = re.compile(r"[^\W\d_]+\*?")
Phrase = tuple[str, Any]


class Tag(NamedTuple):
    """A table of a language."""

    lang: str
    table: str


@cache
def automaton(lang: str) -> Automaton:
    """All phrases of a language."""
    made = Automaton()
    proclitics = ARABIC if lang == "ar" else Proclitics()
    for table, phrases in _tables(lang):
        _add(made, table, phrases, _openings(proclitics))
    counts, dates = lexicon.table(lang, "counts"), patterns.grammar(lang)
    if counts:
        affixes = counts.get("affixes", {})
        written_on = Proclitics(*(tuple(affixes.get(name, ())) for name in Proclitics._fields))
        _add(made, "figure", meanings(counts), _openings(written_on))
    if dates:
        _add(made, "date", dates.symbols, _openings(dates.proclitics))
    return made


@cache
def _openings(proclitics: Proclitics) -> Openings:
    """One function for equal proclitics, so that tables with the same proclitics share their first words."""
    return proclitics.strip


def _add(made: Automaton, table: str, phrases: Iterable[Phrase], openings: Openings) -> None:
    for phrase, value in phrases:
        if words := _words(phrase):
            made.add(words, table, value, openings)


def _words(phrase: str) -> list[str]:
    """Folded tokens of a phrase; a star stays with the word before it."""
    words = [_folded(word) for word in phrase.split(" ")]
    if "" not in words:  # nearly all; a run that starts anew waits for every one of them
        return words
    found: list[str] = []
    for token in phrase_tokens(phrase):
        if token.form == ANY_ENDING and found:
            found[-1] += ANY_ENDING
        else:
            found.append(token.form)
    return found


@cache
def _folded(word: str) -> str:
    """A word of a phrase with its star, "" if it is not of letters alone; phrases share most of their words."""
    if word.isascii() and word.isalpha() and word.islower():
        return word
    if not (word.isalpha() or LETTERS.fullmatch(word)):  # the pattern takes longer
        return ""
    return f"{fold_word(word[:-1])}{ANY_ENDING}" if word[-1] == ANY_ENDING else fold_word(word)


def _tables(lang: str) -> Iterator[tuple[str, Iterable[Phrase]]]:
    """Every table whose phrases may have the language's usual letters attached."""
    yield "kind", _kinds(lexicon.table(lang, "kinds"))
    yield (
        "polarity",
        ((word, Polarity(name)) for name, words in lexicon.table(lang, "polarity").items() for word in words),
    )
    yield "speaker", _speakers(lexicon.table(lang, "speakers"))
    for name, words in lexicon.table(lang, "scope").items():
        yield SCOPES[name], ((word, name) for word in words)
    for stage, prefix in (("clauses", "clause"), ("actors", "actor"), ("frames", "frame")):
        yield from _listed(lexicon.table(lang, stage), prefix)
    yield from _listed(lexicon.table(lang, "speakers").get("cue", {}), "cue")
    yield "subset", ((word, word) for word in lexicon.table(lang, "counts").get("roles", {}).get("subset", ()))


def _listed(table: Mapping[str, Sequence[str]], prefix: str) -> Iterator[tuple[str, Iterable[Phrase]]]:
    for name, words in table.items():
        yield f"{prefix}.{name}", ((word, word) for word in words)


def _kinds(table: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[Phrase]:
    for kind, groups in table.items():
        for strength, words in groups.items():
            value = None if kind == NOTHING else (EventKind(kind), strength)
            yield from ((word, value) for word in words)


def _speakers(table: Mapping[str, Any]) -> Iterator[Phrase]:
    """Names of known speakers, and words for unnamed ones, whose name is the word as written."""
    for key, row in table.get("alias", {}).items():
        speaker = Speaker(row["name"], SpeakerKind(row["kind"]), key)
        yield from ((form, speaker) for form in row["forms"])
    for kind, forms in table.get("role", {}).items():
        yield from ((form, Speaker("", SpeakerKind(kind), kind)) for form in forms)


@cache
def forms(lang: str, name: str) -> frozenset[str]:
    """Single words of one list in the clause lexicon, folded."""
    words: Sequence[str] = lexicon.table(lang, "clauses").get(name, ())
    return frozenset(token.form for word in words for token in phrase_tokens(word))


@cache
def habits(lang: str) -> Habits:
    """How a language builds phrases with figures."""
    return Habits(**lexicon.table(lang, "counts").get("grammar", {}))


def counts_people(lang: str) -> bool:
    """Whether a language's lexicon has words around figures."""
    return bool(lexicon.table(lang, "counts"))
