"""Runs of words that may be somebody's name: capitals in Latin, known names and what follows a cue in Arabic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo_incidents.people.names import (
    ARABIC_PARTICLES,
    ARTICLE,
    GLUE,
    INNER,
    KUNYA,
    LATIN_PARTICLES,
    POSSESSED,
    SERVANT,
    UNFOLDED,
    is_borne,
    is_given,
)
from geo_incidents.people.reading import Reading
from geo_incidents.people.vocabulary import phrases

MOST_WORDS = 5
TANWIN = "\u064b"  # the ending of an object or adverb, never of a family's name
SIGNS = '.,،؛:;()[]«»"\n!؟?…'  # behind a name rather than behind the verb of its sentence
MOST_PARTICLES = 4  # "bin al-…"
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


def propose(reading: Reading) -> Iterator[Spot]:
    """Every run that may be a name, in text order, none overlapping the one before."""
    at = 0
    spot: Spot | None = None
    while at < len(reading.tokens):
        arabic = reading.tokens[at].script == "arabic"
        follows = spot is not None  # a name ended right before the word
        spot = _arabic(reading, at, follows=follows) if arabic else _latin(reading, at)
        if spot is not None:
            yield spot
        at = spot.last + 1 if spot else at + 1


def is_common(reading: Reading, number: int) -> bool:
    """Whether a word is one that stands in no name."""
    if reading.surface(number) in UNFOLDED:
        return True
    return reading.forms[number] in phrases(reading.lang_at(number), "words", "common")


def is_titled(reading: Reading, number: int) -> bool:
    """Whether a capitalised word is a title, a role, kin or a body rather than a name."""
    lang, form = reading.lang_at(number), reading.forms[number]
    if form in KUNYA:
        return False
    return any(form in phrases(lang, group, name) for group, name in TITLES)


def _latin(reading: Reading, at: int) -> Spot | None:
    if not _is_capital(reading, at) or is_common(reading, at) or is_titled(reading, at):
        return None
    if _is_locative(reading, at):
        return None
    last = at
    while last + 1 < len(reading.tokens) and last - at < MOST_WORDS and _goes_on(reading, last + 1):
        last += 1
    while last > at and not _is_capital(reading, last):
        last -= 1
    return Spot(at, last)


def _is_capital(reading: Reading, number: int) -> bool:
    token = reading.tokens[number]
    return token.script == "latin" and token.capital


def _goes_on(reading: Reading, number: int) -> bool:
    """Whether a Latin word belongs to the name before it."""
    gap = reading.gap(number)
    initial = gap.strip() == "." and len(reading.forms[number - 1]) == 1
    if not (reading.joined(number) or initial) or _is_place_with_case(reading, number):
        return False
    if is_common(reading, number) and not _is_inner_title(reading, number):
        return False
    ahead = next((n for n in range(number, number + MOST_PARTICLES) if not _is_particle(reading, n)), number)
    joined = all(reading.joined(n) for n in range(number + 1, ahead + 1))
    return (
        ahead < len(reading.tokens)
        and joined
        and _is_capital(reading, ahead)
        and (ahead == number or not is_common(reading, ahead))
    )


def _is_inner_title(reading: Reading, number: int) -> bool:
    """Whether a title stands within a name, right behind a given one: Anas Sheikh Najjar, آلاء الشيخ علي."""
    behind = number + 1 < len(reading.tokens) and reading.joined(number + 1) and is_borne(reading.forms[number + 1])
    return reading.forms[number] in INNER and is_given(reading.forms[number - 1]) and behind


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


def _letters(reading: Reading, at: int) -> Spot | None:
    """Arabic letters with full stops that stand for a name: س. ك."""
    last = at
    while last < len(reading.forms) and len(reading.forms[last]) == 1 and reading.tokens[last].script == "arabic":
        if last > at and reading.gap(last).strip() != ".":
            break
        last += 1
    named = last - at > 1 or (last > at and _is_letter_for_somebody(reading, at))
    return Spot(at, last - 1) if named else None


def _is_letter_for_somebody(reading: Reading, at: int) -> bool:
    """Whether one letter with a full stop stands for a name behind a title: الدكتور م."""
    titled = any(phrases("ar", "before", name).ending(reading.forms, at) for name in ("kin", "private"))
    return titled and reading.joined(at) and reading.gap(at + 1).startswith(".") and not _opens_name(reading, at + 1)


def _arabic(reading: Reading, at: int, *, follows: bool) -> Spot | None:
    if letters := _letters(reading, at):
        return letters
    clitics = _clitics(reading, at)
    if clitics is None and follows and _may_follow(reading, at):
        clitics = "و"
    if clitics is None:
        return None
    last = at
    while last + 1 < len(reading.tokens) and last - at < MOST_WORDS - 1 and _is_next(reading, at, last + 1):
        last += 1
    return Spot(at, last, clitics)


def _clitics(reading: Reading, at: int) -> str | None:
    """What is written on to a word that may open a name; None for a word that opens none."""
    form = reading.forms[at]
    if is_common(reading, at) or is_organisation(reading, at) or is_titled(reading, at):
        return None
    if form in KUNYA:
        return "" if at + 1 < len(reading.tokens) and is_borne(reading.forms[at + 1]) else None
    if is_given(form) or (form == "عبد" and reading.joined(at + 1)):
        return ""
    if _follows_cue(reading, at):
        return ""
    bare = form[1:] if form.startswith(CONJUNCTIONS) else ""
    everyday = bare in phrases("ar", "words", "common") or reading.surface(at)[1:] in UNFOLDED
    return form[0] if len(bare) > 2 and is_given(bare) and not everyday else None


def is_organisation(reading: Reading, at: int) -> bool:
    """Whether a word is that for a body, a building or a street, in Arabic also behind a particle: لوكالة."""
    form, bodies = reading.forms[at], phrases(reading.lang_at(at), "words", "organisation")
    return form in bodies or (form.startswith(CONJUNCTIONS) and form[1:] in bodies)


def _follows_cue(reading: Reading, at: int) -> bool:
    """Whether a word that no table has may be a name: right behind kin or a private person, who are definite."""
    if reading.joined(at) and phrases("ar", "before", "alias").ending(reading.forms, at):
        return True
    if not at or not (reading.joined(at) or reading.gap(at).strip() in ("،", "«", '"')):
        return False
    definite = reading.forms[at - 1].startswith(ARTICLE) or reading.forms[at - 1].endswith(POSSESSED)
    if not definite or reading.forms[at].startswith((ARTICLE, "و")) or reading.forms[at].endswith(POSSESSED[:4]):
        return False
    if not any(phrases("ar", "before", name).ending(reading.forms, at) for name in ("kin", "private")):
        return False
    return _ends_like_a_name(reading, at + 1)


def _ends_like_a_name(reading: Reading, at: int) -> bool:
    """Whether what follows an unknown word tells that it was no verb: a sign, a family's name, "who is"."""
    if at >= len(reading.forms) or set(SIGNS).intersection(reading.gap(at)):
        return True
    form = reading.forms[at]
    told = (
        len(form) == 1 or form in phrases("ar", "words", "after_name") or (form.startswith("و") and is_borne(form[1:]))
    )
    return told or (is_borne(form) and not is_common(reading, at))


def _may_follow(reading: Reading, at: int) -> bool:
    """Whether a word behind a name, with "and" written on to it, may open the next one: هبة خليل وشام ديوب."""
    form = reading.forms[at][1:]
    if not reading.forms[at].startswith("و") or len(form) < 2 or is_common(reading, at) or form.startswith(ARTICLE):
        return False
    lists = [phrases("ar", group, name) for group, name in TITLES]
    if any(form in found for found in lists) or form in phrases("ar", "words", "common"):
        return False
    if at + 1 >= len(reading.forms) or not reading.joined(at + 1):
        return is_borne(form)
    behind = reading.forms[at + 1]
    return is_borne(form) or is_borne(behind) or (behind.startswith("و") and is_given(behind[1:]))


def _opens_name(reading: Reading, at: int) -> bool:
    """Whether a given name follows: what stands before it is its title."""
    return at < len(reading.forms) and reading.joined(at) and is_given(reading.forms[at])


def _is_next(reading: Reading, first: int, number: int) -> bool:
    """Whether an Arabic word belongs to the name that began before it."""
    form = reading.forms[number]
    if not reading.joined(number) or reading.tokens[number].script != "arabic":
        return False
    if reading.forms[number - 1] in GLUE or _is_inner_title(reading, number):
        return True
    if len(form) == 1 and reading.gap(number + 1).startswith(".") and is_given(reading.forms[number - 1].lstrip("و")):
        return True  # وسام م.
    if is_common(reading, number) or is_organisation(reading, number) or reading.is_said_place(number):
        return False
    if form.startswith("و") and (not is_borne(form) or is_given(form[1:])):
        return False
    second = first + 1 + (reading.forms[first] in SERVANT)
    surname = form.startswith(ARTICLE) and is_borne(form) and not _opens_name(reading, number + 1)  # محمد علي السيد
    if is_titled(reading, number) and not surname and not (number <= second and is_given(form)):
        return False
    if form in ARABIC_PARTICLES or is_borne(form):
        return number not in reading.places or is_given(form)
    if number in reading.places:
        return False
    return number <= second or (form.startswith(ARTICLE) and number <= second + 2) or _ends_item(reading, first, number)


def _ends_item(reading: Reading, first: int, number: int) -> bool:
    """Whether a word that no table has is the last of three in an item of a list: أيمن رضوان كعدة، بلال الشامي."""
    behind = reading.gap(number + 1)
    ended = bool(set("،؛\n(").intersection(behind)) or any(
        char.isdigit() for char in behind + "".join(reading.forms[number + 1 : number + 2])
    )
    word = reading.surface(number)
    whose = word.endswith(POSSESSED[:4]) or TANWIN in word  # "his speech", "a meeting"
    return (
        ended
        and not whose
        and number == first + 2
        and is_given(reading.forms[first])
        and is_borne(reading.forms[first + 1])
    )
