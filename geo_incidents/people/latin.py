"""Runs of capitalised words that may be somebody's name."""

from __future__ import annotations

from geo_incidents.people.everyday import is_everyday
from geo_incidents.people.names import KUNYA, LATIN_PARTICLES, bearers, is_borne, is_given
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import MOST_WORDS, Spot, is_common, is_inner_title, is_titled
from geo_incidents.people.vocabulary import phrases

DIGRAPHS = frozenset(("kh", "sh", "gh", "th", "dh", "ch"))  # one letter in Arabic
DIRECTIONS, SEXES = frozenset("nswe"), frozenset("mf")
OFTEN = 15  # bearers of a given name that is looked for without a capital
SHORTEST = 4  # letters of a name without one
MOST_PARTICLES = 4  # "bin al-…"


def latin_spot(reading: Reading, at: int) -> Spot | None:
    if not _is_capital(reading, at):
        return _small(reading, at)
    if is_common(reading, at) or is_titled(reading, at):
        return None
    if _is_locative(reading, at) or _leads_on(reading, at) or is_sign(reading, at):
        return None
    last = at
    while last + 1 < len(reading.tokens) and last - at < MOST_WORDS and _goes_on(reading, last + 1):
        last += 1
    while last > at and not _is_capital(reading, last):
        last -= 1
    return Spot(at, last)


def _small(reading: Reading, at: int) -> Spot | None:
    """A given name and a family name in a post without capitals: nermin shadoud."""
    if at + 1 >= len(reading.tokens) or not reading.joined(at + 1):
        return None
    first, second = reading.forms[at : at + 2]
    if first in KUNYA and bearers().get(second, 0) >= OFTEN and reading.lang == "en" and len(second) >= SHORTEST:
        return Spot(at, at + 1)  # umm majd
    named = bearers().get(first, 0) >= OFTEN and is_borne(second) and reading.tokens[at].script == "latin"
    everyday = any(is_everyday(form, "en") or len(form) < SHORTEST for form in (first, second))
    common = any(is_common(reading, n) or is_titled(reading, n) or reading.is_placed(n) for n in (at, at + 1))
    return Spot(at, at + 1) if named and not everyday and not common and reading.lang == "en" else None


def _leads_on(reading: Reading, at: int) -> bool:
    """Whether an everyday word has its capital from the sentence's beginning, before a name: Neither Imad."""
    lang, form = reading.lang_at(at), reading.forms[at]
    if is_given(form) or not is_everyday(form, lang) or at + 1 >= len(reading.tokens):
        return False
    return reading.joined(at + 1) and _is_capital(reading, at + 1) and not is_everyday(reading.forms[at + 1], lang)


def is_sign(reading: Reading, at: int) -> bool:
    """Whether one letter stands for a direction or a sex: "W. Homs", "Iyad Hatem, M, 33"."""
    if reading.forms[at] in DIRECTIONS and reading.gap(at + 1).strip() in ("", ".") and reading.is_placed(at + 1):
        return not is_given(reading.forms[at + 1])
    behind = reading.forms[at + 1] if at + 1 < len(reading.forms) else ""
    beside = {",", "|", "/", "(", ";", "-"}.intersection(reading.gap(at)) and behind.isdigit()
    return reading.forms[at] in SEXES and bool(beside) and "." not in reading.gap(at + 1)


def _is_capital(reading: Reading, number: int) -> bool:
    token = reading.tokens[number]
    return token.script == "latin" and token.capital


def _goes_on(reading: Reading, number: int) -> bool:
    """Whether a Latin word belongs to the name before it."""
    gap = reading.gap(number)
    before = reading.forms[number - 1]
    initial = gap.strip() == "." and (len(before) == 1 or before in DIGRAPHS)
    if not (reading.joined(number) or initial) or _is_place_with_case(reading, number):
        return False
    if is_common(reading, number) and not any(
        may(reading, number) for may in (is_inner_title, _is_family, _is_compound)
    ):
        return False
    ahead = next((n for n in range(number, number + MOST_PARTICLES) if not _is_particle(reading, n)), number)
    joined = all(reading.joined(n) for n in range(number + 1, ahead + 1))
    return (
        ahead < len(reading.tokens)
        and joined
        and _is_capital(reading, ahead)
        and (ahead == number or not is_common(reading, ahead))
    )


def _is_family(reading: Reading, number: int) -> bool:
    """Whether an everyday word with a capital is borne, ends its phrase and follows a given name: Ward Eid,"""
    borne = _is_capital(reading, number) and is_borne(reading.forms[number]) and is_given(reading.forms[number - 1])
    return borne and bool(set(".,;:)\n").intersection(reading.gap(number + 1)))


def _is_compound(reading: Reading, number: int) -> bool:
    """Whether "Allah" and the like end a given name: Nasr Allah Issa."""
    form = reading.forms[number]
    return form in LATIN_PARTICLES and len(form) >= SHORTEST and is_given(reading.forms[number - 1])


def _is_place_with_case(reading: Reading, number: int) -> bool:
    """Whether a Turkish word is a place with its ending: "Orhan Cemaloğlu Rabia'da toprağa verildi"."""
    ended = {"'", "’"}.intersection(reading.surface(number) + reading.gap(number + 1))
    may_be_place = reading.is_placed(number) or not is_given(reading.forms[number - 1])
    return reading.lang == "tr" and bool(ended) and may_be_place


def _is_locative(reading: Reading, number: int) -> bool:
    """Whether a Turkish word says where: "Rabia'da"."""
    if reading.gap(number + 1) not in ("'", "’"):
        return False
    return reading.forms[number + 1] in phrases(reading.lang_at(number), "words", "locative")


def _is_particle(reading: Reading, number: int) -> bool:
    """Whether a Latin word only leads on to the next: "al", "ibn"."""
    return number < len(reading.tokens) and reading.forms[number] in LATIN_PARTICLES
