"""Feature values, and the reasons made from them.

Equal reasons are the same object, since a few of them occur again and again.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache
from typing import TypeVar

from geo_incidents.model import Reason

Seen = tuple[float, str]  # strength (0: absent), and what was matched
NO: Seen = (0.0, "")
DIGITS = 3  # decimals of a weight that is shown
Look = TypeVar("Look", bound=Callable[..., object])


def titled(title: str, why: str, look: Look) -> Look:
    """A feature that was made, not written: under the name that it weighs by, and with what it tells."""
    look.__name__, look.__doc__ = title, why
    return look


class Told(IntEnum):
    """Which reasons are made: a name has two dozen, and many outputs show none of them. Answers do not depend on it."""

    NONE = 0
    PLACES = 1  # of the place that each name means
    ALL = 2  # also those of the places it does not mean, and why it is a name


@lru_cache(maxsize=100_000)
def reason(feature: str, weight: float, detail: str = "") -> Reason:
    """The reason, with its weight rounded."""
    return Reason(feature, round(weight, DIGITS), detail)
