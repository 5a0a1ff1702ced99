"""The language of a report: as its metadata state, in any form, or else detected from its words."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain, repeat

from geo_incidents import lexicon
from geo_incidents.text import fold
from geo_incidents.text.languages import votes

TAG_PARTS = re.compile(r"[-_ ]")  # "en-US", "ar_SY", "zh-Hant-TW"
ARABIC, ENGLISH = "ar", "en"
SAMPLE = 10_000  # code points examined
FEWEST = 3  # function words needed to recognise a language


def stated_language(stated: str) -> str:
    """The language code for a code or name ("ar-SY", "eng", "Arabic", "türkçe"); "" for an unsupported language."""
    name = stated.strip().casefold()
    known = _names()
    return known.get(name, known.get(TAG_PARTS.split(name)[0], ""))


@cache
def _names() -> Mapping[str, str]:
    table = (resources.files("geo_incidents") / "data" / "languages.csv").read_text("utf8")
    return {row["name"].casefold(): row["language"] for row in csv.DictReader(table.splitlines())}


def language(text: str) -> str:
    """The language by script, and for Latin script by function words; English if they do not decide."""
    times = Counter(text)  # cheaper than examining each character
    arabic = sum(number for character, number in times.items() if "\u0600" <= character <= "\u06ff")
    if arabic * 2 > sum(number for character, number in times.items() if character.isalpha()):
        return ARABIC
    words = fold(text[:SAMPLE]).text.split()
    found = votes(words)
    found.pop(ARABIC, None)
    spoken = max(sorted(found), key=lambda lang: found[lang], default=ENGLISH)
    if found[spoken] >= FEWEST:
        return spoken if found[spoken] > found[ENGLISH] else ENGLISH
    return _by_telling_words(words, found)


def _by_telling_words(words: Sequence[str], found: Counter[str]) -> str:
    """The language of a text with too few function words: that whose other words it has, more than English ones."""
    told = Counter(chain.from_iterable(map(_telling().get, words, repeat(()))))
    spoken = max(sorted(told), key=lambda lang: told[lang], default=ENGLISH)
    return spoken if told[spoken] >= FEWEST and told[spoken] > 2 * found[ENGLISH] else ENGLISH


@cache
def _telling() -> Mapping[str, tuple[str, ...]]:
    """The languages of each word by which a short text is known."""
    found: dict[str, tuple[str, ...]] = {}
    for lang in lexicon.languages():
        for text in lexicon.settings(lang).get("text", {}).get("telling", ()):
            word = fold(text).text.strip()
            found[word] = (*found.get(word, ()), lang)
    return found
