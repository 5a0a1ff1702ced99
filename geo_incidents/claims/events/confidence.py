"""How sure a claim is: a probability that this kind of event was told of this place, and a word for it.

The decisions behind a claim are its features (the event at the place, the name's own place), with its family of kinds
and how often the report tells that family of the place. `data/weights/claims_confidence.csv` weighs them; it was
learned from claims of models that had not seen the report: of the claims that are given .8, eight in ten are right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo_incidents.claims.kinds import FAMILY
from geo_incidents.model import Claim, Polarity
from geo_incidents.scoring.numeric import log_odds, steps
from geo_incidents.scoring.table import load, logistic, threshold

TABLE = "claims_confidence"
WORDS = (("clear", threshold("confidence.clear")), ("likely", threshold("confidence.likely")), ("uncertain", 0.0))
OFTEN = (1, 2, 3)  # claims of one family at one place: more say no more

Told = tuple[str, str]  # a family of kinds, and the id of the place it is told of


def seen(told: float, name: float, family: str) -> dict[str, float]:
    """The features of a claim by itself: probabilities of the event at its place and of the name's place."""
    return {
        "log-odds of the event": log_odds(told),
        "log-odds of the name": log_odds(name),
        f"family: {family}": 1.0,
    }


def again(times: Counter[Told], told: Iterable[Told]) -> dict[str, float]:
    """The feature of a claim that the report tells more than once, of the one of its places told of most."""
    most = steps(max((times[one] for one in told), default=0), *OFTEN)
    return {f"told again: {most}": 1.0} if most else {}


def confidence(told: float, name: float, family: str) -> float:
    """The probability that the claim is right, as far as its own sentence tells."""
    return logistic(load(TABLE)["right"].weigh(seen(told, name, family)))


def in_report(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a report: what it tells of a place more than once is surer."""
    times = Counter(one for claim in claims for one in told_of(claim))
    weights = load(TABLE)["right"].weights
    found = []
    for claim in claims:
        more = sum(weights.get(name, 0.0) for name in again(times, told_of(claim)))
        sure = logistic(log_odds(claim.confidence) + more) if more else claim.confidence
        found.append(replace(claim, confidence=round(sure, 3)))
    return tuple(found)


def told_of(claim: Claim) -> list[Told]:
    """The places on the map that a claim tells its family of; none of what did not happen."""
    if claim.polarity is not Polarity.ASSERTED:
        return []
    return [(FAMILY[claim.kind], found.place.id) for found in claim.places if found.is_mark and found.place]


def word(probability: float) -> str:
    """clear, likely or uncertain."""
    return next(name for name, least in WORDS if probability >= least)
