"""What a whole report says before any of its names is decided: its languages, its country, its lower-case words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.mentions.context.nouns_alone import nouns_alone
from geo_incidents.mentions.scan import Scan
from geo_incidents.model import PlaceKind
from geo_incidents.once import once
from geo_incidents.text import Analysed, fold
from geo_incidents.text.clitics import stems
from geo_incidents.text.keys import ARABIC_ARTICLE, is_arabic, name_key
from geo_incidents.text.languages import SAMPLE, languages

LONGEST_ENDING = 4  # letters of "Syria-n-s", "سوري-ون" behind a country's stem
ARABIC = "ar"
ENGLISH = "en"  # names of agencies and groups are English in all Latin languages
LONGEST_FIRST_LINE = 250  # code points; a longer line is no headline


class Context:
    """A report's scan with what is asked of the whole of it."""

    def __init__(self, analysed: Analysed, scan: Scan, gazetteer: Gazetteer) -> None:
        self.analysed, self.scan, self.gazetteer = analysed, scan, gazetteer
        spoken = languages([word.folded for word in scan.words[:SAMPLE]], analysed.document.source.lang)
        self.latin_languages = tuple(sorted({ENGLISH, *spoken} - {ARABIC}))
        line = scan.text.find("\n", 0, LONGEST_FIRST_LINE)
        self.first_line_end = max(0, line)
        self.lower_case = {word.surface for word in scan.words if word.script == "latin" and not word.capital}
        stems_of_home = _countries(gazetteer)
        folded = {word.folded for word in scan.words if word.script != "number"}
        folded.update(fold(scan.context).text.split())  # what is known beside the text, a title or a column
        self.names_home = any(_names_country(word, stems_of_home) for word in folded)

    @once
    def nouns_alone(self) -> Mapping[str, Sequence[int]]:
        """Words like "the city" without a name of its own, by kind; asked when listed names are known."""
        return nouns_alone(self.scan)


@lru_cache(maxsize=8)
def _countries(gazetteer: Gazetteer) -> tuple[str, ...]:
    """Stems of the names of the countries whose places are drawn: "syri", "سوري"."""
    homes = [place for place in gazetteer.areas.values() if place.kind is PlaceKind.COUNTRY and not place.context]
    return tuple(name_key(name)[:-1] for place in homes for name in (place.name, place.name_ar) if len(name) > 4)


def _names_country(word: str, countries: tuple[str, ...]) -> bool:
    if word.startswith(countries):
        return any(word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING for stem in countries)
    if not is_arabic(word):
        return False
    bare = (stem.removeprefix(ARABIC_ARTICLE) for _, stem in stems(word))
    return any(stem.startswith(countries) and len(stem) <= max(map(len, countries)) + LONGEST_ENDING for stem in bare)
