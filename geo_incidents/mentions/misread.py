"""Readings of a run of words that only a rendering made into a name: a little word, a noun or a typing error."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geo_incidents.gazetteer.by_ear import swapped
from geo_incidents.gazetteer.names import LISTED, TRANSLATED, Match
from geo_incidents.mentions.scan import Scan, cues
from geo_incidents.scoring import spelled
from geo_incidents.scoring.frequency import COMMON, FREQUENT, zipf

SHORTEST_TYPED = 5  # letters of a word in which two that changed places are a typing error


def is_misread(scan: Scan, start: int, end: int, words: Sequence[str], matches: Sequence[Match]) -> bool:
    """Whether the folded words of a run are listed nowhere and something else than a name."""
    if _is_small(scan, start, end):
        common = scan.is_article(start) and zipf(words[-1:], scan.languages) > COMMON
        return matches[0].cost > spelled.OWN or end == start + 1 or common
    if matches[0].how == LISTED:
        return False
    if len(words) > 1:
        return _swallows(scan, start, words) or _ends_in_noun(scan, end, matches)
    return scan.words[start].script == "latin" and is_mistyped(words[0], scan.languages)


def _is_small(scan: Scan, start: int, end: int) -> bool:
    """It is written in small letters where a name has capitals: "Al latamna", "kafer zeta"."""
    return scan.is_small(start) and (
        end == start + 1 or not scan.words[end - 1].capital or not scan.words[start].capital
    )


def _swallows(scan: Scan, start: int, words: Sequence[str]) -> bool:
    """A preposition was read into the name: "In Salma" is no Ein Salem."""
    return not scan.is_article(start) and scan.vocabulary.plays(words[0], "language.function_words")


def _ends_in_noun(scan: Scan, end: int, matches: Sequence[Match]) -> bool:
    """The noun behind the name was rendered with it: "Latamna Hospital" is no لتمنههسبتل."""
    hits = scan.ending.get(end, ())
    noun = any(hit.end == end and cues(hit.roles, before=False) for hit in hits)
    return noun and scan.words[end - 1].script == "latin" and TRANSLATED not in matches[0].how


@lru_cache(maxsize=100_000)
def is_mistyped(word: str, languages: tuple[str, ...]) -> bool:
    """Whether two letters that changed places make a word of it that every report has: "Russain"."""
    if len(word) < SHORTEST_TYPED or zipf([word], languages):
        return False
    return any(zipf([other], languages) > FREQUENT for other in swapped(word))
