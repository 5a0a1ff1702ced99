"""The day of an event: one its sentence names, one named before, that of the event before, or that of publication.

Every day that may be meant gets a probability from `data/weights/claims_days.csv`; the likeliest is taken, whatever its
probability, as soon as the day of publication is known. Without it weekdays have no days, and the rules alone decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from geo_incidents.claims.events.event import ELSEWHERE_TOO, Event
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.model import DatePrecision, EventKind, Polarity, Span, When
from geo_incidents.scoring.attach import Pair, Stretch
from geo_incidents.scoring.numeric import steps
from geo_incidents.scoring.table import load, logistic, threshold

TABLE = "claims_days"
HELD = (EventKind.ABDUCTION, EventKind.DETENTION)
RECENT = 4  # days named last that may be meant
CLEAR = threshold("days.clear")
LONGEST = 31  # days of a window that may be meant in another sentence
DATELINE = 20  # tokens in which a dateline ends
OPENING = 3  # tokens in front of the date a sentence opens with
CLOSE = 40  # code points between a word and the date that follows it
TOLD = 4  # code points between a word of speaking and the day on which it was spoken


class Named(NamedTuple):
    """A day that a report has named, and where it did so last."""

    when: When
    passage: int
    block: int
    part: str  # what the block is that named it: a date heading, a time stamp, …
    places: frozenset[str] = frozenset()  # named beside it
    telling: bool = False  # whether it is that on which somebody spoke


class MayBe(NamedTuple):
    """A day that an event may be of, with what was seen of it."""

    when: When
    features: Mapping[str, float]


@dataclass(slots=True)
class Days:
    """The dates named so far in a report, and the date of the most recent event."""

    published: date | None
    times: Counter[tuple[date | None, date | None]] = field(default_factory=Counter)
    named: dict[tuple[date | None, date | None], Named] = field(default_factory=dict)
    first: tuple[date | None, date | None] | None = None  # named in the report
    last: Named | None = None  # of the event told last
    by_kind: dict[EventKind, Named] = field(default_factory=dict)  # and of each kind

    def take(self, passage: Passage) -> None:
        """Remember the days of a passage."""
        for when in passage.dates:
            if not (day := self._carried(when)):
                continue
            key = day.start, day.end
            self.first = self.first or key
            self.named.pop(key, None)
            places = frozenset(place.place.id for place in passage.scene.named if place.is_mark and place.place)
            telling = told(when, passage.scene, self.published)
            self.named[key] = Named(day, passage.number, passage.block, str(passage.section.part), places, telling)
            self.times[key] += 1

    def _carried(self, when: When) -> When | None:
        """The day that a window leaves behind: of "since last night" today; None for one too long."""
        if when.start is None or when.end is None or (when.end - when.start).days >= LONGEST:
            return None
        if when.basis == "relative" and when.end == self.published and (when.end - when.start).days == 1:
            return replace(when, start=when.end, precision=DatePrecision.DAY)
        return when

    def tell(self, kind: EventKind, when: When, passage: Passage) -> None:
        """Remember the day of an event."""
        if when.start:
            self.last = self.by_kind[kind] = Named(when, passage.number, passage.block, str(passage.section.part))

    def of_event(self, event: Event, passage: Passage) -> tuple[When, float]:
        """The day of an event, with the words it rests on, and how likely it is right."""
        own = own_day(event, passage.scene, passage.dates, self.published)
        if self.published is None or event.stance is not Polarity.ASSERTED:
            return self._by_rule(own, passage), 1.0
        if own and own.start and len([when for when in passage.dates if when.start]) > 1:
            return own, CLEAR  # which of several is the event's, its words say
        before = self.by_kind.get(event.kind)
        if not own and before and event.rule == "inherited" and passage.number - before.passage == 1:
            return replace(before.when, basis="inherited", span=None), CLEAR
        model, places = load(TABLE)["day"], frozenset(event.marks)
        weighed = [
            (model.weigh(seen), number, when)
            for number, (when, seen) in enumerate(self.candidates(own, passage, places))
        ]
        logit, _, when = max(weighed, key=lambda one: (one[0], -one[1]))
        return when, logistic(logit)

    def _by_rule(self, own: When | None, passage: Passage) -> When:
        if own:
            return own
        if self.last and self.last.when.text and passage.block - self.last.block <= 1:
            return replace(self.last.when, basis="inherited", span=None)
        return When(precision=DatePrecision.UNKNOWN, basis="unstated", anchor=self.published)

    def candidates(self, own: When | None, passage: Passage, places: frozenset[str]) -> list[MayBe]:
        """The days an event may be of, its sentence's first, that of publication last.

        `own` is the sentence's, `places` are the ids of the event's.
        """
        assert self.published is not None
        inside = [when for when in passage.dates if when.start]
        telling = [replace(when, basis="telling") for when in inside if told(when, passage.scene, self.published)]
        own_days = [own] if own and own.start else telling
        found = [MayBe(when, self._features(when, own, passage, inside, -1, places)) for when in own_days]
        seen = {(maybe.when.start, maybe.when.end) for maybe in found}
        before = [(key, named) for key, named in list(self.named.items())[::-1] if key not in seen][:RECENT]
        for rank, (_, named) in enumerate(before):
            when = replace(named.when, basis="inherited" if self._is_last(named) else "carried", span=None)
            found.append(MayBe(when, self._features(when, own, passage, inside, rank, places)))
        if (self.published, self.published) not in {*seen, *(key for key, _ in before)}:
            when = When(self.published, self.published, DatePrecision.DAY, basis="publication", anchor=self.published)
            found.append(MayBe(when, self._features(when, own, passage, inside, RECENT, places)))
        return found

    def _is_last(self, named: Named) -> bool:
        return self.last is not None and self.last.when.start == named.when.start

    def _since_told(self, when: When, passage: Passage) -> str:
        """Whether a day is that of the event told last, how many sentences ago that was, and whether in this block."""
        if self.last is None:
            return "nothing"
        same = "it" if self.last.when.start == when.start else "another"
        where = "here" if self.last.block == passage.block else "above"
        return f"{same}, {steps(passage.number - self.last.passage, 1, 2, 4)}, {where}"

    def _features(
        self,
        when: When,
        own: When | None,
        passage: Passage,
        inside: Sequence[When],
        rank: int,
        places: frozenset[str],
    ) -> dict[str, float]:
        """What is seen of a day: where it is named, how long before publication it lies, what else is named."""
        assert self.published is not None
        assert when.start is not None
        end = when.end or when.start
        key = when.start, end
        named = self.named.get(key)
        sort = "own" if rank < 0 else "publication" if rank == RECENT else "before"
        values: dict[str, object] = {
            "sort": sort,
            f"{sort} basis": when.basis if rank < 0 or rank == RECENT else named.when.basis if named else "none",
            f"{sort} age": steps((self.published - when.start).days, -1, 0, 1, 3, 7, 14, 31, 366),
            f"{sort} length": steps((end - when.start).days, 0, 2, 7),
            f"{sort} times": min(3, self.times[key]),
            f"{sort} days inside": min(2, len(inside)),
            "last told": int(self.last is not None and self.last.when.start == when.start),
            f"{sort} over": "none" if passage.day is None else int(passage.day == when.start == end),
            f"{sort} most named": int(bool(self.times) and self.times[key] == max(self.times.values())),
        }
        if rank < 0:
            values["first inside"] = int(bool(inside) and when.span == inside[0].span)
        elif named and rank < RECENT:
            values["rank"] = rank
            values["told of"] = "no place" if not named.places else "it" if named.places & places else "other places"
            values["told of, blocks since"] = f"{values['told of']}, {steps(passage.block - named.block, 0, 1, 3)}"
            values["passages since"] = steps(passage.number - named.passage, 1, 2, 4, 8)
            values["blocks since"] = steps(passage.block - named.block, 0, 1, 3)
            values["named in"] = named.part
            values["telling"] = int(named.telling)
            first = int(key == self.first)
            values["first named"] = first
            values["first named, blocks since"] = f"{first}, {steps(passage.block - named.block, 0, 1, 3)}"
            values["last told, since"] = self._since_told(when, passage)
            if "time_stamp" in (str(passage.section.part), named.part):
                values["stamped"] = int(passage.block == named.block)
            values["in a list"] = int(passage.header is not None)
        if own and rank >= 0:
            values["the sentence has its own"] = sort
        return {f"{name}: {value}": 1.0 for name, value in values.items()}


# --- which date of its sentence: that of its clause, never the day of telling ---


def own_day(event: Event, found: Scene, dates: Sequence[When], published: date | None) -> When | None:
    """The date of its sentence that an event belongs to, with the words it rests on; None where it names none."""
    line = dateline_end(found)
    own = [when for when in dates if when.span and when.span.start >= line and not told(when, found, published)]
    core = _core(event, found)
    if event.stance is Polarity.DENIED:
        own = [when for when in own if not parted_by_speech(core, when, found)]
    if not own:
        return None
    if (since := taken_since(event, core, own, published)) is not None:
        return since
    own = within(closed(own, published) or own)
    nearest = fitting(core, own, found)
    return opening(own, found) or nearest if belongs_before(nearest, core, found) else nearest


def _core(event: Event, found: Scene) -> Span:
    """The words that say what an event is of: the place, where its word tells of another place, too."""
    wordless = event.rule == ELSEWHERE_TOO or not (event.triggers or event.counts)
    if wordless and event.group and found.span.contains(event.group.span):
        return event.group.span
    return next(iter([t.span for t in event.triggers] + [count.span for count in event.counts]), found.span)


def taken_since(event: Event, core: Span, dates: Sequence[When], published: date | None) -> When | None:
    """The day since which somebody is held or missing, right behind the word that says so: "abducted since 2 May"."""
    if event.kind not in HELD:
        return None
    since = (when for when in dates if when.start and when.start != when.end == published and when.span)
    beside = next((when for when in since if when.span and 0 <= when.span.start - core.end <= TOLD), None)
    return replace(beside, end=beside.start, precision=DatePrecision.DAY) if beside else None


def closed(dates: Sequence[When], published: date | None) -> list[When]:
    """The dates without periods that run on to the day of the report: "missing since Thursday, was found yesterday"."""
    return [when for when in dates if not (when.start and when.start != when.end and when.end == published)]


def within(dates: Sequence[When]) -> list[When]:
    """The dates without periods that hold another: "in 2015 rockets struck the town, one salvo on 10 November"."""
    return [when for when in dates if not any(_holds(when, other) for other in dates)]


def _holds(when: When, other: When) -> bool:
    if not (when.start and when.end and other.start and other.end):
        return False
    return when.start <= other.start and other.end <= when.end and (when.start, when.end) != (other.start, other.end)


def dateline_end(found: Scene) -> int:
    """Where the dateline of a report ends, whose day is that of the report: "BEIRUT, Feb. 1 (AFP) - "."""
    head = [word.form for word in found.words[:DATELINE]]
    dashes = [i for i, form in enumerate(head) if form in ("-", "–", "—") and i and head[i - 1] in (")", "-")]
    return found.words[dashes[0]].end if dashes else found.span.start


def opening(dates: Sequence[When], found: Scene) -> When | None:
    """The date the sentence opens with, which holds for all that has no date of its own."""
    limit = found.words[min(OPENING, len(found.words) - 1)].start
    return next((when for when in dates if when.span and when.span.start <= limit), None)


def belongs_before(when: When, core: Span, found: Scene) -> bool:
    """Whether a date in front of a word is that of another before it: "killed the day before … were buried"."""
    if when.span is None or when.span.start > core.start:
        return False
    clause = found.clause(core)
    start = when.span.start
    return any(t.span.end <= start and start - t.span.end <= CLOSE and clause.contains(t.span) for t in found.triggers)


def told(when: When, found: Scene, published: date | None) -> bool:
    """Whether a date only says when somebody spoke: it stands beside the word of speaking, and is not today."""
    if when.span is None or (published and when.start == published and when.basis == "relative"):
        return False
    return any(0 <= when.span.start - verb.span.end <= TOLD for verb in found.verbs)


def parted_by_speech(core: Span, when: When, found: Scene) -> bool:
    """Whether a date stands behind what is said next: "denied a massacre, saying its troops left on Friday"."""
    return any(when.span and core.end <= verb.span.start < when.span.start for verb in found.verbs)


def fitting(core: Span, dates: Sequence[When], found: Scene) -> When:
    """The date that fits the word of an event best: both count from where they begin."""
    return max(dates, key=lambda when: fit(core, when, found).score)


def fit(core: Span, when: When, found: Scene) -> Pair:
    """How well a date fits a word, and why."""
    return found.between.pair("event_day", _start(found, core), _start(found, when.span or found.span))


def _start(found: Scene, span: Span) -> Stretch:
    first = found.stretch(span).first
    return Stretch(first, first)
