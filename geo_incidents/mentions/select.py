"""Which of the proposed spots are likely names: each is scored, and of overlapping ones the best stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from geo_incidents.mentions.around import Around
from geo_incidents.mentions.context import Context
from geo_incidents.mentions.features import features
from geo_incidents.mentions.lists import mark_lists
from geo_incidents.mentions.propose import Spot, propose
from geo_incidents.mentions.unlisted import unlisted
from geo_incidents.scoring.table import Model, logistic

LATIN, ARABIC = "latin", "arabic"  # the models of data/weights/names.csv
UNLIKELY = 0.1  # probability below which nothing the rest of a report says can save a name
LIKELY = 0.5
SPELLED = 0.1  # cost up to which words are the name of a listed place, and so of no unlisted one
NOUN = 2.4  # and that a listed name which begins with its noun, "حي القصور", is ahead of the rest of it
LONGER = 0.8  # log-odds that a longer of two overlapping names is ahead, for every word more


class Named:
    """A spot with what was seen of it and the log-odds that it is a place's name."""

    def __init__(self, around: Around) -> None:
        self.around, self.spot = around, around.spot
        self.features = features(around)
        self.logit = 0.0

    @property
    def script(self) -> str:
        """Which model decides."""
        return ARABIC if self.spot.arabic else LATIN

    @property
    def probability(self) -> float:
        """How likely it is a place's name."""
        return logistic(self.logit)


def proposed(context: Context) -> list[Named]:
    """Every run of words that may be a name, listed or not, with its features."""
    spots = propose(context.scan, context.gazetteer)
    taken = {number for spot in spots if _is_whole(context, spot) for number in range(spot.start, spot.end)}
    arounds = [Around(context, spot) for spot in (*spots, *unlisted(context.scan, taken))]
    persons = {around.spot.words for around in arounds if around.named_person}
    for around in arounds:
        around.person_elsewhere = around.spot.words in persons
    return [Named(around) for around in arounds]


def _is_whole(context: Context, spot: Spot) -> bool:
    """Whether the words are a listed place's name, and not the head, "Beit", of a longer one."""
    head = len(spot.words) == 1 and context.scan.vocabulary.plays(spot.words[0], "names.heads")
    return spot.cost <= SPELLED and not head


def score(some: Iterable[Named], models: Mapping[str, Model]) -> None:
    """Give every spot its log-odds."""
    for one in some:
        one.logit = models[one.script].logit(one.features)


def select(context: Context, scored: Sequence[Named]) -> list[Named]:
    """The likely spots that do not overlap, in text order; each is told what its list says for it."""
    likely = (one for one in scored if one.probability >= UNLIKELY)
    chosen = sorted(free(likely, set()), key=lambda one: one.spot.start)
    sure = {one.spot.start for one in chosen if one.probability >= LIKELY}
    mark_lists(context.scan, [one.around for one in chosen], sure)
    return chosen


def free(likely: Iterable[Named], taken: set[int]) -> Iterator[Named]:
    """Those that do not overlap, nor the words that are `taken`, the best first; their words are taken then."""
    for one in sorted(likely, key=_best_first):
        words = range(one.spot.start, one.spot.end)
        if taken.isdisjoint(words):
            taken.update(words)
            yield one


def _best_first(one: Named) -> tuple[float, int, int]:
    words = one.spot.end - one.spot.start
    noun = NOUN if words > 1 and one.spot.namesakes.listed_here and one.around.opens_with_noun else 0.0
    return -one.logit - LONGER * (words - 1) - noun, one.spot.start, -one.spot.end
