"""Who signs a report or is credited in it: "By X", "AP Photo/X", "X reported from", "طرطوس - X:"."""

from __future__ import annotations

from geo_incidents.people.itself import initial
from geo_incidents.people.reading import ENDS, Reading
from geo_incidents.people.spots import Spot
from geo_incidents.people.vocabulary import phrases

DASHES = frozenset("-–—|/")
MOST_DATELINE = 5  # words of a dateline before the name: "Damascus, Syria (Paper) - X:"


def signs(reading: Reading, spot: Spot) -> bool:
    """Whether the report is this person's work."""
    if initial(reading, spot):
        return False  # somebody who would not sign in full
    return (
        _by(reading, spot)
        or _credited(reading, spot)
        or _of_agency(reading, spot)
        or _reports(reading, spot)
        or _dateline(reading, spot)
    )


def _by(reading: Reading, spot: Spot) -> bool:
    at = spot.first - 1
    return at >= 0 and reading.forms[at] == "by" and reading.tokens[at].capital and reading.joined(spot.first)


def _credited(reading: Reading, spot: Spot) -> bool:
    """Behind a stroke that follows an agency or the word for a picture."""
    credits, gap = phrases(reading.lang_at(spot.first), "words", "credits"), reading.gap(spot.first).strip()
    ends = gap == "/" or bool(ENDS.union(")/").intersection(reading.gap(spot.last + 1)))
    return gap in ("/", ":") and ends and credits.ending(reading.forms, spot.first) > 0


def _of_agency(reading: Reading, spot: Spot) -> bool:
    """Before a paper or agency that ends the line, perhaps with a place: "X, BBC News, Damascus"."""
    at = spot.last + 1
    agencies = phrases(reading.lang_at(spot.first), "words", "agencies")
    length = (
        agencies.starting(reading.forms, at) if reading.gap(at).strip() in (",", "،", "/", "-", "–", "—", "|") else 0
    )
    if not length:
        return False
    at += length
    while at < len(reading.forms) and reading.is_placed(at) and not ENDS.intersection(reading.gap(at)):
        at += 1
    return bool(ENDS.union(")").intersection(reading.gap(at)))


def _reports(reading: Reading, spot: Spot) -> bool:
    """Before what reporters do, perhaps with a paper or agency: "X of Reuters reported from"."""
    at = spot.last + 1
    if not reading.joined(at):
        return False
    reported = phrases(reading.lang_at(spot.first), "after", "byline")
    return reported.starting(reading.forms, at + _employer(reading, at)) > 0


def _employer(reading: Reading, at: int) -> int:
    """How many words there are a preposition and a paper or agency; 0 for none."""
    lang = reading.lang_at(at - 1)
    link = phrases(lang, "words", "works_for").starting(reading.forms, at)
    agency = phrases(lang, "words", "agencies").starting(reading.forms, at + link) if link else 0
    return link + agency if agency else 0


def _dateline(reading: Reading, spot: Spot) -> bool:
    """Between a place or a paper that opens the line, a dash, and a colon or the line's end."""
    if not DASHES.intersection(reading.gap(spot.first)) or not {":", "\n"}.intersection(reading.gap(spot.last + 1)):
        return False
    at = spot.first
    agencies = phrases(reading.lang_at(spot.first), "words", "agencies")
    while spot.first - at < MOST_DATELINE and "\n" not in reading.gap(at):
        length = agencies.ending(reading.forms, at)
        if not length and not reading.is_placed(at - 1):
            return False
        at -= max(length, 1)
    return at < spot.first and "\n" in reading.gap(at)  # an item of a list has nothing before its dash
