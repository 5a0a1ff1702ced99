"""Evidence in the name itself: what its words are made of, and what else they may be."""

from __future__ import annotations

import re

from geo_incidents.gazetteer.names import LISTED as LISTED_HOW
from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.propose import CITY, TOWN
from geo_incidents.mentions.scan import DEDICATED
from geo_incidents.mentions.vocabulary import OWN
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import threshold
from geo_incidents.text.gaps import HYPHEN, SPACE
from geo_incidents.text.keys import ARABIC_ARTICLE

ENDING = re.compile(r"['’]\w*$")  # "SOHR'a"
PLACING = frozenset({"before.inside", "before.facility", "before.road", "directions.reached"})
ORDINARY = {role: threshold(f"names.{role}") for role in ("ordinary.very_common", "ordinary.common", "ordinary.rare")}
VERY = ORDINARY["ordinary.very_common"]
AND = "و"
LONG, LONGER = 5, 6  # letters of an Arabic word that is seldom another one by chance, without and with the article
PLURAL_ENDINGS = ("ين", "ون", "ات")
FAR = threshold("names.far_spelling")


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
    """Two consonants are too few to distinguish a name from a coincidence."""
    if around.consonants > 2 or around.spot.rank >= CITY:
        return NO
    return (0.5, "listed so") if around.spot.cost <= spelled.LISTED and len(around.surface) > 3 else (1.0, "")


def acronym(around: Around) -> Seen:
    """A short word all in capitals, in a line that is not, and no town."""
    surface = ENDING.sub("", around.surface)
    if around.spot.rank >= TOWN or around.full_words > 1 or len(surface) > 5 or not surface.isupper():
        return NO
    return NO if around.scan.style(around.spot.start) == "shouted" else (1.0, "")


def swallowed_word(around: Around) -> Seen:
    """Words of the lexicon were read into a name that is not listed so: "Meydanı", "The Way To"."""
    if around.full_words < 2:
        return NO
    listed = around.spot.cost <= spelled.LISTED or (around.spot.matches and around.spot.matches[0].how == LISTED_HOW)
    swallowed = around.function_words if listed else around.swallowed
    return (min(2.0, len(swallowed)), " ".join(swallowed)) if swallowed else NO


def bare_head(around: Around) -> Seen:
    """Only the generic head of a name matched, and the next word is unexplained: "عين" of "عين قريطا"."""
    spot, scan = around.spot, around.scan
    if around.full_words > 1 or not around.head or scan.gap(spot.end) != SPACE:
        return NO
    if not spot.arabic:
        return (1.0, around.right_neighbour) if around.right_neighbour else NO
    following = scan.words[spot.end]
    if scan.starting.get(spot.end) or following.script != "arabic" or following.folded.startswith(AND):
        return NO
    return 1.0, following.folded


def behind_head(around: Around) -> Seen:
    """A preceding word that begins many place names belongs to it: "Sakra" of "Deir Sakra"."""
    spot, scan = around.spot, around.scan
    hit = scan.before(spot.start, "names.heads")
    if hit is None or spot.clitics or scan.gap(spot.start) & ~(SPACE | HYPHEN) or around.cue_before:
        return NO
    return (1.0, scan.surface(hit.start, hit.end)) if spot.arabic or scan.words[hit.start].capital else NO


def of_many(around: Around) -> Seen:
    """An Arabic word with the article and the ending of a plural: "العائدين" are those who return."""
    word = around.spot.words[0]
    plural = word.startswith(ARABIC_ARTICLE) and word.endswith(PLURAL_ENDINGS) and len(word) > LONGER
    return (1.0, "") if plural and around.full_words == 1 and not around.cue_before else NO


def clitics(around: Around) -> Seen:
    """Every letter taken for a clitic of a short word may have belonged to it: "ورقة" is paper, not "and Raqqa"."""
    spot = around.spot
    return (float(len(spot.clitics)), spot.clitics) if spot.clitics and len("".join(spot.words)) < LONG else NO


def everyday_word(around: Around) -> Seen:
    """It is an everyday word of the language."""
    if around.full_words > 1:
        return NO
    level = max((ORDINARY[role] for role in around.role if role in ORDINARY), default=0.0)
    if not level:
        return NO
    hits = [around.preposition, around.cue_before and around.cue_before.hit]
    told = any(hit and PLACING & hit.roles and not DEDICATED & hit.roles for hit in hits)
    if told and around.spot.rank >= TOWN and level < VERY:
        level /= 2
    return level, ""


def own_word(around: Around) -> Seen:
    """It is itself a word of the lexicon: a people, a day, a noun of kind."""
    role = next((role for role in sorted(around.role) if role.startswith(OWN)), "")
    return (1.0, role or "noun of kind") if role or around.noun_of_kind else NO


def road_name(around: Around) -> Seen:
    """A quarter that is called after a road, "طريق حلب", and no word that says quarter: the road itself is meant."""
    spot, plays = around.spot, around.scan.vocabulary.plays
    if around.full_words < 2 or around.cue_before or around.cue_after:
        return NO
    road = plays(spot.words[0], "before.road") or plays(spot.words[-1], "after.road")
    return (1.0, "") if road else NO


def no_other_word(around: Around) -> Seen:
    """A long word that is listed so and that the lexicon knows as nothing else."""
    spot, word = around.spot, around.spot.words[0].removeprefix(ARABIC_ARTICLE)
    if around.full_words > 1 or spot.cost > spelled.LISTED or len(word) < LONG or around.scan.starting.get(spot.start):
        return NO
    definite = word != spot.words[0] and len(word) < LONGER
    return (0.5, "with the article") if definite else (1.0, "")


def shouted(around: Around) -> Seen:
    """All the words round it are capitals, or all nouns have one, so its own says nothing."""
    if around.scan.capital_nouns and around.spot.cost > FAR and around.full_words == 1:
        return 2.0, "a noun"
    if around.spot.arabic or not around.surface.isupper():
        return NO
    return (1.0, "") if around.scan.style(around.spot.start) == "shouted" else NO
