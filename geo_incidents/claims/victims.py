"""Which figures of a sentence are victims, what befell them, and which are parts of which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo_incidents.claims.casualties import REACH, REACH_OPEN, Casualty, Fit, best_fit
from geo_incidents.claims.figure_words import Words
from geo_incidents.claims.figures import BARE, PEOPLE, VICTIMS, Figure
from geo_incidents.model import Outcome

_BESIDE = 1  # a casualty word this close is a figure's own, whatever list it stands in
_SAYS = 6  # words after people within which a word of saying makes them claimants
_AHEAD = 4  # words before a figure within which "could exceed" stands
_ENDS_LIST = (";", "؛", ".", "\n")
_ENDS_SUBJECT = (",", "،", *_ENDS_LIST)


class Topic(NamedTuple):
    """What is spoken of: what befell people, and the total that parts may follow."""

    outcome: Outcome | None = None
    total: str = ""
    high: int | None = None


class Verdict(NamedTuple):
    """A figure, what befell the people it counts (None: no victims), and the text of the total it is part of."""

    figure: Figure
    outcome: Outcome | None
    part_of: str = ""


def verdicts(
    text: str, words: Words, found: Sequence[Figure], known: Sequence[Casualty], topic: Topic
) -> list[Verdict]:
    """A verdict for each figure, in order; `topic` decides where the sentence has no casualty word of its own."""
    judged: list[Verdict] = []
    total, inside, last = topic, False, 0
    for figure in found:
        inside, total = _listed(words[last : figure.first], inside, total, topic)
        last = max(last, figure.last)
        if kind := _role(words, figure):
            judged.append(Verdict(figure._replace(kind=kind), None))
            continue
        fit = best_fit(words, figure.first, figure.last, known)
        outcome = _outcome(words, figure, fit, topic)
        if (inside or _of_them(words, figure)) and _is_part(figure, fit, total):
            judged.append(Verdict(figure, total.outcome, total.total))
            continue
        judged.append(Verdict(figure, outcome))
        if outcome:
            total = Topic(outcome, figure.span(words).of(text), figure.numeral.high)
    return judged


def _listed(between: Words, inside: bool, total: Topic, topic: Topic) -> tuple[bool, Topic]:
    """Whether the next figure stands in a list of parts, and the total the list belongs to."""
    for word in between:
        if word.has("continues") and topic.outcome:
            inside, total = True, topic
        elif word.has("subset"):
            inside = True
        elif word.has("trigger", "break") or word.form in _ENDS_LIST:
            inside = False
    return inside, total


def _of_them(words: Words, figure: Figure) -> bool:
    """10 of them women; 10'u kadın."""
    following = words[figure.numeral.last] if figure.numeral.last < len(words) else None
    return following is not None and following.has("of_them")


def _is_part(figure: Figure, fit: Fit | None, total: Topic) -> bool:
    if total.outcome is None or figure.kind not in (PEOPLE, BARE) or figure.outcome not in (None, total.outcome):
        return False
    own = fit is not None and fit.cost <= _BESIDE and fit.casualty.outcome is not total.outcome
    return not own and (total.high is None or figure.numeral.low <= total.high)


def _outcome(words: Words, figure: Figure, fit: Fit | None, topic: Topic) -> Outcome | None:
    if figure.outcome is Outcome.BODIES and fit and fit.cost <= REACH_OPEN:
        return fit.casualty.outcome  # the bodies of people who were killed
    if figure.outcome:
        return figure.outcome
    if fit and fit.cost <= (REACH if figure.kind == PEOPLE or _is_toll(words, figure) else REACH_OPEN):
        return fit.casualty.outcome
    return topic.outcome if figure.kind == PEOPLE or _ends_item(words, figure) else None


def _is_toll(words: Words, figure: Figure) -> bool:
    """A bare number after "the toll has risen to"."""
    return figure.kind == BARE and any(word.has("cumulative") for word in words[: figure.first])


def _ends_item(words: Words, figure: Figure) -> bool:
    """A bare number that ends an item of a list: "Harisoun 6, Qusour 3."."""
    return figure.kind == BARE and (figure.last == len(words) or words[figure.last].form in _ENDS_SUBJECT)


def _role(words: Words, figure: Figure) -> str | None:
    """What the figure is, if no victims: something else altogether, or people who speak, act or may yet die."""
    if figure.kind not in VICTIMS:
        return figure.kind
    if figure.first and words[figure.first - 1].has("agent"):
        return "actor"
    if figure.kind == PEOPLE and _speaks(words, figure):
        return "claimant"
    if any(word.has("projected") for word in words[max(0, figure.first - _AHEAD) : figure.first]):
        return "projected"
    numeral = figure.numeral
    if numeral.low == 1 and numeral.last < len(words) and words[numeral.last].has("of"):
        return "one_of"
    return None


def _speaks(words: Words, figure: Figure) -> bool:
    """Whether a word of saying follows before anything befalls them."""
    for word in words[figure.last : figure.last + _SAYS]:
        if word.has("trigger") or word.form in _ENDS_SUBJECT:
            return False
        if word.has("speech"):
            return True
    return False
