"""Which of the proposed spots are names: each is weighed, the best of overlapping ones stays, lists help each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geo_incidents.mentions.around import Around
from geo_incidents.mentions.evidence import total, weigh
from geo_incidents.mentions.lists import mark_lists
from geo_incidents.mentions.propose import Spot
from geo_incidents.mentions.scan import Scan
from geo_incidents.mentions.unlisted import unlisted
from geo_incidents.model import Reason

HOPEFUL = -2.6  # below this not even a list and the rest of the report together can save a name


@dataclass(frozen=True, slots=True)
class Weighed:
    """A spot with what speaks for and against it."""

    around: Around
    reasons: tuple[Reason, ...]
    sum: float

    @property
    def spot(self) -> Spot:
        """The spot."""
        return self.around.spot

    @property
    def believed(self) -> bool:
        """Whether it is taken for a name of a place."""
        return self.sum >= 0


def select(scan: Scan, spots: Iterable[Spot]) -> list[Weighed]:
    """The best spots that do not overlap, in text order: those believed, and the hopeful that were not."""
    arounds = [Around(scan, spot) for spot in spots]
    persons = {around.spot.words for around in arounds if around.named_person}
    for around in arounds:
        around.person_elsewhere = around.spot.words in persons
    first = best([_weighed(around) for around in arounds])
    taken = {number for one in first if one.believed for number in range(one.spot.start, one.spot.end)}
    made_up = [_weighed(Around(scan, spot)) for spot in unlisted(scan, taken)]
    first = best([*first, *made_up])
    arounds = [weighed.around for weighed in first]
    mark_lists(scan, arounds, {one.spot.start for one in first if one.believed})
    second = [_weighed(around) for around in arounds]
    firmness: dict[tuple[str, ...], float] = {}
    for one in second:
        firmness[one.spot.words] = max(one.sum, firmness.get(one.spot.words, 0.0))
    for one in second:
        one.around.believed_elsewhere = 0.0 if one.believed else firmness[one.spot.words]
    return [_weighed(around) for around in arounds]


def _weighed(around: Around) -> Weighed:
    reasons = weigh(around)
    return Weighed(around, reasons, total(reasons))


def best(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The hopeful ones that do not overlap, strongest first choice, in text order."""
    hopeful = [one for one in weighed if one.sum >= HOPEFUL]
    taken: set[int] = set()
    return sorted(_free(hopeful, taken), key=lambda one: one.spot.start)


def _free(hopeful: Iterable[Weighed], taken: set[int]) -> Iterator[Weighed]:
    for one in sorted(hopeful, key=lambda one: (-one.sum, one.spot.start, -one.spot.end)):
        words = range(one.spot.start, one.spot.end)
        if taken.isdisjoint(words):
            taken.update(words)
            yield one
