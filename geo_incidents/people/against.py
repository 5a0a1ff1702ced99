"""Evidence against a personal name: the words name a place, an organisation or a street."""

from __future__ import annotations

from geo_incidents.people.cues import age, kin, private
from geo_incidents.people.names import is_borne
from geo_incidents.people.opening import known_given, opening
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot, is_organisation
from geo_incidents.people.vocabulary import phrases

QUOTED = 4  # words of a quoted title up to a name in it
OPENING = '«“"'


def toponym(reading: Reading, spot: Spot) -> bool:
    """What opens the names of places opens this one, or stands before it with a capital: Tel Rifaat."""
    openings, before = phrases(reading.lang_at(spot.first), "words", "toponym"), spot.first - 1
    led = before >= 0 and reading.joined(spot.first) and reading.tokens[before].capital
    return opening(reading, spot) in openings or (led and reading.forms[before] in openings)


def organisation(reading: Reading, spot: Spot) -> bool:
    linking = phrases(reading.lang_at(spot.first), "words", "linking")
    if is_saint(reading, spot.first):
        return True
    if spot.last > spot.first and reading.forms[spot.last] in phrases(
        reading.lang_at(spot.first), "words", "organisation_end"
    ):
        return True  # Fatah al-Sham
    inside = any(is_organisation(reading, number) for number in range(spot.first, spot.last + 1))
    before = spot.first
    honorific = phrases(reading.lang_at(spot.first), "words", "honorific")
    while before and reading.joined(before) and any(reading.forms[before - 1] in few for few in (linking, honorific)):
        before -= 1
    latin = reading.tokens[spot.first].script == "latin"
    led = before < spot.first or not latin  # "Ministry of X", وزارة X; "the army Karim left" is none
    beside = led and before and reading.joined(before) and is_organisation(reading, before - 1)
    behind = spot.last + 1 < len(reading.tokens) and reading.joined(spot.last + 1)
    english = behind and reading.tokens[spot.first].script == "latin"
    english = english and _is_body_behind(reading, spot.last + 1)
    return bool(inside or beside or english or _is_title_of_body(reading, spot.first))


def is_saint(reading: Reading, number: int) -> bool:
    """Whether a name is that of a saint, whose church it is, or of a storm."""
    saints = phrases(reading.lang_at(number), "words", "saints")
    return reading.gap(number) in (" ", ". ") and saints.ending(reading.forms, number) > 0


def _is_body_behind(reading: Reading, number: int) -> bool:
    """Whether the word for a body follows, perhaps behind what kind it is: "Hafez Ibrahim primary school"."""
    kinds = phrases(reading.lang_at(number), "words", "kinds_of_body")
    while number < len(reading.forms) and reading.joined(number) and reading.forms[number] in kinds:
        number += 1
    return number < len(reading.forms) and reading.joined(number) and is_organisation(reading, number)


def _is_title_of_body(reading: Reading, number: int) -> bool:
    """Whether a word stands in quotation marks that the word for a body opens: كتيبة «الشهيد ماجد الحسن»."""
    for at in range(number, max(0, number - QUOTED), -1):
        gap = reading.gap(at)
        if gap.endswith(tuple(OPENING)):
            return is_organisation(reading, at - 1)
        if not reading.joined(at):
            return False
    return False


def place(reading: Reading, spot: Spot) -> bool:
    return spot.first in reading.places  # a family may be called like its village


def place_given(reading: Reading, spot: Spot) -> bool:
    """A place with a personal name, where nothing in the text says that a place is meant."""
    if spot.last > spot.first or not known_given(reading, spot) or place_said(reading, spot):
        return False
    found = reading.places.get(spot.first)
    return found is not None and found.mention.span == reading.span(spot.first, spot.last)


def place_called(reading: Reading, spot: Spot) -> bool:
    """A place where the words around name a person, and none says that a place is meant: her lawyer, Rabia Sawwaf."""
    if not place(reading, spot) or place_said(reading, spot) or place_in(reading, spot):
        return False
    return kin(reading, spot) or private(reading, spot) or age(reading, spot)


def place_longer(reading: Reading, spot: Spot) -> bool:
    """The end of a longer name of a place, one that begins with a title: Sheikh Badr."""
    return reading.ends_place(spot.first, spot.last)


def place_said(reading: Reading, spot: Spot) -> bool:
    nouns, behind = (phrases(reading.lang_at(spot.first), "words", name) for name in ("place_nouns", "place_behind"))
    if reading.joined(spot.last + 1) and behind.starting(reading.forms, spot.last + 1) and reading.is_placed(spot.last):
        return True  # سلمى البلدة
    if reading.joined(spot.first) and nouns.ending(reading.forms, spot.first):
        return True
    return any(reading.is_said_place(number) for number in range(spot.first, spot.last + 1))


def place_preposition(reading: Reading, spot: Spot) -> bool:
    if known_given(reading, spot) and not place(reading, spot):
        return False
    before = phrases(reading.lang_at(spot.first), "words", "place_before")
    return spot.clitics == "ب" or (reading.joined(spot.first) and before.ending(reading.forms, spot.first) > 0)


def place_in(reading: Reading, spot: Spot) -> bool:
    """Behind a word that only places follow, unless something there is the person's own: "in Karim's house"."""
    at = spot.last + 1
    own = at < len(reading.forms) and reading.forms[at] == "s" and reading.joined(at)
    lang = reading.lang_at(spot.first)
    before = phrases(lang, "words", "place_in")
    alone = spot.first == spot.last and not spot.clitics and _may_be_home(reading, spot.first)
    if alone and reading.joined(spot.first) and phrases(lang, "words", "place_from").ending(reading.forms, spot.first):
        return True  # "a refugee from Salma"
    return not own and reading.joined(spot.first) and before.ending(reading.forms, spot.first) > 0


def _may_be_home(reading: Reading, number: int) -> bool:
    """Whether a word may name a place, or says where the one named two words before it is from: "Wissam T. from X"."""
    owner = reading.forms[number - 2] if number > 1 else ""
    return reading.is_placed(number) or len(owner) == 1 or is_borne(owner)


def village(reading: Reading, spot: Spot) -> bool:
    """A single word that may name a place: people are called so only where something says so."""
    return spot.first == spot.last and _may_be_village(reading, spot)


def village_words(reading: Reading, spot: Spot) -> bool:
    """The same of several words: حمادي عمر."""
    return spot.last > spot.first and _may_be_village(reading, spot)


def _may_be_village(reading: Reading, spot: Spot) -> bool:
    span = reading.span(spot.first, spot.last)
    return any(
        span == one or (spot.clitics and span.end == one.end and span.start + len(spot.clitics) == one.start)
        for one in reading.mentions.get(span.end, ())
    )
