"""What a report has named so far: which places, how long ago, whether something was told there, what came since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo_incidents.claims.discourse.reach import areas
from geo_incidents.claims.discourse.surroundings import Here
from geo_incidents.claims.sentences.groups import Group
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.model import Resolution, Status
from geo_incidents.scoring.numeric import steps

Told = Mapping[tuple[int, str], float]  # by a passage and the id of a place that it names: that it tells of it
KEPT = 8  # passages whose names are remembered as what came since
FEW = 3  # the last step of what is counted
LIKELY = (0.1, 0.25, 0.45, 0.65, 0.85)  # steps of how likely something was told at a naming


@dataclass(frozen=True, slots=True)
class Naming:
    """A place that may be drawn, named in a passage."""

    key: str
    passage: int
    block: int
    found: Resolution


@dataclass(slots=True)
class Memory:
    """The names of the passages before."""

    told: Told
    last: dict[str, Naming] = field(default_factory=dict)  # by key, the one named last at the end
    rivals: dict[str, None] = field(default_factory=dict)  # every settlement, here or elsewhere, in the same order
    named: dict[int, tuple[Resolution, ...]] = field(default_factory=dict)  # of the last passages, whatever they name
    surest: dict[str, float] = field(default_factory=dict)  # by key, the likeliest of its namings
    naming_passage: int = -1
    lately: str = "nothing"  # what was told of last: a place here, a place elsewhere, an area

    def take(self, passage: Passage, here: Mapping[str, Here]) -> None:
        """Remember what a passage names."""
        for found in passage.scene.named:
            if found.status is not Status.AREA and found.status is not Status.NOT_A_PLACE:
                name = found.place.id if found.place else found.mention.surface
                self.rivals.pop(name, None)
                self.rivals[name] = None
                self.naming_passage = passage.number
        self.lately = next(filter(None, map(_sort, passage.scene.groups[::-1])), self.lately)
        self.named[passage.number] = passage.scene.named
        self.named.pop(passage.number - KEPT, None)
        for key, one in here.items():
            self.last.pop(key, None)
            self.last[key] = Naming(key, passage.number, passage.block, one.found)
            self.surest[key] = max(self.surest.get(key, 0.0), self.told.get((passage.number, key), 0.0))

    def since(self, naming: Naming, passage: Passage) -> dict[str, int | str]:
        """What came since a place was named, and how likely something was told of it then."""
        key = naming.key
        recent, names = list(self.last)[::-1], list(self.rivals)[::-1]
        later = [found for number, some in self.named.items() if number > naming.passage for found in some]
        passages, blocks = steps(passage.number - naming.passage, 1, 2, 4, 8), min(FEW, passage.block - naming.block)
        return {
            "passages since": passages,
            "blocks and passages since": f"{blocks}, {passages}",
            "rank": min(FEW, recent.index(key) if key in recent else FEW),
            "rivals since": min(FEW, names.index(key) if key in names else FEW),
            "elsewhere since": min(FEW, sum(found.status is Status.OUT_OF_AREA for found in later)),
            "areas since": areas(later, naming.found.place),
            "in the last naming passage": int(naming.passage == self.naming_passage),
            "passages since any": steps(passage.number - self.naming_passage, 1, 2, 4),
            "told of last": self.lately,
            "told there": steps(self.told.get((naming.passage, key), 0.0), *LIKELY),
            "told at best": steps(self.surest.get(key, 0.0), *LIKELY),
        }


def _sort(group: Group) -> str:
    """Whether a group of places is here, elsewhere or an area; "" for countries and landscapes."""
    if group.is_mark:
        return "here"
    if group.is_vast:
        return ""
    elsewhere = any(found.status is Status.OUT_OF_AREA for found in group.places)
    return "elsewhere" if elsewhere else "area"
