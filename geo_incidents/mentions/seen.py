"""What a feature answers: how strongly it saw something, and what."""

from __future__ import annotations

from geo_incidents.mentions.around import Around
from geo_incidents.mentions.scan import Hit

Seen = tuple[float, str]  # strength (0: not at all), and what was seen
NO: Seen = (0.0, "")


def phrase(around: Around, hit: Hit | None) -> Seen:
    """A phrase of the lexicon was seen, or none."""
    return (1.0, around.scan.surface(hit.start, hit.end)) if hit else NO
