"""Which languages a text is in: those whose little words it is full of. Only their word lists are then looked at."""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents import lexicon

SAMPLE = 1500  # words that are looked at
ARABIC, FIRST_ARABIC = "ar", "\u0600"
SHARE = 0.5  # a language with that share of the leader's votes is read too
FEWEST = 2  # votes below which all languages are read


def languages(words: Sequence[str], stated: str = "") -> tuple[str, ...]:
    """Languages of the text, sorted: Arabic always, since it may stand anywhere, and those of its Latin words."""
    latin = [word for word in words[:SAMPLE] if word < FIRST_ARABIC]
    votes = lexicon.votes(latin)
    if stated[:2] in lexicon.languages():
        votes[stated[:2]] += 1
    votes.pop(ARABIC, None)
    most = max(votes.values(), default=0)
    spoken = {language for language, count in votes.items() if count >= max(1, SHARE * most)}
    return tuple(sorted({ARABIC, *spoken})) if most >= FEWEST or not latin else lexicon.languages()
