"""Runs of Arabic words that may be somebody's name: known names, and what follows a cue."""

from __future__ import annotations

from geo_incidents.people.alias import called
from geo_incidents.people.arabic_inside import ENDINGS, IMPERFECT, SIGNS, TANWIN, goes_on
from geo_incidents.people.items import item
from geo_incidents.people.letters import letters
from geo_incidents.people.names import (
    ARTICLE,
    FAMILY,
    KUNYA,
    POSSESSED,
    UNFOLDED,
    VERBAL,
    WRITTEN,
    bearers,
    is_borne,
    is_given,
    is_paired,
)
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import (
    CONJUNCTIONS,
    MOST_WORDS,
    TITLES,
    Spot,
    is_common,
    is_organisation,
    is_owned,
    is_titled,
)
from geo_incidents.people.vocabulary import phrases
from geo_incidents.scoring.borne import borne
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

EVERYDAY, COMMON = threshold("people.everyday_first"), threshold("people.everyday_second")
SELDOM = threshold("people.seldom")
SHORTEST = 3  # letters of a name that no list has
OFTEN_CALLED = threshold("people.called")
MYSELF = "انا"
TO = "ل"  # الأب لطفلين
ATTACHED = ("بال", "عال", "فال", "كال", "لل")  # a preposition with the article
ITEM = "،,:\n-–("  # beside an item of a list
OFTEN = 15  # bearers of a name that may be an everyday word as well


def arabic_spot(reading: Reading, at: int, *, follows: bool) -> Spot | None:
    if found := letters(reading, at) or item(reading, at):
        return found
    clitics = _clitics(reading, at)
    if clitics is None and follows and _may_follow(reading, at):
        clitics = "و"
    if clitics is None:
        return None
    last = at
    while last + 1 < len(reading.tokens) and last - at < MOST_WORDS - 1 and goes_on(reading, at, last + 1):
        last += 1
    return Spot(at, last, clitics)


def _clitics(reading: Reading, at: int) -> str | None:
    """The clitics attached to a word that may start a name; None for a word that cannot."""
    form = reading.forms[at]
    if (
        _follows_family(reading, at)
        or _is_name_after_all(reading, at)
        or _follows_label(reading, at)
        or is_paired(reading.forms, at)
    ):
        return ""
    if is_common(reading, at) or is_organisation(reading, at) or is_titled(reading, at):
        return None
    if form in KUNYA:
        return "" if _has_child(reading, at) else None
    if is_given(form) or (form == "عبد" and reading.joined(at + 1)):
        return ""
    if _follows_cue(reading, at):
        return ""
    bare = form[1:] if form.startswith(CONJUNCTIONS) else ""
    if bare and is_paired((bare, *reading.forms[at + 1 : at + 2]), 0):
        return form[0]  # وذو الفقار
    if any(bare in phrases("ar", group, name) for group, name in TITLES) or _precedes_given(reading, at):
        return None if bare else ""
    if bare in KUNYA and _has_child(reading, at):
        return form[0]
    if bare == "عبد" and at + 1 < len(reading.forms) and reading.joined(at + 1):
        return form[0]
    written = reading.surface(at)[1:] in WRITTEN
    everyday = (bare in phrases("ar", "words", "common") and not written) or reading.surface(at)[1:] in UNFOLDED
    return form[0] if len(bare) > 2 and is_given(bare) and not everyday else None


def _follows_label(reading: Reading, at: int) -> bool:
    """Whether a field of a form stands before: الاسم والكنية: عهد القاسم."""
    if reading.gap(at).strip() != ":" or "\n" in reading.gap(at) or is_titled(reading, at):
        return False
    if reading.forms[at].startswith(ARTICLE) and not is_given(reading.forms[at]):
        return False
    return any(phrases("ar", "before", name).ending(reading.forms, at) for name in ("alias", "label"))


def _precedes_given(reading: Reading, at: int) -> bool:
    """Whether an unlisted word stands right before a given name and does not look like a verb: فريزة سعود."""
    form = reading.forms[at]
    if at + 1 >= len(reading.forms) or not reading.joined(at + 1) or reading.is_placed(at) or len(form) < SHORTEST:
        return False
    if any(form in phrases("ar", "before", name) for name in ("verb", "speech", "victim")):
        return False
    if form.startswith((ARTICLE, *VERBAL)) or form.endswith(POSSESSED[:5]) or zipf((form,), ("ar",)):
        return False
    second = reading.forms[at + 1]
    if second.startswith(ARTICLE) and borne(second).family >= OFTEN and zipf((second,), ("ar",)) < COMMON - 1:
        return not form.endswith(ENDINGS)  # دلول الياسين
    everyday = second in KUNYA or is_common(reading, at + 1) or second in phrases("ar", "words", "ambiguous")
    return bearers().get(second, 0) >= OFTEN and not everyday


def _has_child(reading: Reading, at: int) -> bool:
    """Whether "father of" or "mother of" goes on as a name does; أم is "or" as well."""
    if at + 1 >= len(reading.tokens) or not reading.joined(at + 1):
        return False
    if is_borne(reading.forms[at + 1]):
        return True
    placed = reading.is_placed(at) or reading.is_placed(at + 1)
    return reading.forms[at] == "ابو" and not placed and not is_common(reading, at + 1)


def _follows_family(reading: Reading, at: int) -> bool:
    """Whether "the family of" stands before: آل سليطين."""
    if not at or not reading.joined(at):
        return False
    if reading.surface(at - 1).removeprefix("و") in FAMILY:
        return True
    form = reading.forms[at]
    clan = reading.forms[at - 1] in phrases("ar", "words", "clans")
    known = is_borne(form) or (clan and zipf((form,), ("ar",)) < SELDOM)
    plain = known and not is_common(reading, at) and not is_titled(reading, at) and not reading.is_placed(at)
    return plain and form.startswith(ARTICLE) and reading.forms[at - 1] in phrases("ar", "words", "families")


def _is_name_after_all(reading: Reading, at: int) -> bool:
    """Whether a given name that is an everyday word as well is one here: behind a title, or before a family's name."""
    form = reading.forms[at]
    known = bearers().get(form, 0) >= OFTEN
    if not known or reading.surface(at) in UNFOLDED or not (is_common(reading, at) or is_titled(reading, at)):
        return False
    if is_owned(reading, at) or form in phrases("ar", "before", "speech"):
        return False
    lists = (("words", "honorific"), ("before", "kin"))
    titled = any(phrases("ar", *found).ending(reading.forms, at) for found in lists)
    before = reading.forms[at - 1] if at else ""
    definite = before.startswith(ARTICLE) or before.endswith(POSSESSED)
    titled = titled or (definite and phrases("ar", "before", "private").ending(reading.forms, at) > 0)
    rare = zipf((form,), ("ar",)) < EVERYDAY
    if titled and rare and reading.joined(at):
        return True
    behind = reading.forms[at + 1] if at + 1 < len(reading.forms) and reading.joined(at + 1) else ""
    rare = rare and zipf((behind,), ("ar",)) < COMMON and is_borne(behind) and not is_common(reading, at + 1)
    return rare and (behind.startswith(ARTICLE) or _is_item(reading, at, at + 1))


def _is_item(reading: Reading, first: int, last: int) -> bool:
    """Whether signs stand before and behind some words: أم حسن، صباح عجيب، التي"""
    return bool(set(ITEM).intersection(reading.gap(first)) and set(ITEM).intersection(reading.gap(last + 1)))


def _follows_cue(reading: Reading, at: int) -> bool:
    """Whether an unlisted word may be a name: it directly follows a definite noun for kin or a private person."""
    if called(reading, Spot(at, at)) or called(reading, Spot(at, min(at + 1, len(reading.forms) - 1))):
        return True
    if not at or not (reading.joined(at) or reading.gap(at).strip() in ("،", "«", '"')):
        return False
    definite = reading.forms[at - 1].startswith(ARTICLE) or reading.forms[at - 1].endswith(POSSESSED)
    if not definite or reading.forms[at].startswith((ARTICLE, "و")) or reading.forms[at].endswith(POSSESSED[:4]):
        return False
    if not any(phrases("ar", "before", name).ending(reading.forms, at) for name in ("kin", "private")):
        return False
    form = reading.forms[at]
    if form.removeprefix("ف") in phrases("ar", "before", "speech") or reading.forms[at - 1].removeprefix("و") == MYSELF:
        return False
    if (
        form.startswith((*IMPERFECT, *ATTACHED))
        or (form.startswith(TO) and zipf((form[1:],), ("ar",)) >= COMMON - 1)
        or reading.is_placed(at)
        or TANWIN in reading.surface(at)
        or zipf((form,), ("ar",)) >= OFTEN_CALLED
    ):
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
    if any(form in found for found in lists):
        return False
    if form in phrases("ar", "words", "common"):  # فواز وخلف
        alone = at + 1 >= len(reading.forms) or not reading.joined(at + 1)
        return alone and bearers().get(form, 0) >= OFTEN and zipf((form,), ("ar",)) < EVERYDAY
    if at + 1 >= len(reading.forms) or not reading.joined(at + 1):
        return is_borne(form)
    behind = reading.forms[at + 1]
    if is_common(reading, at + 1):
        return is_borne(form)
    return is_borne(form) or is_borne(behind) or (behind.startswith("و") and is_given(behind[1:]))
