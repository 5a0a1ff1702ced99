"""Evidence in general text: how common the words of a name are, and how long it is."""

from __future__ import annotations

from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.features.of_namesakes import FARTHEST
from geo_incidents.mentions.scan import SETTLED
from geo_incidents.reasons import NO, Seen
from geo_incidents.scoring import spelled
from geo_incidents.scoring.frequency import COMMON, FREQUENT, zipf

SHORT, SHORT_BENT = 4, 5  # letters of a name that may be an accident; of one that is not spelled as listed
DOZEN = 12  # letters
ARABIC = ("ar",)


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
