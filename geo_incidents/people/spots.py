"""A run of words that may be a name, and the class of single words: common, title, organisation, first of a name."""

from __future__ import annotations

from dataclasses import dataclass

from geo_incidents.people.names import (
    ARTICLE,
    INNER,
    KUNYA,
    MAQSURA,
    MASCULINE,
    SERVANT,
    UNFOLDED,
    WRITTEN,
    is_borne,
    is_given,
)
from geo_incidents.people.reading import Reading
from geo_incidents.people.vocabulary import feminine, phrases
from geo_incidents.text import fold

MOST_WORDS = 5
FEMININE = "ة"
TO_THE = "لل"  # a preposition and the article in one
TITLES = (
    ("before", "official"), ("before", "private"), ("before", "kin"), ("before", "weak"), ("words", "honorific"),
    ("words", "rank"), ("before", "press"),
)  # fmt: skip
QUOTES = frozenset(("«", '"', "“", "'", "‘", "(", ":"))
CONJUNCTIONS = ("و", "ف", "ل", "ب")


@dataclass(frozen=True, slots=True)
class Spot:
    """Words `first` to `last`, inclusive, of a reading; `clitics` are those attached to the first."""

    first: int
    last: int
    clitics: str = ""


def is_common(reading: Reading, number: int) -> bool:
    """Whether a word never occurs in a name."""
    if reading.surface(number) in UNFOLDED:
        return True
    if reading.surface(number).removeprefix("و") in WRITTEN:
        return False
    if is_initial(reading, number):
        return False
    if is_owned(reading, number) or _is_adjective(reading, number):
        return True
    lang = reading.lang_at(number)
    return reading.forms[number] in phrases(lang, "words", "common") and not _is_written_otherwise(
        reading, number, lang
    )


def _is_written_otherwise(reading: Reading, number: int, lang: str) -> bool:
    """Whether a word in ة is like a common one only when folded: نظيرة is not نظيره."""
    surface = reading.surface(number)
    if not surface.endswith(FEMININE) or not is_given(reading.forms[number]):
        return False
    return fold(surface.replace(FEMININE, "ت")).text.strip() not in feminine(lang)


def is_owned(reading: Reading, number: int) -> bool:
    """Whether an Arabic word says whose by its ending, where a name's would be written otherwise: باسمه, not باسمة."""
    surface, form = reading.surface(number), reading.forms[number]
    return surface.endswith("ه") and form not in MASCULINE and is_given(form) and reading.careful


def _is_adjective(reading: Reading, number: int) -> bool:
    """Whether a word ends in ي that would be a name with ى, in a text that writes them apart: إضراب سلمي."""
    form = reading.forms[number]
    return form in MAQSURA and reading.surface(number).endswith("ي") and "ى" in reading.text


def is_initial(reading: Reading, number: int) -> bool:
    """Whether a word is one capital letter with a full stop, behind a name: Nour A."""
    token = reading.tokens[number]
    if reading.gap(number + 1) == "." and _is_letter(reading, number) and _is_letter(reading, number + 1):
        return not reading.forms[number - 1 : number] or not reading.forms[number - 1].isdigit()  # A.M., 39; 9 A.M.
    if _is_letter(reading, number) and _is_private_title(reading, number):
        return True  # Witness A
    if reading.gap(number + 1) == ". " and token.capital and len(reading.forms[number]) == 1:
        ahead = number + 1 < len(reading.tokens) and reading.tokens[number + 1].capital
        return ahead and is_borne(reading.forms[number + 1])  # A. Rahmoun
    behind = number > 0 and reading.tokens[number - 1].capital and reading.joined(number)
    return len(reading.forms[number]) == 1 and token.capital and behind and reading.gap(number + 1).startswith(".")


def _is_letter(reading: Reading, number: int) -> bool:
    return number < len(reading.tokens) and len(reading.forms[number]) == 1 and reading.tokens[number].capital


def _is_private_title(reading: Reading, number: int) -> bool:
    """Whether the word before names a private person, and nothing goes on with the letter: Witness A, not Plan B."""
    if not number or not reading.joined(number):
        return False
    return phrases(reading.lang_at(number), "before", "private").ending(reading.forms, number) > 0


def is_titled(reading: Reading, number: int) -> bool:
    """Whether a capitalised word is a title, a role, kin or a body rather than a name."""
    lang, form = reading.lang_at(number), reading.forms[number]
    if form in KUNYA or _is_written_otherwise(reading, number, lang):
        return False
    bare = f"{ARTICLE}{form[2:]}" if form.startswith(TO_THE) else form[1:] if form[1:3] == ARTICLE else form
    return any(one in phrases(lang, group, name) for group, name in TITLES for one in {form, bare})


def is_organisation(reading: Reading, at: int) -> bool:
    """Whether a word is that for a body, a building or a street, in Arabic also behind a particle: لوكالة."""
    form, bodies = reading.forms[at], phrases(reading.lang_at(at), "words", "organisation")
    return form in bodies or (form.startswith(CONJUNCTIONS) and form[1:] in bodies and not is_given(form))


def opens_name(reading: Reading, at: int) -> bool:
    """Whether a given name follows: what stands before it is its title."""
    return at < len(reading.forms) and reading.joined(at) and is_given(reading.forms[at])


def is_inner_title(reading: Reading, number: int) -> bool:
    """Whether a title stands within a name, right behind a given one: Anas Sheikh Najjar, آلاء الشيخ علي."""
    behind = number + 1 < len(reading.tokens) and reading.joined(number + 1) and is_borne(reading.forms[number + 1])
    given = is_given(reading.forms[number - 1]) or (number > 1 and reading.forms[number - 2] in SERVANT)
    return reading.forms[number] in INNER and given and behind
