"""How sure a resolution is, 0 to 1: that the name is a place, that the spelling is its, and that no other was meant."""

from __future__ import annotations

import math

from geo_incidents.places.items import Item

ALONE = 0.4  # of a name in a report that says nothing of the country


def confidence(item: Item) -> float:
    """Probability that the answer is right."""
    if any(reason.feature == "alone" for reason in item.mention.evidence):
        return ALONE
    evidence = sum(reason.weight for reason in item.mention.evidence)
    cost = -max(candidate.score for candidate in item.mention.candidates)
    spelled = 1 - min(0.9, 4 * max(0.0, cost - 0.03))
    return round(logistic(1.6 * (evidence + 0.6)) * logistic(3 * (item.margin - 0.05)) * spelled, 3)


def logistic(x: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-x))
