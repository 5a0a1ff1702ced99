"""The confidence of a decision, 0 to 1: that a settlement here is meant, and not one of its namesakes.

The first is the learned model's probability, calibrated on reports that it had not seen, and sharpened. The second was
read off made-up reports in which every village of the gazetteer stands in turn: of two namesakes level with each other
the one in front is right in 7 of 10, ahead by 0.4 in 9 of 10, by 1 nearly always.
"""

from __future__ import annotations

from geo_incidents.gazetteer import by_ear
from geo_incidents.places.item import Item
from geo_incidents.scoring.table import logistic

MARGIN_SLOPE, MARGIN_AT = 2.8, -0.25
# The model's probability counts every name that the labels do not ask for as wrong. Of the places drawn, half of those
# are facilities, landscapes and names that a reader would let pass: with this power the expected calibration error of
# reports that the model had not seen is .02 whether they count or not, and of those at .95 or more 99.5 % lie right.
SHARPER = 1.6
BY_EAR = 0.5  # of a name that one change makes a place's: half of them are villages that no list has
MOST = 0.999


def meant(item: Item) -> float:
    """Probability that the top candidate in the region is the right one of its namesakes."""
    if guessed(item):
        return BY_EAR
    return logistic(MARGIN_SLOPE * (item.here.ahead - MARGIN_AT))


def confidence(probability: float, item: Item) -> float:
    """Probability that a place in the region is meant, and that it is this one."""
    sharpened: float = 1 - (1 - probability) ** SHARPER
    return min(MOST, round(sharpened * meant(item), 3))


def guessed(item: Item) -> bool:
    """Whether the place in front is called nearly so and no more."""
    option = next((one for one in item.options if one.place is item.here.place), None)
    return option is not None and option.reasons[0].detail.startswith(by_ear.BY_EAR)
