"""The place that a passage is about: one it names, one named earlier, or the subject of its section or report.

Every place that may be meant gets a probability from the table `data/weights/claims_places.csv`. A passage may tell of
several, or of none: what a report is about is dropped as soon as something else takes over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo_incidents.claims.discourse.memory import Memory, Naming, Told
from geo_incidents.claims.discourse.reach import (
    areas,
    is_settlement,
    is_wide,
    names_one,
    places_elsewhere,
    reach,
    share_elsewhere,
)
from geo_incidents.claims.discourse.surroundings import heres, points_back, unshown
from geo_incidents.claims.kinds import Kinds
from geo_incidents.claims.sentences.groups import prepositions
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.model import Resolution, Status
from geo_incidents.scoring.numeric import log_odds, steps
from geo_incidents.scoring.table import Model, load, logistic, threshold

TABLE = "claims_places"
HERE, BEFORE = "here", "before"  # its models: of places that the passage names, and of those named before
RECENT = 3  # places named last that may be meant however long ago that was
REACH = 8  # passages in which a place named may still be meant
GATE = threshold("meant.gate")
TITLE = 2  # passages at the head of a report
ELSEWHERE = (Status.OUT_OF_AREA, Status.UNSURE, Status.UNLISTED, Status.TOWN_OR_PROVINCE)  # drawn nowhere here
MOSTLY = threshold("meant.mostly")
PASSING = threshold("meant.passing")
FEW, MANY = 3, 4  # the last step of what is counted


@dataclass(frozen=True, slots=True)
class Meant:
    """A place that a passage may be about: the probability, where it was named, and the evidence."""

    key: str
    probability: float
    naming: Naming
    here: bool  # named in the passage itself
    features: Mapping[str, float]


class Candidate(NamedTuple):
    """A place that a passage may be about, before it is weighed."""

    naming: Naming
    here: bool
    features: Mapping[str, float]

    def weighed(self, probability: float) -> Meant:
        """The place, meant as probably."""
        return Meant(self.naming.key, probability, self.naming, self.here, self.features)


class Discourse:
    """The places of a report, in the order in which they are named, and the candidates of each passage."""

    def __init__(self, passages: Sequence[Passage], kinds: Sequence[Kinds]) -> None:
        self.passages = passages
        self.kinds = kinds
        self.here = [heres(passage.scene) for passage in passages]
        self.times = Counter(here.key for some in self.here for here in some.values())
        self.total = sum(self.times.values())
        self.settlements = sum(is_settlement(found) for passage in passages for found in passage.scene.named)
        self.most = max(self.times.values(), default=0)
        self.title = {key for some in self.here[:TITLE] for key in some}
        self.headings = self._headings()
        self.elsewhere = share_elsewhere(found for passage in passages for found in passage.scene.named)
        self.first = next((set(some) for some in self.here if some), set())
        self._times: dict[str, dict[str, float]] = {}
        self._passages: dict[int, dict[str, float]] = {}
        self.asked = [not away and found.event >= GATE for found, away in zip(kinds, self._away(), strict=True)]

    def places(self) -> Iterator[tuple[Meant, ...]]:
        """For every passage, the places that it may be about, likeliest first."""
        models = load(TABLE)
        named = [[_weighed(one, models[HERE]) for one in some] for some in self.named()]
        told = {(one.naming.passage, one.key): one.probability for some in named for one in some}
        for here, before in zip(named, self.recalled(told), strict=True):
            meant = [*here, *(_weighed(one, models[BEFORE]) for one in before)]
            yield tuple(sorted(meant, key=lambda one: (-one.probability, one.key)))

    def named(self) -> Iterator[list[Candidate]]:
        """For every passage the places that it names itself, and what was seen of each."""
        for passage, asked in zip(self.passages, self.asked, strict=True):
            heading = self._heading(passage)
            yield [
                self._candidate(Naming(key, passage.number, passage.block, one.found), passage, heading, one.seen)
                for key, one in (sorted(self.here[passage.number].items()) if asked else ())
            ]

    def recalled(self, told: Told) -> Iterator[list[Candidate]]:
        """For every passage the places named before that may be meant; `told` says how likely their naming told."""
        memory = Memory(told)
        wide_block = -1
        for passage, asked in zip(self.passages, self.asked, strict=True):
            heading = self._heading(passage)
            wide_block = self._wide_block(passage, wide_block)
            meant = asked and wide_block != passage.block
            yield [
                self._candidate(naming, passage, heading, self._from_before(naming, passage, memory))
                for naming in (self._namings(passage, memory, heading) if meant else ())
            ]
            memory.take(passage, unshown(passage.scene, self.here[passage.number]))

    def _away(self) -> Iterator[bool]:
        """For every passage whether it is of a place elsewhere.

        What "in" puts there holds to the end of the block, or until a place here is named.
        """
        block = -1
        for passage, kinds in zip(self.passages, self.kinds, strict=True):
            away = places_elsewhere(passage.scene, kinds)
            if any(map(prepositions, away)):
                block = passage.block
            elif self.here[passage.number]:
                block = -1
            yield bool(away) or block == passage.block

    def _wide_block(self, passage: Passage, before: int) -> int:
        """The block in which what is told is of no village any more, until one is named again."""
        if is_wide(passage):
            return passage.block
        return -1 if self.here[passage.number] or names_one(passage.scene) else before

    def _headings(self) -> dict[int, Naming]:
        """The places that blocks name alone, by block."""
        found: dict[int, Naming] = {}
        for passage, here in zip(self.passages, self.here, strict=True):
            if len(here) == 1 and passage.number:
                key, one = next(iter(here.items()))
                found[passage.block] = Naming(key, passage.number, passage.block, one.found)
        return found

    def _heading(self, passage: Passage) -> Naming | None:
        """The place that heads the section the passage stands in."""
        return self.headings.get(passage.section.heading) or self.headings.get(passage.section.header)

    def _namings(self, passage: Passage, memory: Memory, heading: Naming | None) -> list[Naming]:
        """Where the places were named that a passage may mean without naming them, in the order of their ids."""
        recent = list(memory.last)[::-1]
        near = [key for key in recent[: REACH * 2] if passage.number - memory.last[key].passage <= REACH]
        meant = {*near, *recent[:RECENT], *(key for key in self.title if key in memory.last)}
        meant |= {key for key, times in self.times.items() if times == self.most and key in memory.last}
        found = {key: memory.last[key] for key in meant}
        if self.elsewhere > PASSING:
            found = {key: one for key, one in found.items() if self.times[key] > 1}
        if heading:
            found.setdefault(heading.key, heading)
        return [found[key] for key in sorted(found.keys() - self.here[passage.number].keys())]

    def _candidate(
        self, naming: Naming, passage: Passage, heading: Naming | None, seen: Mapping[str, int | str]
    ) -> Candidate:
        values = {**seen, "areas": areas(passage.scene.named, naming.found.place)}
        features = {
            **self._of_passage(passage, heading),
            **self._of_times(naming.key),
            **self._of_place(naming.key, heading),
            **titled(values),
        }
        return Candidate(naming, naming.passage == passage.number, features)

    def _of_passage(self, passage: Passage, heading: Naming | None) -> dict[str, float]:
        """What is seen of a passage, whatever the place; kept, since it is asked for every place."""
        known = self._passages.get(passage.number)
        if known is None:
            event = self.kinds[passage.number].event
            scene = passage.scene
            values = {
                "event": steps(event, 0.2, 0.35, 0.5, 0.7, 0.85),
                "places here": min(FEW, len(self.here[passage.number])),
                "places elsewhere": min(2, sum(found.status in ELSEWHERE for found in scene.named)),
                "areas here": min(2, sum(found.status is Status.AREA for found in scene.named)),
                "places in the report": min(MANY, len(self.times)),
                "elsewhere in the report": steps(self.elsewhere, 0.05, 0.2, 0.4, 0.6, 0.8),
                "section headed": int(heading is not None),
                "block": str(scene.block),
                "part": str(passage.section.part),
                "position": min(2, passage.position),
                "points back": points_back(scene),
                "another country": int(_abroad(scene.named)),
                **dict(reach(passage)),
            }
            known = self._passages[passage.number] = {**titled(values), "log-odds of an event": log_odds(event)}
        return known

    def _of_times(self, key: str) -> dict[str, float]:
        """How often the report names a place; kept, since most passages ask for the same."""
        known = self._times.get(key)
        if known is None:
            times = self.times[key]
            values = {
                "share": steps(times / max(1, self.total), 0.05, 0.15, 0.3, 0.6),
                "share of all": steps(times / max(1, self.settlements), 0.03, 0.1, 0.2, 0.4),
                "times": steps(times, 1, 2, 4),
                "named most": int(times == self.most),
                "in the title": int(key in self.title),
                "named first": int(key in self.first),
            }
            known = self._times[key] = titled(values)
        return known

    def _of_place(self, key: str, heading: Naming | None) -> dict[str, float]:
        return titled({"heads the section": int(heading is not None and heading.key == key)})

    def _from_before(self, naming: Naming, passage: Passage, memory: Memory) -> dict[str, int | str]:
        """How a place that the passage does not name was named before."""
        there = self.kinds[naming.passage].event
        here = self.here[naming.passage]
        return {
            **memory.since(naming, passage),
            "told of last, in a report elsewhere": f"{memory.lately}, {self.elsewhere > MOSTLY}",
            "places named there": min(FEW, len(here)),
            "event there": steps(there, 0.3, 0.6),
            "event before": steps(self.kinds[passage.number - 1].event if passage.number else 0, 0.3, 0.6),
            "role there": here[naming.key].role if naming.key in here else "none",
            "kind": str(naming.found.place.kind) if naming.found.place else "none",
        }


def titled(values: Mapping[str, object]) -> dict[str, float]:
    """Values as features."""
    return {f"{name} {value}": 1.0 for name, value in values.items()}


def _weighed(one: Candidate, model: Model) -> Meant:
    return one.weighed(logistic(model.weigh(one.features)))


def _abroad(named: Iterable[Resolution]) -> bool:
    return any(found.status is Status.OUT_OF_AREA for found in named)
