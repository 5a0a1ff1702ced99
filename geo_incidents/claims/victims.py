"""Which figures of a sentence are victims, what befell them, and which are parts of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geo_incidents.claims.casualties import REACH, REACH_OPEN, REACH_TOLL, Casualty, Fit, best_fit
from geo_incidents.claims.figure_words import Habits, Words
from geo_incidents.claims.figures import BARE, OPEN, PEOPLE, VICTIMS, Figure, is_plain
from geo_incidents.claims.named import with_named
from geo_incidents.model import Category, Outcome

_BESIDE = 1  # a casualty word this close is a figure's own, whatever list it stands in
_SHARED = 4  # and one this close may be shared by two fates
_TOTALS = 8  # totals looked back at
_SAYS = 6  # words after people within which a word of saying makes them claimants
_AHEAD = 4  # words before a figure within which "could exceed" stands
_LAST_FEW = 3  # figures back to which a parallel one looks
# When these flee, nobody is displaced.
_ARMED = (Category.SECURITY_FORCES, Category.ARMED_OPPOSITION, Category.OTHER_ARMED)
_ENDS_LIST = (";", "؛", ".", "\n")
_ENDS_SUBJECT = (",", "،", *_ENDS_LIST)


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
    if any(word.has("continues_after") for word in words):  # nine children were among them
        reading.inside, reading.totals = True, list(topic.totals)
    for k, figure in enumerate(found):
        between = words[reading.last : figure.first]
        _enter(reading, between)
        verdict = _verdict(reading, figure, found[k + 1].first if k + 1 < len(found) else len(words))
        reading.judged.append(verdict)
        reading.last = max(reading.last, figure.last)
        if verdict.outcome and not verdict.part_of and not _of_them(words, figure):
            total = verdict.figure
            reading.totals.append(Total(total.span(words).of(text), total.numeral.high, verdict.outcome))
    return _shares(text, words, reading.judged)


def _enter(reading: _Reading, between: Words) -> None:
    """Read the words before a figure: does it stand in a list of parts, or in a list that a colon opens?"""
    for word in between:
        if word.has("continues", "subset"):  # "they included" takes up the totals spoken of before
            reading.inside = True
            reading.totals += () if reading.totals else reading.topic.totals
        elif word.has("trigger", "break") or word.form in _ENDS_LIST:
            reading.inside = False
        elif word.form == ":" and reading.judged and (outcome := reading.judged[-1].outcome):
            reading.topic = reading.topic._replace(outcome=outcome)


def _verdict(reading: _Reading, figure: Figure, following: int) -> Verdict:
    """What a figure is; `following` is where the next one begins."""
    words = reading.words
    if kind := _role(words, figure):
        return Verdict(figure._replace(kind=kind), None)
    fit = best_fit(words, figure.first, figure.last, reading.known)
    if fit and figure.outcome is None and fit.cost <= _SHARED and _is_mixed(words, fit.casualty):
        return Verdict(figure._replace(kind="killed_or_wounded"), None)
    if fit and reading.ways.verb_follows and _acts(words, figure, following, fit):
        return Verdict(figure, None)
    part = reading.inside or _of_them(words, figure)
    if part and (total := _total(figure, fit, reading.totals)):
        return Verdict(figure, total.outcome, total.text)
    outcome = _outcome(reading, figure, fit)
    return Verdict(with_named(words, figure, reading.last) if outcome else figure, outcome)


def _acts(words: Words, figure: Figure, following: int, fit: Fit) -> bool:
    """Whether a verb of its own parts the figure from a casualty word that belongs to the next figure.

    "300 fighters attacked and 5 soldiers were killed".
    """
    if not figure.last < following < fit.casualty.first:
        return False
    word = words[figure.last]
    return word.has("aux") or (is_plain(word) and not word.capital)


def _shares(text: str, words: Words, judged: Sequence[Verdict]) -> list[Verdict]:
    """Parts told before their total: 10'u kadın, 5'i çocuk 60 sivil."""
    found: list[Verdict] = []
    total: Verdict | None = None
    for verdict in reversed(judged):
        if _of_them(words, verdict.figure) and not verdict.part_of and verdict.figure.kind == PEOPLE and total:
            verdict = Verdict(verdict.figure, total.outcome, total.figure.span(words).of(text))
        elif not verdict.part_of:
            total = verdict if verdict.outcome else None
        found.append(verdict)
    return found[::-1]


def _of_them(words: Words, figure: Figure) -> bool:
    """10 of them women; 10'u kadın."""
    following = words[figure.numeral.last] if figure.numeral.last < len(words) else None
    return following is not None and following.has("of_them")


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
    if judged and any(word.has("others") for word in words[figure.first : figure.last + 1]):
        return judged[-1].outcome
    if _parallel(words, figure):
        return next((verdict.outcome for verdict in judged[: -_LAST_FEW - 1 : -1] if verdict.outcome), None)
    return reading.topic.outcome if figure.kind == PEOPLE or _ends_item(words, figure) else None


def _reach(words: Words, figure: Figure) -> int:
    """How far a figure's casualty word may be: furthest in "the toll of the attack on the market has risen to"."""
    nearby = words[max(0, figure.first - REACH_TOLL) : figure.first]
    if figure.kind != OPEN and any(word.has("cumulative") for word in nearby):
        return REACH_TOLL
    return REACH if figure.kind == PEOPLE else REACH_OPEN


def _parallel(words: Words, figure: Figure) -> bool:
    """Whether a bare number repeats the phrase before it: "5 people on Friday and 7 on Saturday"."""
    if figure.kind != BARE or not 0 < figure.first <= figure.last < len(words):
        return False
    linked = words[figure.first - 1].has("and") or words[figure.first - 1].form in (",", "،")
    return linked and words[figure.last].has("stop", "date")


def _ends_item(words: Words, figure: Figure) -> bool:
    """A bare number that ends an item of a list or stands before its place: "Harisoun 6, Qusour 3", "6 in Harisoun"."""
    if figure.kind != BARE or figure.last == len(words):
        return figure.kind == BARE
    following = words[figure.last]
    return following.form in _ENDS_SUBJECT or following.has("stop", "and")


def _is_mixed(words: Words, casualty: Casualty) -> bool:
    """Whether two fates share one figure: "killing and wounding 15", "killed or injured"."""
    first, last = casualty.first, casualty.last
    if casualty.side == "before":
        return last + 1 < len(words) and words[last].has("and", "to") and words[last + 1].has("trigger")
    if words[first].joined:  # مقتل وإصابة, but not "7 قتلوا وأصيب 15"
        return first > 0 and words[first - 1].has("trigger") and words[first - 1].tags["trigger"].side == "after"
    linked = first > 1 and words[first - 1].has("and", "to") and words[first - 2].has("trigger")
    return linked and words[first - 2].tags["trigger"].side != "before"


def _role(words: Words, figure: Figure) -> str | None:
    """What the figure is, if no victims: something else altogether, or people who speak, act or may yet die."""
    if figure.kind not in VICTIMS:
        return figure.kind
    if figure.first and words[figure.first - 1].has("agent"):
        return "actor"
    cited = figure.first > 0 and words[figure.first - 1].has("cited")
    if figure.kind == PEOPLE and not figure.outcome and (cited or _speaks(words, figure)):
        return "claimant"
    if _is_projected(words[max(0, figure.first - _AHEAD) : figure.first]):
        return "projected"
    numeral = figure.numeral
    if figure.kind != PEOPLE and numeral.low == 1 and numeral.last < len(words) and words[numeral.last].has("of"):
        return "one_of"
    if numeral.vague and figure.kind == BARE and _of_them(words, figure):
        return "some_of"
    return None


def _is_projected(before: Words) -> bool:
    """Whether "could exceed" stands close before, in the same clause."""
    for word in reversed(before):
        if word.has("break") or word.form in _ENDS_SUBJECT:
            return False
        if word.has("projected"):
            return True
    return False


def _speaks(words: Words, figure: Figure) -> bool:
    """Whether a word of saying follows before anything befalls them."""
    for word in words[figure.last : figure.last + _SAYS]:
        if word.has("trigger") or word.form in _ENDS_SUBJECT:
            return False
        if word.has("speech"):
            return True
    return False
