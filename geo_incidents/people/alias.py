"""Names that somebody goes by, and fields of forms that hold one: الملقب بـ«الكابتن», الاسم: خالدية."""

from __future__ import annotations

from geo_incidents.people.names import is_borne
from geo_incidents.people.reading import ENDS, Reading
from geo_incidents.people.spots import Spot
from geo_incidents.people.vocabulary import phrases
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

REACH = 4  # words between the verb and the name in quotation marks: "his friends", رفاقه
OPENING, CLOSING = frozenset("«\"“‘'("), frozenset("»\"”’')")
OFTEN = threshold("people.alias")


def called(reading: Reading, spot: Spot) -> bool:
    """Behind "known as" and the like, at once or in quotation marks: يناديه رفاقه «القعقاع»."""
    found = phrases(reading.lang_at(spot.first), "before", "alias")
    quoted = _is_quoted(reading, spot)
    verbs = phrases(reading.lang_at(spot.first), "before", "alias_verb")
    if not (quoted or (reading.joined(spot.first) and not spot.clitics)):
        return False
    if found.ending(reading.forms, spot.first):
        return quoted or (reading.tokens[spot.first].script == "arabic" and _may_be_name(reading, spot.first))
    if quoted and verbs.ending(reading.forms, spot.first):
        return True
    for at in range(spot.first - 1, max(0, spot.first - 1 - REACH), -1):
        if not quoted or ENDS.intersection(reading.gap(at + 1)):
            return False
        if found.ending(reading.forms, at) or verbs.ending(reading.forms, at):
            return True
    return False


def labelled(reading: Reading, spot: Spot) -> bool:
    """In a field of a form for somebody's name: الاسم: خالدية."""
    gap = reading.gap(spot.first)
    if gap.strip() != ":" or "\n" in gap:
        return False
    return phrases(reading.lang_at(spot.first), "before", "label").ending(reading.forms, spot.first) > 0


def _may_be_name(reading: Reading, number: int) -> bool:
    """Whether a word is borne or rare: "called him the Bear", الملقب الدب."""
    return is_borne(reading.forms[number]) or zipf((reading.forms[number],), ("ar",)) < OFTEN


def _is_quoted(reading: Reading, spot: Spot) -> bool:
    """Whether quotation marks stand around a name."""
    return bool(OPENING.intersection(reading.gap(spot.first)) and CLOSING.intersection(reading.gap(spot.last + 1)))
