"""Evidence in the name itself: whether its words are known names, ordinary words, initials, capitalised."""

from __future__ import annotations

from geo_incidents.people import names
from geo_incidents.people.everyday import is_everyday
from geo_incidents.people.names import KUNYA, is_borne, is_given
from geo_incidents.people.opening import acronym, is_ambiguous, known_given, opening
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot, is_common
from geo_incidents.people.vocabulary import folded, phrases
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

ARMENIAN, LONG_NAME = ("ian", "yan", "يان"), 6
SELDOM = threshold("people.seldom")
FEW = 15  # bearers of a name in the table; a rarer one is more often another word
SHORTEST_WORD = 4  # letters of a word that a language would have


def rare_given(reading: Reading, spot: Spot) -> bool:
    return known_given(reading, spot) and names.bearers().get(opening(reading, spot), 0) < FEW


def sounds_given(reading: Reading, spot: Spot) -> bool:
    form = opening(reading, spot)
    return not is_given(form) and reading.tokens[spot.first].script == "latin" and names.sounds_given(form)


def ambiguous_given(reading: Reading, spot: Spot) -> bool:
    form = opening(reading, spot)
    return is_given(form) and is_ambiguous(reading, spot, form) and not acronym(reading, spot)


def ambiguous_family(reading: Reading, spot: Spot) -> bool:
    """A given name that is an everyday word as well, before what is clearly one."""
    if not ambiguous_given(reading, spot) or spot.first == spot.last:
        return False
    second = reading.forms[spot.first + 1]
    often = min(names.bearers().get(form, 0) for form in (opening(reading, spot), second))
    return (often >= FEW or second == "عبد") and not is_common(reading, spot.first + 1)


def given_inside(reading: Reading, spot: Spot) -> bool:
    """A given name after an unlisted word: Fayha Sulayman."""
    behind = reading.forms[spot.first + 1 : spot.first + 2]
    unknown = not is_borne(opening(reading, spot)) and opening(reading, spot) not in KUNYA
    return unknown and any(names.bearers().get(form, 0) >= FEW for form in behind)


def known_family(reading: Reading, spot: Spot) -> bool:
    return any(is_borne(form) for form in reading.forms[spot.first + 1 : spot.last + 1])


def unknown_family(reading: Reading, spot: Spot) -> bool:
    return spot.last > spot.first and not known_family(reading, spot)


def one_unknown_word(reading: Reading, spot: Spot) -> bool:
    return spot.first == spot.last and not is_borne(opening(reading, spot))


def kunya(reading: Reading, spot: Spot) -> bool:
    if opening(reading, spot) not in KUNYA or spot.last == spot.first:
        return False
    return is_given(reading.forms[spot.first + 1])


def kunya_other(reading: Reading, spot: Spot) -> bool:
    """A kunya, "father of" or "mother of", with an unlisted name; no place begins with these words."""
    if opening(reading, spot) not in KUNYA or spot.last == spot.first or is_given(reading.forms[spot.first + 1]):
        return False
    return not any(reading.is_placed(number) for number in range(spot.first, spot.last + 1))


def family_plural(reading: Reading, spot: Spot) -> bool:
    """ "The Ballouls": a family's name with the ending of many."""
    if spot.first != spot.last or not spot.first or reading.forms[spot.first - 1] != "the":
        return False
    form = reading.forms[spot.first]
    stems = (form.removesuffix(ending) for ending in ("s", "es") if form.endswith(ending))
    return form not in phrases("en", "words", "common") and any(is_borne(stem) for stem in stems)


def armenian(reading: Reading, spot: Spot) -> bool:
    """A name of two words whose last ends as those of Armenians do, and is no word: Sagherdjian, صاغدجيان."""
    form = reading.forms[spot.last]
    if spot.last == spot.first or len(form) < LONG_NAME or not form.endswith(ARMENIAN):
        return False
    if reading.tokens[spot.last].script == "arabic" and not is_given(opening(reading, spot)):
        return False  # قائدان ميدانيان
    return not is_everyday(form, "en") and zipf((form,), ("ar",)) < SELDOM


def initial(reading: Reading, spot: Spot) -> bool:
    return len(reading.forms[spot.first]) == 1 or len(reading.forms[spot.last]) == 1


def initials(reading: Reading, spot: Spot) -> bool:
    """Nothing but letters, two or more, that stand for a name; no abbreviation that everybody knows."""
    forms = [opening(reading, spot), *reading.forms[spot.first + 1 : spot.last + 1]]
    letters = spot.last > spot.first and all(len(form) == 1 and form.isalpha() for form in forms)
    return letters and " ".join(forms) not in folded(reading.lang_at(spot.first), "words", "acronyms")


def mid_sentence(reading: Reading, spot: Spot) -> bool:
    """A given name in capitals where a sentence has none of its own."""
    latin = reading.tokens[spot.first].script == "latin"
    return latin and known_given(reading, spot) and reading.joined(spot.first)


def everyday(reading: Reading, spot: Spot) -> bool:
    """A word that is no name alone, or the whole of a heading."""
    if reading.tokens[spot.first].script != "latin" or is_given(reading.forms[spot.first]):
        return False
    lang = reading.lang_at(spot.first)
    return all(is_everyday(reading.forms[number], lang) for number in range(spot.first, spot.last + 1))


def no_word(reading: Reading, spot: Spot) -> bool:
    """A Latin name in an English text none of whose words is an English word or a listed name."""
    if reading.lang_at(spot.first) != "en" or is_given(reading.forms[spot.first]) or acronym(reading, spot):
        return False
    lang = reading.lang_at(spot.first)
    words = reading.forms[spot.first : spot.last + 1]
    if any(reading.is_placed(spot.first + n) for n in range(len(words))) or max(map(len, words)) < SHORTEST_WORD:
        return False
    return not any(is_everyday(form, lang) or is_common(reading, spot.first + n) for n, form in enumerate(words))
