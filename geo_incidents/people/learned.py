"""A second reading of names that fall short of data/people/weights.csv, learned from labelled passages.

`data/weights/people.csv` is made by `python -m training.people`. It only adds: a missed witness is worse than a gap
too many, and who holds an office stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest

from geo_incidents.model import Reason
from geo_incidents.people.known import Holder, is_known
from geo_incidents.people.measures import measures
from geo_incidents.people.reading import Reading
from geo_incidents.people.weigh import Weighed
from geo_incidents.reasons import reason
from geo_incidents.scoring.table import Model, load, logistic, threshold

TABLE = "people"
BELIEVED = threshold("people.believed")
LANGS = ("en", "ar")  # of the passages that it was learned from
MOST_TOLD = 3
# A place is never blanked as a person, nor a body.
NEVER = frozenset(
    ("place_said", "place_longer", "place_in", "beside_place", "village_words", "toponym", "acronym", "organisation")
)
SPEECH = frozenset(("speech_before", "speech_after", "speech_later"))


def believed(reading: Reading, one: Weighed, offices: Sequence[Holder]) -> Weighed | None:
    """The candidate if it is a private person's name, with the learned evidence where the written falls short."""
    if one.office:
        return None
    known = is_known(reading, one, offices)
    if one.score > 0 and not known:
        return one
    if not _is_asked(reading, one, known=known):
        return None
    model = load(TABLE)[script_of(reading, one)]
    seen = measures(reading, one, known=known)
    likely = logistic(model.weigh(seen))
    if likely < BELIEVED:
        return None
    return Weighed(one.spot, likely, (*one.reasons, _reason(model, seen)), "")


def _is_asked(reading: Reading, one: Weighed, *, known: bool) -> bool:
    """Whether the table decides at all; "Rahman said", once X Rahman was told as the head of a body, is his name."""
    told = {reason.feature for reason in one.reasons}
    holder = known and (bool(told & SPEECH) or "known_given" not in told)
    return reading.lang_at(one.spot.first) in LANGS and not told & NEVER and not holder


def script_of(reading: Reading, one: Weighed) -> str:
    """The name of the model that decides on a candidate."""
    return "arabic" if reading.tokens[one.spot.first].script == "arabic" else "latin"


def _reason(model: Model, seen: Mapping[str, float]) -> Reason:
    """The learned evidence in all, with what weighed most in it."""
    weights = {name: model.weights.get(name, 0.0) * strength for name, strength in seen.items()}
    most = nlargest(MOST_TOLD, weights, key=lambda name: abs(weights[name]))
    return reason("learned", model.weigh(seen), ", ".join(most))
