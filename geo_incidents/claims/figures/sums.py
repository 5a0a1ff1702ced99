"""Totals of listed victims: "a man, his wife and two children" are four, with the three figures as parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_incidents.claims.figures.ages import AGE
from geo_incidents.claims.figures.figure_words import Word, Words
from geo_incidents.claims.figures.named import in_apposition
from geo_incidents.claims.figures.noun_phrases import PEOPLE, Figure
from geo_incidents.claims.figures.verdicts import Verdict
from geo_incidents.model import Category

# Sides of a fight are told apart, not added up.
_LONGEST = 8  # more than this is a table, not a phrase
_ENCLOSED = (("(", ")"), (",", ","), ("،", "،"))
_ANYBODY = (Category.ALL, Category.CIVILIAN, Category.MEN)
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
    """The verdicts, with a total before each run of exact figures that commas and an "and" join.

    A man of a run is counted in its total only: "a man and his two sons" are three, two of them sons.
    """
    found = [verdict for verdict in judged if verdict.figure.kind == AGE]
    for run in _runs(words, [verdict for verdict in judged if verdict.figure.kind != AGE]):
        if not 2 <= len(run) <= _LONGEST or not _is_closed(words, run):
            found += run
            continue
        total = _total(words, run)
        whole = total.span(words).of(text)
        found.append(Verdict(total, run[0].outcome))
        found += [verdict._replace(part_of=whole) for verdict in run if _is_told_apart(verdict)]
    return sorted(found, key=lambda verdict: verdict.figure.first)


def _is_told_apart(verdict: Verdict) -> bool:
    """Whether a part says more than that one of all was somebody: several people, or a woman, a child, a medic."""
    return verdict.figure.numeral.low > 1 or verdict.figure.category not in _ANYBODY


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
    whole = verdict.outcome is not None and not verdict.part_of and not verdict.listed
    return whole and exact and plain


def _follows(words: Words, before: Verdict, verdict: Verdict) -> bool:
    """Whether only commas and "and" stand between two figures, and the name of whom the first one counts."""
    first, last = _past_age(words, before.figure.last), verdict.figure.first
    name = next((k for k in range(first, last) if _links(words[k])), last)
    if name > first and not (_is_kin(words, verdict.figure) and in_apposition(words[first:name])):
        return False
    linked = all(_links(word) for word in words[name:last]) and (name < last or words[last].joined)
    return linked and verdict.outcome is before.outcome


def _past_age(words: Words, i: int) -> int:
    """The word behind the age of the people before word `i`: "a woman of 70 | and her son", "a man (53) | and"."""
    aged = words[i : i + 3]
    if len(aged) == 3 and aged[0].has("of") and aged[1].has("digits", "num"):
        return i + 2
    enclosed = len(aged) == 3 and aged[1].has("digits", "num") and (aged[0].form, aged[2].form) in _ENCLOSED
    return i + 3 if enclosed else i


def _links(word: Word) -> bool:
    return word.has("and", "det") or word.form in (",", "،")


def _is_kin(words: Words, figure: Figure) -> bool:
    return any(word.has("kin") for word in words[max(figure.first - 1, 0) : figure.last])


def _is_closed(words: Words, run: Sequence[Verdict]) -> bool:
    """Whether an "and" ends the list."""
    first, last = run[-2].figure.last, run[-1].figure.first
    return words[last].joined or any(word.has("and") for word in words[first:last])


def _total(words: Words, run: Sequence[Verdict]) -> Figure:
    """The figure of all; where a name follows the first ("the citizen | Hassan Ali | and his wife") without it."""
    figures = [verdict.figure for verdict in run]
    value = sum(figure.numeral.low for figure in figures)
    categories = {figure.category for figure in figures}
    numeral = figures[0].numeral._replace(low=value, high=value)
    category = categories.pop() if len(categories) == 1 else Category.ALL
    after = _past_age(words, figures[0].last)
    named = after < figures[1].first and not _links(words[after])
    return Figure(numeral, figures[1].first if named else figures[0].first, figures[-1].last, PEOPLE, category)
