"""Which figures in a sentence count victims, what happened to them, and which are parts of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geo_incidents.claims.figures.fates import Fit, Sentence
from geo_incidents.claims.figures.figure_words import Words, is_plain
from geo_incidents.claims.figures.named import with_named
from geo_incidents.claims.figures.noun_phrases import BARE, OPEN, PEOPLE, Figure
from geo_incidents.claims.figures.roles import (
    ENDS_LIST,
    ENDS_SUBJECT,
    acts,
    does_something,
    is_fate_of_part,
    is_mixed,
    is_their_family,
    of_them,
    role,
)
from geo_incidents.grammar.meanings import Fate, Habits, Noun
from geo_incidents.model import Category, Outcome

_TOLL = 40  # words in front of a figure in which "the toll of … has risen to" stands
_TOTALS = 8  # totals looked back at
_APART = 4  # words that may part the items of a bare list
_HEADING = 2  # words of one, a noun and a colon
_LAST_FEW = 3  # figures back to which a parallel one looks
# When these flee, nobody is displaced.
_ARMED = (Category.SECURITY_FORCES, Category.ARMED_OPPOSITION, Category.OTHER_ARMED)

# Why a figure counts no victims, and why it counts those of a fate.
NO_VICTIMS = "counts something else, or people nothing befell"
TWO_FATES = "two fates share it"
ACTS = "its people act; the word of what befell people is the next figure's"
DOES = "its people do something themselves, or are a band of so many"
OF_A_PART = "what befell people is told of a part of these"
FAMILY = "says whose people were counted before it"
GETS_AWAY = "armed people who leave are not displaced"
TOO_FAR = "no word of what befell people stands near enough"
NO_FATE = "the sentence has no word of what befell people"
WORD = "the word of what befell people that fits it best"
NOUN = "its noun says what befell them"
PART = "a part of the total before it"
ADDED = "adds to the figure before it, or shares the fate of the one behind"
TOPIC = "goes on with what was told before"


class Total(NamedTuple):
    """A figure that parts may follow."""

    text: str
    high: int | None
    outcome: Outcome


class Topic(NamedTuple):
    """Discourse state: the fates mentioned so far, and the totals, most recent last."""

    outcome: Outcome | None = None
    totals: tuple[Total, ...] = ()


class Verdict(NamedTuple):
    """A figure, what happened to the people (None: not victims), and the text of the total it is part of."""

    figure: Figure
    outcome: Outcome | None
    part_of: str = ""
    listed: bool = False  # told as parts, whether or not the total is known
    why: str = ""  # why it counts no victims, or what befell them
    fit: Fit | None = None  # the casualty word that fits it best


@dataclass(slots=True)
class _Reading:
    """A sentence while it is read from left to right."""

    text: str
    words: Words
    sentence: Sentence
    ways: Habits
    topic: Topic
    totals: list[Total] = field(default_factory=list)
    judged: list[Verdict] = field(default_factory=list)
    inside: bool = False  # after "including", until the list of parts ends
    last: int = 0  # where the figure before ends


def verdicts(text: str, sentence: Sentence, found: Sequence[Figure], topic: Topic, ways: Habits) -> list[Verdict]:
    """A verdict for each figure, in order; `topic` decides where the sentence has no casualty word of its own."""
    words = sentence.words
    reading = _Reading(text, words, sentence, ways, topic)
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
    """Whether a bare number is in a list whose last item states the fate of all: "545 in A, 262 in B died"."""
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
        return Verdict(figure._replace(kind=kind), None, why=NO_VICTIMS)
    fit = reading.sentence.best_fit(figure.first, figure.last)
    if fit and figure.outcome is None and fit.reaches("shared") and is_mixed(words, fit.casualty):
        return Verdict(figure._replace(kind="killed_or_wounded"), None, why=TWO_FATES, fit=fit)
    if fit and reading.ways.verb_follows and acts(words, figure, following, fit):
        return Verdict(figure, None, why=ACTS, fit=fit)
    if fit and is_fate_of_part(words, fit.casualty.first, figure.last):
        return Verdict(figure, None, why=OF_A_PART, fit=fit)
    if reading.judged and is_their_family(words, figure, reading.judged[-1].figure):
        return Verdict(figure._replace(kind="kin"), None, why=FAMILY, fit=fit)
    taken_up = of_them(words, figure)
    # "32 of these deaths" may be of a figure of the sentence before
    totals = reading.totals or (reading.topic.totals if taken_up else ())
    if (reading.inside or taken_up) and (total := _total(figure, fit, totals)):
        return Verdict(figure, total.outcome, total.text, why=PART, fit=fit)
    outcome, why = _outcome(reading, figure, fit)
    figure = with_named(words, figure, reading.last) if outcome else figure
    return Verdict(figure, outcome, listed=reading.inside, why=why, fit=fit)


def _shares(text: str, words: Words, judged: Sequence[Verdict]) -> list[Verdict]:
    """What only words behind them decide: parts before their total (10'u kadın, 5'i çocuk 60 sivil), bare lists."""
    found: list[Verdict] = []
    total: Verdict | None = None
    following: Verdict | None = None
    for verdict in reversed(judged):
        if following and not verdict.outcome and _shares_fate(words, verdict.figure, following):
            verdict = verdict._replace(outcome=following.outcome, why=ADDED)
        following = verdict
        if of_them(words, verdict.figure) and not verdict.part_of and verdict.figure.kind == PEOPLE and total:
            whole = total.figure.span(words).of(text)
            verdict = verdict._replace(outcome=total.outcome, part_of=whole, why=PART)
        elif not verdict.part_of:
            total = verdict if verdict.outcome else None
        found.append(verdict)
    return found[::-1]


def _total(figure: Figure, fit: Fit | None, totals: Sequence[Total]) -> Total | None:
    """The last total that a figure in a list of parts fits into, unless it has a casualty word of its own."""
    own = fit.casualty.outcome if fit and fit.reaches("own") else figure.outcome
    for total in reversed(totals[-_TOTALS:]):
        if own in (None, total.outcome) and (total.high is None or figure.numeral.low <= total.high):
            return total if figure.kind in (PEOPLE, BARE) else None
    return None


def _outcome(reading: _Reading, figure: Figure, fit: Fit | None) -> tuple[Outcome | None, str]:
    """What happened to the people that a figure counts, with the reason, also if it is nothing."""
    words, judged = reading.words, reading.judged
    killed = fit if fit and fit.casualty.outcome is Outcome.KILLED else None
    if figure.outcome is Outcome.BODIES and killed and killed.reaches("unknown_noun"):
        return Outcome.KILLED, WORD  # the bodies of people who were killed
    if figure.outcome:
        return figure.outcome, NOUN
    if fit and fit.reaches(*_reach(words, figure)):
        gets_away = fit.casualty.outcome is Outcome.DISPLACED and figure.category in _ARMED
        return (None, GETS_AWAY) if gets_away else (fit.casualty.outcome, WORD)
    if figure.kind == BARE and (headed := _headed(words, figure.first)):
        return headed, NOUN
    if does_something(words, figure, reading.ways):
        return None, DOES
    if judged and (_are_others(words, figure) or words[max(figure.first - 1, 0)].has("adds")):
        return judged[-1].outcome, ADDED
    if _parallel(words, figure):
        before = (verdict.outcome for verdict in judged[: -_LAST_FEW - 1 : -1] if verdict.outcome)
        return next(before, None), ADDED
    if reading.topic.outcome and (figure.kind == PEOPLE or _ends_item(words, figure)):
        return reading.topic.outcome, TOPIC
    return None, TOO_FAR if fit else NO_FATE


def _headed(words: Words, first: int) -> Outcome | None:
    """What befell people whose number a colon opens behind a word for them: "Wounded: 96"."""
    if first < _HEADING or words[first - 1].form != ":":
        return None
    tags = words[first - _HEADING].tags
    said: Noun | Fate | None = tags.get("trigger") or tags.get("people")
    return said.outcome if said else None


def _reach(words: Words, figure: Figure) -> tuple[str, ...]:
    """How far a figure's casualty word may be: furthest in "the toll of the attack on the market has risen to"."""
    nearby = words[max(0, figure.first - _TOLL) : figure.first]
    if figure.kind != OPEN and any(word.has("cumulative") for word in nearby):
        return ("running_toll",)
    return () if figure.kind == PEOPLE or _are_others(words, figure) else ("unknown_noun",)


def _are_others(words: Words, figure: Figure) -> bool:
    """Whether the figure adds to people already counted: "four others", "hundreds more"."""
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
