"""Figures for people in a stretch of text, and the figures in it that count something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo_incidents.claims.casualties import REACH, REACH_OPEN, Casualty, best_fit, casualties
from geo_incidents.claims.dates import date_spans
from geo_incidents.claims.figure_words import Words, known_language, words
from geo_incidents.claims.figures import BARE, OPEN, PEOPLE, Figure, figures
from geo_incidents.claims.lexemes import language
from geo_incidents.claims.numbers import numerals
from geo_incidents.claims.singles import singles
from geo_incidents.claims.subsets import Subset, subsets
from geo_incidents.model import Count, Outcome, Span

_BEFORE = 600  # code points looked back for what a list or "they included" goes on about


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that counts no victim, kept for `explain`: an age, a distance, shells, claimants, …"""

    kind: str
    min: int
    max: int | None
    text: str
    span: Span


class Verdict(NamedTuple):
    """A figure and what befell the people it counts; None where it counts no victims."""

    figure: Figure
    outcome: Outcome | None


class _Sentence(NamedTuple):
    words: Words
    verdicts: list[Verdict]
    known: list[Casualty]


def find_counts(text: str, span: Span, lang: str, default: Outcome | None = None) -> tuple[Count, ...]:
    """Figures for victims inside `span` of `text`, in order, each with its outcome, category and limits.

    `default` is the outcome of people who are counted where the span has no casualty word of its own, as in the
    items of a list; without it the words before the span decide, and only for lists and for "they included …".
    """
    sentence = _read(text, span, lang, default)
    if sentence is None:
        return ()
    parts = subsets(sentence.words, [v.figure for v in sentence.verdicts if v.outcome])
    return tuple(
        _count(text, sentence.words, verdict, part, sentence.known)
        for verdict, part in zip([v for v in sentence.verdicts if v.outcome], parts, strict=True)
    )


def find_quantities(text: str, span: Span, lang: str, default: Outcome | None = None) -> tuple[Quantity, ...]:
    """Figures inside `span` of `text` that count no victims, each with what it counts instead."""
    sentence = _read(text, span, lang, default)
    found = []
    for figure, outcome in sentence.verdicts if sentence else ():
        if outcome is None:
            place = figure.span(sentence.words) if sentence else span
            kind = "number" if figure.kind in (BARE, OPEN) else figure.kind
            found.append(Quantity(kind, figure.numeral.low, figure.numeral.high, place.of(text), place))
    return tuple(found)


def _read(text: str, span: Span, lang: str, default: Outcome | None) -> _Sentence | None:
    lang = language(text, span, lang)
    if not known_language(lang):
        return None
    line = words(text, span, lang)
    found = numerals(line)
    known = casualties(line)
    if not found and not known:
        return None
    dates = date_spans(text, span, lang) if found else ()
    counted = figures(line, dates, found)
    if default is None and counted and (span.start > 0) and _goes_on(line, counted):
        default = _topic(text, span, lang)
    verdicts = [_judge(line, figure, known, default) for figure in counted]
    verdicts += [_judge(line, figure, known, default) for figure in singles(line, counted, known, bare=lang == "ar")]
    return _Sentence(line, sorted(verdicts, key=lambda verdict: verdict.figure.first), known)


def _goes_on(line: Words, counted: Sequence[Figure]) -> bool:
    """Whether the figures continue what stood before: a list item, "they included", a count that was kept."""
    if any(word.has("continues", "tally") for word in line):
        return True
    return any(figure.first and line[figure.first - 1].form == ":" for figure in counted)


def _topic(text: str, span: Span, lang: str) -> Outcome | None:
    """What befell the people last spoken of before the span."""
    before = words(text, Span(max(0, span.start - _BEFORE), span.start), lang)
    known = casualties(before)
    return known[-1].outcome if known else None


def _judge(line: Words, figure: Figure, known: Sequence[Casualty], default: Outcome | None) -> Verdict:
    if figure.kind not in (PEOPLE, BARE, OPEN):
        return Verdict(figure, None)
    if kind := _other_role(line, figure):
        return Verdict(figure._replace(kind=kind), None)
    fit = best_fit(line, figure.first, figure.last, known)
    if figure.outcome and not (fit and fit.cost <= 3 and figure.outcome is Outcome.BODIES):
        return Verdict(figure, figure.outcome)
    if fit and fit.cost <= (REACH if figure.kind == PEOPLE else REACH_OPEN):
        return Verdict(figure, fit.casualty.outcome)
    if fit and figure.kind == BARE and fit.cost <= REACH and any(w.has("cumulative") for w in line[: figure.first]):
        return Verdict(figure, fit.casualty.outcome)
    return Verdict(figure, default if figure.kind == PEOPLE else None)


def _other_role(line: Words, figure: Figure) -> str | None:
    """What else people are counted for: they speak, they act, they are feared to die."""
    before = line[figure.first - 1] if figure.first else None
    if before and before.has("agent"):
        return "actor"
    if figure.kind == PEOPLE and _speaks(line, figure):
        return "claimant"
    if any(word.has("projected") for word in line[max(0, figure.first - 4) : figure.first]):
        return "projected"
    if figure.numeral.last < len(line) and figure.numeral.low == 1 and line[figure.numeral.last].has("of"):
        return "one_of"
    return None


def _speaks(line: Words, figure: Figure) -> bool:
    """Whether a word of saying follows before any casualty word."""
    for word in line[figure.last : figure.last + 7]:
        if word.has("trigger") or word.form in (".", ";", "،"):
            return False
        if word.has("speech"):
            return True
    return False


def _count(text: str, line: Words, verdict: Verdict, part: Subset, known: Sequence[Casualty]) -> Count:
    figure, outcome = verdict
    assert outcome is not None
    numeral, place = figure.numeral, figure.span(line)
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
        part_of=part.total.span(line).of(text) if part.total else "",
        cumulative=any(word.has("cumulative") for word in line[: figure.first]),
    )
