"""People counted who are no victims: they speak, they act, they may yet die; and fates that share a figure."""

from __future__ import annotations

from geo_incidents.claims.figures.fates import Casualty, Fit
from geo_incidents.claims.figures.figure_words import Words, is_plain
from geo_incidents.claims.figures.noun_phrases import BARE, OPEN, PEOPLE, VICTIMS, Figure
from geo_incidents.grammar.meanings import Habits

ENDS_LIST = (";", "؛", ".", "\n")
ENDS_SUBJECT = (",", "،", *ENDS_LIST)
_SAID_AFTER = (",", '"', "”", "»")
_SAYS = 6  # words after people within which a word of saying makes them claimants
_EITHER = 2  # words in front of one in which "between dead and wounded" opens
_AHEAD = 4  # words round a figure within which "could exceed" stands
_DOES = 3  # words behind people in which they do something themselves
_PREDICATE = 2  # words in front of "one of" in which "was", "was only" stand


def role(words: Words, figure: Figure) -> str | None:
    """What the figure is, if no victims: something else altogether, or people who speak, act or may yet die."""
    if figure.kind not in VICTIMS:
        return figure.kind
    if figure.first and words[figure.first - 1].has("agent"):
        return "actor"
    if figure.first and words[figure.first - 1].has("parent") and not words[figure.first].joined:  # a mother of four
        return "kin"
    either = words[max(0, figure.first - _EITHER) : figure.first]
    if figure.outcome and figure.numeral.low == 1 and any(word.has("between") for word in either):
        return "killed_or_wounded"  # أكثر من 40 بين قتيل ومصاب
    cited = figure.first > 0 and words[figure.first - 1].has("cited")
    said = figure.kind == PEOPLE and (cited or _speaks(words, figure))
    if not figure.outcome and (said or _spoke(words, figure)):
        return "claimant"
    before, after = words[max(0, figure.first - _AHEAD) : figure.first], words[figure.last : figure.last + _AHEAD]
    if _is_projected(before[::-1]) or _is_projected(after):
        return "projected"
    numeral = figure.numeral
    one_of = numeral.low == 1 and numeral.last < len(words) and words[numeral.last].has("of")
    if one_of and (figure.kind != PEOPLE or _is_predicate(words, figure)):
        return "one_of"
    if numeral.vague and figure.kind == BARE and of_them(words, figure):
        return "some_of"
    return None


def _is_projected(nearby: Words) -> bool:
    """Whether "could exceed" stands close by, in the same clause; nearest words first."""
    for word in nearby:
        if word.has("break", "trigger") or word.form in ENDS_SUBJECT:
            return False
        if word.has("projected"):
            return True
    return False


def _speaks(words: Words, figure: Figure) -> bool:
    """Whether a word of saying follows before anything befalls them."""
    for word in words[figure.last : figure.last + _SAYS]:
        if word.has("trigger") or word.form in ENDS_SUBJECT:
            return False
        if word.has("speech"):
            return True
    return False


def _spoke(words: Words, figure: Figure) -> bool:
    """Whether they said what stands before them, and nothing befell them: "…, said two people from the camp"."""
    before = words[max(0, figure.first - 2) : figure.first]
    if len(before) < 2 or not before[1].has("speech") or before[0].form not in _SAID_AFTER:
        return False
    if not any(word.has("trigger") for word in words[: figure.first]):
        return False  # "the Observatory, a monitor, said 20 civilians, six of them children, were killed"
    following = words[figure.last : figure.last + _SAYS]
    end = next((k for k, word in enumerate(following) if word.form in ENDS_SUBJECT), len(following))
    return not any(word.has("trigger") for word in following[:end])


def _is_predicate(words: Words, figure: Figure) -> bool:
    """Whether "one of" only says what something was: "the week that followed was one of snipers"."""
    return any(word.has("copula") for word in words[max(0, figure.first - _PREDICATE) : figure.first])


def does_something(words: Words, figure: Figure, ways: Habits) -> bool:
    """Whether people do something themselves, or are a band: "some 300 gunmen stormed", "a force of 400"."""
    first = figure.first
    if first and words[first - 1].has("band"):
        return True
    if ways.verb_first and first and words[first - 1].has("acting"):  # هاجم نحو 300 مسلح
        return True
    for word in words[figure.last : figure.last + _DOES]:
        if word.has("acting"):
            return True
        if word.has("trigger", "break", "copula", "and") or word.joined or word.form in ENDS_SUBJECT:
            return False
    return False


def is_mixed(words: Words, casualty: Casualty) -> bool:
    """Whether two fates share one figure: "killing and wounding 15", "killed or injured"."""
    first, last = casualty.first, casualty.last
    if casualty.side == "before":
        return last + 1 < len(words) and words[last].has("and", "to") and words[last + 1].has("trigger")
    if words[first].joined:  # مقتل وإصابة, but not "7 قتلوا وأصيب 15"
        return first > 0 and words[first - 1].has("trigger") and words[first - 1].tags["trigger"].side == "after"
    linked = first > 1 and words[first - 1].has("and", "to") and words[first - 2].has("trigger")
    return linked and words[first - 2].tags["trigger"].side != "before"


def acts(words: Words, figure: Figure, following: int, fit: Fit) -> bool:
    """Whether a verb of its own parts the figure from a casualty word that belongs to the next figure.

    "300 fighters attacked and 5 soldiers were killed".
    """
    if not figure.last < following < fit.casualty.first:
        return False
    word = words[figure.last]
    return word.has("aux", "acting") or (is_plain(word) and not word.capital)


def of_them(words: Words, figure: Figure) -> bool:
    """10 of them women; 10'u kadın."""
    following = words[figure.numeral.last] if figure.numeral.last < len(words) else None
    return following is not None and following.has("of_them")


def is_their_family(words: Words, figure: Figure, before: Figure) -> bool:
    """Whether a figure only says whose people were counted before it: "six members of one family"."""
    linked = before.last == figure.first - 1 and words[before.last].has("of")
    return linked and before.kind == PEOPLE and figure.kind in (PEOPLE, OPEN) and before.outcome is None


def is_fate_of_part(words: Words, casualty: int, last: int) -> bool:
    """Whether a casualty word behind a figure is told of a part only: "60 policemen …; three of them were killed"."""
    return last < casualty - 1 and words[casualty - 1].has("of_them")
