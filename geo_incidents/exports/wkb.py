"""Geometries as little-endian well-known binary (OGC 06-103r4), without a GIS library."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import chain

from geo_incidents.exports.shapes import Ring

_POINT, _POLYGON, _MULTIPOLYGON = 1, 3, 6


def point(lon: float, lat: float) -> bytes:
    """A point; degrees."""
    return struct.pack("<BIdd", 1, _POINT, lon, lat)


def polygon(rings: Sequence[Ring]) -> bytes:
    """A polygon of closed rings, the outer one first."""
    return struct.pack("<BII", 1, _POLYGON, len(rings)) + b"".join(map(_ring, rings))


def multipolygon(polygons: Sequence[Sequence[Ring]]) -> bytes:
    """Several polygons as one geometry."""
    return struct.pack("<BII", 1, _MULTIPOLYGON, len(polygons)) + b"".join(map(polygon, polygons))


def _ring(ring: Ring) -> bytes:
    return struct.pack(f"<I{2 * len(ring)}d", len(ring), *chain.from_iterable(ring))
