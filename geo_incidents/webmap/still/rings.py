"""Incidents by place, and places that would lie on each other as one ring: the rule of the page's groups.js."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from geo_incidents.model import Incident, Place, PlaceKind
from geo_incidents.webmap.still.frame import Frame

SETTLED = {PlaceKind.CITY: 3, PlaceKind.TOWN: 2, PlaceKind.VILLAGE: 1}
SINGLE, SMALLEST, LARGEST = 7.5, 11.0, 22.0  # radii: of one mark, of a ring of one, of any ring


@dataclass(frozen=True, slots=True)
class Ring:
    """Incidents drawn as one mark."""

    incidents: tuple[Incident, ...]
    lead: Place
    x: float
    y: float

    @property
    def radius(self) -> float:
        """In points."""
        n = len(self.incidents)
        return SINGLE if n == 1 else min(SMALLEST + 2.5 * math.log2(n), LARGEST)

    @property
    def others(self) -> int:
        """Places beside the lead."""
        return len({incident.place.id for incident in self.incidents}) - 1


def rings(incidents: Iterable[Incident], frame: Frame) -> list[Ring]:
    """The marks of a picture, the fullest first; no two touch."""
    by_place: dict[str, list[Incident]] = {}
    for incident in incidents:
        if incident.place.lat is not None and incident.place.lon is not None:
            by_place.setdefault(incident.place.id, []).append(incident)
    found = [_ring(group, frame) for group in by_place.values()]
    merged = True
    while merged:
        found.sort(key=lambda ring: (-len(ring.incidents), ring.lead.id))
        merged = _merge_one(found, frame)
    return found


def _ring(incidents: list[Incident], frame: Frame) -> Ring:
    counts: dict[str, int] = {}
    for incident in incidents:
        counts[incident.place.id] = counts.get(incident.place.id, 0) + 1
    lead = min(
        (incident.place for incident in incidents),
        key=lambda place: (-SETTLED.get(place.kind, 0), -counts[place.id], place.id),
    )
    return Ring(tuple(incidents), lead, frame.x(lead.lon or 0.0), frame.y(lead.lat or 0.0))


def _merge_one(found: list[Ring], frame: Frame) -> bool:
    """Put the first two rings that touch together."""
    for i, host in enumerate(found):
        for guest in found[i + 1 :]:
            if _touch(host, guest):
                found.remove(guest)
                found[i] = _ring([*host.incidents, *guest.incidents], frame)
                return True
    return False


def _touch(a: Ring, b: Ring) -> bool:
    single = len(a.incidents) + len(b.incidents) == 2
    return math.hypot(a.x - b.x, a.y - b.y) < (a.radius + b.radius) * (0.8 if single else 1) + (0 if single else 1)
