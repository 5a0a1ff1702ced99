"""Outlines of governorates, districts and subdistricts that fit together: one coverage, simplified as one.

Districts are given. Qadmous is not among them: it is cut out of Banyas along the cells of its own communities.
Subdistricts are not given at all: inside each district, every point goes to the subdistrict of the nearest community.
That is approximate (median error of area 7 %), is marked so, and is never an official line.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import shapely
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from gazetteer.importing.ocha import Unit
from gazetteer.importing.rows import SourceRow

TOLERANCE = 0.0015  # degrees, about 150 m: under the accuracy of the outlines themselves
GRID = 1e-5  # coordinates are kept to about a metre
SLIVER = 1e-5  # square degrees, about 0.1 km²: a part of an area smaller than that is an accident of cutting

Shapes = dict[str, BaseGeometry]


def districts(file: Path, units: Mapping[str, Unit]) -> Shapes:
    """The district polygons of a file by P-code, matched by name."""
    codes = {unit.name: unit.pcode for unit in units.values() if unit.kind == "district"}
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for feature in json.loads(file.read_text("utf8"))["features"]:
        parts[codes[feature["properties"]["name"]]].append(shape(feature["geometry"]))
    return {pcode: shapely.union_all(geometries) for pcode, geometries in sorted(parts.items())}


def divided(given: Shapes, missing: Mapping[str, str], communities: Iterable[SourceRow]) -> Shapes:
    """The districts, those of `missing` (P-code → the district it is still part of) cut out by their communities."""
    rows = list(communities)
    found = dict(given)
    for pcode, whole in missing.items():
        own = [row for row in rows if row.adm[1] in (pcode, whole)]
        cells = _cells(given[whole], own, lambda row: row.adm[1])
        found |= {code: geometry for code, geometry in cells.items() if code in (pcode, whole)}
    return found


def subdistricts(district: Shapes, communities: Iterable[SourceRow], leave_out: frozenset[str]) -> Shapes:
    """Approximate subdistricts of every district. `leave_out`: P-codes of islands, which have no cell on the land."""
    rows: dict[str, list[SourceRow]] = defaultdict(list)
    for row in communities:
        if row.adm[2] not in leave_out:
            rows[row.adm[1]].append(row)
    found: Shapes = {}
    for pcode, geometry in sorted(district.items()):
        found |= _cells(geometry, rows[pcode], lambda row: row.adm[2])
    return found


def _cells(ground: BaseGeometry, rows: list[SourceRow], code: Callable[[SourceRow], str]) -> Shapes:
    """The ground divided among the codes of the nearest rows."""
    points = shapely.MultiPoint([(row.lon, row.lat) for row in rows])
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=ground, ordered=True))
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for row, cell in zip(rows, cells, strict=True):
        parts[code(row)].append(cell)
    return {name: shapely.coverage_union_all(parts[name]).intersection(ground) for name in sorted(parts)}


def simplified(finest: Shapes) -> Shapes:
    """All polygons simplified together, so that shared lines stay shared."""
    whole = _coverage(finest)
    return dict(zip(whole, shapely.coverage_simplify(list(whole.values()), TOLERANCE), strict=True))


def _coverage(shapes: Shapes) -> Shapes:
    """The same polygons with every corner on a line present in the polygons on both sides of it."""
    lines = shapely.union_all([geometry.boundary for geometry in shapes.values()], grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    tree = shapely.STRtree(list(shapes.values()))
    names, parts = list(shapes), defaultdict(list)
    for face, owner in tree.query(shapely.point_on_surface(faces), predicate="within").T:
        parts[names[owner]].append(faces[face])
    return {name: shapely.coverage_union_all(parts[name]) for name in names}


def dissolved(finest: Shapes, length: int) -> Shapes:
    """Polygons of the units whose P-codes are the first `length` letters of the finer ones'."""
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for pcode, geometry in finest.items():
        parts[pcode[:length]].append(geometry)
    return {pcode: shapely.union_all(geometries) for pcode, geometries in sorted(parts.items())}


def features(shapes: Shapes, units: Mapping[str, Unit], basis: Mapping[str, str]) -> list[dict[str, object]]:
    """GeoJSON features, outer rings counter-clockwise, with names and how the outline is known."""
    return [
        {
            "type": "Feature",
            "properties": {
                "pcode": pcode, "kind": units[pcode].kind, "name": units[pcode].name, "name_ar": units[pcode].name_ar,
                "basis": basis.get(pcode, basis[units[pcode].kind]),
            },
            "geometry": mapping(rounded(geometry)),
        }
        for pcode, geometry in sorted(shapes.items())
    ]  # fmt: skip


def rounded(geometry: BaseGeometry) -> Polygon | MultiPolygon:
    """Coordinates to five decimals, slivers left out, rings wound as RFC 7946 asks."""
    parts = shapely.get_parts(shapely.set_precision(geometry, GRID))
    whole = [orient(part) for part in parts if isinstance(part, Polygon) and part.area > SLIVER]
    return whole[0] if len(whole) == 1 else MultiPolygon(whole)
