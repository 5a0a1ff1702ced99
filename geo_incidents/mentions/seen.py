"""What a feature answers that looks for a phrase."""

from __future__ import annotations

from geo_incidents.mentions.around import Around
from geo_incidents.mentions.scan import Hit
from geo_incidents.reasons import NO, Seen


def phrase(around: Around, hit: Hit | None) -> Seen:
    """A phrase of the lexicon was seen, or none."""
    return (1.0, around.scan.surface(hit.start, hit.end)) if hit else NO
