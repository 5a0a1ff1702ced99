"""Words that look like a place's name and are hardly one: persons, datelines, everyday words. For `explain` alone."""

from __future__ import annotations

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.mentions.find import WEIGHTS, context_of, linked
from geo_incidents.mentions.select import UNLIKELY, free, proposed, score, select
from geo_incidents.model import Mention
from geo_incidents.scoring.table import load
from geo_incidents.text import Analysed

SHOWN = 0.01  # probability from which somebody may ask why it was no name


def find_unlikely(analysed: Analysed, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Runs of words that were not likely enough to be looked at as names, in text order, each with its evidence."""
    context, models = context_of(analysed, gazetteer), load(WEIGHTS)
    found = proposed(context)
    score(found, models)
    taken = {number for one in select(context, found) for number in range(one.spot.start, one.spot.end)}
    doubtful = (one for one in found if SHOWN <= one.probability < UNLIKELY)
    rest = sorted(free(doubtful, taken), key=lambda one: one.spot.start)
    return tuple(one.mention for one in linked(context, rest, models))
