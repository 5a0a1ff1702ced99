"""A report as a row of passages: every sentence with what was found in it, where it stands, and the days it names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from geo_incidents.claims.dates import section_day
from geo_incidents.claims.dates.calendar import Window
from geo_incidents.claims.dates.date_rules import NOTHING, DaysTold
from geo_incidents.claims.dates.expressions import find_dates, month_of, spoken_of
from geo_incidents.claims.sentences.scenes import Scene, scene
from geo_incidents.model import BlockKind, Count, EventKind, Resolution, When
from geo_incidents.text import Analysed, Sentence
from geo_incidents.text.blocks import SHORT
from geo_incidents.text.sections import ASIDE, Part, Section

NEWS = ("weekday", "relative")  # how days of the report's own week are told
REMEMBERED = 12  # days told last among which "that Friday" is looked for
HEAD = 3  # blocks whose short lines may say which days a report covers
MONTH = 31  # days of a period that a report may cover
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
    day: date | None = None  # that stands over it: a date heading, or the date its block opens with
    header: Scene | None = None  # the sentence over the list in which this one is an item
    guessed: Mapping[Count, float] = field(default_factory=dict)  # figures of whom no word says that they are victims


def passages(analysed: Analysed, resolutions: Sequence[Resolution]) -> tuple[Passage, ...]:
    """Every sentence of a report, in text order; boilerplate, comments and links to other reports aside."""
    return tuple(_passages(analysed, resolutions))


def _passages(analysed: Analysed, resolutions: Sequence[Resolution]) -> Iterator[Passage]:
    starts = [found.mention.span.start for found in resolutions]
    header: Scene | None = None
    told: EventKind | None = None
    spoken = Spoken(analysed)
    number, position, last = 0, 0, -1
    for sentence in analysed.sentences:
        kind, section, span = analysed.blocks[sentence.block].kind, analysed.sections[sentence.block], sentence.span
        if kind is BlockKind.BOILERPLATE or section.part in ASIDE:
            continue
        position, last = (position + 1 if sentence.block == last else 0), sentence.block
        named = resolutions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        found = scene(analysed, sentence, named, header, told)
        dates = spoken.dates(sentence, section.part, found.lang, position)
        listed = kind is BlockKind.LIST_ITEM
        yield Passage(number, sentence.block, position, section, found, dates, spoken.over, header if listed else None)
        header = header if listed or _merely_parts(found) else found
        told = next((trigger.kind for trigger in found.triggers if trigger.strength != "weak"), told)
        number += 1


@dataclass(slots=True)
class Spoken:
    """The days of a report as it goes on: what "the day after", "the 8th" and "yesterday" are counted from."""

    analysed: Analysed
    seen: list[When] = field(default_factory=list)
    days: list[date | None] = field(default_factory=list)  # that each of them leaves spoken of
    day: date | None = None  # last spoken of
    over: date | None = None  # that stands over the passage
    month: date | None = None  # a day of the month last spoken of
    month_until: int = -1  # the last block in which it is meant
    month_over: date | None = None  # of the heading, or of the headline
    period: Window = NOTHING  # the days that the report says it covers

    def dates(self, sentence: Sentence, part: Part, lang: str, position: int) -> tuple[When, ...]:
        """The dates of the next sentence."""
        if position == 0 and part in section_day.HEADINGS:
            self.over = None
        found = self._read(sentence, lang)
        if part in section_day.HEADINGS or sentence.block == 0:
            self.month_over = next(filter(None, map(month_of, found)), self.month_over)
        if sentence.block < HEAD and sentence.span.end - sentence.span.start < SHORT:
            self.period = next(filter(None, (covered(when, self.published) for when in found)), self.period)
        if part in section_day.HEADINGS:
            self.over = section_day.of_heading(found)
        elif position == 0:
            found = self._opening(sentence, lang, found)
        self._remember(found, sentence.block)
        return found

    @property
    def published(self) -> date | None:
        """The day of the report."""
        return self.analysed.document.source.published_day

    def _read(self, sentence: Sentence, lang: str) -> tuple[When, ...]:
        return find_dates(self.analysed, sentence.span, self.published, lang, self.day, self._told(sentence.block))

    def _told(self, block: int) -> DaysTold:
        """What was said of days before a sentence of a block."""
        return DaysTold(
            long_after=tells_long_after(self.seen, self.published),
            section=self.over,
            month=self.month if block <= self.month_until else self.month_over or self.day,
            days=tuple(filter(None, self.days[-REMEMBERED:])),
            period=self.period,
        )

    def _opening(self, sentence: Sentence, lang: str, found: tuple[When, ...]) -> tuple[When, ...]:
        """The dates of a sentence that may open with a day: what stands behind it is counted from that day."""
        block = self.analysed.blocks[sentence.block]
        first = section_day.opening(self.analysed.text, block.span, found)
        if first is None:
            return found
        before, first = self.over, section_day.following(first, self.over, self.published)
        self.over = self.day = first.start
        found = first, *self._read(sentence, lang)[1:]
        if block.kind is BlockKind.LIST_ITEM:
            self.over = before  # the day of an item is not that of the next
        return found

    def _remember(self, found: Sequence[When], block: int) -> None:
        for when in found:
            day = spoken_of(when, self.published)
            self.day = day or self.day
            if when.start:
                self.seen.append(when)
                self.days.append(day)
            if month := month_of(when):
                self.month, self.month_until = month, block + (when.start == when.end)


def covered(when: When, published: date | None) -> Window | None:
    """A period of several days that ended shortly before the report: "12 to 18 May", "May 2014"."""
    if published is None or when.basis != "explicit" or not (when.start and when.end and when.start < when.end):
        return None
    recent = timedelta(0) < published - when.end <= timedelta(LONG_AFTER)
    return Window(when.start, when.end) if recent and when.end - when.start < timedelta(MONTH) else None


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
