"""Which languages a text is in: those whose little words it is full of. Only their word lists are then looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from geo_incidents import lexicon
from geo_incidents.mentions.vocabulary import STAGE
from geo_incidents.text.fold import fold

SAMPLE = 1500  # words that are looked at
ARABIC, FIRST_ARABIC = "ar", "\u0600"
SHARE = 0.5  # a language with that share of the leader's votes is read too
FEWEST = 2  # votes below which all languages are read


def languages(words: Sequence[str], stated: str = "") -> tuple[str, ...]:
    """Languages of the text, sorted: Arabic always, since it may stand anywhere, and those of its Latin words."""
    latin = Counter(word for word in words[:SAMPLE] if word < FIRST_ARABIC)
    votes: Counter[str] = Counter()
    for word in latin.keys() & _voters().keys():
        for language in _voters()[word]:
            votes[language] += latin[word]
    if stated[:2] in lexicon.languages():
        votes[stated[:2]] += 1
    votes.pop(ARABIC, None)
    most = max(votes.values(), default=0)
    spoken = {language for language, count in votes.items() if count >= max(1, SHARE * most)}
    return tuple(sorted({ARABIC, *spoken})) if most >= FEWEST or not latin else lexicon.languages()


@cache
def _voters() -> dict[str, tuple[str, ...]]:
    voters: dict[str, tuple[str, ...]] = {}
    for language in lexicon.languages():
        for text in lexicon.table(language, STAGE).get("language", {}).get("function_words", ()):
            word = fold(text).text.strip()
            voters[word] = (*voters.get(word, ()), language)
    return voters
