"""Events that two words of a clause may tell: what is done, and to what. "Every shop on the square was emptied".

No list of phrases holds all that is taken, closed or dug, by every word for it, in the active and in the passive. So
words have classes (`frames.*` in words.toml), and `data/lang/frames.toml` says which two of them hint at an event when
they stand near each other in one clause, whichever comes first. Classes hold for every language. A hint tells nothing
by itself: `data/weights/claims_kinds.csv` weighs it with the other words of the sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import tomli

from geo_incidents.grammar import Line, Tag, hits
from geo_incidents.lexicon import ROOT
from geo_incidents.model import EventKind, Span
from geo_incidents.scoring.attach import Stretch, apart

REACH = 6  # words between the two, unless the frame says otherwise
TABLE = "frame."  # opens the names of the tables of classes
PEOPLE, PLACE = "people", "place"  # classes that are known without a list: people who are counted, places named


class Frame(NamedTuple):
    """Two classes of words that tell an event together."""

    kind: EventKind
    head: str  # class of the word that is shown for it
    other: str
    reach: int


class Hint(NamedTuple):
    """A word that tells an event if what stands near it makes it likely."""

    frame: Frame
    span: Span  # of the head


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of `data/lang/frames.toml`, in its order."""
    rows = tomli.loads((ROOT / "frames.toml").read_text("utf8"))["frame"]
    return tuple(
        Frame(EventKind(row["kind"]), row["classes"][0], row["classes"][1], row.get("reach", REACH)) for row in rows
    )


@cache
def classes() -> Mapping[str, str]:
    """Every class that a frame asks for and that words are listed of, sorted, with its table."""
    asked = {name for frame in frames() for name in (frame.head, frame.other)} - {PEOPLE, PLACE}
    return {name: f"{TABLE}{name}" for name in sorted(asked)}


class Framed(NamedTuple):
    """What the classes of its words say of a sentence."""

    hints: tuple[Hint, ...] = ()  # one for every frame that it has both words of
    classes: tuple[str, ...] = ()


UNFRAMED = Framed()


def framed(words: Line, stops: Sequence[int], places: Sequence[Span]) -> Framed:
    """The hints of a sentence and the classes it has words of. `stops` are the code points at which clauses end."""
    found = stretches(words, places)
    heads = ((frame, _head(frame, found, words, stops)) for frame in frames() if frame.head in found)
    hints = (Hint(frame, Span(words[head.first].start, words[head.last - 1].end)) for frame, head in heads if head)
    return Framed(tuple(hints), tuple(found))


def _head(frame: Frame, found: Mapping[str, Sequence[Stretch]], words: Line, stops: Sequence[int]) -> Stretch | None:
    """The first word of a frame's head with its other word near."""
    others = found.get(frame.other, ())
    near = (
        head for head in found[frame.head] if any(_near(head, other, frame.reach, words, stops) for other in others)
    )
    return next(near, None)


def stretches(words: Line, places: Sequence[Span]) -> Mapping[str, Sequence[Stretch]]:
    """Where each class has words; nothing where no class that is listed has any.

    A word that is the whole name of a place, as سلمى is, is no other word.
    """
    found: dict[str, Sequence[Stretch]] = {}
    names = [Stretch(words.since(span.start), words.before(span.end)) for span in places]
    for name, table in classes().items():
        if table in words.found:
            some = (Stretch(hit.first, hit.last) for hit in hits(Tag(words.lang, table), words))
            if own := [stretch for stretch in some if stretch not in names]:
                found[name] = own
    if found:
        found[PLACE] = names
        found[PEOPLE] = [
            Stretch(first, first + entry.length)
            for first, entries in words.entries("figure").items()
            for entry in entries[:1]
            if PEOPLE in entry.value
        ]
    return found


def _near(head: Stretch, other: Stretch, reach: int, words: Line, stops: Sequence[int]) -> bool:
    """Whether two stretches stand in one clause with at most so many words between them."""
    first, second = sorted((head, other))
    if second.first < first.last or apart(first, second) > reach:
        return False
    end, start = words[first.last - 1].end, words[second.first].start
    return not any(end <= stop <= start for stop in stops)
