"""How far what a sentence tells reaches: one place, several that it does not name, a province, the whole country.

A national toll, what "the area" has seen since 2011 and the fighting in another province are of no village that was
named before, though nothing in such a sentence takes that village's place by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo_incidents.claims.discourse.surroundings import same_settlement
from geo_incidents.claims.figures.figure_words import NUMERALS
from geo_incidents.claims.kinds import FAMILY, Kinds
from geo_incidents.claims.sentences.groups import LISTED, ROAD, SOURCE, fills, prepositions
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.claims.triggers import clause_words
from geo_incidents.grammar import Line, hits, occurs
from geo_incidents.model import EventKind, Place, PlaceKind, Resolution, Status
from geo_incidents.scoring.numeric import steps

WIDE = ("everywhere", "several", "lasting")  # lists of words by which a statement is of no one place
MOVING = FAMILY[EventKind.DISPLACEMENT]
VAST = (PlaceKind.COUNTRY, PlaceKind.REGION)
FIGURES = (10, 50, 200, 1000)  # steps of a sentence's largest figure: a village seldom has a thousand dead
DAYS = (0, 7, 31, 365)  # and of its longest window
MONTHS = 180  # days of a window that is the war's, not an event's
STRENGTHS = ("strong", "vague", "weak", "outcome", "feared")


def reach(passage: Passage) -> Iterator[tuple[str, int | str]]:
    """What a sentence says of its reach, whichever place is asked for."""
    scene = passage.scene
    for name in WIDE:
        yield name, int(_says(name, scene))
    yield "vast areas", int(any(_is_vast(found) for found in scene.named))
    yield "of a region", int(bool(scene.regional)) + int(len(scene.wide) > len(scene.regional))
    yield "largest figure", steps(max((count.min or 0 for count in scene.counts), default=0), *FIGURES)
    yield "longest window", steps(longest(passage), *DAYS)
    told = {trigger.strength for trigger in scene.triggers}
    yield "surest word", next((name for name in STRENGTHS if name in told), "none")
    yield "stance", ", ".join(sorted({str(trigger.polarity) for trigger in scene.triggers}))


def is_wide(passage: Passage) -> bool:
    """Whether a sentence is of a province, its countryside, the whole country or all of a war, so of no village before.

    It may name the village too, or point back to it: "in the same town, as across the province". What several unnamed
    places met with, what lasted for months and what happened on a road between others is of none before, either.
    """
    scene = passage.scene
    if names_one(scene):
        return False
    if any(_says(name, scene) for name in ("everywhere", "lasting")) or counts_places(scene):
        return True
    if any(veto.why == ROAD for veto in scene.vetoes) or longest(passage) > MONTHS:
        return True
    return any(_is_told_area(found) for group in scene.groups for found in group.places)


def counts_places(scene: Scene) -> bool:
    """Whether a sentence speaks of several places that it does not name: "14 villages", "a number of towns"."""
    for hit in hits(clause_words(scene.lang, "several"), scene.words):
        if hit.last - hit.first > 1 or (hit.first and _is_number(scene.words, hit.first - 1)):
            return True
    return False


def _is_number(words: Line, number: int) -> bool:
    figures = words.entries("figure").get(number, ())
    return words[number].form[0].isdigit() or any(not NUMERALS.isdisjoint(one.value) for one in figures)


def longest(passage: Passage) -> int:
    """The days of the longest window that a sentence tells."""
    windows = ((when.end - when.start).days for when in passage.dates if when.start and when.end)
    return max(windows, default=0)


def names_one(scene: Scene) -> bool:
    """Whether a sentence names a place that may be drawn, or means one by "the village"."""
    return any(group.is_mark for group in scene.groups) or same_settlement(scene)


def _says(name: str, scene: Scene) -> bool:
    return occurs(clause_words(scene.lang, name), scene.words)


def places_elsewhere(scene: Scene, kinds: Kinds) -> list[Resolution]:
    """The places outside the region that a passage tells of, if it tells of none here: none named before is meant.

    "In Aleppo, a woman was killed": the quarter of Latakia that the report began with lost nobody. People who fled
    fled from somewhere, and who comes from a place or is taken there is not met with there.
    """
    if any(group.is_mark for group in scene.groups) or kinds.rank(MOVING) == 0:
        return []
    left_out = {veto.span for veto in scene.vetoes if veto.why in (SOURCE, LISTED)}
    inside = (found for found in scene.named if found.mention.span in left_out and prepositions(found))
    told = (found for group in scene.groups if not group.is_vast for found in group.places)
    named = (*told, *inside)
    return [found for found in named if found.status is Status.OUT_OF_AREA and not _is_moved(found, scene)]


def _is_moved(found: Resolution, scene: Scene) -> bool:
    """Whether a preposition of movement stands before a name, "from" or "to"; what strikes it, "bombed", is none."""
    deeds = [trigger.span for trigger in scene.triggers if trigger.kind is not EventKind.DISPLACEMENT]
    struck = {word.form for word in scene.words for deed in deeds if deed.start <= word.start < deed.end}
    return not all(fills(word, scene.lang, "list", "direction") or word in struck for word in prepositions(found))


def areas(named: Iterable[Resolution], place: Place | None) -> str:
    """Whether a sentence names areas, and whether the place lies in one of them: none, own, other."""
    found = [one.place for one in named if one.place is not None and _is_area(one)]
    if not found or place is None:
        return "none"
    return "own" if any(holds(area, place) for area in found) else "other"


def holds(area: Place, place: Place) -> bool:
    """Whether an administrative area has a place in it."""
    return bool(area.pcode) and area.pcode in (place.adm1, place.adm2, place.adm3)


def share_elsewhere(named: Iterable[Resolution]) -> float:
    """Which share of the places and areas that a report names lie outside the region; countries say nothing."""
    found = [one.status for one in named if one.status is not Status.NOT_A_PLACE and not _is_country(one)]
    return found.count(Status.OUT_OF_AREA) / max(1, len(found))


def is_settlement(found: Resolution) -> bool:
    """Whether a name is one of a settlement, here or elsewhere, listed or not."""
    return found.status is not Status.NOT_A_PLACE and not _is_area(found) and not _is_vast(found)


def _is_area(found: Resolution) -> bool:
    """Whether a name is a province's or a district's, here or elsewhere."""
    return found.place is not None and found.place.kind.is_area and not _is_vast(found)


def _is_told_area(found: Resolution) -> bool:
    """Whether something may be told of the area itself: a province, a district, a landscape."""
    return found.status is Status.AREA and not _is_country(found)


def _is_country(found: Resolution) -> bool:
    return found.place is not None and found.place.kind is PlaceKind.COUNTRY


def _is_vast(found: Resolution) -> bool:
    return found.place is not None and found.place.kind in VAST
