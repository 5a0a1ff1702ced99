"""Who holds an office or is a public figure, and so is named: by a title, by what stands behind the name, by a list."""

from __future__ import annotations

from geo_incidents.people.bylines import signs
from geo_incidents.people.cues import (
    age,
    kin_after,
    press,
    private_after,
    rank,
    speech,
    titles_before,
    victim,
)
from geo_incidents.people.reading import ENDS, Reading
from geo_incidents.people.spots import Spot
from geo_incidents.people.vocabulary import phrases
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

REACH = 6  # words of a title's complement between it and the name: "spokesman for the interior ministry, X"
NUMERALS = frozenset("ivx")  # of a patriarch: John X
WORD = threshold("people.word_behind")
COMMAS = (",", "،")
NEAR = 3  # words behind a name in which an office must begin


def office(reading: Reading, spot: Spot) -> str:
    """Why the name is a public one; "" for a private person's."""
    letter = reading.forms[spot.last]
    if spot.last > spot.first and len(letter) == 1 and letter not in NUMERALS:
        return ""  # "the deputy, Wahib S.": whoever wrote so hid the name
    if _titled(reading, spot):
        return "title"
    if _is_figure(reading, spot):
        return "public figure"
    if signs(reading, spot):
        return "signed"
    if _is_byline(reading, spot):
        return "press"
    if rank(reading, spot) and speech(reading, spot) and not victim(reading, spot):
        return "rank"
    return "office" if _described(reading, spot) else ""


def _is_byline(reading: Reading, spot: Spot) -> bool:
    """Whether somebody tells the report; a journalist it tells of, who was killed or saw it, is private."""
    if reading.gap(spot.last + 1).strip(" .") == "/" and reading.surface(spot.last + 1).isupper():
        return True  # "X/AFP"
    if (
        private_after(reading, spot)
        or not press(reading, spot)
        or victim(reading, spot)
        or kin_after(reading, spot)
        or age(reading, spot)
    ):
        return False
    return speech(reading, spot) or _works(reading, spot)


def _works(reading: Reading, spot: Spot) -> bool:
    """Whether what a journalist does stands before the title: "أجرى المقابلة الصحفي X"."""
    lang = reading.lang_at(spot.first)
    done, title = phrases(lang, "before", "byline"), phrases(lang, "before", "press")
    at = titles_before(reading, spot)
    return done.ending(reading.forms, at - title.ending(reading.forms, at)) > 0


def _is_figure(reading: Reading, spot: Spot) -> bool:
    """Whether the name is that of a public figure, who may go on behind it: a family's name is an everyday word."""
    if spot.last > spot.first and age(reading, spot):
        return False  # a namesake
    forms = [reading.forms[spot.first][len(spot.clitics) :], *reading.forms[spot.first + 1 : spot.last + 3]]
    langs = (reading.lang_at(spot.first), "ar" if reading.tokens[spot.first].script == "arabic" else "en")
    known = max(phrases(lang, "figures", "offices").starting(forms, 0) for lang in langs)
    behind = reading.forms[spot.first + known : spot.last + 1]  # غياث دلا القياديين
    return known > spot.last - spot.first or (known > 1 and all(zipf((form,), ("ar",)) >= WORD for form in behind))


def _titled(reading: Reading, spot: Spot) -> bool:
    """Whether an office stands before the name, with no more between than what it is the office of."""
    lang = reading.lang_at(spot.first)
    official = phrases(lang, "before", "official")
    nearer = [phrases(lang, "before", name) for name in ("private", "kin", "victim")]
    at = titles_before(reading, spot)
    for step in range(REACH + 1):
        gap = reading.gap(at)
        abbreviated = at and reading.forms[at - 1] in phrases(lang, "words", "abbreviated")
        if not at or "\n" in gap or (ENDS.intersection(gap) and not abbreviated):
            return False
        if titled := official.ending(reading.forms, at):
            if _is_local_victim(reading, at, titled) or _is_predicate(reading, at, titled):
                return False
            return step == 0 or _is_complement(reading, at, spot.first)
        if any(found.ending(reading.forms, at) for found in nearer):
            return False
        at -= 1
    return False


def _is_local_victim(reading: Reading, end: int, words: int) -> bool:
    """Whether a village official was harmed, who then counts as a private person: منزل المختار."""
    lang = reading.lang_at(end)
    if not phrases(lang, "before", "local").ending(reading.forms, end):
        return False
    return phrases(lang, "before", "victim").ending(reading.forms, end - words) > 0


def _is_predicate(reading: Reading, end: int, words: int) -> bool:
    """Whether an office is what somebody else was: "when X was president, Y sold sweets"."""
    was = phrases(reading.lang_at(end), "words", "copula")
    return reading.gap(end).strip() in COMMAS and was.ending(reading.forms, end - words) > 0


def _is_complement(reading: Reading, first: int, end: int) -> bool:
    """Whether words only name the body that somebody heads: "of the Observatory," "الدفاع", "باسم وزارة الداخلية"."""
    lang = reading.lang_at(first)
    inner = [reading.gap(number) for number in range(first, end)]
    if any(set(",،():;").intersection(gap) for gap in inner):
        return False
    if lang == "ar":
        return all(_is_noun_of(reading, number) for number in range(first, end))
    return reading.forms[first] in phrases(lang, "words", "linking")


def _is_noun_of(reading: Reading, number: int) -> bool:
    form = reading.forms[number]
    known = form in phrases("ar", "words", "organisation") or form in phrases("ar", "words", "linking")
    return known or form.startswith(("ال", "لل", "ل", "وال")) or number in reading.places or reading.is_placed(number)


def _described(reading: Reading, spot: Spot) -> bool:
    """Whether an office follows the name in apposition: "X, the governor of", "X، المتحدث باسم"."""
    lang = reading.lang_at(spot.first)
    official, private = phrases(lang, "after", "official"), phrases(lang, "after", "private")
    titles = phrases(lang, "before", "official")
    at = spot.last + 1
    gap = reading.gap(at)
    if at >= len(reading.tokens) or ENDS.intersection(gap):
        return False
    if not gap.strip():
        return official.starting(reading.forms, at) > 0  # text that lost its commas
    if not set(",،(–—").intersection(gap):
        return False
    for number in range(at, min(at + NEAR, len(reading.tokens))):
        if number > at and ENDS.intersection(reading.gap(number)):
            return False
        if reading.forms[number] in phrases(lang, "words", "clause"):
            return False
        if private.starting(reading.forms, number):
            return False
        if official.starting(reading.forms, number) or titles.starting(reading.forms, number):
            return True
    return False
