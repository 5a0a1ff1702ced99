"""Evidence that a name is no place: persons, organisations, datelines."""

from __future__ import annotations

from geo_incidents.mentions.around import Around
from geo_incidents.mentions.dateline import is_dateline
from geo_incidents.mentions.namesakes import LISTED
from geo_incidents.mentions.seen import phrase
from geo_incidents.reasons import NO, Seen

HEADLINE_CAPITALS = 0.3  # what a left-over capital is worth where most words have one


def surname(around: Around) -> Seen:
    """It is the name of somebody whom reports on the region name all the time."""
    return (1.0, "") if "persons.surnames" in around.role and not around.cue_before else NO


def person_elsewhere(around: Around) -> Seen:
    """The report gives the same name to a person."""
    return (1.0, "") if around.person_elsewhere and not around.preposition else NO


def left_over_before(around: Around) -> Seen:
    """A capitalised word before it is left over, as a first name would be."""
    return _left_over(around, around.left_neighbour, around.spot.start - 1)


def left_over_behind(around: Around) -> Seen:
    """A capitalised word behind it is left over, as a family name or an organisation's would be."""
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
    """A first name stands before it, or it is one, or opens with one, and no place is listed so."""
    hit = around.first_name_before
    first = around.scan.after(around.spot.start, "persons.first_names")
    if hit is None and first and not around.cue_before and not around.cue_after:
        bent = around.spot.cost > LISTED
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


def organisation(around: Around) -> Seen:
    """It is part of an organisation's, paper's or operation's name."""
    if "organisations.agencies" in around.role and not around.cue_before:
        return 1.0, "agency"
    behind = around.phrase_behind("organisations.media" if around.spot.arabic else "organisations.words")
    plain = around.spot.arabic or (behind and "organisations.papers" in behind.roles)
    if behind and (plain or around.scan.words[behind.start].capital):
        return phrase(around, behind)
    own = around.scan.after(around.spot.start, "organisations.heads")
    return phrase(around, own or around.phrase_before("organisations.heads"))


def dateline(around: Around) -> Seen:
    """It opens the report before a dash, an agency or a date: where the reporter sits."""
    return (1.0, "") if is_dateline(around) else NO
