"""Numbers as features: probabilities as log-odds, counts in steps."""

from __future__ import annotations

from math import log

from geo_incidents.scoring.table import threshold

SUREST = threshold("scoring.surest")


def log_odds(probability: float) -> float:
    """The log-odds of a probability, limited to those of 1% and 99%."""
    kept = min(SUREST, max(1 - SUREST, probability))
    return log(kept / (1 - kept))


def steps(value: float, *edges: float) -> int:
    """The number of edges that a value exceeds."""
    above = 0
    for edge in edges:
        above += value > edge
    return above
