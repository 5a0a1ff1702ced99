"""Totals of victims told one by one: "a man, his wife and two children" are four, and the three figures its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_incidents.claims.figure_words import Words
from geo_incidents.claims.figures import PEOPLE, Figure
from geo_incidents.claims.victims import Verdict
from geo_incidents.model import Category

# Sides of a fight are told apart, not added up.
_LONGEST = 8  # more than this is a table, not a phrase
_ADDED = (
    Category.ALL,
    Category.CIVILIAN,
    Category.CHILDREN,
    Category.WOMEN,
    Category.MEN,
    Category.ELDERLY,
    Category.MEDICAL,
    Category.JOURNALIST,
    Category.AID_WORKER,
)


def with_sums(text: str, words: Words, judged: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, with a total before each run of exact figures that commas and an "and" join."""
    found: list[Verdict] = []
    for run in _runs(words, judged):
        if not 2 <= len(run) <= _LONGEST or not _is_closed(words, run):
            found += run
            continue
        total = _total(run)
        whole = total.span(words).of(text)
        found.append(Verdict(total, run[0].outcome))
        found += [verdict._replace(part_of=whole) for verdict in run]
    return found


def _runs(words: Words, judged: Sequence[Verdict]) -> Iterator[list[Verdict]]:
    run: list[Verdict] = []
    for verdict in judged:
        if run and not (_counts(verdict) and _counts(run[-1]) and _follows(words, run[-1], verdict)):
            yield run
            run = []
        run.append(verdict)
    if run:
        yield run


def _counts(verdict: Verdict) -> bool:
    numeral = verdict.figure.numeral
    exact = numeral.low == numeral.high and not numeral.approx
    plain = verdict.figure.category in _ADDED and verdict.figure.kind == PEOPLE
    return verdict.outcome is not None and not verdict.part_of and exact and plain


def _follows(words: Words, before: Verdict, verdict: Verdict) -> bool:
    between = words[before.figure.last : verdict.figure.first]
    linked = all(word.has("and", "det") or word.form in (",", "،") for word in between)
    return linked and verdict.outcome is before.outcome and (bool(between) or words[verdict.figure.first].joined)


def _is_closed(words: Words, run: Sequence[Verdict]) -> bool:
    """Whether an "and" ends the list."""
    first, last = run[-2].figure.last, run[-1].figure.first
    return words[last].joined or any(word.has("and") for word in words[first:last])


def _total(run: Sequence[Verdict]) -> Figure:
    figures = [verdict.figure for verdict in run]
    value = sum(figure.numeral.low for figure in figures)
    categories = {figure.category for figure in figures}
    numeral = figures[0].numeral._replace(low=value, high=value)
    category = categories.pop() if len(categories) == 1 else Category.ALL
    return Figure(numeral, figures[0].first, figures[-1].last, PEOPLE, category)
