"""A run of words that may be a name, and what single words are: common ones, titles, bodies, openings of a name."""

from __future__ import annotations

from dataclasses import dataclass

from geo_incidents.people.names import INNER, KUNYA, UNFOLDED, is_borne, is_given
from geo_incidents.people.reading import Reading
from geo_incidents.people.vocabulary import phrases

MOST_WORDS = 5
TITLES = (
    ("before", "official"), ("before", "private"), ("before", "kin"), ("before", "weak"), ("words", "honorific"),
    ("words", "rank"),
)  # fmt: skip
CONJUNCTIONS = ("و", "ف", "ل", "ب")


@dataclass(frozen=True, slots=True)
class Spot:
    """Words `first` to `last`, included, of a reading; `clitics` is what is written on to the first."""

    first: int
    last: int
    clitics: str = ""


def is_common(reading: Reading, number: int) -> bool:
    """Whether a word is one that stands in no name."""
    if reading.surface(number) in UNFOLDED:
        return True
    if is_initial(reading, number):
        return False
    return reading.forms[number] in phrases(reading.lang_at(number), "words", "common")


def is_initial(reading: Reading, number: int) -> bool:
    """Whether a word is one capital letter with a full stop, behind a name: Nour A."""
    token = reading.tokens[number]
    behind = number > 0 and reading.tokens[number - 1].capital and reading.joined(number)
    return len(reading.forms[number]) == 1 and token.capital and behind and reading.gap(number + 1).startswith(".")


def is_titled(reading: Reading, number: int) -> bool:
    """Whether a capitalised word is a title, a role, kin or a body rather than a name."""
    lang, form = reading.lang_at(number), reading.forms[number]
    if form in KUNYA:
        return False
    return any(form in phrases(lang, group, name) for group, name in TITLES)


def is_organisation(reading: Reading, at: int) -> bool:
    """Whether a word is that for a body, a building or a street, in Arabic also behind a particle: لوكالة."""
    form, bodies = reading.forms[at], phrases(reading.lang_at(at), "words", "organisation")
    return form in bodies or (form.startswith(CONJUNCTIONS) and form[1:] in bodies)


def opens_name(reading: Reading, at: int) -> bool:
    """Whether a given name follows: what stands before it is its title."""
    return at < len(reading.forms) and reading.joined(at) and is_given(reading.forms[at])


def is_inner_title(reading: Reading, number: int) -> bool:
    """Whether a title stands within a name, right behind a given one: Anas Sheikh Najjar, آلاء الشيخ علي."""
    behind = number + 1 < len(reading.tokens) and reading.joined(number + 1) and is_borne(reading.forms[number + 1])
    return reading.forms[number] in INNER and is_given(reading.forms[number - 1]) and behind
