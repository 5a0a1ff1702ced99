"""Groups incidents by place, and overlapping places into one ring, by the same rule as the page's groups.js."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo_incidents.model import Incident, Place, PlaceKind
from geo_incidents.webmap.entries import main_toll
from geo_incidents.webmap.figures import of_toll
from geo_incidents.webmap.still.frame import Frame

SETTLED = {PlaceKind.CITY: 3, PlaceKind.TOWN: 2, PlaceKind.VILLAGE: 1}
SINGLE, LARGEST_SINGLE = 6.5, 14.5  # radius of a mark without a figure, and of the largest mark
SMALLEST, LARGEST = 11.0, 22.0  # radius of a ring with one incident, and of the largest ring
CELL = 48.0  # points: two of the largest rings and some space
Grid = dict[tuple[int, int], list[int]]


@dataclass(frozen=True, slots=True)
class Ring:
    """Incidents drawn as one mark."""

    incidents: tuple[Incident, ...]
    lead: Place
    x: float
    y: float

    @property
    def radius(self) -> float:
        """In points: depends on the number of incidents for a ring, on the largest figure for a single mark."""
        n = len(self.incidents)
        if n > 1:
            return min(SMALLEST + 2.5 * math.log2(n), LARGEST)
        top = largest_figure(self.incidents[0])
        return SINGLE if top is None else min(SINGLE + 0.6 * math.sqrt(max(1, top)), LARGEST_SINGLE)

    @property
    def others(self) -> int:
        """Number of places besides the leading one."""
        return len({incident.place.id for incident in self.incidents}) - 1


def largest_figure(incident: Incident) -> int | None:
    """The largest number in the figure that a list shows; None without a figure."""
    toll = main_toll(incident.tolls)
    return max((n for n, _ in of_toll(toll, incident)), default=0) if toll else None


def rings(incidents: Iterable[Incident], frame: Frame) -> list[Ring]:
    """The marks of a picture, those with most incidents first; no two rings touch."""
    by_place: dict[str, list[Incident]] = {}
    for incident in incidents:
        if incident.place.lat is not None and incident.place.lon is not None:
            by_place.setdefault(incident.place.id, []).append(incident)
    found = [_ring(group, frame) for group in by_place.values()]
    before = len(found) + 1
    while len(found) < before:
        before = len(found)
        found = _merged_once(sorted(found, key=lambda ring: (-len(ring.incidents), -ring.radius, ring.lead.id)), frame)
    return found


def _ring(incidents: Iterable[Incident], frame: Frame) -> Ring:
    together = tuple(incidents)
    counts = Counter(incident.place.id for incident in together)
    lead = min(
        (incident.place for incident in together),
        key=lambda place: (-SETTLED.get(place.kind, 0), -counts[place.id], place.id),
    )
    return Ring(together, lead, frame.x(lead.lon or 0.0), frame.y(lead.lat or 0.0))


def _merged_once(order: list[Ring], frame: Frame) -> list[Ring]:
    """One pass of merging, largest first: a ring that touches a larger one joins it."""
    kept: list[Ring] = []
    joined: dict[int, list[Incident]] = {}
    grid: Grid = {}
    for ring in order:
        host = next((n for n in _near(ring, grid) if _touch(kept[n], ring)), None)
        if host is None:
            grid.setdefault(_cell(ring), []).append(len(kept))
            kept.append(ring)
        else:
            joined.setdefault(host, []).extend(ring.incidents)
    return [_ring((*ring.incidents, *joined[n]), frame) if n in joined else ring for n, ring in enumerate(kept)]


def _cell(ring: Ring) -> tuple[int, int]:
    return math.floor(ring.x / CELL), math.floor(ring.y / CELL)


def _near(ring: Ring, grid: Grid) -> Iterator[int]:
    x, y = _cell(ring)
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            yield from grid.get((x + dx, y + dy), ())


def _touch(a: Ring, b: Ring) -> bool:
    single = len(a.incidents) + len(b.incidents) == 2
    return math.hypot(a.x - b.x, a.y - b.y) < (a.radius + b.radius) * (0.8 if single else 1) + (0 if single else 1)
