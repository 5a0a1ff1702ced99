"""The language of a report that does not say it."""

from __future__ import annotations

from collections import Counter

from geo_incidents.text import fold
from geo_incidents.text.languages import votes

ARABIC, ENGLISH = "ar", "en"
SAMPLE = 10_000  # code points that are looked at
FEWEST = 3  # little words of a language that tell it


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
