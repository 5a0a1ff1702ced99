"""Numbers as features: probabilities as log-odds, anything counted in steps."""

from __future__ import annotations

from math import log

SUREST = 0.99  # what a probability counts for at most


def log_odds(probability: float) -> float:
    """The log-odds of a probability, kept within those of 1 and 99 %."""
    kept = min(SUREST, max(1 - SUREST, probability))
    return log(kept / (1 - kept))


def steps(value: float, *edges: float) -> int:
    """How many of the edges a value is above."""
    above = 0
    for edge in edges:
        above += value > edge
    return above
