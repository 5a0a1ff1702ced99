"""Names that are listed together with their noun, where a text writes the noun in small letters: "the Karnak camp",
"the Nahr al-Bared refugee camp", "the camp of Karnak".

A name in Latin letters ends before a word in small letters, so its words alone would name the village that is called
likewise. The longer name is what is meant wherever a place is listed with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.names import LISTED, Match
from geo_incidents.mentions.scan import Hit, Scan, cues
from geo_incidents.model import PlaceKind
from geo_incidents.scoring import spelled
from geo_incidents.text import gaps

LINKING = "before.linking"
# A town is one with or without "city" behind it; what is another thing with its noun is one of these.
NOUNS_TELL = frozenset({PlaceKind.FACILITY, PlaceKind.NEIGHBOURHOOD, PlaceKind.WATER, PlaceKind.ROAD, PlaceKind.REGION})


def with_noun(scan: Scan, gazetteer: Gazetteer, start: int, end: int) -> tuple[Match, ...]:
    """The places that a name in Latin letters means together with the noun beside it; none where only it is listed."""
    if scan.words[start].script != "latin":
        return ()
    name = tuple(word.folded for word in scan.words[start:end])
    for noun in (*_behind(scan, end), *_before(scan, start)):
        for words in ((*name, *noun), (*noun, *name)):
            found = (
                match for match in gazetteer.names.match(words) if match.cost <= spelled.LISTED and match.how == LISTED
            )
            if told := tuple(match for match in found if gazetteer.places[match.place].kind in NOUNS_TELL):
                return told
    return ()


def _behind(scan: Scan, end: int) -> Iterator[tuple[str, ...]]:
    """The noun behind a name, as a whole and by its last word: "refugee camp", "camp"."""
    hits = [hit for hit in scan.starting.get(end, ()) if cues(hit.roles, before=False) and _is_small(scan, hit)]
    if hits and not scan.gap(end) & ~gaps.JOINS:
        yield from _forms(scan, max(hits, key=lambda hit: hit.end))


def _before(scan: Scan, start: int) -> Iterator[tuple[str, ...]]:
    """The noun before it, "of" aside; behind which also stands what is said behind a name alone: "the camp of"."""
    linking = scan.before(start, LINKING)
    number = linking.start if linking else start
    small = [hit for hit in scan.ending.get(number, ()) if _is_small(scan, hit)]
    hits = [hit for hit in small if cues(hit.roles, before=True) or (linking and cues(hit.roles, before=False))]
    if hits and not (scan.gap(start) | scan.gap(number)) & ~gaps.JOINS:
        yield from _forms(scan, min(hits, key=lambda hit: hit.start))


def _forms(scan: Scan, hit: Hit) -> Iterator[tuple[str, ...]]:
    words = tuple(word.folded for word in scan.words[hit.start : hit.end])
    yield words
    if len(words) > 1:
        yield words[-1:]


def _is_small(scan: Scan, hit: Hit) -> bool:
    return not scan.words[hit.end - 1].capital
