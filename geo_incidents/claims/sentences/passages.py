"""A report as a row of passages: every sentence with what was found in it, where it stands, and the days it names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from geo_incidents.claims.dates.expressions import find_dates, spoken_of
from geo_incidents.claims.sentences.scenes import Scene, scene
from geo_incidents.model import BlockKind, Count, EventKind, Resolution, When
from geo_incidents.text import Analysed
from geo_incidents.text.blocks import SHORT
from geo_incidents.text.sections import ASIDE, Section

NEWS = ("weekday", "relative")  # how days of the report's own week are told
LONG_AFTER = 14  # days after which a report is no news of what it tells


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in its report."""

    number: int  # of the sentence in the report, from 0
    block: int  # number of the block it stands in
    position: int  # of the sentence in its block, from 0
    section: Section  # what its block is, and what stands over it
    scene: Scene
    dates: tuple[When, ...]
    header: Scene | None = None  # the sentence over the list in which this one is an item
    guessed: Mapping[Count, float] = field(default_factory=dict)  # figures of whom no word says that they are victims


def passages(analysed: Analysed, resolutions: Sequence[Resolution]) -> tuple[Passage, ...]:
    """Every sentence of a report, in text order; boilerplate, comments and links to other reports aside."""
    return tuple(_passages(analysed, resolutions))


def _passages(analysed: Analysed, resolutions: Sequence[Resolution]) -> Iterator[Passage]:
    starts = [found.mention.span.start for found in resolutions]
    published = analysed.document.source.published_day
    header: Scene | None = None
    told: EventKind | None = None
    day: date | None = None
    seen: list[When] = []
    number, position, last = 0, 0, -1
    for sentence in analysed.sentences:
        kind, section, span = analysed.blocks[sentence.block].kind, analysed.sections[sentence.block], sentence.span
        if kind is BlockKind.BOILERPLATE or section.part in ASIDE:
            continue
        position, last = (position + 1 if sentence.block == last else 0), sentence.block
        named = resolutions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        found = scene(analysed, sentence, named, header, told)
        dates = find_dates(analysed, span, published, found.lang, day, long_after=tells_long_after(seen, published))
        seen += [when for when in dates if when.start]
        listed = kind is BlockKind.LIST_ITEM
        yield Passage(number, sentence.block, position, section, found, dates, header if listed else None)
        header = header if listed or _merely_parts(found) else found
        told = next((trigger.kind for trigger in found.triggers if trigger.strength != "weak"), told)
        day = next((spoken for when in dates if (spoken := spoken_of(when, published))), day)
        number += 1


def tells_long_after(seen: Sequence[When], published: date | None) -> bool:
    """Whether a report tells of days long before it, and named none of its own week before the first of them."""
    for when in seen if published else ():
        if when.basis in NEWS and when.end and published and (published - when.end).days < LONG_AFTER:
            return False
        if when.basis == "explicit" and when.start and when.start == when.end and published:
            return (published - when.start).days >= LONG_AFTER
    return False


def _merely_parts(found: Scene) -> bool:
    """Whether a line tells nothing itself, so that a list below it still goes on about what stands above.

    "A. Latakia governorate, 452." between a sentence about the dead and the villages they are counted by.
    """
    return not found.triggers and found.span.end - found.span.start < SHORT
