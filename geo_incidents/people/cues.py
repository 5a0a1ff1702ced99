"""Evidence around a name: kinship, ages, verbs of speech and of harm, titles, lists."""

from __future__ import annotations

import re
from math import log10

from geo_incidents.people.ages import ages
from geo_incidents.people.itself import initial
from geo_incidents.people.names import ARTICLE, FAMILY, INTRODUCED, KUNYA, bearers, is_borne, is_given
from geo_incidents.people.opening import known_given, opening
from geo_incidents.people.reading import BREAKS, ENDS, Reading
from geo_incidents.people.spots import MOST_WORDS, Spot
from geo_incidents.people.vocabulary import phrases
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

QUOTES = frozenset("\"'“”‘’«»")
ITEM = re.compile(r"\n[ \t]*(?:[-–—•*▪●◦·]|\d{1,3}[.)\-–]|[٠-٩]{1,3}[.)\-–])[ \t]*$")
AGE_REACH = 60  # code points before or behind a name in which its age must stand
MOST_DOUBT = threshold("people.most_doubt")
SELDOM = threshold("people.seldom")
LONG = 14  # words of a description between a name and the word that makes it speak
SKIPPED = 6  # words between a noun and the name it belongs to: "her nine-year-old son, little X"


def family_of(reading: Reading, spot: Spot) -> bool:
    """Behind آل, the family of, or another word for a house and a name with an article: بيت الكيلاني."""
    if not spot.first or not reading.joined(spot.first):
        return False
    form = reading.forms[spot.first]
    clan = reading.forms[spot.first - 1] in phrases("ar", "words", "clans")
    named = form.startswith(ARTICLE) and (is_borne(form) or (clan and zipf((form,), ("ar",)) < SELDOM))
    house = reading.forms[spot.first - 1] in phrases("ar", "words", "families") and named
    if not (house or reading.surface(spot.first - 1).removeprefix("و") in FAMILY):
        return False
    return not phrases("ar", "words", "place_nouns").ending(reading.forms, spot.first - 1)


def press(reading: Reading, spot: Spot) -> bool:
    return _before(reading, spot, "press")


def row_place(reading: Reading, spot: Spot) -> bool:
    """Behind a name in an item of a list, where people are said to be from: "- Ahmad Hammoud, Karnaz, 1981"."""
    if reading.gap(spot.first).strip() not in (",", "،") or known_given(reading, spot) or initial(reading, spot):
        return False
    if spot.clitics:
        return False
    first = spot.first - 1
    while first > 0 and spot.first - first < MOST_WORDS and reading.joined(first):
        first -= 1
    begins = "\n" in reading.gap(first) and is_given(reading.forms[first])
    return (
        begins and opening(reading, spot) not in KUNYA and bool(set(",،\n(").intersection(reading.gap(spot.last + 1)))
    )


def honorific(reading: Reading, spot: Spot) -> bool:
    if reading.is_placed(spot.first - 1):
        return False  # Sheikh Badr is a town
    found = phrases(reading.lang_at(spot.first), "words", "honorific")
    gap = reading.gap(spot.first).replace(".", "")
    return not spot.clitics and not gap.strip() and "\n" not in gap and found.ending(reading.forms, spot.first) > 0


def kin(reading: Reading, spot: Spot) -> bool:
    return _before(reading, spot, "kin", loose=True)


def private(reading: Reading, spot: Spot) -> bool:
    introduced = reading.joined(spot.first) and reading.surface(spot.first - 1) in INTRODUCED
    return introduced or _before(reading, spot, "private", loose=True)


def weak(reading: Reading, spot: Spot) -> bool:
    return _before(reading, spot, "weak")


def rank(reading: Reading, spot: Spot) -> bool:
    found = phrases(reading.lang_at(spot.first), "words", "rank")
    return found.ending(reading.forms, spot.first) > 0 and "\n" not in reading.gap(spot.first)


def victim_before(reading: Reading, spot: Spot) -> bool:
    return _before(reading, spot, "victim")


def verb_before(reading: Reading, spot: Spot) -> bool:
    """Behind a verb of what people do: باعت حسنة قرطيها."""
    return _doubt(reading, spot) < MOST_DOUBT and _before(reading, spot, "verb")


def _doubt(reading: Reading, spot: Spot) -> float:
    """How many powers of ten more often the first word occurs in text than as a given name."""
    form = opening(reading, spot)
    return zipf((form,), ("ar",)) - log10(bearers().get(form, 0) + 1)


def vocative(reading: Reading, spot: Spot) -> bool:
    return _before(reading, spot, "vocative")


def speech_before(reading: Reading, spot: Spot) -> bool:
    return _before(reading, spot, "speech")


def age(reading: Reading, spot: Spot) -> bool:
    if len(reading.surface(spot.last)) == 1 and spot.first == spot.last:
        return False  # "F | 27" of a register
    if spot.first == spot.last and reading.is_placed(spot.first) and not known_given(reading, spot):
        return False  # "a tailor, of Tartus, 1944–2025"
    span = reading.span(spot.first, spot.last)
    before = reading.text[max(0, span.start - AGE_REACH) : span.start].lower()
    behind = reading.text[span.end : span.end + AGE_REACH]
    return any(rule.match(behind) for rule in ages("behind")) or any(rule.search(before) for rule in ages("before"))


def kin_after(reading: Reading, spot: Spot) -> bool:
    return _behind(reading, spot, "kin")


def private_after(reading: Reading, spot: Spot) -> bool:
    return _behind(reading, spot, "private")


def victim_after(reading: Reading, spot: Spot) -> bool:
    return _behind(reading, spot, "victim")


def speech_after(reading: Reading, spot: Spot) -> bool:
    return _behind(reading, spot, "speech")


def speech_later(reading: Reading, spot: Spot) -> bool:
    """A description between commas, and then a word of speaking: "X, an engineer, said"."""
    at, lang = spot.last + 1, reading.lang_at(spot.first)
    if at >= len(reading.tokens) or reading.gap(at).strip() not in (",", "،"):
        return False
    said = phrases(lang, "after", "speech")
    for number in range(at + 1, min(at + LONG, len(reading.tokens))):
        gap = reading.gap(number)
        if ENDS.intersection(gap):
            return False
        if gap.strip() in (",", "،"):
            return said.starting(reading.forms, number) > 0
    return False


def list_item(reading: Reading, spot: Spot) -> bool:
    start = reading.starts[spot.first]
    return bool(ITEM.search("\n" + reading.text[max(0, start - 20) : start]))


def quoted(reading: Reading, spot: Spot) -> bool:
    return bool(QUOTES.intersection(reading.gap(spot.first)) and QUOTES.intersection(reading.gap(spot.last + 1)))


def speech(reading: Reading, spot: Spot) -> bool:
    """Whether the name speaks."""
    return speech_before(reading, spot) or speech_after(reading, spot) or speech_later(reading, spot)


def victim(reading: Reading, spot: Spot) -> bool:
    """Whether the text says that the person was harmed."""
    return victim_before(reading, spot) or victim_after(reading, spot)


def titles_before(reading: Reading, spot: Spot) -> int:
    """The position up to which honorifics and ages lead the name on: its cue stands before them."""
    if spot.first not in reading.titles:
        reading.titles[spot.first] = _titles_before(reading, spot)
    return reading.titles[spot.first]


def _titles_before(reading: Reading, spot: Spot) -> int:
    at, lang = spot.first, reading.lang_at(spot.first)
    honorific, filler, ranks = (phrases(lang, "words", name) for name in ("honorific", "filler", "rank"))
    for _ in range(SKIPPED):
        gap = reading.gap(at)
        if not at or ENDS.intersection(gap.replace(".", "") if reading.forms[at - 1] in honorific else gap):
            break
        form = reading.forms[at - 1]
        if not (form in honorific or form in filler or form in ranks or form.isdigit()):
            break
        at -= 1
    return at


def _before(reading: Reading, spot: Spot, name: str, *, loose: bool = False) -> bool:
    """Whether a phrase of the list stands before the name; with a comma or colon between, where that is loose."""
    if spot.clitics and name in ("kin", "private"):
        return False
    found = phrases(reading.lang_at(spot.first), "before", name)
    for at in dict.fromkeys((spot.first, titles_before(reading, spot))):
        gap = reading.gap(at).strip()
        bracket = "(" if is_borne(opening(reading, spot)) else ""  # "her daughter (Minyeh)" is from there
        allowed = set(gap) <= (QUOTES | set("،,:–—-" + bracket)) if loose else set(gap) <= (QUOTES | {":"})
        if at and allowed and "\n" not in reading.gap(at) and (words := found.ending(reading.forms, at)):
            return not (name == "private" and words == 1 and _is_described(reading, spot, at - 1))
    return False


def _is_described(reading: Reading, spot: Spot, at: int) -> bool:
    """Whether a title has no article where an Arabic name would ask for one: حلاق عتيق is an old barber."""
    title = reading.forms[at]
    definite = f"{ARTICLE}{title}" in phrases(reading.lang_at(at), "before", "private")
    return definite and not known_given(reading, spot)


def _behind(reading: Reading, spot: Spot, name: str) -> bool:
    """Whether a phrase of the list follows the name, perhaps behind a comma."""
    at = spot.last + 1
    gap = reading.gap(at)
    if at >= len(reading.tokens) or ENDS.intersection(gap) or len(BREAKS.intersection(gap)) > 2:
        return False
    return phrases(reading.lang_at(spot.first), "after", name).starting(reading.forms, at) > 0
