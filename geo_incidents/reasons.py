"""What features answer, and the reasons made of it.

There is one object for each distinct reason: names of one kind are decided by the same few over and over.
"""

from __future__ import annotations

from functools import lru_cache

from geo_incidents.model import Reason

Seen = tuple[float, str]  # strength (0: not at all), and what was seen
NO: Seen = (0.0, "")
DIGITS = 3  # of a weight, as it is told


@lru_cache(maxsize=100_000)
def reason(feature: str, weight: float, detail: str = "") -> Reason:
    """The reason with its weight rounded."""
    return Reason(feature, round(weight, DIGITS), detail)
