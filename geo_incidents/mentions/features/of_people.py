"""Evidence that a name is not a place's but a person's, a group's or a newspaper's, or a reporter's dateline."""

from __future__ import annotations

import math

from geo_incidents.mentions.context.around import TOUCH, Around
from geo_incidents.mentions.context.dateline import is_dateline
from geo_incidents.mentions.features.of_phrase import phrase
from geo_incidents.mentions.scan import Hit
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring import spelled
from geo_incidents.scoring.borne import borne
from geo_incidents.scoring.table import threshold
from geo_incidents.text import gaps

HEADLINE_CAPITALS = threshold("names.headline_capitals")
NAMED_ON = gaps.SPACE | gaps.HYPHEN  # what stands inside a person's name
SMALL_LETTERS = frozenset({"organisations.papers", "organisations.units"})  # need no capital: "the Hama brigade"
SOME = 3  # who bear a name that is one at all
MANY_BEAR = threshold("names.many_bear")


def surname(around: Around) -> Seen:
    """It is the name of a person whom reports on the region often mention."""
    return (1.0, "") if "persons.surnames" in around.role and not around.cue_before else NO


def person_elsewhere(around: Around) -> Seen:
    """The report gives the same name to a person."""
    return (1.0, "") if around.person_elsewhere and not around.preposition else NO


def left_over_before(around: Around) -> Seen:
    """An unexplained capitalised word precedes it, as a first name would."""
    return _left_over(around, around.left_neighbour, around.spot.start - 1)


def left_over_behind(around: Around) -> Seen:
    """An unexplained capitalised word follows it, as in the name of a family or an organisation."""
    return _left_over(around, around.right_neighbour, around.spot.end)


def _left_over(around: Around, word: str, number: int) -> Seen:
    if not word:
        return NO
    style = around.scan.style(number)
    return (HEADLINE_CAPITALS if style else 1.0), word


def title(around: Around) -> Seen:
    """A title or a word of kinship stands before it: "General", "الشيخ"."""
    return phrase(around, around.phrase_before("persons.titles"))


def first_name(around: Around) -> Seen:
    """A first name precedes it, or it is or begins with one, and no place is listed with this spelling."""
    hit = around.first_name_before
    first = around.scan.after(around.spot.start, "persons.first_names")
    if hit is None and first and not around.cue_before and not around.cue_after:
        bent = around.spot.cost > spelled.LISTED
        hit = first if bent or (first.end == around.spot.end and around.capital_follows) else None
    return phrase(around, hit)


def speaks(around: Around) -> Seen:
    """It says or does something, without a preposition: persons and governments do."""
    if around.preposition or around.cue_before or around.cue_after or around.origin or around.linked:
        return NO
    hit = around.phrase_before("persons.speech") if around.spot.arabic else around.phrase_behind("persons.speech")
    return phrase(around, hit)


def listener(around: Around) -> Seen:
    """ "told X", "confirmed to X", "according to X": a paper, a government or a person."""
    return phrase(around, around.phrase_before("persons.listeners"))


def victim(around: Around) -> Seen:
    """ "killed", "arrested", "قُتل" right before it, and no preposition: a person."""
    return phrase(around, around.phrase_before("persons.victims"))


def borne_before(around: Around) -> Seen:
    """The word before it is a given name, weighted by how many people have it: "Malik Kasab"."""
    if around.cue_before or around.cue_after:
        return NO
    return _borne(around.word_before)


def given_before(around: Around) -> Seen:
    """The word before it is a given name, however rare, and no listed place's: "Khalaf al-Rahjan"."""
    if around.cue_before or around.cue_after or around.spot.start - 1 in around.scan.known:
        return NO
    return (1.0, around.word_before) if borne(around.word_before).given >= SOME else NO


def borne_behind(around: Around) -> Seen:
    """The word behind it is somebody's family name or given name: "Salma Yildiz"."""
    if around.cue_before or around.cue_after:
        return NO
    return _borne(around.word_behind)


def borne_itself(around: Around) -> Seen:
    """It is itself a given name."""
    return _borne(around.only_word)


def borne_bare(around: Around) -> Seen:
    """So it is, and no noun, preposition or list says that it is a place."""
    told = around.cue_before or around.cue_after or around.preposition or around.itemised or around.contained
    return NO if told or around.origin or around.spot.clitics else _borne(around.only_word)


def behind_kunya(around: Around) -> Seen:
    """ "Abu", "Umm" or "ibn" stands before the word before it: "Abu Omar al-Hamwi"."""
    number = around.spot.start - 1
    if not around.word_before or number < 1 or around.scan.gap(number) & ~NAMED_ON:
        return NO
    hit = around.scan.before(number, "persons.weak_titles")
    return phrase(around, hit)


def _borne(word: str) -> Seen:
    """How many people bear a given name, in powers of ten and as a share of the commonest."""
    count = borne(word).given if word else 0
    return (math.log10(1 + count) / MANY_BEAR, f"borne by {count}") if count else NO


def organisation(around: Around) -> Seen:
    """It is part of an organisation's, paper's or operation's name."""
    if "organisations.agencies" in around.role and not around.cue_before:
        return 1.0, "agency"
    return phrase(around, _named_behind(around) or _named_before(around))


def _named_behind(around: Around) -> Hit | None:
    """ "Hama Martyrs Brigade", "Jableh FC": a following word shows that it is a group."""
    scan, number = around.scan, around.spot.end
    if scan.gap(number) & ~TOUCH:
        return None
    if around.spot.arabic:
        return scan.after(number, "organisations.media")
    fighters = scan.after(number, "organisations.fighters")
    number = fighters.end if fighters and not scan.gap(fighters.end) & ~TOUCH else number
    hit = scan.after(number, "organisations.words")
    return hit if hit and (SMALL_LETTERS & hit.roles or scan.words[hit.start].capital) else None


def _named_before(around: Around) -> Hit | None:
    """ "Jaysh al-Izza", "كتيبة شهداء سلمية": a preceding or initial word shows that it is a group."""
    scan, number = around.scan, around.spot.start
    own = scan.after(number, "organisations.heads")
    if own or around.spot.clitics or scan.gap(number) & ~TOUCH:
        return own
    fighters = scan.before(number, "organisations.fighters")
    behind = fighters and not scan.gap(fighters.start) & ~TOUCH and scan.before(fighters.start, "organisations.heads")
    return behind or scan.before(number, "organisations.heads")


def organisation_before(around: Around) -> Seen:
    """An Arabic word for an organisation or what it publishes stands right before it: "صفحة", "قناة"."""
    return phrase(around, around.phrase_before("organisations.words")) if around.spot.arabic else NO


def capital_of(around: Around) -> Seen:
    """A capitalised word that no phrase explains and "of" stand before it: "Catholic Relief of X"."""
    linking = around.phrase_before("before.linking")
    if linking is None or around.spot.arabic or around.cue_before:
        return NO
    word = around.left_over(linking.start - 1, around.scan.gap(linking.start))
    return (1.0, word) if word and not around.scan.style(linking.start) else NO


def dateline(around: Around) -> Seen:
    """It opens the report before a dash, an agency or a date: where the reporter sits."""
    return (1.0, "") if is_dateline(around) else NO
