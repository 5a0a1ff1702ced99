"""Which Arabic words continue a name that began before them."""

from __future__ import annotations

from geo_incidents.people.names import (
    ARABIC_PARTICLES,
    ARTICLE,
    COMPOUND,
    GLUE,
    INNER,
    KUNYA,
    POSSESSED,
    SERVANT,
    VERBAL,
    is_borne,
    is_given,
    is_paired,
)
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import is_common, is_inner_title, is_organisation, is_titled, opens_name
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

TANWIN = "\u064b"  # the ending of an object or adverb, never of a family's name
IMPERFECT = ("ي", "ت")  # beginnings of a verb
ENDINGS = ("وا", "ون", "ين", "ات", "تم")  # of verbs and of many
DAMMA = "\u064f"  # يُقتاد
ATTACHED = ("ب", "ل", "ك")  # prepositions that are written on to a word
OFTEN_BEHIND = threshold("people.often_behind")
OFTEN_USED = threshold("people.often_used")
SIGNS = '.,،؛:;()[]«»"\n!؟?…–—/|'  # behind a name rather than behind the verb of its sentence


def goes_on(reading: Reading, first: int, number: int) -> bool:
    """Whether an Arabic word belongs to the name that began before it."""
    form = reading.forms[number]
    if reading.tokens[number].script != "arabic":
        return False
    if not reading.joined(number):  # خديجة م. قدور
        return reading.gap(number).strip() == "." and len(reading.forms[number - 1]) == 1 and is_borne(form)
    before = reading.forms[number - 1].removeprefix("و") if number - 1 == first else reading.forms[number - 1]
    if form in KUNYA and reading.ends_place(first, number - 1):
        return False  # "in Baba Amr, the mother of Adnan"
    if before in GLUE or is_inner_title(reading, number) or is_paired(reading.forms, number - 1):
        return True
    if before in INNER and number - 1 > first and is_borne(form):
        return True  # مصعب حاج خلف
    if form in COMPOUND and number - 1 == first and is_given(before):
        return True
    if len(form) == 1 and reading.gap(number + 1).startswith(".") and is_given(reading.forms[number - 1].lstrip("و")):
        return True  # وسام م.
    if _is_family_after_all(reading, first, number):
        return True
    if is_common(reading, number) or is_organisation(reading, number) or reading.is_said_place(number):
        return False
    if form.startswith("و") and (not is_borne(form) or is_given(form[1:])):
        return False
    second = first + 1 + (reading.forms[first] in SERVANT)
    surname = form.startswith(ARTICLE) and is_borne(form) and not opens_name(reading, number + 1)  # محمد علي السيد
    if is_titled(reading, number) and not surname and not (number <= second and is_given(form)):
        return False
    if form in ARABIC_PARTICLES or is_borne(form):
        return number not in reading.places or is_given(form)
    if number in reading.places or _is_word(reading, number):
        return False
    article = form.startswith(ARTICLE) and number <= second + 2
    unheard = number == second + 1 and _is_unheard(form)
    return number <= second or unheard or article or _ends_item(reading, first, number)


def _is_word(reading: Reading, number: int) -> bool:
    """Whether a word that is no known name is an ordinary word: frequent, an object, adverb or a verb by its form."""
    form, used = reading.forms[number], zipf((reading.forms[number],), ("ar",))
    attached = form.startswith(ATTACHED) and len(form) > 4 and zipf((form[1:],), ("ar",)) >= OFTEN_BEHIND
    verb = form.startswith(IMPERFECT) and (bool(used) or reading.surface(number)[1:2] == DAMMA)
    return used >= OFTEN_USED or TANWIN in reading.surface(number) or attached or verb


def _is_unheard(form: str) -> bool:
    """Whether a word is used nowhere and has no beginning or ending of a verb or of what is written on to a word."""
    ends = form.endswith((*POSSESSED[:4], *ENDINGS))
    return len(form) > 3 and not zipf((form,), ("ar",)) and not form.startswith(VERBAL) and not ends


def _is_family_after_all(reading: Reading, first: int, number: int) -> bool:
    """Whether an everyday word ends a name: نايف العمر،"""
    form = reading.forms[number]
    ends = bool(set(SIGNS).intersection(reading.gap(number + 1)))
    return (
        number == first + 1 and ends and form.startswith(ARTICLE) and is_borne(form) and is_given(reading.forms[first])
    )


def _ends_item(reading: Reading, first: int, number: int) -> bool:
    """Whether an unlisted word is the last of three in a list item: أيمن رضوان كعدة، بلال الشامي."""
    behind = reading.gap(number + 1)
    ended = bool(set("،؛\n(«").intersection(behind)) or any(
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
