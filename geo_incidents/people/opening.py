"""The first word of a name: whether it is a given name, and one that is no everyday word."""

from __future__ import annotations

from geo_incidents.people.names import COMPOUND, KUNYA, PARTICLES, SERVANT, is_given
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot
from geo_incidents.people.vocabulary import folded, phrases

PAIR_OPENINGS = frozenset(pair.split()[0] for pair in PARTICLES["paired"])  # proposed with the second word alone


def known_given(reading: Reading, spot: Spot) -> bool:
    form = opening(reading, spot)
    if spot.last > spot.first and reading.forms[spot.first + 1] in COMPOUND and len(form) > 2:
        return True  # نور الدين, هبة الله
    known = (is_given(form) and form not in KUNYA) or form in SERVANT or form in PAIR_OPENINGS
    return known and not is_ambiguous(reading, spot, form) and not acronym(reading, spot)


def opening(reading: Reading, spot: Spot) -> str:
    """The first word of the name, folded, without clitics."""
    return reading.forms[spot.first][len(spot.clitics) :]


def is_ambiguous(reading: Reading, spot: Spot, form: str) -> bool:
    return form in phrases(reading.lang_at(spot.first), "words", "ambiguous")


def acronym(reading: Reading, spot: Spot) -> bool:
    surface = reading.surface(spot.first)
    if " ".join(reading.forms[spot.first : spot.first + 2]) in folded(reading.lang_at(spot.first), "words", "acronyms"):
        return True  # U.S. Marines
    return spot.first == spot.last and len(surface) > 1 and surface.isupper()
