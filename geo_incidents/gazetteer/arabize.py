"""Arabic letters for a Latin spelling: for places without a known Arabic name, and for further names of others.

Works best on the scholarly spellings of maps ("Bābluţah" → بابلطه), which mark what everyday spellings omit. The result
is not meant for display: other renderings of the same name are compared with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from geo_incidents.gazetteer.translit import cost, rules, single
from geo_incidents.text.fold import fold
from geo_incidents.text.keys import is_article, key

APART = re.compile(r"[\s\-_/]+")
FEMININE = re.compile(r"(?<=..)(?:[ae]h|[aeé])$")  # ta marbuta at the end of a name: "-ah", "-é"
CONSTRUCT = re.compile(r"(?<=..)(?:[ae]h?|[aeé]t)$")  # and before another word of it: "Khirbat al-…"
OPENS_WITH_VOWEL = re.compile(r"(?!aa)[aeiouéèîïāīūâôûöüı]")
LONG_AT_END = {"i": "ي", "u": "و", "o": "و"}  # vowels that Arabic writes where a word ends in them
REPEATED = re.compile("([يو])\\1+")
CLOSE_ENOUGH = 0.03  # cost up to which a known Arabic name explains a spelling
FAITHFUL = 0.08  # cost above which the letters do not represent the spelling ("Marinebasis")


def further_keys(spellings: Iterable[str], arabic: Iterable[str]) -> list[str]:
    """Arabic keys for those Latin spellings of a place that none of its Arabic keys explains."""
    known = list(arabic)
    listed = len(known)
    for spelling in sorted(spellings, key=lambda text: (text.isascii(), text)):  # spellings with most diacritics first
        latin = key(fold(spelling).text.split())
        if any(cost(latin, name) <= CLOSE_ENOUGH for name in known):
            continue
        made = arabized(spelling)
        if len(made) > 1 and made not in known and cost(latin, made) <= FAITHFUL:
            known.append(made)
    return known[listed:]


def arabized(spelling: str) -> str:
    """The spelling in Arabic letters, without article, as one word."""
    words = list(_without_articles(APART.split(unicodedata.normalize("NFC", spelling).lower())))
    return "".join(_word(word, last=n + 1 == len(words)) for n, word in enumerate(words))


def _without_articles(words: list[str]) -> Iterator[str]:
    folded = [fold(word).text.strip() for word in words]
    for n, word in enumerate(words):
        if folded[n] and not (n + 1 < len(words) and is_article(folded[n], folded[n + 1])):
            yield word


def _word(word: str, *, last: bool) -> str:
    stem = (FEMININE if last else CONSTRUCT).sub("", word)
    letters: dict[str, str] = rules()["back"]
    body = "".join(letters[part] for part in _parts().findall(single(stem)))
    end = "ه" if stem != word else LONG_AT_END.get(word[-1], "")
    return REPEATED.sub(r"\1", ("ا" if OPENS_WITH_VOWEL.match(word) else "") + body + end)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, rules()["back"]), key=len, reverse=True)))
