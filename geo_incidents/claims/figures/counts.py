"""Figures for people in a stretch of text, and the figures in it that count something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from geo_incidents.claims.dates.expressions import date_spans
from geo_incidents.claims.figures.fates import Casualty, casualties
from geo_incidents.claims.figures.fates import Sentence as Fated
from geo_incidents.claims.figures.fates import sentence as fated
from geo_incidents.claims.figures.figure_words import BULLETS, Words, may_count, may_number, words
from geo_incidents.claims.figures.named import named
from geo_incidents.claims.figures.noun_phrases import BARE, OPEN, VICTIMS, Figure, figures
from geo_incidents.claims.figures.numbers import numerals
from geo_incidents.claims.figures.roles import of_them
from geo_incidents.claims.figures.singles import singles
from geo_incidents.claims.figures.sums import with_sums
from geo_incidents.claims.figures.verdicts import NO_FATE, TOO_FAR, WORD, Topic, Total, Verdict, verdicts
from geo_incidents.claims.triggers import line
from geo_incidents.grammar.tables import counts_people, habits
from geo_incidents.model import Count, Outcome, Reason, Span
from geo_incidents.text import Analysed

_ON, _ON_OR_TALLY = ("continues", "continues_after"), ("continues", "continues_after", "tally")
_OPENING = 4  # words in which a sentence says that it goes on: "and among them were"
_CLOCK = re.compile(r"(?<!\d)(?:\d{1,2}:\d{2}(?::\d{2})?|\d{4}([./-])\d{1,2}\1\d{1,2})(?!\d|\s*[ap]\.?m)")
# "the twenty-seventh of last month", in Arabic words: no twenty people.
_ORDINAL = re.compile(r"(?<!\w)(?:ال|لل)\w+ وال(?:عشرين|ثلاثين)(?!\w)")
BY_WORD = (WORD, TOO_FAR)  # reasons that a word of what befell people gives
_SILENT = {NO_FATE: "none", TOO_FAR: "far"}  # words of what befell people, by a figure's reason
_NAMES = "name"  # what stands for a person: 196 names, fourteen coffins
_AROUND = 2  # words looked at on each side of such a figure
_BEFORE = 600  # code points looked back for what a list or "they included" goes on about


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what it counts and why, for `explain`: victims of a fate, ages, distances, shells, claimants, …"""

    kind: str
    min: int
    max: int | None
    text: str
    span: Span
    why: str
    reasons: tuple[Reason, ...] = ()  # how far the word of what befell people is that fits it best


class Unsaid(NamedTuple):
    """A figure that may count victims though no word says what befell them, and the words round it."""

    figure: Count  # as if they had been killed
    kind: str  # people, bare, open, name: see `noun_phrases`
    fate: str  # whether its sentence has a word of what befell people for others
    word: str  # what that word says, and on which side of the figure it stands
    before: tuple[str, ...]  # the words in front of it, the nearest first
    noun: tuple[str, ...]  # its own
    behind: tuple[str, ...]
    tags: tuple[str, ...]  # what the lexicon knows of the word on each side


class _Sentence(NamedTuple):
    words: Words
    verdicts: list[Verdict]


def find_counts(analysed: Analysed, span: Span, lang: str, default: Outcome | None = None) -> tuple[Count, ...]:
    """Figures for victims inside `span`, in order, each with its outcome, category and limits.

    `default` is the outcome of people who are counted where the span has no casualty word of its own, as in the
    items of a list; without it the words before the span decide, and only for lists and for "they included ...".
    """
    if default is None and not may_count(line(analysed, span, lang)):
        return ()
    sentence = _read(analysed, span, lang, default)
    running = next((i for i, word in enumerate(sentence.words) if "cumulative" in word.tags), len(sentence.words))
    return tuple(
        _count(analysed.text, sentence.words, verdict, verdict.outcome, running)
        for verdict in sentence.verdicts
        if verdict.outcome
    )


def find_quantities(analysed: Analysed, span: Span, lang: str, default: Outcome | None = None) -> tuple[Quantity, ...]:
    """Figures inside `span` that count no victims, each with what it counts instead."""
    sentence = _read(analysed, span, lang, default)
    return tuple(
        _quantity(analysed.text, sentence.words, verdict)
        for verdict in sentence.verdicts
        if not verdict.outcome and not _is_article(sentence.words, verdict.figure)
    )


def find_fates(analysed: Analysed, span: Span, lang: str, default: Outcome | None = None) -> tuple[Quantity, ...]:
    """Figures inside `span` that count victims, each with what befell them and why that."""
    sentence = _read(analysed, span, lang, default)
    victims = (verdict for verdict in sentence.verdicts if verdict.outcome)
    return tuple(
        replace(_quantity(analysed.text, sentence.words, verdict), kind=str(verdict.outcome)) for verdict in victims
    )


def find_unsaid(analysed: Analysed, span: Span, lang: str) -> tuple[Unsaid, ...]:
    """Figures inside `span` for people, or for nothing named, of whom no word says what befell them."""
    if not may_number(line(analysed, span, lang)):
        return ()
    words, found = _read(analysed, span, lang, None, before=False)
    return tuple(
        _unsaid(analysed.text, words, verdict)
        for verdict in found
        if verdict.outcome is None and _may_be_victims(verdict) and not _is_article(words, verdict.figure)
    )


def _may_be_victims(verdict: Verdict) -> bool:
    return verdict.why in _SILENT or verdict.figure.kind == _NAMES


def _word(verdict: Verdict) -> str:
    if verdict.fit is None:
        return "none"
    casualty, first = verdict.fit.casualty, verdict.figure.first
    return f"{casualty.outcome} {'before' if casualty.first < first else 'behind'}"


def _unsaid(text: str, line: Words, verdict: Verdict) -> Unsaid:
    figure = verdict.figure
    before, behind = line[max(0, figure.first - _AROUND) : figure.first][::-1], line[figure.last :][:_AROUND]
    tags = [f"before {tag}" for word in before[:1] for tag in word.tags]
    tags += [f"behind {tag}" for word in behind[:1] for tag in word.tags]
    told = _count(text, line, verdict, Outcome.KILLED, len(line))
    noun = line[figure.numeral.last : figure.last]
    fate, said = _SILENT.get(verdict.why, "none"), _word(verdict)
    return Unsaid(told, figure.kind, fate, said, _forms(before), _forms(noun), _forms(behind), tuple(tags))


def _forms(words: Words) -> tuple[str, ...]:
    return tuple(word.form for word in words)


def _clocks(text: str, span: Span) -> Iterator[Span]:
    """Times of day and days in digits, which a report's head has: they count nobody."""
    found = (pattern.finditer(text, span.start, span.end) for pattern in (_CLOCK, _ORDINAL))
    return (Span(*match.span()) for match in chain.from_iterable(found))


class _Parsed(NamedTuple):
    """A sentence with its figures, before anything is decided of them."""

    fates: Fated
    counted: list[Figure]  # by a numeral
    figures: list[Figure]  # all of them, in order


def _read(analysed: Analysed, span: Span, lang: str, default: Outcome | None, before: bool = True) -> _Sentence:
    fates, counted, found = _parsed(analysed, span, lang, default is not None)
    told = fates.words
    topic = _topic(analysed, span, lang, told) if before and _goes_on(told, counted, fates.known) else Topic()
    topic = topic._replace(outcome=default) if default else topic
    text = analysed.text
    return _Sentence(told, with_sums(text, told, verdicts(text, fates, found, topic, habits(lang))))


@lru_cache(maxsize=256)  # asked for again as what stands before the next, and for figures without a fate
def _parsed(analysed: Analysed, span: Span, lang: str, tally: bool) -> _Parsed:
    text = analysed.text
    moments = sorted({*date_spans(analysed, span, lang), *_clocks(text, span)}) if counts_people(lang) else []
    told = words(line(analysed, span, lang), moments) if counts_people(lang) else []
    ways = habits(lang)
    counted = figures(told, numerals(told), ways, tally=tally)
    nouns = {figure.last - 1 for figure in counted if figure.outcome and not _is_told_dead(told, figure)}
    known = casualties(told, nouns, verb_follows=ways.verb_follows)
    names, kin = named(told, known)
    fates = fated(told, known)
    one_by_one = [figure for figure in singles(fates, counted, ways) if figure.first not in kin]
    return _Parsed(fates, counted, sorted([*counted, *one_by_one, *names], key=lambda figure: figure.first))


def _is_told_dead(line: Words, figure: Figure) -> bool:
    """Whether "dead" only ends the phrase: in "her husband and two sons dead" it is said of all of them."""
    before = line[figure.last - 2] if figure.last > 1 else None
    return line[figure.last - 1].has("trigger") and before is not None and before.has("people")


def _goes_on(line: Words, counted: Sequence[Figure], known: Sequence[Casualty]) -> bool:
    """Whether figures continue what stood before: a list item, "they included", a count kept of what is not said."""
    if not any(figure.kind in VICTIMS for figure in counted):
        return False
    told = any(casualty.outcome is Outcome.KILLED for casualty in known)
    if any(word.tags and word.has(*(_ON if told else _ON_OR_TALLY)) for word in line):
        return True
    if any(figure.outcome and of_them(line, figure) for figure in counted):  # 32 of these deaths
        return True
    if any(word.has("subset") for word in line[:_OPENING]) or line[0].form in BULLETS:
        return True
    return any(figure.first and line[figure.first - 1].form == ":" for figure in counted)


def _topic(analysed: Analysed, span: Span, lang: str, line: Words) -> Topic:
    """What the sentences before were about; who "documents" or "identifies" people, documents the dead."""
    first, last = analysed.sentence_at(max(0, span.start - _BEFORE)), analysed.sentence_at(span.start)
    before = [_told(analysed, sentence.span, lang) for sentence in analysed.sentences[first:last]]
    outcomes = [outcome for told in before for outcome in told.outcomes]
    totals = [total for told in before for total in told.totals]
    deadly = any(told.deadly for told in before)
    outcomes = outcomes or [Outcome.KILLED] * deadly
    outcome = totals[-1].outcome if totals else outcomes[-1] if outcomes else None
    if Outcome.KILLED in outcomes and any(word.has("tally") for word in line):
        outcome = Outcome.KILLED
    return Topic(outcome, tuple(totals))


class _Told(NamedTuple):
    """What a sentence tells those behind it."""

    outcomes: list[Outcome]
    totals: list[Total]
    deadly: bool


@lru_cache(maxsize=128)  # as many short lines as _BEFORE holds: each is asked for by every one behind it
def _told(analysed: Analysed, span: Span, lang: str) -> _Told:
    read = _read(analysed, span, lang, None, before=False)
    totals = [
        Total(verdict.figure.span(read.words).of(analysed.text), verdict.figure.numeral.high, verdict.outcome)
        for verdict in read.verdicts
        if verdict.outcome and not verdict.part_of
    ]
    outcomes = [casualty.outcome for casualty in casualties(read.words)]
    return _Told(outcomes, totals, any(word.has("deadly") for word in read.words))


def _is_article(line: Words, figure: Figure) -> bool:
    """Whether the figure is only the article of a noun: un champ."""
    return figure.kind in VICTIMS and figure.numeral.low == 1 and line[figure.numeral.core].has("det")


def _quantity(text: str, line: Words, verdict: Verdict) -> Quantity:
    figure, fit = verdict.figure, verdict.fit
    place = figure.span(line)
    kind = "number" if figure.kind in (BARE, OPEN) else figure.kind
    word = line[fit.casualty.first] if fit and verdict.why in BY_WORD else None
    why = f"{verdict.why}, {text[word.start : word.end]!r}" if word else verdict.why
    reasons = fit.pair.reasons if fit else ()
    return Quantity(kind, figure.numeral.low, figure.numeral.high, place.of(text), place, why, reasons)


def _count(text: str, line: Words, verdict: Verdict, outcome: Outcome, running: int) -> Count:
    figure, numeral = verdict.figure, verdict.figure.numeral
    place = figure.span(line)
    return Count(
        outcome=outcome,
        category=figure.category,
        min=numeral.low,
        max=numeral.high,
        text=place.of(text),
        span=place,
        bound=numeral.bound,
        approx=numeral.approx,
        vague=numeral.vague,
        part_of=verdict.part_of,
        cumulative=running < figure.first,
    )
