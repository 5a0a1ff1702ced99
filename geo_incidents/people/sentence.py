"""Evidence in the text for an Arabic word: its clitics, its neighbours, its other occurrences."""

from __future__ import annotations

from math import log10

from geo_incidents.people.arabic_inside import TANWIN
from geo_incidents.people.names import ARTICLE, bearers, is_borne, is_given
from geo_incidents.people.opening import opening
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot
from geo_incidents.scoring.frequency import zipf

FEMININE = "ة"
ATTACHED = 2.5  # powers of ten by which a word is used oftener than its part is borne


def word_attached(reading: Reading, spot: Spot) -> bool:
    """Together with its clitic it is an ordinary word: بعيدة."""
    form, bare = reading.forms[spot.first], opening(reading, spot)
    alone = spot.first == spot.last or not is_borne(reading.forms[spot.first + 1])
    return (
        bool(spot.clitics)
        and alone
        and len(bare) > 1
        and zipf((form,), ("ar",)) - log10(bearers().get(bare, 0) + 1) >= ATTACHED
    )


def indefinite(reading: Reading, spot: Spot) -> bool:
    """The ending of an object or adverb: ديناً."""
    return TANWIN in reading.surface(spot.last)


def agrees(reading: Reading, spot: Spot) -> bool:
    """A feminine word right behind another that has no article, as an adjective stands: ساعة كاملة."""
    at = spot.first
    if not at or spot.last > at or spot.clitics or not reading.joined(at):
        return False
    before, word = reading.surface(at - 1), reading.surface(at)
    alike = word.endswith(FEMININE) and before.endswith(FEMININE)
    return alike and not before.startswith(ARTICLE) and not is_given(reading.forms[at - 1])


def beside_place(reading: Reading, spot: Spot) -> bool:
    """Joined by "and" to a place, as the places of a list are: سوحا وحمادي عمر."""
    at = spot.first
    if spot.clitics != "و" or not at or not reading.joined(at):
        return False
    return at - 1 in reading.places


def repeated(reading: Reading, spot: Spot) -> bool:
    """An Arabic word that may be a given name and stands in the text again without an article."""
    form = opening(reading, spot)
    return reading.tokens[spot.first].script == "arabic" and is_given(form) and reading.counts[form] > 1
