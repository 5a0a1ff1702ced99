"""Whole items of Arabic lists of names, known or not: - ساجي إبراهيم غيث: طلق ناري"""

from __future__ import annotations

from geo_incidents.people.arabic_inside import TANWIN
from geo_incidents.people.names import is_borne, is_given
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot, is_common, is_organisation, is_titled
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

BULLETS = tuple("-–—•*▪●◦·")
CLOSING = frozenset(":،,(\n/–—")  # behind the name
WORDS = range(2, 6)
KNOWN = 2  # words of it that somebody bears
OFTEN_USED = threshold("people.item")


def item(reading: Reading, at: int) -> Spot | None:
    """The words from a bullet to the first sign, if two of them are borne and none is another word."""
    _, line, bullet = reading.gap(at).rpartition("\n")
    if not line or not bullet.strip().startswith(BULLETS):
        return None
    last = at
    while last + 1 < len(reading.forms) and last - at < WORDS.stop and reading.joined(last + 1):
        last += 1
    words = range(at, last + 1)
    if len(words) not in WORDS or not CLOSING.intersection(reading.gap(last + 1)):
        return None
    borne = sum(is_borne(reading.forms[number]) for number in words)
    return Spot(at, last) if borne >= KNOWN and all(_may_be_name(reading, number) for number in words) else None


def _may_be_name(reading: Reading, number: int) -> bool:
    form = reading.forms[number]
    if reading.tokens[number].script != "arabic" or TANWIN in reading.surface(number):
        return False
    if is_organisation(reading, number) or number in reading.places:
        return False
    return is_given(form) or not (is_common(reading, number) or is_titled(reading, number) or _is_word(form))


def _is_word(form: str) -> bool:
    return not is_borne(form) and zipf((form,), ("ar",)) >= OFTEN_USED
