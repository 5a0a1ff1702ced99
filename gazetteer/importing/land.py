"""Land and sea round the region, from Natural Earth's countries as npm's `world-atlas` packs them (TopoJSON).

The region's own coast is drawn from its governorates, which are finer; Natural Earth gives everything round about.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from gazetteer.importing.outlines import Shapes, rounded

MARGIN = 5.0  # degrees round the drawn governorates: what a wide screen shows when they fill its height
TOLERANCE = 0.004  # degrees, under a pixel at the zoom where the margin is in view
SLIVER = 4e-4  # square degrees, about 4 km²: smaller islands and gaps between the two sources are left out
_GOVERNORATE = len("SY06")

Point = tuple[float, float]


def ground(file: Path, own: str, governorates: Shapes, drawn: Collection[str]) -> list[dict[str, object]]:
    """Features `land` and `country`. `own`: the country's name in the file; `drawn`: governorates to frame."""
    country = shapely.union_all([shape for pcode, shape in governorates.items() if len(pcode) == _GOVERNORATE])
    frame = shapely.box(*shapely.total_bounds([governorates[pcode] for pcode in drawn])).buffer(
        MARGIN, join_style="mitre"
    )
    countries = dict(_countries(json.loads(file.read_text("utf8")), frame))
    others = shapely.union_all([shape for name, shape in countries.items() if name != own])
    coarse = shapely.simplify([others, *_inland(countries[own], country, others)], TOLERANCE)
    land = shapely.union_all([*coarse, country]).intersection(frame)
    fine = [shape for pcode, shape in governorates.items() if pcode in drawn]
    inland = country.difference(shapely.union_all(fine)).simplify(TOLERANCE).buffer(TOLERANCE, join_style="mitre")
    return [_feature("land", land), _feature("country", shapely.union_all([*fine, inland]))]


def _inland(given: BaseGeometry, finer: BaseGeometry, others: BaseGeometry) -> Iterator[BaseGeometry]:
    """Strips that only the coarser outline counts to the country, less those that stick out into the sea."""
    for part in shapely.get_parts(given.difference(finer).difference(others)):
        ashore = part.boundary.intersection(shapely.union(finer, others).buffer(1e-6)).length
        if ashore > 0.75 * part.boundary.length:
            yield part


def _countries(topology: dict[str, Any], frame: BaseGeometry) -> Iterator[tuple[str, BaseGeometry]]:
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    for country in topology["objects"]["countries"]["geometries"]:
        shape = shapely.make_valid(_shape(country, arcs)).intersection(frame)
        if not shape.is_empty:
            yield country["properties"]["name"], shape


def _decoded(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """Quantised steps to degrees."""
    (scale_x, scale_y), (west, south) = transform["scale"], transform["translate"]
    for x, y in accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1])):
        yield x * scale_x + west, y * scale_y + south


def _shape(geometry: dict[str, Any], arcs: Sequence[Sequence[Point]]) -> MultiPolygon:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    rings = ([_ring(ring, arcs) for ring in polygon] for polygon in polygons)
    return MultiPolygon([Polygon(outer, holes) for outer, *holes in rings if len(outer) > 3])


def _ring(numbers: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Arcs joined end to end; ~n is arc n backwards."""
    line: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc[1:] if line else arc
    return line


def _feature(name: str, shape: BaseGeometry) -> dict[str, object]:
    parts = [Polygon(p.exterior, [hole for hole in p.interiors if Polygon(hole).area > SLIVER]) for p in _big(shape)]
    return {"type": "Feature", "properties": {"name": name}, "geometry": mapping(rounded(MultiPolygon(parts)))}


def _big(shape: BaseGeometry) -> Iterator[Polygon]:
    for part in shapely.get_parts(shape):
        if isinstance(part, Polygon) and part.area > SLIVER:
            yield part
