"""Evidence in the phrase round a name: nouns that say what it is, prepositions, brackets, lists."""

from __future__ import annotations

from collections.abc import Iterator

from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.propose import TOWN
from geo_incidents.mentions.scan import DEDICATED, SETTLED, Hit
from geo_incidents.reasons import NO, Seen
from geo_incidents.text.keys import ARABIC_ARTICLE

AREAS = frozenset({"governorate", "district", "subdistrict", "countryside", "edge", "near"})
STREETS = frozenset({"before.street", "after.street"})
PLACES = frozenset({"facility", "relief", "road", "area"})


def phrase(around: Around, hit: Hit | None) -> Seen:
    """A phrase of the lexicon was seen, or none."""
    return (1.0, around.scan.surface(hit.start, hit.end)) if hit else NO


def cue_before(around: Around) -> Seen:
    """A noun before it says it is a settlement: "village of", "قرية"."""
    cue = around.cue_before
    return (1.0, around.words_of(cue)) if cue and cue.kind in SETTLED else NO


def cue_after(around: Around) -> Seen:
    """A noun behind it says it is a settlement: "village", "köyü"."""
    cue = around.cue_after
    return (1.0, around.words_of(cue)) if cue and cue.kind in SETTLED else NO


def area_cue(around: Around) -> Seen:
    """ "countryside of", "province", "outskirts of", "ريف", "near"."""
    for cue in (around.cue_before, around.cue_after):
        if cue and cue.kind in AREAS:
            return 1.0, around.words_of(cue)
    return NO


def place_cue(around: Around) -> Seen:
    """A facility, a landscape or a road that carries the name: "airport", "جبل", "highway"."""
    for cue in (around.cue_before, around.cue_after):
        if cue and cue.kind in PLACES and not dedicated(around)[0]:
            return 1.0, around.words_of(cue)
    return NO


def dedicated(around: Around) -> Seen:
    """Hospitals, mosques, streets are called after persons and days, and seldom after a village."""
    cues = [cue for cue in (around.cue_before, around.cue_after) if cue and DEDICATED & cue.hit.roles]
    return (1.0, around.words_of(cues[0])) if cues and around.spot.rank < TOWN else NO


def street(around: Around) -> Seen:
    """Streets are called after persons and after towns that they do not lie in, unless it is "a street of X"."""
    for cue in (around.cue_before, around.cue_after):
        if cue and STREETS & cue.hit.roles and not cue.linked:
            return 1.0, around.words_of(cue)
    return NO


def definite_noun(around: Around) -> Seen:
    """A noun of kind with the article is that thing itself: "المطار", "القلعة"."""
    word = around.spot.words[0]
    if around.full_words > 1 or not word.startswith(ARABIC_ARTICLE) or around.cue_before or around.chained:
        return NO
    phrases = around.scan.vocabulary.alone(word.removeprefix(ARABIC_ARTICLE))
    noun = any(role.startswith("before.") for phrase in phrases if not phrase.clitics for role in phrase.roles)
    return (1.0, "") if noun else NO


def preposition(around: Around) -> Seen:
    """A preposition or verb of place stands before it: "in", "to", "stormed"."""
    hit = around.preposition
    return (1.0, around.scan.surface(hit.start, hit.end)) if hit else NO


def origin(around: Around) -> Seen:
    """Somebody comes from there or lives there: "residents of", "أهالي"."""
    return phrase(around, around.origin)


def clitic_preposition(around: Around) -> Seen:
    """ "in" or "to" is written on to it, بـ, لـ, and it is a town that is named without further words."""
    foremost = around.spot.rank >= TOWN and set(around.spot.clitics) & set("بل")
    return (1.0, around.spot.clitics) if foremost else NO


def itemised(around: Around) -> Seen:
    """It opens a bulleted line, and a bracket or a colon follows: "- X (Y province): 5"."""
    return (1.0, "") if around.itemised else NO


def contained(around: Around) -> Seen:
    """The words behind it say where it lies: "in the Y countryside", "بريف Y"."""
    return (1.0, "") if around.contained else NO


def adjective(around: Around) -> Seen:
    """A definite word behind another definite word is its adjective: "الرعاية الكريمة", "المناطق الحراجية"."""
    return (1.0, around.adjective) if around.adjective else NO


def reached(around: Around) -> Seen:
    """ "fled to X", "inside X": one goes into a town."""
    return phrase(around, around.reached)


def inner(around: Around) -> Seen:
    """ "much of X", "eastern X": only a part of it is meant."""
    return phrase(around, around.inner)


def noun_before(around: Around) -> Iterator[str]:
    """What a noun before it calls it: "city", "countryside", "facility"."""
    if around.cue_before:
        yield around.cue_before.kind


def noun_behind(around: Around) -> Iterator[str]:
    """What a noun behind it calls it."""
    if around.cue_after:
        yield around.cue_after.kind


def noun_of(around: Around) -> Iterator[str]:
    """The same, where "of" stands between: "the city of X"."""
    if around.cue_before and around.cue_before.linked:
        yield around.cue_before.kind


def holds(around: Around) -> Iterator[str]:
    """What the text says to lie in it: "villages in X", "a hospital in X"."""
    if around.holds:
        yield around.holds.kind
