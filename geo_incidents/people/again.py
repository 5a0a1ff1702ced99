"""Where a part of somebody's name stands by itself: "Nadia", "Haddad" once Nadia Haddad was told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo_incidents.people.against import is_saint, place_in
from geo_incidents.people.arabic_inside import ATTACHED
from geo_incidents.people.cues import speech, verb_before
from geo_incidents.people.latin import is_sign
from geo_incidents.people.names import is_borne, is_given
from geo_incidents.people.opening import is_ambiguous
from geo_incidents.people.reading import Reading
from geo_incidents.people.sentence import TATWEEL, genitive
from geo_incidents.people.spots import Spot, is_common
from geo_incidents.people.vocabulary import phrases

LITTLE = frozenset("aiو")  # letters that are words


def placed(reading: Reading, called_so: Iterable[Spot]) -> set[int]:
    """Words that name places, without those that somebody is called by and that nothing here says to be one."""
    called = {form for spot in called_so for n, form in _words(reading, spot) if n in reading.places}
    return {at for at in reading.places if reading.forms[at] not in called or _said(reading, at)}


def _words(reading: Reading, spot: Spot) -> Iterator[tuple[int, str]]:
    return ((number, reading.forms[number]) for number in range(spot.first, spot.last + 1))


def _said(reading: Reading, at: int) -> bool:
    lang = reading.lang_at(at)
    lists = (phrases(lang, "words", name) for name in ("place_before", "place_in", "place_from"))
    return reading.is_said_place(at) or any(found.ending(reading.forms, at) for found in lists)


def stands_for_somebody(reading: Reading, at: int) -> bool:
    """Whether a word that is part of a name is written as one here, and names no place."""
    token = reading.tokens[at]
    small = not is_borne(reading.forms[at]) or reading.forms[at] in phrases(reading.lang_at(at), "words", "ambiguous")
    nouns = phrases(reading.lang_at(at), "words", "place_nouns")
    if len(reading.forms[at]) == 1:  # "H." once Ahmad H. was told
        letter = (token.capital or token.script == "arabic") and not is_sign(reading, at)
        spoken = reading.forms[at] not in LITTLE and speech(reading, Spot(at, at))  # "B said"
        return letter and (reading.gap(at + 1).startswith(".") or spoken)
    if is_common(reading, at) or (reading.joined(at) and nouns.ending(reading.forms, at)):
        return False
    if _is_everyday_here(reading, at) or _is_place_here(reading, at) or is_saint(reading, at):
        return False
    return token.script != "latin" or token.capital or not small  # posts are written without capitals


def _is_place_here(reading: Reading, at: int) -> bool:
    """Whether a family's name is where a place's would be: "the valley below Zama", "Duwayr Taha"."""
    if is_given(reading.forms[at]):
        return False
    opens = reading.forms[at] in phrases(reading.lang_at(at), "words", "toponym") and reading.joined(at + 1)
    return opens or place_in(reading, Spot(at, at))


def _is_everyday_here(reading: Reading, at: int) -> bool:
    """Whether a name that is a word as well is one here: "no" before it, its owner behind it, and nothing it does."""
    spot, form = Spot(at, at), reading.forms[at]
    if TATWEEL in reading.surface(at)[:2]:
        return False  # لـرجب
    if form.startswith(ATTACHED) and is_ambiguous(reading, spot, form[1:]):
        return True  # ببيان رسمي
    if not is_ambiguous(reading, spot, form):
        return False
    if phrases(reading.lang_at(at), "words", "denying").ending(reading.forms, at):
        return True
    return not speech(reading, spot) and genitive(reading, spot) and not verb_before(reading, spot)
