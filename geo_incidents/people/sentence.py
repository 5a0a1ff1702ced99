"""Evidence in the text for an Arabic word: its clitics, its neighbours, its other occurrences."""

from __future__ import annotations

from math import log10

from geo_incidents.people.arabic_inside import TANWIN
from geo_incidents.people.names import ARTICLE, SERVANT, bearers, is_borne, is_given
from geo_incidents.people.opening import is_ambiguous, opening
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot
from geo_incidents.people.vocabulary import phrases
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

FEMININE = "ة"
FEW = 15  # bearers of a name below which it is more often another word
TATWEEL = "\u0640"
ATTACHED = threshold("people.attached")


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


def drawn_out(reading: Reading, spot: Spot) -> bool:
    """What is written on to it is drawn out, as careful writers do before a name: لـرحمة."""
    return bool(spot.clitics) and TATWEEL in reading.surface(spot.first)[: len(spot.clitics) + 1]


def genitive(reading: Reading, spot: Spot) -> bool:
    """An everyday word before a definite one that nobody bears, as its owner stands: سعيد الحظ, رحمة المسعفين."""
    behind = spot.first + 1
    form = opening(reading, spot)
    if form in SERVANT or not is_ambiguous(reading, spot, form):
        return False
    if behind >= len(reading.forms) or not reading.joined(behind):
        return False
    owner = reading.forms[behind]
    return owner.startswith(ARTICLE) and not is_borne(owner) and owner not in phrases("ar", "words", "after_name")


def verb_after(reading: Reading, spot: Spot) -> bool:
    """A verb of what people do right behind the name: رحمة ماتت."""
    arabic, behind = reading.tokens[spot.first].script == "arabic", spot.last + 1
    follows = arabic and behind < len(reading.forms) and reading.joined(behind)
    return follows and phrases("ar", "before", "verb").starting(reading.forms, behind) > 0


def among_given(reading: Reading, spot: Spot) -> bool:
    """Beside another given name in a list, joined by "and" or a comma: بيان ورهف."""
    if reading.tokens[spot.first].script != "arabic" or not is_given(opening(reading, spot)):
        return False
    if any(reading.is_placed(number) for number in range(spot.first, spot.last + 1)):
        return False
    before, behind = spot.first - 1, spot.last + 1
    listed = spot.clitics == "و" or reading.gap(spot.first).strip() == "،"
    if listed and before >= 0 and _is_often_given(reading.forms[before].removeprefix("و")):
        return True
    if behind >= len(reading.forms):
        return False
    form = reading.forms[behind]
    return (form.startswith("و") and _is_often_given(form[1:])) or (
        reading.gap(behind).strip() == "،" and _is_often_given(form)
    )


def _is_often_given(form: str) -> bool:
    return bearers().get(form, 0) >= FEW and is_given(form)


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
