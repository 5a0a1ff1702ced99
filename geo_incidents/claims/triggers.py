"""Tables of the lexicons as claims ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geo_incidents.grammar import Line, Tag, hits
from geo_incidents.grammar.tables import forms
from geo_incidents.model import EventKind, Polarity, Span
from geo_incidents.text import Analysed
from geo_incidents.text.tokens import Token

__all__ = ["forms"]


class Trigger(NamedTuple):
    """Words that say that something happened."""

    kind: EventKind
    strength: str  # strong, vague, weak, outcome: see data/lang/tags.toml
    span: Span
    first: int  # token
    polarity: Polarity = Polarity.ASSERTED


@lru_cache(maxsize=512)  # a report is gone through more than once
def line(analysed: Analysed, span: Span, lang: str) -> Line:
    """The words inside `span`, with everything that a language's lexicon knows of them."""
    return Line(analysed.between(span.start, span.end), lang)


def triggers(lang: str) -> Tag:
    """Trigger words of a language with their kind and strength; None for words that only look like triggers."""
    return Tag(lang, "kind")


def find_triggers(words: Sequence[Token], lang: str) -> list[Trigger]:
    """Triggers in the tokens of a sentence."""
    found = ((hit, hit.value) for hit in hits(triggers(lang), words) if hit.value)
    return [Trigger(kind, strength, hit.span, hit.first) for hit, (kind, strength) in found]


def polarities(lang: str) -> Tag:
    """Words that take a trigger's assertion away."""
    return Tag(lang, "polarity")


def speakers(lang: str) -> Tag:
    """Names of known speakers and words for unnamed ones."""
    return Tag(lang, "speaker")


def cues(lang: str, name: str) -> Tag:
    """Words of one cue list of the speakers' lexicon."""
    return Tag(lang, f"cue.{name}")


def widening(lang: str) -> Tag:
    """Words by which a figure is a total, or of a whole region."""
    return Tag(lang, "wide")


def clause_words(lang: str, name: str) -> Tag:
    """Words of one list of the clauses' lexicon."""
    return Tag(lang, f"clause.{name}")


def actor_words(lang: str, name: str) -> Tag:
    """Words of one list of the actors' lexicon."""
    return Tag(lang, f"actor.{name}")


def subset_words(lang: str) -> Tag:
    """Words that open the parts of a figure: "including", بينهم."""
    return Tag(lang, "subset")


def home_words(lang: str) -> Tag:
    """Words between people and the place they come from."""
    return Tag(lang, "origin")


def repeats(lang: str) -> Tag:
    """Words by which what was told before happened here too."""
    return Tag(lang, "again")
