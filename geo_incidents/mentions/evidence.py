"""Is it a place at all? A table of what speaks for it and against, each with its weight in either script.

A spot is believed when the sum reaches its script's threshold, which is the table's last entry. Weights were set by
hand after a prototype's and moved only where cross-validation over whole reports agreed (docs/names.md has what each
feature buys).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from geo_incidents.mentions.around import SETTLED, Around, cue_at
from geo_incidents.mentions.dateline import is_dateline
from geo_incidents.mentions.gaps import SPACE
from geo_incidents.mentions.propose import LISTED
from geo_incidents.mentions.scan import Hit
from geo_incidents.model import Reason
from geo_incidents.text.keys import ARABIC_ARTICLE

Seen = tuple[float, str]  # how strongly (0: not at all), and what was seen
NO: Seen = (0.0, "")
# How strongly a word counts as everyday, by the list of [ordinary] it stands in.
ORDINARY = {"ordinary.very_common": 2.5, "ordinary.common": 1.5, "ordinary.rare": 0.8}
OWN_WORDS = (
    "before.",
    "after.",
    "neutral.",
    "calendar.",
    "qualifying.",
    "bearings.",
    "sides.",
    "language.",
    "persons.titles",
    "persons.speech",
)
CITY = 3.0  # rank
LOOSE = 0.03  # cost above which a rendering is not what one would write first
HEADLINE_CAPITALS = 0.3  # what a left-over capital is worth where most words have one


class Feature(NamedTuple):
    """One line of the table: what is looked at, and what it weighs for a Latin and for an Arabic name."""

    look: Callable[[Around], Seen]
    latin: float
    arabic: float

    @property
    def name(self) -> str:
        """What reasons call it."""
        return self.look.__name__


def known_name(around: Around) -> Seen:
    """The gazetteer has a place of this name."""
    return (1.0, "") if around.spot.matches else NO


def spelling(around: Around) -> Seen:
    """Distance of the spelling from the nearest listed name, or rendering of an Arabic one."""
    match = around.spot.matches[0] if around.spot.matches else None
    return (match.cost, match.how) if match else NO


def several_words(around: Around) -> Seen:
    """The name has two or more words besides articles."""
    return (1.0, "") if around.full_words > 1 else NO


def generic_head(around: Around) -> Seen:
    """It opens with a word that names of places open with: Tal, Kafr, Ain, Beit."""
    return (1.0, around.head) if around.head and around.full_words > 1 else NO


def article(around: Around) -> Seen:
    """It carries the Arabic article in Latin letters: al-, el-, ash-."""
    return (1.0, "") if around.scan.is_article(around.spot.start) else NO


def rank(around: Around) -> Seen:
    """Cities, countries and governorates are named without further words; villages seldom."""
    return (around.spot.rank, "") if around.spot.rank else NO


def few_consonants(around: Around) -> Seen:
    """Two consonants are too few to tell a name from an accident."""
    return (1.0, "") if around.consonants <= 2 and around.spot.rank < CITY else NO


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
        if cue and cue.kind in ("governorate", "district", "subdistrict", "countryside", "edge", "near"):
            return 1.0, around.words_of(cue)
    return NO


def place_cue(around: Around) -> Seen:
    """A facility, a landscape or a road that carries the name: "airport", "جبل", "highway"."""
    for cue in (around.cue_before, around.cue_after):
        if cue and cue.kind in ("facility", "relief", "road", "area"):
            return 1.0, around.words_of(cue)
    return NO


def dedicated(around: Around) -> Seen:
    """Mosques, schools, streets are called after persons and days, and seldom after the place they stand in."""
    cues = [cue for cue in (around.cue_before, around.cue_after) if cue and cue.kind == "dedicated"]
    return (1.0, around.words_of(cues[0])) if cues and around.spot.rank < CITY else NO


def definite_noun(around: Around) -> Seen:
    """A noun of kind with the article is that thing itself: "المطار", "القلعة"."""
    word = around.spot.words[0]
    if around.full_words > 1 or not word.startswith(ARABIC_ARTICLE) or around.cue_before or around.chained:
        return NO
    phrases = around.scan.vocabulary.starting(word.removeprefix(ARABIC_ARTICLE))
    noun = any(role.startswith("before.") for phrase in phrases if not phrase.clitics for role in phrase.roles)
    return (1.0, "") if noun else NO


def preposition(around: Around) -> Seen:
    """A preposition or verb of place stands before it: "in", "to", "stormed"."""
    hit = around.preposition
    return (1.0, around.scan.surface(hit.start, hit.end)) if hit else NO


def clitic_preposition(around: Around) -> Seen:
    """ "in" or "to" is written on to it: بـ, لـ."""
    return (1.0, around.spot.clitics) if set(around.spot.clitics) & set("بل") else NO


def clitics(around: Around) -> Seen:
    """Every letter taken for a clitic may have belonged to the word."""
    return (float(len(around.spot.clitics)), around.spot.clitics) if around.spot.clitics else NO


def clitic_behind_noun(around: Around) -> Seen:
    """Right behind "village of" a name carries no clitic: the letter is its own, and this is another word."""
    behind = around.spot.clitics and cue_at(around.scan, around.spot.start, before=True)
    return (1.0, around.spot.clitics) if behind and not around.chained else NO


def itemised(around: Around) -> Seen:
    """It opens a bulleted line, and a bracket or a colon follows: "- X (Y province): 5"."""
    return (1.0, "") if around.itemised else NO


def contained(around: Around) -> Seen:
    """The words behind it say where it lies: "in the Y countryside", "بريف Y"."""
    return (1.0, "") if around.contained else NO


def swallowed_word(around: Around) -> Seen:
    """Words of the lexicon were read into a name that is not listed so: "Meydanı", "The Way To"."""
    if around.full_words < 2:
        return NO
    swallowed = around.swallowed if around.spot.cost > LISTED else around.function_words
    return (min(2.0, len(swallowed)), " ".join(swallowed)) if swallowed else NO


def loose_spelling(around: Around) -> Seen:
    """The spelling needs excuses, and no noun, list, article or head says that it is a place at all."""
    if around.spot.cost <= LOOSE or around.cue_before or around.cue_after or around.listed or around.contained:
        return NO
    return NO if around.head or around.spot.arabic else (1.0, "")


def acronym(around: Around) -> Seen:
    """A short word all in capitals, in a line that is not."""
    surface = around.surface
    if around.spot.arabic or around.full_words > 1 or len(surface) > 5 or not surface.isupper():
        return NO
    return NO if around.scan.style(around.spot.start) == "shouted" else (1.0, "")


def adjective(around: Around) -> Seen:
    """A definite word behind another definite word is its adjective: "الرعاية الكريمة"."""
    return (1.0, around.adjective) if around.adjective else NO


def bare_head(around: Around) -> Seen:
    """The opening word of a name alone, and a word behind it that is left over: "عين" of "عين قريطا"."""
    spot, scan = around.spot, around.scan
    if around.full_words > 1 or not around.head or scan.gap(spot.end) != SPACE:
        return NO
    if not spot.arabic:
        return (1.0, around.right_neighbour) if around.right_neighbour else NO
    following = scan.words[spot.end]
    return NO if scan.starting.get(spot.end) or following.script != "arabic" else (1.0, following.folded)


def in_list(around: Around) -> Seen:
    """It stands in a list with another name that is believed."""
    return (1.0, around.listed) if around.listed else NO


def chain(around: Around) -> Seen:
    """It goes on a list that "the villages of", "قرى" opened."""
    return (1.0, around.chained) if around.chained else NO


def elsewhere(around: Around) -> Seen:
    """The same words are believed elsewhere in the report, the more firmly the better."""
    return (min(1.0, around.believed_elsewhere), "") if around.believed_elsewhere else NO


def everyday_word(around: Around) -> Seen:
    """It is an everyday word of the language."""
    if around.full_words > 1:
        return NO
    level = max((ORDINARY[role] for role in around.role if role in ORDINARY), default=0.0)
    return (level, "") if level else NO


def own_word(around: Around) -> Seen:
    """It is itself a word of the lexicon: a people, a day, a noun of kind."""
    role = next((role for role in sorted(around.role) if role.startswith(OWN_WORDS)), "")
    return (1.0, role) if role else NO


def surname(around: Around) -> Seen:
    """It is the name of somebody whom reports on the region name all the time."""
    return (1.0, "") if "persons.surnames" in around.role and not around.cue_before else NO


def person_elsewhere(around: Around) -> Seen:
    """The report gives the same name to a person."""
    return (1.0, "") if around.person_elsewhere else NO


def lower_case_elsewhere(around: Around) -> Seen:
    """The report writes the same word without a capital, too."""
    return (1.0, "") if around.lower_case_elsewhere else NO


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
    return _phrase(around, around.phrase_before("persons.titles"))


def first_name(around: Around) -> Seen:
    """A first name stands before it, or it opens with one and goes on."""
    hit = around.phrase_before("persons.first_names")
    first = around.scan.after(around.spot.start, "persons.first_names")
    if hit is None and first and not around.cue_before and not around.cue_after:
        goes_on = first.end < around.spot.end and around.spot.cost > LISTED
        hit = first if goes_on or (first.end == around.spot.end and around.capital_follows) else None
    return _phrase(around, hit)


def speaks(around: Around) -> Seen:
    """It says or does something, without a preposition: persons and governments do."""
    if around.preposition or around.cue_before or around.cue_after:
        return NO
    hit = around.phrase_before("persons.speech") if around.spot.arabic else around.phrase_behind("persons.speech")
    return _phrase(around, hit)


def listener(around: Around) -> Seen:
    """ "told X", "confirmed to X", "according to X": a paper, a government or a person."""
    return _phrase(around, around.phrase_before("persons.listeners"))


def victim(around: Around) -> Seen:
    """ "killed", "arrested", "قُتل" right before it, and no preposition: a person."""
    return _phrase(around, around.phrase_before("persons.victims"))


def organisation(around: Around) -> Seen:
    """It is part of an organisation's, paper's or operation's name."""
    if "organisations.agencies" in around.role and not around.cue_before:
        return 1.0, "agency"
    behind = None if around.spot.arabic else around.phrase_behind("organisations.words")
    if behind and around.scan.words[behind.start].capital:
        return _phrase(around, behind)
    own = around.scan.after(around.spot.start, "organisations.heads")
    return _phrase(around, own or around.phrase_before("organisations.heads"))


def dateline(around: Around) -> Seen:
    """It opens the report before a dash, an agency or a date: where the reporter sits."""
    return (1.0, "") if is_dateline(around) else NO


def shouted(around: Around) -> Seen:
    """All the words round it are capitals, so its own says nothing."""
    return (1.0, "") if not around.spot.arabic and around.scan.style(around.spot.start) == "shouted" else NO


def _phrase(around: Around, hit: Hit | None) -> Seen:
    return (1.0, around.scan.surface(hit.start, hit.end)) if hit else NO


FEATURES = (
    Feature(known_name, 1.6, 1.0),
    Feature(spelling, -8.0, -6.0),
    Feature(several_words, 0.7, 1.2),
    Feature(generic_head, 0.6, 0.0),
    Feature(article, 0.4, 0.0),
    Feature(rank, 0.35, 0.35),
    Feature(few_consonants, -0.9, -0.9),
    Feature(cue_before, 2.1, 2.4),
    Feature(cue_after, 1.6, 1.0),
    Feature(area_cue, 1.6, 1.3),
    Feature(place_cue, 1.0, 0.8),
    Feature(dedicated, -1.6, -1.6),
    Feature(definite_noun, 0.0, -1.5),
    Feature(preposition, 0.9, 1.0),
    Feature(clitic_preposition, 0.0, 0.7),
    Feature(clitics, 0.0, -0.35),
    Feature(clitic_behind_noun, 0.0, -2.6),
    Feature(itemised, 1.2, 1.0),
    Feature(contained, 1.0, 1.0),
    Feature(loose_spelling, -0.8, 0.0),
    Feature(acronym, -2.5, 0.0),
    Feature(swallowed_word, -1.5, -1.5),
    Feature(adjective, 0.0, -1.2),
    Feature(bare_head, -1.5, -2.5),
    Feature(in_list, 1.2, 1.3),
    Feature(chain, 1.8, 2.3),
    Feature(elsewhere, 1.5, 1.5),
    Feature(everyday_word, -1.0, -0.8),
    Feature(own_word, -4.0, -3.0),
    Feature(surname, -4.0, -3.0),
    Feature(person_elsewhere, -2.0, -2.0),
    Feature(lower_case_elsewhere, -1.5, 0.0),
    Feature(left_over_before, -2.2, 0.0),
    Feature(left_over_behind, -2.2, 0.0),
    Feature(title, -2.5, -2.2),
    Feature(first_name, -2.5, -2.2),
    Feature(speaks, -1.0, -1.5),
    Feature(listener, -2.5, -2.2),
    Feature(victim, -1.0, -2.2),
    Feature(organisation, -2.5, -2.2),
    Feature(dateline, -5.0, -5.0),
    Feature(shouted, -1.2, 0.0),
)
THRESHOLD = Reason("threshold", -1.8, "what a name must reach")
THRESHOLD_ARABIC = Reason("threshold", -1.8, "what a name must reach")


def weigh(around: Around) -> tuple[Reason, ...]:
    """What speaks for and against, the threshold last: a sum of 0 or more is believed."""
    arabic = around.spot.arabic
    reasons = [THRESHOLD_ARABIC if arabic else THRESHOLD]
    for feature in FEATURES:
        weight = feature.arabic if arabic else feature.latin
        if weight:
            strength, detail = feature.look(around)
            if strength:
                reasons.append(Reason(feature.name, round(weight * strength, 3), detail))
    return tuple(reasons)


def total(reasons: tuple[Reason, ...]) -> float:
    """The sum of the weights."""
    return sum(reason.weight for reason in reasons)
