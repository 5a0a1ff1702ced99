"""The language of a text or sentence: by script, and for Latin script by function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

from geo_incidents import lexicon
from geo_incidents.text.fold import fold

ARABIC, FIRST_ARABIC, ENGLISH = "ar", "\u0600", "en"
SAMPLE = 1500  # words examined
SHARE = 0.5  # a language with this share of the leader's votes is read, too
FEWEST = 2  # with fewer votes, all languages are read
TELLING = 4  # votes needed for a sentence to differ from its report's language, unless that has half as many
_ARABIC, _LATIN = re.compile(r"[\u0621-\u064a]"), re.compile(r"[A-Za-z]")


def votes(words: Iterable[str]) -> Counter[str]:
    """How often function words of each language occur among folded words."""
    voted = filter(None, map(_voters().get, words))
    return Counter(chain.from_iterable(voted))


@cache
def _voters() -> dict[str, tuple[str, ...]]:
    voters: dict[str, tuple[str, ...]] = {}
    for language in lexicon.languages():
        for text in lexicon.settings(language).get("names", {}).get("language", {}).get("function_words", ()):
            word = fold(text).text.strip()
            voters[word] = (*voters.get(word, ()), language)
    return voters


def languages(words: Sequence[str], stated: str = "") -> tuple[str, ...]:
    """Languages of a text, sorted: always Arabic, which may occur anywhere, and those of its Latin words."""
    latin = [word for word in words[:SAMPLE] if word < FIRST_ARABIC]
    found = votes(latin)
    if stated[:2] in lexicon.languages():
        found[stated[:2]] += 1
    found.pop(ARABIC, None)
    most = max(found.values(), default=0)
    spoken = {language for language, count in found.items() if count >= max(1, SHARE * most)}
    return tuple(sorted({ARABIC, *spoken})) if most >= FEWEST or not latin else lexicon.languages()


def by_script(sentence: str, stated: str) -> str:
    """The language of a sentence: `stated` without its region, unless the script contradicts it."""
    base = stated.lower().split("-")[0].split("_")[0]
    arabic, latin = bool(_ARABIC.search(sentence)), bool(_LATIN.search(sentence))
    if base == ARABIC:
        return ENGLISH if latin and not arabic else ARABIC
    if arabic and (not latin or len(_ARABIC.findall(sentence)) > len(_LATIN.findall(sentence))):
        return ARABIC
    return base or ENGLISH


def of_sentence(sentence: str, words: Sequence[str], stated: str) -> str:
    """The language of a sentence with these folded words, in a report in `stated`.

    A sentence in Latin script needs enough function words to count as another language than its report's.
    """
    base = by_script(sentence, stated)
    if base == ARABIC:
        return base
    found = votes(words)
    found.pop(ARABIC, None)
    if max(found.values(), default=0) < TELLING:
        return base
    other = max(sorted(found), key=lambda lang: found[lang])
    return other if found[other] > 2 * found[base] else base
