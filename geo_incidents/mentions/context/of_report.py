"""What a whole report says before any of its names is decided: its languages, its country, its lower-case words.

And its nouns of kind without a name of their own, "the city", "القرية": they take up a place that was named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.mentions.scan import KINDS, PLURALS, Hit, Scan
from geo_incidents.mentions.vocabulary import Vocabulary
from geo_incidents.model import PlaceKind
from geo_incidents.once import once
from geo_incidents.text import Analysed, fold, gaps
from geo_incidents.text.clitics import stems
from geo_incidents.text.keys import ARABIC_ARTICLE, is_arabic, name_key
from geo_incidents.text.languages import SAMPLE, languages

LONGEST_ENDING = 4  # letters of "Syria-n-s", "سوري-ون" behind a country's stem
ARABIC = "ar"
ENGLISH = "en"  # names of agencies and groups are English in all Latin languages
TOUCH = gaps.SPACE | gaps.HYPHEN | gaps.APOSTROPHE | gaps.QUOTE  # stand between a noun of kind and its name
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
        return _nouns_alone(self.scan)


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


def _nouns_alone(scan: Scan) -> Mapping[str, Sequence[int]]:
    """The words that are nouns of kind alone, in text order, by the kind of place they are for."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(scan.words):
        kinds = _arabic_kinds(scan.vocabulary, word.folded) if word.script == "arabic" else _latin_kinds(scan, number)
        for kind in kinds:
            found[kind].append(number)
    return found


@lru_cache(maxsize=1 << 15)
def _arabic_kinds(vocabulary: Vocabulary, word: str) -> Sequence[str]:
    """What an Arabic word with the article is for, sorted."""
    definite = (stem.removeprefix(ARABIC_ARTICLE) for _, stem in stems(word) if stem.startswith(ARABIC_ARTICLE))
    phrases = (phrase for bare in definite for phrase in vocabulary.alone(bare) if not phrase.clitics)
    return sorted({kind for phrase in phrases for kind in _called(phrase.roles)})


def _latin_kinds(scan: Scan, number: int) -> Sequence[str]:
    """What the nouns at a Latin word are for, sorted."""
    hits = scan.starting.get(number)
    return sorted({kind for hit in hits if _is_alone(scan, hit) for kind in _called(hit.roles)}) if hits else ()


def _is_alone(scan: Scan, hit: Hit) -> bool:
    """Whether no name touches a Latin noun, nor follows behind "of"."""
    before, behind = hit.start - 1, hit.end
    if before in scan.known and not scan.gap(hit.start) & ~TOUCH:
        return False
    if behind >= len(scan) or scan.gap(behind) & ~TOUCH:
        return True
    return behind not in scan.known and scan.after(behind, "before.linking") is None


def _called(roles: frozenset[str]) -> Iterator[str]:
    """The kinds of one place that the roles of a noun are for."""
    groups = (role.partition(".")[2] for role in roles if role.startswith(("before.", "after.")))
    return (KINDS[group] for group in groups if group in KINDS and group not in PLURALS)
