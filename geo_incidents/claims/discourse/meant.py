"""The place that a passage is about: one it names, one named earlier, or the subject of its section or report.

Every place that may be meant gets a probability from the table `data/weights/claims_places.csv`. A passage may tell of
several, or of none: what a report is about is dropped as soon as something else takes over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo_incidents.claims.discourse.surroundings import heres, points_back
from geo_incidents.claims.kinds import FAMILY, Kinds
from geo_incidents.claims.sentences.groups import fills, prepositions
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.model import EventKind, Resolution, Status
from geo_incidents.scoring.numeric import log_odds, steps
from geo_incidents.scoring.table import Model, load, logistic, threshold

TABLE = "claims_places"
RECENT = 3  # places named last that may be meant however long ago that was
REACH = 8  # passages in which a place named may still be meant
GATE = threshold("meant.gate")
MOVING = FAMILY[EventKind.DISPLACEMENT]
TITLE = 2  # passages at the head of a report
ELSEWHERE = (Status.OUT_OF_AREA, Status.UNSURE, Status.UNLISTED, Status.TOWN_OR_PROVINCE)  # drawn nowhere here
FEW, MANY = 3, 4  # the last step of what is counted


@dataclass(frozen=True, slots=True)
class Naming:
    """A place that may be drawn, named in a passage."""

    key: str
    passage: int
    block: int
    found: Resolution


@dataclass(frozen=True, slots=True)
class Meant:
    """A place that a passage may be about: the probability, where it was named, and the evidence."""

    key: str
    probability: float
    naming: Naming
    here: bool  # named in the passage itself
    features: Mapping[str, float]


class Discourse:
    """The places of a report, in the order in which they are named, and the candidates of each passage."""

    def __init__(self, passages: Sequence[Passage], kinds: Sequence[Kinds]) -> None:
        self.passages = passages
        self.kinds = kinds
        self.here = [heres(passage.scene) for passage in passages]
        self.times = Counter(here.key for some in self.here for here in some.values())
        self.total = sum(self.times.values())
        self.most = max(self.times.values(), default=0)
        self.title = {key for some in self.here[:TITLE] for key in some}
        self.headings = self._headings()
        self.first = next((set(some) for some in self.here if some), set())
        self._times: dict[str, dict[str, float]] = {}

    def places(self) -> Iterator[tuple[Meant, ...]]:
        """For every passage, the places that it may be about, likeliest first."""
        model = load(TABLE)["place"]
        for found in self.candidates():
            meant = (self._weighed(naming, here, features, model) for naming, here, features in found)
            yield tuple(sorted(meant, key=lambda one: (-one.probability, one.key)))

    def _weighed(self, naming: Naming, here: bool, features: Mapping[str, float], model: Model) -> Meant:
        logit = model.weigh(features)
        return Meant(naming.key, logistic(logit), naming, here, features)

    def candidates(self) -> Iterator[list[tuple[Naming, bool, dict[str, float]]]]:
        """For every passage the places that may be meant, whether it names them itself, and what was seen of each."""
        last: dict[str, Naming] = {}  # by key, the one named last at the end
        rivals: dict[str, None] = {}  # every name of a settlement, here or elsewhere, in the same order
        naming_passage = -1
        for passage, kinds, away in zip(self.passages, self.kinds, self._away(), strict=True):
            here = self.here[passage.number]
            heading = self._heading(passage)
            if kinds.event < GATE or away:
                yield []
            else:
                seen = _Before(last, rivals, heading, naming_passage)
                shared = self._of_passage(passage, kinds, heading)
                yield [self._candidate(key, passage, shared, seen) for key in self._keys(passage, seen)]
            for found in passage.scene.named:
                if found.status is not Status.AREA and found.status is not Status.NOT_A_PLACE:
                    name = found.place.id if found.place else found.mention.surface
                    rivals.pop(name, None)
                    rivals[name] = None
                    naming_passage = passage.number
            for key, one in here.items():
                last.pop(key, None)
                last[key] = Naming(key, passage.number, passage.block, one.found)

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

    def _keys(self, passage: Passage, seen: _Before) -> list[str]:
        recent = list(seen.last)[::-1]
        near = [key for key in recent[: REACH * 2] if passage.number - seen.last[key].passage <= REACH]
        told = {*self.here[passage.number], *near, *recent[:RECENT], *(key for key in self.title if key in seen.last)}
        told |= {key for key, times in self.times.items() if times == self.most and key in seen.last}
        if seen.heading:
            told.add(seen.heading.key)
        return sorted(told)

    def _candidate(
        self, key: str, passage: Passage, shared: _Shared, seen: _Before
    ) -> tuple[Naming, bool, dict[str, float]]:
        one = self.here[passage.number].get(key)
        naming = Naming(key, passage.number, passage.block, one.found) if one else seen.naming(key)
        features = {
            **shared.named, **self._of_times(key), **shared.number, **self._of_place(key, seen), **shared.sort,
            **titled(one.seen if one else self._from_before(key, passage, seen)), **shared.event,
        }  # fmt: skip
        return naming, one is not None, features

    def _of_passage(self, passage: Passage, kinds: Kinds, heading: Naming | None) -> _Shared:
        """What is seen of a passage, whatever the place."""
        scene = passage.scene
        named = {
            "event": steps(kinds.event, 0.2, 0.35, 0.5, 0.7, 0.85),
            "places here": min(FEW, len(self.here[passage.number])),
            "places elsewhere": min(2, sum(found.status in ELSEWHERE for found in scene.named)),
            "areas here": min(2, sum(found.status is Status.AREA for found in scene.named)),
        }
        sort = {
            "section headed": int(heading is not None),
            "block": str(scene.block),
            "part": str(passage.section.part),
            "position": min(2, passage.position),
            "points back": points_back(scene),
            "another country": int(_abroad(scene.named)),
        }
        number = {"places in the report": min(MANY, len(self.times))}
        event = {"log-odds of an event": log_odds(kinds.event)}
        return _Shared(titled(named), titled(number), titled(sort), event)

    def _of_times(self, key: str) -> dict[str, float]:
        """How often the report names a place; kept, since most passages ask for the same."""
        known = self._times.get(key)
        if known is None:
            times = self.times[key]
            values = {
                "share": steps(times / max(1, self.total), 0.05, 0.15, 0.3, 0.6),
                "times": steps(times, 1, 2, 4),
                "named most": int(times == self.most),
            }
            known = self._times[key] = titled(values)
        return known

    def _of_place(self, key: str, seen: _Before) -> dict[str, float]:
        """Where a report names a place first."""
        values = {
            "in the title": int(key in self.title),
            "named first": int(key in self.first),
            "heads the section": int(seen.heading is not None and seen.heading.key == key),
        }
        return titled(values)

    def _from_before(self, key: str, passage: Passage, seen: _Before) -> dict[str, int | str]:
        """How a place that the passage does not name was named before."""
        naming = seen.naming(key)
        recent, names = list(seen.last)[::-1], list(seen.rivals)[::-1]
        told = self.kinds[naming.passage].event
        return {
            "passages since": steps(passage.number - naming.passage, 1, 2, 4, 8),
            "blocks since": min(FEW, passage.block - naming.block),
            "rank": min(FEW, recent.index(key) if key in recent else FEW),
            "rivals since": min(FEW, names.index(key) if key in names else FEW),
            "in the last naming passage": int(naming.passage == seen.naming_passage),
            "places named there": min(FEW, len(self.here[naming.passage])),
            "passages since any": steps(passage.number - seen.naming_passage, 1, 2, 4),
            "event there": steps(told, 0.3, 0.6),
            "event before": steps(self.kinds[passage.number - 1].event if passage.number else 0, 0.3, 0.6),
            "role there": self.here[naming.passage][key].role if key in self.here[naming.passage] else "none",
            "kind": str(naming.found.place.kind) if naming.found.place else "none",
        }


def places_elsewhere(scene: Scene, kinds: Kinds) -> list[Resolution]:
    """The places outside the region that a passage tells of, if it tells of none here: none named before is meant.

    "In Aleppo, a woman was killed": the quarter of Latakia that the report began with lost nobody. People who fled
    fled from somewhere, and who comes from a place or is taken there is not met with there.
    """
    if any(group.is_mark for group in scene.groups) or kinds.rank(MOVING) == 0:
        return []
    named = (found for group in scene.groups if not group.is_vast for found in group.places)
    return [found for found in named if found.status is Status.OUT_OF_AREA and not _is_moved(found, scene.lang)]


def _is_moved(found: Resolution, lang: str) -> bool:
    """Whether a preposition of movement stands before a name: "from", "to"."""
    return not all(fills(word, lang, "list", "direction") for word in prepositions(found))


class _Shared(NamedTuple):
    """What is seen of a passage, whatever the place, in parts: the others' features lie between them."""

    named: dict[str, float]
    number: dict[str, float]
    sort: dict[str, float]
    event: dict[str, float]


def titled(values: Mapping[str, object]) -> dict[str, float]:
    """Values as features."""
    return {f"{name} {value}": 1.0 for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class _Before:
    """What the passages before have named."""

    last: Mapping[str, Naming]
    rivals: Mapping[str, None]
    heading: Naming | None
    naming_passage: int

    def naming(self, key: str) -> Naming:
        """Where a place was named last, or that it heads the section."""
        found = self.last.get(key)
        if found is None:
            assert self.heading is not None
            return self.heading
        return found


def _abroad(named: Iterable[Resolution]) -> bool:
    return any(found.status is Status.OUT_OF_AREA for found in named)
