"""Compile `geo_incidents/data/frequency` from wordfreq's lists: `python -m training.frequency`.

Kept are the words that a run of one word would be proposed for, since only those are ever asked for alone, and the
most common words, of which runs of several are made.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from wordfreq import get_frequency_dict

from geo_incidents.gazetteer import Gazetteer, load
from geo_incidents.text.clitics import stems
from geo_incidents.text.fold import fold
from geo_incidents.text.keys import is_arabic

TARGET = Path(__file__).parents[1] / "geo_incidents" / "data" / "frequency"
LANGUAGES = ("ar", "de", "en", "es", "fr", "tr")
ARABIC = "ar"
RAREST = 27  # tenths of Zipf below which a word says nothing
COMMON = 40  # tenths of Zipf from which every word is kept
SHIFT = 9  # Zipf: the logarithm of how often a word stands in a billion words


def main() -> None:
    """Write every language's list anew."""
    TARGET.mkdir(exist_ok=True)
    for language in LANGUAGES:
        (TARGET / f"{language}.txt").write_text(compiled(tenths_of(language), load()), "utf8")


def tenths_of(language: str) -> dict[str, int]:
    """Tenths of Zipf by folded word; of several words that fold alike the most common counts."""
    found: dict[str, int] = {}
    for word, share in get_frequency_dict(language, "best").items():
        folded = fold(word).text.strip()
        tenths = round(10 * (math.log10(share) + SHIFT))
        own = is_arabic(folded) == (language == ARABIC) and " " not in folded
        if folded and own and tenths >= max(RAREST, found.get(folded, 0)):
            found[folded] = tenths
    return found


def compiled(tenths: Mapping[str, int], gazetteer: Gazetteer) -> str:
    """The lines of a language's file."""
    lines = defaultdict[int, list[str]](list)
    for word, value in tenths.items():
        if value >= COMMON or _collides(gazetteer, word):
            lines[value].append(word)
    return "".join(f"{value} {' '.join(sorted(words))}\n" for value, words in sorted(lines.items()))


def _collides(gazetteer: Gazetteer, word: str) -> bool:
    forms = [stem for _, stem in stems(word)] if is_arabic(word) else [word]
    return any(gazetteer.names.match((form,)) for form in forms)


if __name__ == "__main__":
    main()
