"""Places where a report says that people hide, are treated in secret or were taken in, whatever else it tells there.

A sign stands before the place ("in hiding in X"), or the place takes people in ("X is hosting families"). What fighters
hold is no refuge. The word lists are `[refuge]` of data/lang/<language>/people.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_incidents.model import Private, PrivateKind, Resolution, Span, Status
from geo_incidents.people.reading import ENDS, Reading
from geo_incidents.people.vocabulary import phrases
from geo_incidents.reasons import reason
from geo_incidents.text import Analysed

REACH = 14  # words between a sign and its place
SUBJECT = 6  # words before a sign in which those who hide stand
STILL = "still"  # people are there now: no event that is told there makes the place known
THERE = (STILL, "to")  # or went there
SIGNS = (*THERE, "host")


def find_shelters(analysed: Analysed, resolutions: Sequence[Resolution]) -> tuple[Private, ...]:
    """Names of places of refuge, in text order; the reason's feature is the kind of sign."""
    reading = Reading(analysed, ())
    places = {
        number: found
        for found in resolutions
        if found.status is not Status.NOT_A_PLACE and not (found.place and found.place.kind.is_area)
        for number in reading.within(found.mention.span)
    }
    if not places:
        return ()
    told: dict[Span, Private] = {}
    for sign, first, last in _signs(reading):
        for found in _meant(reading, places, sign, first, last):
            span = found.mention.span
            private = Private(
                analysed.document.source.report_id,
                span,
                found.mention.surface,
                PrivateKind.REFUGE,
                reasons=(reason(sign, 0.0, reading.span(first, last - 1).of(reading.text)),),
            )
            if span not in told or sign == STILL:
                told[span] = private
    return tuple(told[span] for span in sorted(told))


def _signs(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """Each sign with its words, the last excluded; those of fighters left out."""
    at = 0
    while at < len(reading.forms):
        lang = reading.lang_at(at)
        found = ((sign, phrases(lang, "refuge", sign).starting(reading.forms, at)) for sign in SIGNS)
        sign, length = max(found, key=lambda one: one[1])
        if length and _in_one_sentence(reading, at, at + length - 1) and not _armed(reading, at):
            yield sign, at, at + length
        at += max(length, 1)


def _armed(reading: Reading, at: int) -> bool:
    """Whether fighters stand before the sign: "gunmen hiding in X"."""
    armed = phrases(reading.lang_at(at), "refuge", "armed")
    first = max(0, at - SUBJECT)
    return any(armed.starting(reading.forms, n) and _in_one_sentence(reading, n, at) for n in range(first, at))


def _meant(reading: Reading, places: dict[int, Resolution], sign: str, first: int, last: int) -> Iterator[Resolution]:
    """The place behind the sign, with others in a row with it; before one of taking in, where there is none behind."""
    number = last
    while number < min(last + REACH, len(reading.forms)) and not ENDS.intersection(reading.gap(number)):
        row = list(_row(reading, places, number)) if number in places else []
        if row and not _origin(reading, number, sign):
            yield from row
            return
        number = _behind(reading, row[-1]) if row else number + 1
    if sign != "host" and not phrases(reading.lang_at(first), "refuge", "host").starting(reading.forms, first):
        return
    for number in range(first - 1, max(-1, first - REACH), -1):
        if ENDS.intersection(reading.gap(number + 1)):
            return
        if number in places:
            if not _origin(reading, reading.within(places[number].mention.span)[0], sign):
                yield places[number]
            return


def _row(reading: Reading, places: dict[int, Resolution], number: int) -> Iterator[Resolution]:
    """The place at a word, and those that follow it in a list."""
    found = places[number]
    yield found
    behind = _behind(reading, found)
    lists = phrases(reading.lang_at(number), "refuge", "and")
    while behind < len(reading.forms) and behind - number < REACH and not ENDS.intersection(reading.gap(behind)):
        listed = "," in reading.gap(behind) or "،" in reading.gap(behind) or reading.forms[behind].startswith("و")
        if reading.forms[behind] in lists:
            behind += 1
            continue
        if behind not in places or not (listed or reading.forms[behind - 1] in lists):
            return
        yield places[behind]
        behind = _behind(reading, places[behind])


def _behind(reading: Reading, found: Resolution) -> int:
    """The number of the word behind a place's name."""
    return reading.within(found.mention.span)[-1] + 1


def _origin(reading: Reading, number: int, sign: str) -> bool:
    """Whether a place is where people come from: "families from X"; the people of X take others in."""
    lists = ("from",) if sign == "host" else ("from", "people")
    lang = reading.lang_at(number)
    return any(phrases(lang, "refuge", name).ending(reading.forms, number) for name in lists)


def _in_one_sentence(reading: Reading, first: int, last: int) -> bool:
    return not any(ENDS.intersection(reading.gap(number)) for number in range(first + 1, last + 1))
