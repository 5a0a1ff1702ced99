"""Evidence of the spelling: how near it is to a place's name, what else is called so, how common its words are."""

from __future__ import annotations

import math
from collections.abc import Iterator

from geo_incidents.gazetteer.names import LISTED as LISTED_HOW
from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.propose import NONE, SAME
from geo_incidents.mentions.scan import SETTLED
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring import spelled
from geo_incidents.scoring.frequency import COMMON, FREQUENT, zipf
from geo_incidents.scoring.table import threshold

FARTHEST = threshold("names.farthest_spelling")
SHORT, SHORT_BENT = 4, 5  # letters of a name that may be an accident; of one that is not spelled as listed
DOZEN = 12  # letters
ARABIC = ("ar",)


def how_spelled(around: Around) -> Iterator[str]:
    """The way from the words to a name of the gazetteer: listed, rendering, article apart, nothing."""
    matches = around.spot.matches
    if not matches:
        yield "no place"
    elif matches[0].how == LISTED_HOW:
        yield "listed" if matches[0].cost <= spelled.LISTED else "listed weakly"
    else:
        yield matches[0].how.split(" ")[0]


def same_spelling(around: Around) -> Seen:
    """The gazetteer, or a rendering, has exactly this spelling."""
    return (1.0, "") if around.spot.matches and around.spot.cost == 0 else NO


def own_spelling(around: Around) -> Seen:
    """A place has exactly these letters for its name, accents, article and hamza included."""
    return (1.0, "") if around.surface in around.spot.namesakes.names else NO


def listed_here(around: Around) -> Seen:
    """A place here is listed with this spelling."""
    return (1.0, "") if around.spot.namesakes.listed_here else NO


def none_here(around: Around) -> Seen:
    """No place here is called so."""
    return (1.0, "") if around.spot.namesakes.here == NONE else NO


def spelling_here(around: Around) -> Seen:
    """Distance of the spelling from the nearest name of a place here."""
    cost = around.spot.namesakes.here
    return (4 * min(0.5, cost), f"{cost:.2f}") if cost else NO


def spelled_like_elsewhere(around: Around) -> Seen:
    """The spelling is nearer to a place elsewhere, or an area, than to any place here."""
    here = min(0.5, around.spot.namesakes.here)
    other = min(0.5, around.spot.namesakes.elsewhere, around.spot.namesakes.area)
    return 6 * max(-FARTHEST, min(FARTHEST, here - other)), ""


def only_elsewhere(around: Around) -> Seen:
    """A place elsewhere is called exactly so, and none here."""
    known = around.spot.namesakes
    return (1.0, "") if known.elsewhere <= spelled.LISTED and known.here > spelled.OWN else NO


def elsewhere_too(around: Around) -> Seen:
    """A place elsewhere is called exactly so."""
    return (1.0, "") if around.spot.namesakes.elsewhere <= spelled.LISTED else NO


def area_too(around: Around) -> Seen:
    """An area is called so."""
    return (1.0, "") if around.spot.namesakes.area <= spelled.OWN else NO


def namesakes_here(around: Around) -> Seen:
    """How many places here are called nearly so."""
    count = around.spot.namesakes.here_count
    return math.log1p(count), str(count)


def namesakes_elsewhere(around: Around) -> Seen:
    """How many places elsewhere are called nearly so."""
    count = around.spot.namesakes.elsewhere_count
    return math.log1p(count), str(count)


def namesake_kind(around: Around) -> Iterator[str]:
    """What the places of this name are."""
    yield from around.spot.namesakes.kinds


def well_known(around: Around) -> Seen:
    """The nearest place here stands in several sources."""
    return (1.0, "") if around.spot.namesakes.well_known else NO


def nearly(around: Around) -> Seen:
    """It is spelled so that it is hardly the place's name."""
    return (1.0, "") if around.spot.matches and around.spot.cost > SAME else NO


def word_frequency(around: Around) -> Seen:
    """How common the rarest of its words is in general text, in quarters of a Zipf value."""
    return (around.zipf / 4, f"Zipf {around.zipf:.1f}") if around.zipf else NO


def common_word(around: Around) -> Seen:
    """All its words are common: more than one in a million."""
    return (1.0, f"Zipf {around.zipf:.1f}") if around.zipf > COMMON else NO


def frequent_word(around: Around) -> Seen:
    """All its words are very common: more than ten in a million."""
    return (1.0, f"Zipf {around.zipf:.1f}") if around.zipf > FREQUENT else NO


def common_and_called(around: Around) -> Seen:
    """A common word that a noun calls a settlement: the more common, the stronger."""
    cues = (around.cue_before, around.cue_after)
    return (around.zipf / 4, "") if any(cue and cue.kind in SETTLED for cue in cues) else NO


def unknown_word(around: Around) -> Seen:
    """General text hardly has it."""
    return NO if around.zipf else (1.0, "")


def common_and_bent(around: Around) -> Seen:
    """A common word that is not spelled as the place: the more common and the farther, the stronger."""
    return around.zipf / 4 * min(FARTHEST, around.spot.cost) * 5, ""


def whole_word_frequency(around: Around) -> Seen:
    """How common the Arabic word is as it stands, its clitics included."""
    spot = around.spot
    if not spot.arabic or spot.end > spot.start + 1 or not spot.clitics:
        return NO
    found = zipf([around.scan.words[spot.start].folded], ARABIC)
    return (found / 4, f"Zipf {found:.1f}") if found else NO


def letters(around: Around) -> Seen:
    """How many letters it has, in dozens."""
    return min(1.0, around.letters / DOZEN), str(around.letters)


def short(around: Around) -> Seen:
    """Four letters or fewer are soon an accident."""
    return (1.0, "") if around.letters <= SHORT else NO


def short_and_bent(around: Around) -> Seen:
    """Five letters or fewer, and not spelled as the place."""
    return (1.0, "") if around.letters <= SHORT_BENT and around.spot.cost > spelled.OWN else NO
