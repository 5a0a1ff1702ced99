"""What the learned decision on a name sees beyond the evidence of data/people/weights.csv: its words and its signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log10

from geo_incidents.people.arabic_inside import TANWIN
from geo_incidents.people.everyday import is_everyday
from geo_incidents.people.names import (
    ARABIC_PARTICLES,
    ARTICLE,
    KUNYA,
    LATIN_PARTICLES,
    SERVANT,
    bearers,
    is_borne,
    is_given,
)
from geo_incidents.people.opening import opening
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot, is_organisation
from geo_incidents.people.weigh import THRESHOLD, Weighed
from geo_incidents.scoring.borne import borne
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

FEW = (1, 5, 15, 60)  # bearers from which a name counts as rarer or commoner
UNCOMMON, FURTHEST = threshold("people.uncommon"), threshold("people.furthest")
MOST_WORDS = 4
IMPERFECT = ("ي", "ت", "ن")  # beginnings of a verb
SHORTEST_VERB = 4
SIGNS = {
    **dict.fromkeys(".?!؟…", "full stop"), **dict.fromkeys(",،", "comma"), **dict.fromkeys(";؛", "semicolon"),
    **dict.fromkeys("«“", "opening quote"), **dict.fromkeys("»”", "closing quote"), **dict.fromkeys("'’", "apostrophe"),
    **dict.fromkeys("-–—|_", "dash"), "\n": "line", ":": "colon", '"': "quote", "(": "opening bracket",
    ")": "closing bracket", "/": "stroke", "#": "hash", "@": "at",
}  # fmt: skip


def measures(reading: Reading, one: Weighed, *, known: bool) -> dict[str, float]:
    """Features of a candidate by name, with their strengths; `known` where it is part of an office holder's."""
    spot = one.spot
    seen = {reason.feature: 1.0 for reason in one.reasons if reason.feature != THRESHOLD}
    seen |= _word(reading, spot.first, opening(reading, spot), "first")
    if spot.last > spot.first:
        seen |= _word(reading, spot.last, reading.forms[spot.last], "last")
    seen[f"words {min(spot.last - spot.first + 1, MOST_WORDS)}"] = 1.0
    seen |= {f"before: {sign}": 1.0 for sign in _signs(reading.gap(spot.first))}
    seen |= {f"behind: {sign}": 1.0 for sign in _signs(reading.gap(spot.last + 1))}
    return seen | dict.fromkeys([*_of_report(reading, spot), *(["office holder's"] if known else ())], 1.0)


def _word(reading: Reading, number: int, form: str, which: str) -> Mapping[str, float]:
    """What the tables know of a word, and how it is written."""
    given = bearers().get(form, 0) if is_given(form) else 0
    seen = {
        f"{which} given {_step(given)}": 1.0,
        f"{which} family {_step(max(borne(form).family, borne(f'{ARTICLE}{form}').family))}": 1.0,
    }
    arabic = reading.tokens[number].script == "arabic"
    if arabic and given:
        doubt = max(0.0, zipf((form,), ("ar",)) - UNCOMMON)
        seen[f"{which} oftener a name"] = max(-FURTHEST, min(FURTHEST, log10(given + 1) - doubt))
    look = _arabic(reading, number, form, given) if arabic else _latin(reading, number, form)
    return seen | {f"{which} {name}": 1.0 for name in (*look, *_lists(form))}


def _step(bearing: int) -> int:
    return sum(bearing >= few for few in FEW)


def _lists(form: str) -> Iterator[str]:
    if is_borne(form):
        yield "borne"
    if form in KUNYA:
        yield "kunya"
    if form in SERVANT:
        yield "servant"
    if form in ARABIC_PARTICLES or form in LATIN_PARTICLES:
        yield "particle"
    if len(form) == 1:
        yield "letter"


def _arabic(reading: Reading, number: int, form: str, given: int) -> Iterator[str]:
    yield f"used {int(zipf((form,), ('ar',)) * 2) / 2:g}"
    if form.startswith(ARTICLE):
        yield "article"
    if not given and form.startswith(IMPERFECT) and len(form) >= SHORTEST_VERB:
        yield "imperfect"
    if TANWIN in reading.surface(number):
        yield "object"


def _latin(reading: Reading, number: int, form: str) -> Iterator[str]:
    surface = reading.surface(number)
    if is_everyday(form, "en"):
        yield "everyday"
    if not reading.tokens[number].capital:
        yield "small"
    elif len(surface) > 1 and surface.isupper():
        yield "capitals"


def _signs(gap: str) -> set[str]:
    """The kinds of signs between two words: "plain" for a blank, "none" where there is nothing."""
    return {SIGNS[char] for char in gap if char in SIGNS} or {"plain" if gap else "none"}


def _of_report(reading: Reading, spot: Spot) -> Iterator[str]:
    """What the report says of the name's words elsewhere, and of places."""
    if reading.is_said_place(spot.first):
        yield "said place"
    if is_organisation(reading, spot.first):
        yield "body"
    if reading.counts[reading.forms[spot.first]] > 1:
        yield "again"
    if spot.clitics:
        yield f"written on {spot.clitics}"
    if reading.forms[spot.first] in reading.small:
        yield "small elsewhere"
    if reading.forms[spot.first] in reading.capital:
        yield "capital elsewhere"
