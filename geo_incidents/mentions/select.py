"""Which of the proposed spots are names: each is weighed, the best of overlapping ones stays, lists help each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_incidents.mentions.around import Around
from geo_incidents.mentions.evidence import total, weigh, weigh_late
from geo_incidents.mentions.lists import mark_lists
from geo_incidents.mentions.propose import LISTED, LISTED_HOW, Spot
from geo_incidents.mentions.scan import Scan
from geo_incidents.mentions.unlisted import unlisted

WHOLE = 0.5  # for every word past the first
NOUN = 2.4  # for a noun that the listed name begins with: as much as for one before a name
SURE = 0.5  # sum from which a name counts for the company of others
HOPEFUL = -2.6  # below this not even a list and the rest of the report together can save a name


class Weighed:
    """A spot with what speaks for and against it."""

    def __init__(self, around: Around) -> None:
        self.around, self.spot = around, around.spot
        self._early = weigh(around)
        self.weigh_again()

    def weigh_again(self) -> None:
        """Take into account what is believed by now."""
        self.reasons = (*self._early, *weigh_late(self.around))
        self.sum = total(self.reasons)

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
    chosen = best(weighed(arounds))
    taken = {number for one in chosen if one.believed for number in range(one.spot.start, one.spot.end)}
    chosen = best([*chosen, *weighed(Around(scan, spot) for spot in unlisted(scan, taken))])
    mark_lists(scan, [one.around for one in chosen], {one.spot.start for one in chosen if one.believed})
    reweigh(chosen)
    mark_elsewhere(chosen)
    reweigh(chosen)
    mark_company(chosen)
    reweigh(chosen)
    return chosen


def weighed(arounds: Iterable[Around]) -> list[Weighed]:
    """Each weighed for itself."""
    return [Weighed(around) for around in arounds]


def reweigh(some: Iterable[Weighed]) -> None:
    """Each weighed again."""
    for one in some:
        one.weigh_again()


def mark_elsewhere(chosen: Sequence[Weighed]) -> None:
    """Tell those not believed how firmly the same words are believed elsewhere."""
    firmness: dict[tuple[str, ...], float] = {}
    for one in chosen:
        firmness[one.spot.words] = max(one.sum, firmness.get(one.spot.words, 0.0))
    for one in chosen:
        one.around.believed_elsewhere = 0.0 if one.believed else firmness[one.spot.words]


def mark_company(chosen: Sequence[Weighed]) -> None:
    """Tell all how many names the report is sure of."""
    sure = len({one.spot.words for one in chosen if one.sum >= SURE and one.spot.cost <= LISTED})
    for one in chosen:
        one.around.company = sure


def best(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The hopeful ones that do not overlap, strongest first choice, in text order."""
    hopeful = [one for one in weighed if one.sum >= HOPEFUL]
    taken: set[int] = set()
    return sorted(_free(hopeful, taken), key=lambda one: one.spot.start)


def _whole(one: Weighed) -> float:
    """What it counts for that the gazetteer lists several words as one name, a noun of kind among them."""
    spot = one.spot
    if not spot.matches or spot.matches[0].how != LISTED_HOW:
        return 0.0
    noun = one.around.scan.vocabulary.plays(spot.words[0], "before.quarter")
    return WHOLE * (spot.end - spot.start - 1) + (NOUN if noun else 0.0)


def _free(hopeful: Iterable[Weighed], taken: set[int]) -> Iterator[Weighed]:
    for one in sorted(hopeful, key=lambda one: (-one.sum - _whole(one), one.spot.start, -one.spot.end)):
        words = range(one.spot.start, one.spot.end)
        if taken.isdisjoint(words):
            taken.update(words)
            yield one
