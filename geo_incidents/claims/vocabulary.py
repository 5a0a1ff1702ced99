"""The lexicons of kinds, polarity and speakers as phrase tables, one set a language, made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from geo_incidents import lexicon
from geo_incidents.claims.lines import Index, Line, hits, index
from geo_incidents.claims.phrases import Phrases
from geo_incidents.model import EventKind, Polarity, Span, Speaker, SpeakerKind
from geo_incidents.text import Analysed
from geo_incidents.text.clitics import Proclitics
from geo_incidents.text.tokens import Token, phrase_tokens

# Written together with the next word in Arabic; other languages have none.
ARABIC = Proclitics(("و", "ف"), ("ب", "ل", "ك"), ("ال", "بال", "لل", "كال"))
NOTHING = "none"  # in data/lexicon/*/kinds.toml: words that would else be taken for triggers


class Trigger(NamedTuple):
    """Words that say that something happened."""

    kind: EventKind
    strength: str  # strong, vague, weak, outcome: see data/lexicon/en/kinds.toml
    span: Span
    first: int  # token
    polarity: Polarity = Polarity.ASSERTED


def line(analysed: Analysed, span: Span, lang: str) -> Line:
    """The words inside `span`, with where the tables of a language may find something."""
    return Line(analysed.between(span.start, span.end), openings(lang))


@cache
def openings(lang: str) -> Index:
    """The first words of every table of a language."""
    named = (("cue", cues), ("clauses", clause_words), ("actors", actor_words))
    lists = {"cue": lexicon.table(lang, "speakers").get("cue", {})}
    listed = (table(lang, name) for stage, table in named for name in lists.get(stage, lexicon.table(lang, stage)))
    single = (triggers, polarities, speakers, widening, home_words, repeats, subset_words)
    return index([*(table(lang) for table in single), *listed])


def proclitics(lang: str) -> Proclitics:
    """What a language writes together with the next word."""
    return ARABIC if lang == "ar" else Proclitics()


@cache
def triggers(lang: str) -> Phrases[tuple[EventKind, str] | None]:
    """Trigger words of a language with their kind and strength; None for words that only look like triggers."""
    table = lexicon.table(lang, "kinds")
    return Phrases(
        (
            (word, None if kind == NOTHING else (EventKind(kind), strength))
            for kind, groups in table.items()
            for strength, words in groups.items()
            for word in words
        ),
        proclitics(lang),
    )


def find_triggers(words: Sequence[Token], lang: str) -> list[Trigger]:
    """Triggers in the tokens of a sentence."""
    found = ((hit, hit.value) for hit in hits(triggers(lang), words) if hit.value)
    return [Trigger(kind, strength, hit.span, hit.first) for hit, (kind, strength) in found]


@cache
def polarities(lang: str) -> Phrases[Polarity]:
    """Words that take a trigger's assertion away."""
    table = lexicon.table(lang, "polarity")
    return Phrases(((word, Polarity(name)) for name, words in table.items() for word in words), proclitics(lang))


@cache
def speakers(lang: str) -> Phrases[Speaker]:
    """Names of known speakers and words for unnamed ones."""
    table = lexicon.table(lang, "speakers")
    entries: list[tuple[str, Speaker]] = []
    for key, row in table.get("alias", {}).items():
        speaker = Speaker(row["name"], SpeakerKind(row["kind"]), key)
        entries += [(form, speaker) for form in row["forms"]]
    for kind, forms in table.get("role", {}).items():
        entries += [(form, Speaker("", SpeakerKind(kind), kind)) for form in forms]  # named as written
    return Phrases(entries, proclitics(lang))


@cache
def cues(lang: str, name: str) -> Phrases[str]:
    """Words of one cue list of the speakers' lexicon."""
    table: Mapping[str, Sequence[str]] = lexicon.table(lang, "speakers").get("cue", {})
    return Phrases(((word, word) for word in table.get(name, ())), proclitics(lang))


@cache
def widening(lang: str) -> Phrases[str]:
    """Words by which a figure is a total, or of a whole region."""
    table = lexicon.table(lang, "scope")
    words = [(word, name) for name in ("total", "regional") for word in table.get(name, ())]
    return Phrases(words, proclitics(lang))


@cache
def clause_words(lang: str, name: str) -> Phrases[str]:
    """Words of one list of the clauses' lexicon."""
    return Phrases(((word, word) for word in lexicon.table(lang, "clauses").get(name, ())), proclitics(lang))


@cache
def actor_words(lang: str, name: str) -> Phrases[str]:
    """Words of one list of the actors' lexicon."""
    return Phrases(((word, word) for word in lexicon.table(lang, "actors").get(name, ())), proclitics(lang))


@cache
def subset_words(lang: str) -> Phrases[str]:
    """Words that open the parts of a figure: "including", بينهم."""
    words: Sequence[str] = lexicon.table(lang, "counts").get("roles", {}).get("subset", ())
    return Phrases(((word, word) for word in words), proclitics(lang))


@cache
def forms(lang: str, name: str) -> frozenset[str]:
    """Single words of one list of the clauses' lexicon, folded."""
    words: Sequence[str] = lexicon.table(lang, "clauses").get(name, ())
    return frozenset(token.form for word in words for token in phrase_tokens(word))


@cache
def home_words(lang: str) -> Phrases[str]:
    """Words between people and the place they come from."""
    return Phrases(((word, word) for word in lexicon.table(lang, "scope").get("origin", ())), proclitics(lang))


@cache
def repeats(lang: str) -> Phrases[str]:
    """Words by which what was told before happened here too."""
    return Phrases(((word, word) for word in lexicon.table(lang, "scope").get("again", ())), proclitics(lang))
