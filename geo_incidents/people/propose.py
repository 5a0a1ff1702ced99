"""Every run of words of a report that may be somebody's name."""

from __future__ import annotations

from collections.abc import Iterator

from geo_incidents.people.arabic import arabic_spot
from geo_incidents.people.latin import latin_spot
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot


def propose(reading: Reading) -> Iterator[Spot]:
    """Every run that may be a name, in text order, none overlapping the one before."""
    at = 0
    spot: Spot | None = None
    while at < len(reading.tokens):
        arabic = reading.tokens[at].script == "arabic"
        follows = spot is not None  # a name ended right before the word
        spot = arabic_spot(reading, at, follows=follows) if arabic else latin_spot(reading, at)
        if spot is not None:
            yield spot
        at = spot.last + 1 if spot else at + 1
