"""What the reports of a table share: the country that they are about, which a short report may not name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from geo_incidents.documents.known import known
from geo_incidents.text import fold

FEWEST = 2  # reports that must name the country
OF_NAMED = 0.7  # of the reports that name any country, the share that must name this one
SAMPLE = 2000  # code points examined of a report


def shared_country(texts: Iterable[str]) -> str:
    """The country on which the texts agree; "" if there is none."""
    found: Counter[str] = Counter()
    naming = 0
    for text in texts:
        countries = {_countries()[match.lower()] for match in _pattern().findall(fold(text[:SAMPLE]).text)}
        found.update(countries)
        naming += bool(countries)
    country, times = max(found.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return country if times >= FEWEST and times >= OF_NAMED * naming else ""


@cache
def _countries() -> dict[str, str]:
    """Stem of a country's name, folded → the country."""
    return {fold(stem).text.strip(): country for country, stems in known("countries").items() for stem in stems}


@cache
def _pattern() -> re.Pattern[str]:
    stems = sorted(map(re.escape, _countries()), key=len, reverse=True)
    return re.compile(rf"\b(?:ال|لل|بال|وال)?({'|'.join(stems)})")
