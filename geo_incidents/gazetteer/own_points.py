"""Points set by a reviewer: places of no gazetteer, with the areas that contain them."""

from __future__ import annotations

from geo_incidents.gazetteer.store import Gazetteer
from geo_incidents.model import Place, PlaceKind

LEVELS = {PlaceKind.GOVERNORATE: "adm1", PlaceKind.DISTRICT: "adm2", PlaceKind.SUBDISTRICT: "adm3"}


def place_at(gazetteer: Gazetteer, place_id: str, lat: float, lon: float, radius_m: int) -> Place:
    """A place for a point (WGS84 degrees) with its radius in metres, named by its coordinates."""
    codes = {
        LEVELS[area.kind]: code
        for code, area in sorted(gazetteer.areas.items())
        if area.kind in LEVELS and gazetteer.contains(code, lat, lon)
    }
    name = f"{lat:.4f}, {lon:.4f}"
    adm1, adm2, adm3 = (codes.get(level, "") for level in LEVELS.values())
    return Place(place_id, name, "", PlaceKind.FACILITY, lat, lon, radius_m, adm1, adm2, adm3, sources=("reviewer",))
