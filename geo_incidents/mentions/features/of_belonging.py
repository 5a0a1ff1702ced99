"""Evidence for a name that a town shares with its province: what is said to belong to it.

"The bazaar of Latakia", "Hama's streets", "وسط طرطوس" tell of the town, "the forests of Latakia", "قرى حماة" of the
province.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.features.of_shared import is_shared
from geo_incidents.mentions.scan import Scan
from geo_incidents.text import gaps

REACH = 4  # words between a name and what belongs to it
TOUCHING = 2  # words: nothing but "of" or "the" stands between
PARTED = gaps.STOP | gaps.COMMA | gaps.COLON | gaps.LINE | gaps.PARAGRAPH


def belongs(around: Around) -> Iterator[str]:
    """Whether a thing that towns or provinces have stands near such a name, and on which side."""
    if is_shared(around):
        yield from sorted(
            {*_told(around.scan, _before(around), "before"), *_told(around.scan, _behind(around), "behind")}
        )


def _before(around: Around) -> Iterator[int]:
    """The words before the name, the nearest first, up to a mark."""
    for number in range(around.spot.start - 1, max(-1, around.spot.start - 1 - REACH), -1):
        if around.scan.gap(number + 1) & PARTED:
            return
        yield number


def _behind(around: Around) -> Iterator[int]:
    """The words behind it, likewise."""
    for number in range(around.spot.end, min(len(around.scan), around.spot.end + REACH)):
        if around.scan.gap(number) & PARTED:
            return
        yield number


def _told(scan: Scan, numbers: Iterable[int], side: str) -> Iterator[str]:
    for apart, number in enumerate(numbers):
        for phrase in scan.belongings.alone(scan.words[number].folded):
            for role in phrase.roles:
                yield f"{role.partition('.')[0]} {side}"
                if apart < TOUCHING:
                    yield f"{role.partition('.')[0]} right {side}"
