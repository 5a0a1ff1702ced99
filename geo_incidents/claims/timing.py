"""Which date of its sentence an event belongs to: that of its clause; never the day of telling."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo_incidents.claims.events.event import Event
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.model import Polarity, Span, When
from geo_incidents.scoring.attach import Pair, Stretch

DATELINE = 20  # tokens in which a dateline ends
OPENING = 3  # tokens in front of the date a sentence opens with
CLOSE = 40  # code points between a word and the date that follows it
TOLD = 4  # code points between a word of speaking and the day on which it was spoken
TODAY = 0  # an event told of the day of the report itself is of that day: "said today, Friday, that …"


def own_day(event: Event, found: Scene, dates: Sequence[When], published: date | None) -> When | None:
    """The date of its sentence that an event belongs to, with the words it rests on; None where it names none."""
    line = dateline_end(found)
    own = [when for when in dates if when.span and when.span.start >= line and not told(when, found, published)]
    core = event.triggers[0].span if event.triggers else event.counts[0].span if event.counts else found.span
    if event.stance is Polarity.DENIED:
        own = [when for when in own if not parted_by_speech(core, when, found)]
    if not own:
        return None
    nearest = fitting(core, own, found)
    return opening(own, found) or nearest if belongs_before(nearest, core, found) else nearest


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
