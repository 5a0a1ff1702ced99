"""Events as they are grouped by what is shown: which incidents were one with a hidden one would tell where that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

from geo_incidents.incidents import LikelyEvents
from geo_incidents.incidents.archive import PARTS
from geo_incidents.incidents.event_groups import incident_outline, settlement, with_events
from geo_incidents.model import Incident, Outcome, Result
from geo_incidents.stored import MEMORY, Room


@dataclass(slots=True)
class Events:
    """Where something is hidden or shown otherwise, so that the incidents there are grouped anew."""

    settlements: set[str] = field(default_factory=set)
    _sizes: Counter[str] = field(default_factory=Counter)
    _named: dict[str, str] = field(default_factory=dict)  # incident → the event it was a part of

    def saw(self, before: Incident, shown: Incident | None) -> None:
        """Take in an incident and what is shown of it, if anything."""
        if shown is not before:
            self.settlements.add(settlement(before.place))
        if before.event_group_id:
            self._sizes[before.event_group_id] += 1
            self._named[before.id] = before.event_group_id

    def anew(self, shown: Sequence[Incident], room: Room = MEMORY) -> Iterable[Incident]:
        """The incidents, those of such settlements with the events that they make among themselves."""
        if not self.settlements:
            return shown
        # An event of one incident that has a name of its own is what a reviewer called so.
        alone = {one for one, name in self._named.items() if self._sizes[name] == 1}
        there = (one for one in shown if settlement(one.place) in self.settlements)
        found = {
            one.id: (one.event_group_id, one.counted_in) for one in _grouped(there, alone, room) if one.event_group_id
        }
        return (self._with_event(one, *found.get(one.id, ("", ()))) for one in shown)

    def _with_event(self, one: Incident, name: str, counted: tuple[tuple[Outcome, str], ...]) -> Incident:
        if settlement(one.place) not in self.settlements:
            return one
        return replace(one, event_group_id=name, counted_in=counted)


def _grouped(incidents: Iterable[Incident], alone: Container[str], room: Room) -> Iterator[Incident]:
    """Outlines of the incidents with their events; some settlements are looked at together."""
    files = [room.new() for _ in range(PARTS)]
    for one in incidents:
        files[crc32(settlement(one.place).encode()) % PARTS].append(incident_outline(one))
    for found in files:
        yield from with_events(found, alone)


def with_likely_events(shown: Result, room: Room) -> Result:
    """The result with the events that claims without a place are likely of, by what it shows of both."""
    likely = LikelyEvents(shown.unplaced, shown.area_statements, shown.incidents)
    return replace(
        shown,
        unplaced=room.kept(map(likely.of_claim, shown.unplaced)),
        area_statements=room.kept(map(likely.of_area, shown.area_statements)),
    )
