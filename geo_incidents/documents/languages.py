"""The language of a report: as it is stated, in whatever form, or as its words tell."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources

from geo_incidents.text import fold
from geo_incidents.text.languages import votes

TAG_PARTS = re.compile(r"[-_ ]")  # "en-US", "ar_SY", "zh-Hant-TW"
ARABIC, ENGLISH = "ar", "en"
SAMPLE = 10_000  # code points that are looked at
FEWEST = 3  # little words of a language that tell it


def stated_language(stated: str) -> str:
    """The code of a language by its code or name ("ar-SY", "eng", "Arabic", "türkçe"); "" for one that is not read."""
    name = stated.strip().casefold()
    known = _names()
    return known.get(name, known.get(TAG_PARTS.split(name)[0], ""))


@cache
def _names() -> Mapping[str, str]:
    table = (resources.files("geo_incidents") / "data" / "languages.csv").read_text("utf8")
    return {row["name"].casefold(): row["language"] for row in csv.DictReader(table.splitlines())}


def language(text: str) -> str:
    """Language by its script, and of Latin letters by their little words; English where those do not tell."""
    times = Counter(text)  # a text has few different characters
    arabic = sum(number for character, number in times.items() if "\u0600" <= character <= "\u06ff")
    if arabic * 2 > sum(number for character, number in times.items() if character.isalpha()):
        return ARABIC
    found = votes(fold(text[:SAMPLE]).text.split())
    found.pop(ARABIC, None)
    spoken = max(sorted(found), key=lambda lang: found[lang], default=ENGLISH)
    return spoken if found[spoken] >= FEWEST and found[spoken] > found[ENGLISH] else ENGLISH
