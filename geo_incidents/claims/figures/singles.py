"""Victims that no numeral counts: "a student was killed", "killing his son", فقُتل جندي, قتيلان."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from geo_incidents.claims.figures.ages import AGE
from geo_incidents.claims.figures.fates import Sentence
from geo_incidents.claims.figures.figure_words import Word, Words, is_plain
from geo_incidents.claims.figures.noun_phrases import BARE, PEOPLE, Figure, noun_phrase
from geo_incidents.claims.figures.numbers import Numeral
from geo_incidents.grammar.meanings import Habits, Noun
from geo_incidents.model import Bound

ONE = ("one", "any")
POSSESSIVE = ("'", "s")
_LIST = 12  # words a list of parts is followed back for
_NEAR = 2  # words of a noun that no lexicon knows, and between a noun and what befell it
OPENS = (",", ";", ":", ".", "(", "–", "—", "\n")  # signs behind which a clause begins, or before which it ends
_AHEAD = 6  # words between "a" and its noun


def singles(sentence: Sentence, taken: Sequence[Figure], ways: Habits) -> list[Figure]:
    """Single victims and pairs outside the figures `taken`."""
    words = sentence.words
    ends = {figure.last: figure.first for figure in taken}
    starts = {figure.first for figure in taken if figure.kind == PEOPLE}
    covered = {i for figure in taken if figure.kind != AGE for i in range(figure.first, figure.last)}
    found: list[Figure] = []
    i = 0
    while i < len(words):
        figure = None if i in covered or not words[i].has("people", "det", "one_of") else _single(words, i, ways)
        if (
            figure
            and covered.isdisjoint(range(figure.first, figure.last))
            and _is_victim(sentence, figure, ends, starts)
        ):
            found.append(figure)
            ends[figure.last] = figure.first
        i = max(i + 1, figure.last if figure else 0)
    return found


def _single(words: Words, i: int, ways: Habits) -> Figure | None:
    noun: Noun | None = words[i].tags.get("people")
    if i and words[i - 1].has("rank", "copula"):  # an officer with the rank of | colonel; she was | a teacher
        return None
    if noun and noun.number == "two":
        return _counted(words, i, i, 2, ways)
    if noun and noun.number in ONE and (ways.bare_singular or words[i].has("kin")):
        return _counted(words, i, i, 1, ways)
    if noun and noun.number in ONE and _introduces(words, i):
        return _counted(words, i, i, 1, ways)
    if noun and noun.number in ONE and _heads_line(words, i):
        return _counted(words, i, i, 1, ways)
    if words[i].has("one_of") and i + 1 < len(words) and words[i + 1].has("people"):
        return _counted(words, i, i + 1, 1, ways)
    if words[i].has("one_of") and _is_victims(words, i):
        return Figure(_one(i, i + 1, 1), i, i + 2, PEOPLE)  # مقتل أحد أفرادها
    if not words[i].has("det"):
        return None
    if words[i].has("others") and i + 1 < len(words) and words[i + 1].has("trigger"):
        return Figure(_one(i, i + 1, 1), i, i + 1, BARE)  # another was wounded
    if last := _unknown_victim(words, i):
        return Figure(_one(i, i + 1, 1), i, last, PEOPLE)
    start = i + 1
    for k in range(i + 1, min(len(words), i + 1 + _AHEAD)):
        if _is_possessor(words, k):  # the bride's uncle
            start = k + len(POSSESSIVE) + 1
        elif _tells_where(words[k : k + 2]):  # a university student
            start = k + 1
        elif (noun := words[k].tags.get("people")) and noun.number in ONE:
            return None if _is_several(words[i], words[k + 1 : k + 2]) else _counted(words, i, start, 1, ways)
        elif k >= start and not (is_plain(words[k]) or noun or words[k].form == "-" or _tells_age(words[k])):
            return None
    return None


def _is_victims(words: Words, i: int) -> bool:
    """Whether "one of" stands between a casualty word and a noun that no lexicon knows."""
    return 0 < i < len(words) - 1 and words[i - 1].has("trigger") and is_plain(words[i + 1])


def _heads_line(words: Words, i: int) -> bool:
    """Whether a noun without an article opens a clause and what befell it follows: "driver lightly hurt"."""
    opens = i == 0 or words[i - 1].form in OPENS or words[i - 1].has("break")
    return opens and any(word.has("trigger") for word in words[i + 1 : i + 1 + _NEAR])


def _unknown_victim(words: Words, i: int) -> int:
    """Where a noun that no lexicon knows ends, if only people can have met with what is said of it; 0 if not.

    "A vaccinator was killed", "a binman dead", "killing its technician".
    """
    limit = min(len(words), i + 1 + _NEAR)
    last = next((k for k in range(i + 1, limit) if not is_plain(words[k]) or words[k].capital), limit)
    if last == i + 1 or (words[i].has("definite") and not words[i].has("kin")):
        return 0
    behind = words[last + (last < len(words) and words[last].has("copula")) :][:1]
    told = bool(behind) and behind[0].has("trigger") and behind[0].tags["trigger"].side != "after"
    ends = last == len(words) or words[last].form in OPENS or words[last].has("stop", "and", "date", "break")
    active = i > 0 and words[i - 1].has("trigger") and words[i - 1].tags["trigger"].side != "before" and ends
    return last if told or active else 0


def _tells_where(words: Words) -> bool:
    """Whether a noun of a thing only says where the person behind it belongs."""
    noun: Noun | None = words[1].tags.get("people") if len(words) > 1 else None
    return words[0].has("unit") and noun is not None and noun.number in ONE


def _is_several(article: Word, following: Words) -> bool:
    """Whether a noun for several follows: "the civilian dead", but "a medic dead"."""
    noun: Noun | None = following[0].tags.get("people") if following else None
    return noun is not None and noun.number == "many" and article.has("definite")


def _is_possessor(words: Words, k: int) -> bool:
    """Whether a word says whose the people behind it are."""
    return tuple("'" if word.form == "’" else word.form for word in words[k + 1 : k + 3]) == POSSESSIVE


def _one(first: int, last: int, value: int) -> Numeral:
    return Numeral(first, first, last, value, value, Bound.EXACT, False, False)


def _tells_age(word: Word) -> bool:
    return "digits" in word.tags or word.tags.get("unit") == AGE


def _counted(words: Words, first: int, after: int, value: int, ways: Habits) -> Figure | None:
    """The figure for the noun phrase that begins at word `after`, past the age in "a 57-year-old man"."""
    numeral = _one(first, after, value)
    while after < len(words) and (_tells_age(words[after]) or words[after].form == "-"):
        after += 1
    figure = noun_phrase(words, numeral, after, ways)
    last = words[figure.last - 1]
    adjective = last.has("group") and figure.last < len(words) and is_plain(words[figure.last])
    return figure if figure.kind == PEOPLE and not adjective else None


def _introduces(words: Words, i: int) -> bool:
    """Whether a noun right after a casualty word introduces a name: "killed Sheikh Ali Hassan"."""
    after = i > 0 and words[i - 1].has("trigger")
    return after and i + 1 < len(words) and words[i + 1].capital and is_plain(words[i + 1])


def _is_victim(sentence: Sentence, figure: Figure, ends: Mapping[int, int], starts: Container[int]) -> bool:
    words = sentence.words
    if _describes(words, figure, ends):
        return False
    if figure.outcome is not None or _is_listed(words, figure, ends):
        return True
    fit = sentence.best_fit(figure.first, figure.last)
    if fit is None:
        return False
    if _leads(words, figure, starts):
        return fit.reaches()
    if fit.casualty.first >= figure.last or _goes_on(words, figure, ends):
        return fit.reaches("single_before")
    return fit.reaches("single_behind")


def _is_listed(words: Words, figure: Figure, ends: Mapping[int, int]) -> bool:
    """Whether it is told as a part of a figure: "four civilians, including a woman and her child".

    `ends` gives for the end of each figure where it begins, so that the list is followed back over its items.
    """
    i, stop = figure.first, max(figure.first - _LIST, 0)
    while i > stop:
        if words[i - 1].has("subset"):
            return True
        if i in ends and ends[i] < i:
            i = ends[i]
        elif words[i - 1].has("and", "det") or i == figure.first:
            i -= 1
        else:
            return False
    return False


def _describes(words: Words, figure: Figure, ends: Container[int]) -> bool:
    """Whether it only says who the one before is: "a fourth man, the driver"."""
    return words[figure.first].has("definite") and figure.first - 1 in ends and words[figure.first - 1].form == ","


def _leads(words: Words, figure: Figure, starts: Container[int]) -> bool:
    """Whether it opens a list of people: "a mother and her three children"."""
    linked = figure.last < len(words) and (words[figure.last].has("and") or words[figure.last].form in (",", "،"))
    return linked and any(k in starts for k in (figure.last + 1, figure.last + 2))


def _goes_on(words: Words, figure: Figure, ends: Container[int]) -> bool:
    """Whether it is the next item of a list of people: "killing a girl and her grandfather"."""
    before = words[figure.first - 1] if figure.first else None
    linked = before is not None and (before.has("and") or before.form in (",", "،"))
    return figure.first - 1 in ends if linked else words[figure.first].joined and figure.first in ends
