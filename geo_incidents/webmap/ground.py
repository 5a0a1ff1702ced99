"""Lines and rings as the page carries them: steps in thousandths of a degree, a third as long as coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

STEPS = 1000  # to a degree: about a hundred metres, under a pixel at the zoom where a district fills the map


def packed(basemap: Mapping[str, Any]) -> dict[str, object]:
    """A gazetteer's basemap: polygons and lines in steps, labels as they are."""
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
    """lon, lat of the first point, then how far each further one lies from the last; points that do not move go."""
    flat: list[int] = []
    east, north = 0, 0
    for lon, lat, *_ in line:
        x, y = round(lon * STEPS), round(lat * STEPS)
        if not flat or (x, y) != (east, north):
            flat += (x - east, y - north)
            east, north = x, y
    return flat
