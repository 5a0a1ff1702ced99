"""How sure a claim is: a probability that this kind of event was told of this place, and a word for it.

The decisions behind a claim are its features (the event at the place, the name's own place, whether the passage names
it), weighed by `data/weights/claims_confidence.csv`, which was learned from what the labels bear out: of the claims
that are given .8, eight in ten are right.
"""

from __future__ import annotations

from geo_incidents.scoring.numeric import log_odds
from geo_incidents.scoring.table import load, logistic, threshold

TABLE = "claims_confidence"
WORDS = (("clear", threshold("confidence.clear")), ("likely", threshold("confidence.likely")), ("uncertain", 0.0))


def seen(told: float, name: float, *, here: bool, ruled: bool) -> dict[str, float]:
    """The features of a claim: probabilities of the event at its place and of the name's place, as log-odds."""
    return {
        "log-odds of the event": log_odds(told),
        "log-odds of the name": log_odds(name),
        f"named: {'here' if here else 'before'}": 1.0,
        f"by: {'rules' if ruled else 'words alone'}": 1.0,
    }


def confidence(told: float, name: float, *, here: bool, ruled: bool) -> float:
    """The probability that the claim is right."""
    model = load(TABLE)["right"]
    found = seen(told, name, here=here, ruled=ruled)
    return round(logistic(model.weigh(found)), 3)


def word(probability: float) -> str:
    """clear, likely or uncertain."""
    return next(name for name, least in WORDS if probability >= least)
