"""Distances and bearings on a sphere: WGS84 degrees in, metres and degrees out.

The sphere's error is at most 0.5%, far less than any place's radius; figures shown to people use geodesic distances.
"""

from functools import lru_cache
from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8  # mean radius R1 of WGS84 (IUGG)
METRES_PER_DEGREE = EARTH_RADIUS_M * radians(1)  # of latitude


@lru_cache(maxsize=1 << 15)  # towns are named together again and again
def haversine_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    x1, y1, z1 = _unit_vector(lat1, lon1)
    x2, y2, z2 = _unit_vector(lat2, lon2)
    chord = sqrt((x1 - x2) ** 2 + (y1 - y2) ** 2 + (z1 - z2) ** 2)
    return 2 * EARTH_RADIUS_M * asin(min(1.0, chord / 2))


@lru_cache(maxsize=1 << 14)  # a report asks for the same places repeatedly
def _unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    """The point on a sphere of radius 1."""
    phi, lam = radians(lat), radians(lon)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


def bearing_deg(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Initial bearing from the first point to the second: 0 is north, 90 east, always below 360."""
    phi1, phi2, turn = radians(lat1), radians(lat2), radians(lon2 - lon1)
    east = sin(turn) * cos(phi2)
    north = cos(phi1) * sin(phi2) - sin(phi1) * cos(phi2) * cos(turn)
    return degrees(atan2(east, north)) % 360


def destination(lat: float, lon: float, bearing: float, metres: float) -> tuple[float, float]:
    """Latitude and longitude reached by going `metres` on a great circle that starts at `bearing` degrees."""
    phi, theta, angle = radians(lat), radians(bearing), metres / EARTH_RADIUS_M
    phi2 = asin(sin(phi) * cos(angle) + cos(phi) * sin(angle) * cos(theta))
    turn = atan2(sin(theta) * sin(angle) * cos(phi), cos(angle) - sin(phi) * sin(phi2))
    return degrees(phi2), (lon + degrees(turn) + 180) % 360 - 180
