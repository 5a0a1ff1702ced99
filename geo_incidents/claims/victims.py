"""Which figures of a sentence are victims, what befell them, and which are parts of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geo_incidents.claims.casualties import REACH, REACH_OPEN, REACH_TOLL, Casualty, Fit, best_fit
from geo_incidents.claims.figure_words import Words
from geo_incidents.claims.figures import BARE, OPEN, PEOPLE, Figure, is_plain
from geo_incidents.claims.named import with_named
from geo_incidents.claims.roles import (
    ENDS_LIST,
    ENDS_SUBJECT,
    acts,
    is_fate_of_part,
    is_mixed,
    is_their_family,
    of_them,
    role,
)
from geo_incidents.grammar.meanings import Habits
from geo_incidents.model import Category, Outcome

_BESIDE = 1  # a casualty word this close is a figure's own, whatever list it stands in
_SHARED = 4  # and one this close may be shared by two fates
_TOTALS = 8  # totals looked back at
_APART = 4  # words that may part the items of a bare list
_LAST_FEW = 3  # figures back to which a parallel one looks
# When these flee, nobody is displaced.
_ARMED = (Category.SECURITY_FORCES, Category.ARMED_OPPOSITION, Category.OTHER_ARMED)


class Total(NamedTuple):
    """A figure that parts may follow."""

    text: str
    high: int | None
    outcome: Outcome


class Topic(NamedTuple):
    """What was spoken of before: what befell people, and the totals, the last one last."""

    outcome: Outcome | None = None
    totals: tuple[Total, ...] = ()


class Verdict(NamedTuple):
    """A figure, what befell the people it counts (None: no victims), and the text of the total it is part of."""

    figure: Figure
    outcome: Outcome | None
    part_of: str = ""
    listed: bool = False  # told as parts, whether or not the total is known


@dataclass(slots=True)
class _Reading:
    """A sentence while it is read from left to right."""

    text: str
    words: Words
    known: Sequence[Casualty]
    ways: Habits
    topic: Topic
    totals: list[Total] = field(default_factory=list)
    judged: list[Verdict] = field(default_factory=list)
    inside: bool = False  # after "including", until the list of parts ends
    last: int = 0  # where the figure before ends


def verdicts(
    text: str, words: Words, found: Sequence[Figure], known: Sequence[Casualty], topic: Topic, ways: Habits
) -> list[Verdict]:
    """A verdict for each figure, in order; `topic` decides where the sentence has no casualty word of its own."""
    reading = _Reading(text, words, known, ways, topic)
    if any("continues_after" in word.tags for word in words):  # nine children were among them
        reading.inside, reading.totals = True, list(topic.totals)
    whole = bool(words) and words[0].has("of")  # of the 1,018 killed, 745 were civilians
    for k, figure in enumerate(found):
        between = words[reading.last : figure.first]
        _enter(reading, between)
        reading.inside = reading.inside or (whole and k > 0 and len(reading.totals) == 1)
        verdict = _verdict(reading, figure, found[k + 1].first if k + 1 < len(found) else len(words))
        reading.judged.append(verdict)
        reading.last = max(reading.last, figure.last)
        if verdict.outcome and not reading.inside and not of_them(words, figure):
            total = verdict.figure
            reading.totals.append(Total(total.span(words).of(text), total.numeral.high, verdict.outcome))
    return _shares(text, words, reading.judged)


def _shares_fate(words: Words, figure: Figure, following: Verdict) -> bool:
    """Whether a bare number stands in a list whose last item says what befell all: "545 in A, 262 in B died"."""
    between = words[figure.last : following.figure.first]
    listed = 0 < len(between) <= _APART and (between[0].form == "," or between[0].has("and"))
    plain = all(
        is_plain(word) or word.has("stop", "and", "det", "ending") or word.form in (",", "'") for word in between
    )
    return bool(following.outcome) and not following.part_of and figure.kind == BARE and listed and plain


def _enter(reading: _Reading, between: Words) -> None:
    """Read the words before a figure: does it stand in a list of parts, or in a list that a colon opens?"""
    for word in between:
        if word.has("continues", "subset"):  # "they included" takes up the totals spoken of before
            reading.inside = True
            reading.totals += () if reading.totals else reading.topic.totals
        elif word.has("trigger", "break") or word.form in ENDS_LIST:
            reading.inside = False
        elif word.form == ":" and reading.judged and (outcome := reading.judged[-1].outcome):
            reading.topic = reading.topic._replace(outcome=outcome)


def _verdict(reading: _Reading, figure: Figure, following: int) -> Verdict:
    """What a figure is; `following` is where the next one begins."""
    words = reading.words
    if kind := role(words, figure):
        return Verdict(figure._replace(kind=kind), None)
    fit = best_fit(words, figure.first, figure.last, reading.known)
    if fit and figure.outcome is None and fit.cost <= _SHARED and is_mixed(words, fit.casualty):
        return Verdict(figure._replace(kind="killed_or_wounded"), None)
    if fit and reading.ways.verb_follows and acts(words, figure, following, fit):
        return Verdict(figure, None)
    if fit and is_fate_of_part(words, fit.casualty.first, figure.last):
        return Verdict(figure, None)
    if reading.judged and is_their_family(words, figure, reading.judged[-1].figure):
        return Verdict(figure._replace(kind="kin"), None)
    taken_up = of_them(words, figure)
    # "32 of these deaths" may be of a figure of the sentence before
    totals = reading.totals or (reading.topic.totals if taken_up else ())
    if (reading.inside or taken_up) and (total := _total(figure, fit, totals)):
        return Verdict(figure, total.outcome, total.text)
    outcome = _outcome(reading, figure, fit)
    return Verdict(with_named(words, figure, reading.last) if outcome else figure, outcome, listed=reading.inside)


def _shares(text: str, words: Words, judged: Sequence[Verdict]) -> list[Verdict]:
    """What only words behind them decide: parts before their total (10'u kadın, 5'i çocuk 60 sivil), bare lists."""
    found: list[Verdict] = []
    total: Verdict | None = None
    following: Verdict | None = None
    for verdict in reversed(judged):
        if following and not verdict.outcome and _shares_fate(words, verdict.figure, following):
            verdict = Verdict(verdict.figure, following.outcome)
        following = verdict
        if of_them(words, verdict.figure) and not verdict.part_of and verdict.figure.kind == PEOPLE and total:
            verdict = Verdict(verdict.figure, total.outcome, total.figure.span(words).of(text))
        elif not verdict.part_of:
            total = verdict if verdict.outcome else None
        found.append(verdict)
    return found[::-1]


def _total(figure: Figure, fit: Fit | None, totals: Sequence[Total]) -> Total | None:
    """The last total that a figure in a list of parts fits into, unless it has a casualty word of its own."""
    own = fit.casualty.outcome if fit and fit.cost <= _BESIDE else figure.outcome
    for total in reversed(totals[-_TOTALS:]):
        if own in (None, total.outcome) and (total.high is None or figure.numeral.low <= total.high):
            return total if figure.kind in (PEOPLE, BARE) else None
    return None


def _outcome(reading: _Reading, figure: Figure, fit: Fit | None) -> Outcome | None:
    words, judged = reading.words, reading.judged
    if figure.outcome is Outcome.BODIES and fit and fit.cost <= REACH_OPEN:
        return fit.casualty.outcome  # the bodies of people who were killed
    if figure.outcome:
        return figure.outcome
    if fit and fit.cost <= _reach(words, figure):
        gets_away = fit.casualty.outcome is Outcome.DISPLACED and figure.category in _ARMED
        return None if gets_away else fit.casualty.outcome
    if judged and (_are_others(words, figure) or words[max(figure.first - 1, 0)].has("adds")):
        return judged[-1].outcome
    if _parallel(words, figure):
        return next((verdict.outcome for verdict in judged[: -_LAST_FEW - 1 : -1] if verdict.outcome), None)
    return reading.topic.outcome if figure.kind == PEOPLE or _ends_item(words, figure) else None


def _reach(words: Words, figure: Figure) -> int:
    """How far a figure's casualty word may be: furthest in "the toll of the attack on the market has risen to"."""
    nearby = words[max(0, figure.first - REACH_TOLL) : figure.first]
    if figure.kind != OPEN and any(word.has("cumulative") for word in nearby):
        return REACH_TOLL
    return REACH if figure.kind == PEOPLE or _are_others(words, figure) else REACH_OPEN


def _are_others(words: Words, figure: Figure) -> bool:
    """Whether the figure adds to people told before: "four others", "hundreds more"."""
    return any(word.has("others") for word in words[figure.first : figure.last + 1])


def _parallel(words: Words, figure: Figure) -> bool:
    """Whether a bare number repeats the phrase before it: "5 people on Friday and 7 on Saturday"."""
    if figure.kind != BARE or not 0 < figure.first <= figure.last < len(words):
        return False
    before = words[figure.first - 1]
    linked = before.has("and") or before.form in (",", "،") or words[figure.first].joined
    return linked and words[figure.last].has("stop", "date")


def _ends_item(words: Words, figure: Figure) -> bool:
    """A bare number that ends an item of a list or stands before its place: "Harisoun 6, Qusour 3", "6 in Harisoun"."""
    if figure.kind != BARE or figure.last == len(words):
        return figure.kind == BARE
    following = words[figure.last]
    return following.form in ENDS_SUBJECT or following.has("stop", "and")
