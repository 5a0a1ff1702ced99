"""The base map of a picture: sea, land, relief, lakes, governorates, borders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from geo_incidents.webmap import assets
from geo_incidents.webmap.ground import points_of
from geo_incidents.webmap.still.frame import FOOT, HEAD, Frame

SEA, AWAY, LAND, COAST = "#d7e4ea", "#e9e5dc", "#f6f3ec", "#a9bac4"
GOVERNORATE, BORDER, WATER = "#b9b2a4", "#8d877c", "#9fc0d1"
RELIEF = 0.22  # opacity of the shading


def terrain(ground: Mapping[str, Any], frame: Frame) -> Iterator[str]:
    """Pieces of SVG from bottom to top."""
    yield f'<rect y="{HEAD}" width="{frame.width}" height="{frame.height - HEAD - FOOT}" fill="{SEA}"/>'
    yield _areas(ground["land"], frame, f'fill="{AWAY}" stroke="{COAST}"')
    yield _areas(ground["country"], frame, f'fill="{LAND}"')
    if "relief" in ground:
        yield _relief(ground["relief"][1], frame)
    yield _areas(ground.get("lakes", ()), frame, f'fill="{SEA}" stroke="{WATER}" stroke-width="0.6"')
    yield _lines(ground["governorates"], frame, f'stroke="{GOVERNORATE}" stroke-dasharray="5 3"')
    yield _lines(ground.get("borders", ()), frame, f'stroke="{BORDER}" stroke-width="1.4"')


def _areas(polygons: Any, frame: Frame, attributes: str) -> str:
    data = "".join(frame.line(points_of(ring), closed=True) for polygon in polygons for ring in polygon)
    return f'<path d="{data}" fill-rule="evenodd" {attributes}/>' if data else ""


def _lines(lines: Any, frame: Frame, attributes: str) -> str:
    data = "".join(frame.line(points_of(line)) for line in lines)
    return f'<path d="{data}" fill="none" {attributes}/>' if data else ""


def _relief(corners: list[list[float]], frame: Frame) -> str:
    (south, west), (north, east) = corners
    x, y = frame.x(west), frame.y(north)
    return (
        f'<image x="{x:.1f}" y="{y:.1f}" width="{frame.x(east) - x:.1f}" height="{frame.y(south) - y:.1f}" '
        f'preserveAspectRatio="none" opacity="{RELIEF}" href="{_relief_url()}"/>'
    )


@cache
def _relief_url() -> str:
    return str(assets.ground()["relief"][0])
