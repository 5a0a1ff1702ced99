"""A mention before its resolution: its candidates, their scores, and the top candidate of each kind."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from geo_incidents.model import Candidate, Mention, Place, PlaceKind, Proposal, Reason
from geo_incidents.once import once
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import threshold

LEAST = threshold("places.least")
UNLISTED = threshold("places.unlisted_cost")
Part = tuple[str, float, str]  # feature, weight, what was seen


class Ranked(NamedTuple):
    """A candidate as it was ranked: its score, how far it is ahead of the next of its sort, how it is spelled."""

    place: Place | None
    score: float
    ahead: float
    cost: float


AHEAD = threshold("places.farthest_score")  # of no other
NOWHERE = Ranked(None, -AHEAD, 0.0, 1.0)  # there is no such candidate
LARGEST_FIRST = (PlaceKind.GOVERNORATE, PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT)


@dataclass
class Item:
    """One mention with its candidates as they are weighed."""

    number: int
    proposal: Proposal
    mention: Mention
    named: float  # how likely it is a place's name, whatever the rest of the report says
    key: str  # the name, folded: the same for every spelling that folds alike
    sentence: int
    called: frozenset[str]  # what its nouns call it: "city", "countryside", …
    options: list[Candidate]
    scores: list[float] = field(default_factory=list)  # of the options, in their order
    early: list[list[Part]] = field(default_factory=list)  # what each score is made of, whatever else is decided
    late: list[list[Part]] = field(default_factory=list)  # and by what the others are decided to be
    order: list[int] = field(default_factory=list)  # options, best first
    best: Place | None = None  # the place in front
    ranked: list[Candidate] = field(default_factory=list)
    ambiguous: bool = False  # an area and a settlement share the name
    lean: float = 0.0  # towards the area (above 0) or the settlement of the same name
    lean_reasons: list[Reason] = field(default_factory=list)

    def take(self, scores: list[float]) -> None:
        """Order the candidates by new scores."""
        self.scores = scores
        self.order = sorted(range(len(scores)), key=lambda at: (-scores[at], self.options[at].place.id))
        self.best = self.options[self.order[0]].place if self.order else None

    @once
    def spelling(self) -> dict[str, float]:
        """The spelling's distance, below 0, of every candidate by its place's id."""
        return {option.place.id: option.score for option in reversed(self.options)}

    @once
    def here(self) -> Ranked:
        """The top-ranked settlement, quarter or facility in the region."""
        return self._foremost(lambda place: not place.context and not place.kind.is_area)

    @once
    def elsewhere(self) -> Ranked:
        """The top-ranked settlement outside the region."""
        return self._foremost(lambda place: place.context and not place.kind.is_area)

    @once
    def area(self) -> Ranked:
        """The top-ranked area."""
        return self._foremost(lambda place: place.kind.is_area)

    @once
    def most_reports(self) -> int:
        """How many of the project's texts name the place in the region that most of them name."""
        places = (option.place for option in self.options)
        return max((place.reports for place in places if not place.context and not place.kind.is_area), default=0)

    @once
    def chance_here(self) -> float | None:
        """The share of the places here in the sum over all candidates; None where it has none."""
        if self.best is None:
            return None
        most = self.scores[self.order[0]]
        powers = [math.exp(score - most) for score in self.scores]
        own = (not option.place.context and not option.place.kind.is_area for option in self.options)
        return sum(compress(powers, own)) / sum(powers)

    def _foremost(self, wanted: Callable[[Place], bool]) -> Ranked:
        fits = (number for number in self.order if wanted(self.options[number].place))
        found = next(fits, None)
        if found is None:
            return NOWHERE
        following = next(fits, None)
        ahead = self.scores[found] - self.scores[following] if following is not None else AHEAD
        return Ranked(self.options[found].place, self.scores[found], ahead, -self.options[found].score)

    @once
    def seat(self) -> bool:
        """Whether the name is a town's here and that of an area round it."""
        area = self.area.place
        shared = self.here.place is not None and area is not None and area.kind is not PlaceKind.COUNTRY
        return shared and -self.options[0].score < spelled.CLOSE

    @once
    def largest_area(self) -> PlaceKind | None:
        """The kind of the largest area that has the name."""
        kinds = {option.place.kind for option in self.options if -option.score < spelled.CLOSE}
        return next((kind for kind in LARGEST_FIRST if kind in kinds), None)

    @property
    def margin(self) -> float:
        """How far it is ahead of the next, and of a namesake that no gazetteer has."""
        if not self.order:
            return 0.0
        ahead = self.scores[self.order[0]] + UNLISTED
        return min(ahead, self.scores[self.order[0]] - self.scores[self.order[1]]) if len(self.order) > 1 else ahead

    @property
    def sure(self) -> float:
        """What it counts for where others are decided, 0 to 1."""
        return min(1.0, LEAST + max(0.0, self.margin))
