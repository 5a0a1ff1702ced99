"""The base map of a web page from a gazetteer's outlines: land, lines, and labels of administrative seats.

Coordinates are [lon, lat] to three decimals, about 100 m. Each border is a single line, however many areas share it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import hypot
from typing import Any

from geo_incidents.gazetteer.areas import Geometry, contains, rings
from geo_incidents.model import Place, PlaceKind

DECIMALS = 3
ASHORE = 0.01  # degrees: a line without land this close on one side is a coast, which the land's outline already shows
BIT = 0.03  # degrees: a line this short with two loose ends is the head of a bay
COARSE = 0.005  # degrees, about 500 m: tolerance for lines of context areas
Point = tuple[float, float]
Edge = tuple[Point, Point]
_LEVELS = {PlaceKind.GOVERNORATE: "governorates", PlaceKind.DISTRICT: "districts"}
# Seats of larger units come first if there is not enough space for all names.
_RANKS = {PlaceKind.GOVERNORATE: 1, PlaceKind.DISTRICT: 2, PlaceKind.SUBDISTRICT: 3}


def basemap(
    ground: Mapping[str, Geometry], outlines: Mapping[str, Geometry], areas: Iterable[Place], seats: Mapping[str, Place]
) -> dict[str, Any]:
    """`land` and `country`: polygons; `governorates`, `districts`: lines; `labels`: [lat, lon, rank, name, name_ar,
    names by language where they are others].

    `ground`: polygons by name; `outlines`: by P-code; `seats`: the seat of each unit, by P-code.
    """
    by_code = {area.pcode: area for area in areas}
    drawn: dict[str, Any] = {name: polygons(geometry) for name, geometry in sorted(ground.items())}
    above: set[Edge] = set()
    for kind, name in _LEVELS.items():
        here = [area for pcode, area in sorted(by_code.items()) if area.kind is kind and pcode in outlines]
        times = _edges(outlines[area.pcode] for area in here)
        inland = {edge for edge, sides in times.items() if sides > 1 or _ashore(edge, ground)} - above
        own = _edges(outlines[area.pcode] for area in here if not area.context).keys() & inland
        drawn[name] = _joined([*lines(own), *map(thinned, lines(inland - own))])
        above |= own
    return {**drawn, "labels": list(_labels(seats, {pcode: area.kind for pcode, area in by_code.items()}))}


def _ashore(edge: Edge, ground: Mapping[str, Geometry]) -> bool:
    """Whether an edge has land on both sides."""
    return all(contains(ground["land"], *point) for point in _beside(edge)) if ground else True


def _joined(drawn: Sequence[list[Point]]) -> list[list[Point]]:
    """Lines without short pieces that are not connected to anything."""
    ends = Counter(end for line in drawn for end in (line[0], line[-1]))
    return [line for line in drawn if max(ends[line[0]], ends[line[-1]]) > 1 or _length(line) > BIT]


def _length(line: Sequence[Point]) -> float:
    return sum(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(line))


def _beside(edge: Edge) -> Iterator[Point]:
    """Latitude and longitude of a point on either side of an edge's middle."""
    (x1, y1), (x2, y2) = edge
    reach = ASHORE / hypot(x2 - x1, y2 - y1)
    for side in (reach, -reach):
        yield (y1 + y2) / 2 + side * (x2 - x1), (x1 + x2) / 2 - side * (y2 - y1)


def thinned(line: Sequence[Point]) -> list[Point]:
    """The line without points within COARSE of the rest (Douglas-Peucker); its ends are kept."""
    if len(line) < 3:
        return list(line)
    far = max(range(1, len(line) - 1), key=lambda n: _off(line[n], line[0], line[-1]))
    if _off(line[far], line[0], line[-1]) <= COARSE:
        return [line[0], line[-1]]
    return thinned(line[: far + 1])[:-1] + thinned(line[far:])


def _off(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from the segment between two others, in degrees."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = 0.0 if not length else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))


def polygons(geometry: Geometry) -> list[list[list[Point]]]:
    """Polygons as lists of rings."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[_short(ring) for ring in part] for part in parts]


def _short(ring: Sequence[Sequence[float]]) -> list[Point]:
    points = [(round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in ring]
    return [points[0], *(b for a, b in pairwise(points) if a != b)]


def _edges(outlines: Iterable[Geometry]) -> Counter[Edge]:
    """Each edge, independent of its direction, with the number of polygons that share it."""
    pairs = chain.from_iterable(pairwise(_short(ring)) for outline in outlines for ring in rings(outline))
    return Counter((a, b) if a < b else (b, a) for a, b in pairs)


def lines(edges: Iterable[Edge]) -> list[list[Point]]:
    """Edges joined into lines that run between junctions, or form a ring."""
    ways: dict[Point, list[Point]] = defaultdict(list)
    for a, b in sorted(edges):
        ways[a].append(b)
        ways[b].append(a)
    degree = Counter({point: len(ends) for point, ends in ways.items()})
    starts = [point for point in sorted(ways) if degree[point] != 2]
    return [line for start in (*starts, *sorted(ways)) for line in _from(start, ways, degree)]


def _from(start: Point, ways: dict[Point, list[Point]], degree: Mapping[Point, int]) -> Iterator[list[Point]]:
    while ways[start]:
        line = [start]
        while ways[line[-1]] and (len(line) == 1 or degree[line[-1]] == 2):
            here, there = line[-1], ways[line[-1]][0]
            ways[here].remove(there)
            ways[there].remove(here)
            line.append(there)
        yield line


def _labels(seats: Mapping[str, Place], kinds: Mapping[str, PlaceKind]) -> Iterator[list[object]]:
    best: dict[str, tuple[int, Place]] = {}
    for pcode, place in sorted(seats.items()):
        rank = _RANKS[kinds[pcode]] + (1 if place.context else 0)
        best[place.id] = min(best.get(place.id, (rank, place)), (rank, place), key=lambda label: label[0])
    for rank, place in sorted(best.values(), key=lambda label: (label[0], label[1].id)):
        if place.lat is not None and place.lon is not None:
            at = round(place.lat, DECIMALS), round(place.lon, DECIMALS)
            yield [*at, rank, place.name, place.name_ar, dict(place.shown)]
