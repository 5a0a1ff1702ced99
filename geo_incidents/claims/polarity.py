"""Whether a trigger is asserted: words of negation, denial, fear, plan or history near it in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo_incidents.claims.vocabulary import Trigger, polarities
from geo_incidents.grammar import Hit, hits
from geo_incidents.model import Polarity, When
from geo_incidents.text.tokens import Token

REACH = {  # tokens between the word and the trigger behind it
    Polarity.NEGATED: 3,
    Polarity.DENIED: 8,
    Polarity.HYPOTHETICAL: 4,
    Polarity.FUTURE: 4,
    Polarity.HISTORICAL: 6,
    Polarity.CEASED: 3,
}
AFTER = frozenset({Polarity.CEASED, Polarity.HISTORICAL})  # these may also follow: "the killings stopped"
HISTORY_YEARS = 2  # an event this long before its report is background, not news


def polarity_words(words: Sequence[Token], lang: str) -> list[Hit]:
    """Words that take an assertion away, or only seem to, the last first."""
    return list(hits(polarities(lang), words))[::-1]


def polarity(trigger: Trigger, signs: Sequence[Hit], stops: Sequence[int]) -> Polarity:
    """Polarity of a trigger among such words; `stops` are token indices at which clauses end: no word reaches over."""
    for hit in signs:
        if hit.value is Polarity.ASSERTED:  # "not only", "لا تزال": no negation, though they hold its word
            continue
        gap = trigger.first - (hit.first + hit.length)
        before = 0 <= gap < REACH[hit.value]
        after = hit.value in AFTER and 0 <= hit.first - trigger.first - 1 < REACH[hit.value]
        if (before or after) and not parted(hit, trigger, stops):
            return Polarity(hit.value)
    return Polarity.ASSERTED


def parted(hit: Hit, trigger: Trigger, stops: Sequence[int]) -> bool:
    """Whether a clause ends between the word and the trigger."""
    low, high = sorted((hit.first, trigger.first))
    return any(low < stop <= high for stop in stops)


def is_history(when: When, published: date | None) -> bool:
    """Whether the event lies so far back that the report tells it as background."""
    return bool(when.end and published and published.year - when.end.year >= HISTORY_YEARS)
