"""Whether a trigger is asserted: words of negation, denial, fear, plan or history near it in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo_incidents.claims.triggers import Trigger, polarities
from geo_incidents.grammar import Hit, hits
from geo_incidents.model import Polarity, When
from geo_incidents.scoring.attach import Between, Stretch
from geo_incidents.text.tokens import Token

AFTER = frozenset({Polarity.CEASED, Polarity.HISTORICAL})  # these may also follow: "the killings stopped"
HISTORY_YEARS = 2  # an event this long before its report is background, not news


def polarity_words(words: Sequence[Token], lang: str) -> list[Hit]:
    """Words that take an assertion away, or only seem to, the last first."""
    return list(hits(polarities(lang), words))[::-1]


def polarity(trigger: Trigger, signs: Sequence[Hit], between: Between) -> Polarity:
    """Polarity of a trigger among such words: near it, in its clause, before it or, for some, behind it."""
    word = Stretch(trigger.first, trigger.first + 1)
    for hit in signs:
        if hit.value is Polarity.ASSERTED:  # "not only", "لا تزال": no negation, though they hold its word
            continue
        sign = Stretch(hit.first, hit.first + hit.length)
        sided = sign.last <= word.first or (hit.value in AFTER and sign.first >= word.last)
        if sided and between.pair("stance", word, sign, {f"reach:{hit.value}": 1.0}).fits:
            return Polarity(hit.value)
    return Polarity.ASSERTED


def is_history(when: When, published: date | None) -> bool:
    """Whether the event lies so far back that the report tells it as background."""
    return bool(when.end and published and published.year - when.end.year >= HISTORY_YEARS)
