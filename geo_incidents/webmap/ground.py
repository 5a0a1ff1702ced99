"""Lines and rings in compact form: steps in thousandths of a degree, a third as long as coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from shapely.geometry import LineString
from shapely.ops import unary_union

from geo_incidents.model import PlaceKind
from geo_incidents.webmap import assets
from geo_incidents.webmap.naming import points_inside
from geo_incidents.webmap.tables import Atlas

Bounds = tuple[tuple[float, float], tuple[float, float]]  # south-west and north-east corners, [lat, lon]
FRONTIER = 0.045  # degrees, about 5 km: the distance between two sources' versions of a border
NAME_POINTS = 12  # candidate positions for a governorate's name

STEPS = 1000  # to a degree; a step is about 100 m, less than a pixel where a district fills the map


Box = tuple[float, float, float, float]  # west, south, east, north


def base_map(atlas: Atlas, bounds: Bounds | None, *, names: bool = True) -> dict[str, Any]:
    """The base map: the gazetteer's outlines, and borders, lakes and relief if they cover the marks.

    `names`: include names of governorates, seas and countries, whose positions take time to compute.
    """
    carried = assets.ground()
    named = list(_governorates(atlas)) if names else []
    own = pack_basemap(atlas.basemap) | {"names": named}
    if bounds and not _overlap(bounds, carried["box"]):
        return own
    own |= {name: _inland(own[name], carried["borders"]) for name in ("governorates", "districts")}
    return (
        own | {name: carried[name] for name in ("borders", "lakes", "relief")} | {"names": [*carried["names"], *named]}
    )


def _inland(lines: list[list[int]], borders: list[list[int]]) -> list[list[int]]:
    """Lines without the parts along a border: two sources draw the same border, and only one is kept."""
    frontier = unary_union([LineString(points_of(line)) for line in borders if len(line) > 2]).buffer(FRONTIER)
    left = [LineString(points_of(line)).difference(frontier) for line in lines if len(line) > 2]
    parts = [part for line in left for part in getattr(line, "geoms", (line,)) if not part.is_empty]
    return [steps(part.coords) for part in parts if part.length > FRONTIER]


def _governorates(atlas: Atlas) -> Iterator[dict[str, object]]:
    for pcode, area in sorted(atlas.areas.items()):
        outline = atlas.polygon(pcode) if area.kind is PlaceKind.GOVERNORATE else None
        if outline:
            name = {"en": area.name, "ar": area.name_ar or area.name, **dict(area.shown)}
            yield {"kind": "governorate", "name": name, "at": points_inside(outline, NAME_POINTS)}


def _overlap(bounds: Bounds, box: Box) -> bool:
    (south, west), (north, east) = bounds
    return west < box[2] and east > box[0] and south < box[3] and north > box[1]


def pack_basemap(basemap: Mapping[str, Any]) -> dict[str, Any]:
    """A gazetteer's base map: polygons and lines in steps, labels unchanged."""
    return {
        "land": [polygon(rings) for rings in basemap.get("land", ())],
        "country": [polygon(rings) for rings in basemap.get("country", ())],
        "governorates": polygon(basemap.get("governorates", ())),
        "districts": polygon(basemap.get("districts", ())),
        "labels": basemap.get("labels", ()),
    }


def polygon(rings: Iterable[Iterable[Iterable[float]]]) -> list[list[int]]:
    """Each ring or line as one flat list of steps."""
    return [steps(ring) for ring in rings]


def steps(line: Iterable[Iterable[float]]) -> list[int]:
    """lon and lat of the first point, then each point's difference to the previous one; repeated points are dropped."""
    flat: list[int] = []
    east, north = 0, 0
    for lon, lat, *_ in line:
        x, y = round(lon * STEPS), round(lat * STEPS)
        if not flat or (x, y) != (east, north):
            flat += (x - east, y - north)
            east, north = x, y
    return flat


def points_of(flat: Sequence[int]) -> list[tuple[float, float]]:
    """The points of a line in steps, [lon, lat] in degrees."""
    points: list[tuple[float, float]] = []
    x = y = 0
    for east, north in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + east, y + north
        points.append((x / STEPS, y / STEPS))
    return points
