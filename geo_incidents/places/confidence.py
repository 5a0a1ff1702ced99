"""How sure a resolution is, 0 to 1: that the name is a place, that the spelling is its, and that no other was meant.

Two logistics and a discount for the spelling. Their constants were read off made-up reports in which every village of
the gazetteer stands in turn, and checked on the labelled ones: of two namesakes level with each other the one in front
is right in 7 of 10, ahead by 0.4 in 9 of 10, by 1 nearly always.
"""

from __future__ import annotations

import math

from geo_incidents.gazetteer import by_ear
from geo_incidents.places.items import Item

EVIDENCE_SLOPE, EVIDENCE_AT = 2.5, -1.2
MARGIN_SLOPE, MARGIN_AT = 2.8, -0.25
SPELLING_SLOPE, SPELLING_FREE = 3.0, 0.05  # what a spelling costs beyond the vowels that anybody writes as he likes
MOST_LOST = 0.9
MOST = 0.998
BY_EAR = 0.5  # of a name that one change makes a place's: half of them are villages that no list has
ALONE = 0.4  # of a name in a report that says nothing of the country


def confidence(item: Item) -> float:
    """Probability that the answer is right."""
    if any(reason.feature == "alone" for reason in item.mention.evidence):
        return ALONE
    evidence = sum(reason.weight for reason in item.mention.evidence)
    cost = -max(candidate.score for candidate in item.mention.candidates)
    named = logistic(EVIDENCE_SLOPE * (evidence - EVIDENCE_AT))
    meant = logistic(MARGIN_SLOPE * (item.margin - MARGIN_AT))
    lost = min(MOST_LOST, SPELLING_SLOPE * max(0.0, cost - SPELLING_FREE))
    most = BY_EAR if guessed(item) else MOST
    return min(most, round(named * meant * (1 - lost), 3))


def guessed(item: Item) -> bool:
    """Whether the place in front is called nearly so and no more."""
    reasons = item.options[item.order[0]].reasons
    return any(reason.detail.startswith(by_ear.BY_EAR) for reason in reasons)


def logistic(x: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-x))
