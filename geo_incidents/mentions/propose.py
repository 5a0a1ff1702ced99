"""Runs of words that the gazetteer may know: every one is proposed, with what the places of its spelling are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.names import LISTED as LISTED_HOW
from geo_incidents.gazetteer.names import Match
from geo_incidents.mentions.misread import is_misread
from geo_incidents.mentions.scan import Scan
from geo_incidents.mentions.with_noun import with_noun
from geo_incidents.model import Place, PlaceKind, Span
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import evidence, threshold
from geo_incidents.text import gaps
from geo_incidents.text.clitics import stems

LOOKED_AT = 40  # places of one spelling
NONE = 1.0  # cost where there is no such place
SAME = threshold("names.namesakes")
MAX_WORDS = 4  # of a name, articles aside: the longest names that reporting uses whole
MAX_TOKENS = 6
RANK = evidence("names.rank")  # by kind of place
RANK_MOST = 12  # places of one name that are looked at for it
CITY, TOWN = RANK["city"], RANK["town"]
POPULOUS = 20_000


class Namesakes(NamedTuple):
    """Costs of the nearest spelling, 0 for the same, and what the places are."""

    here: float = NONE  # of a settlement, quarter or facility that is drawn
    elsewhere: float = NONE  # of one that is not
    area: float = NONE
    listed_here: bool = False
    here_count: int = 0
    elsewhere_count: int = 0
    names: frozenset[str] = frozenset()  # as the gazetteer writes the places that are listed so
    kinds: frozenset[str] = frozenset()  # "here village", "elsewhere city", "country", "governorate"
    well_known: bool = False  # the nearest place here stands in several sources


NO_NAMESAKES = Namesakes()


@lru_cache(maxsize=100_000)
def namesakes(gazetteer: Gazetteer, matches: tuple[Match, ...], listed: str) -> Namesakes:
    """The namesakes among the first matches; `listed` is how the gazetteer says that a spelling is its own."""
    pairs = [(match, gazetteer.places[match.place]) for match in matches[:LOOKED_AT]]
    here = [(match, place) for match, place in pairs if not place.kind.is_area and not place.context]
    elsewhere = [(match, place) for match, place in pairs if not place.kind.is_area and place.context]
    areas = [(match, place) for match, place in pairs if place.kind.is_area]
    near = [place for match, place in pairs if match.cost <= spelled.LISTED]
    return Namesakes(
        _nearest(here),
        _nearest(elsewhere),
        _nearest(areas),
        any(match.how == listed and match.cost <= spelled.LISTED for match, _ in here),
        sum(match.cost <= SAME for match, _ in here),
        sum(match.cost <= SAME for match, _ in elsewhere),
        frozenset(name for place in near for name in (place.name, place.name_ar) if name),
        frozenset(
            [*_kinds(here[:1], elsewhere), *(str(place.kind) for match, place in areas if match.cost <= spelled.LISTED)]
        ),
        bool(here) and (len(here[0][1].sources) > 1 or here[0][1].curated),
    )


def _nearest(pairs: Sequence[tuple[Match, Place]]) -> float:
    return min((match.cost for match, _ in pairs), default=NONE)


def _kinds(here: Sequence[tuple[Match, Place]], elsewhere: Sequence[tuple[Match, Place]]) -> Iterator[str]:
    yield from (f"here {place.kind}" for _, place in here)
    towns = (PlaceKind.CITY, PlaceKind.TOWN)
    yield from (f"elsewhere {place.kind}" for match, place in elsewhere if match.cost <= SAME and place.kind in towns)


Form = tuple[tuple[str, ...], str, int]  # folded words, the clitics taken off, the letters left of the last


@dataclass(frozen=True, slots=True)
class Spot:
    """Words `start` to `end` of a scan, and the places they may name, best first."""

    start: int
    end: int
    span: Span  # without clitics and case endings
    words: tuple[str, ...]  # folded, likewise
    clitics: str
    matches: tuple[Match, ...]
    namesakes: Namesakes = NO_NAMESAKES
    rank: float = 0.0  # of the foremost place it may be: 3 a city or governorate, 2 a town, 0 a village

    @property
    def arabic(self) -> bool:
        """Whether it is written in Arabic letters."""
        return self.words[0] >= "\u0600"

    @property
    def cost(self) -> float:
        """How far the spelling is from the nearest name; 0 is the same."""
        return self.matches[0].cost if self.matches else 1.0


def propose(scan: Scan, gazetteer: Gazetteer) -> list[Spot]:
    """Every run of words that the gazetteer has a place for."""
    return [spot for start in _openers(scan, gazetteer) for spot in _at(scan, gazetteer, start)]


def _openers(scan: Scan, gazetteer: Gazetteer) -> Iterator[int]:
    """Words that a name may start with."""
    for number, word in enumerate(scan.words):
        if word.script == "arabic":
            if _opens_arabic(gazetteer, word.folded):
                yield number
        elif scan.may_open(number):
            yield number


@lru_cache(maxsize=200_000)
def _opens_arabic(gazetteer: Gazetteer, word: str) -> bool:
    return any(gazetteer.names.opens(stem) for _, stem in stems(word))


def _at(scan: Scan, gazetteer: Gazetteer, start: int) -> Iterator[Spot]:
    if len(scan.words[start].folded) == 1 and not scan.is_article(start):  # "À Jablé"
        return
    for end in run_ends(scan, start):
        if end == start + 1 and _is_noun_of_next(scan, gazetteer, start):
            continue
        if (form := _best_form(scan, gazetteer, start, end)) is not None:
            (words, clitics, cut), matches = form
            matches = with_noun(scan, gazetteer, start, end) or _with_namesakes(scan, gazetteer, words, matches)
            if matches[0].cost <= spelled.LISTED:
                scan.known.update(range(start, end))
            span = scan.form_span(start, end, clitics, cut)
            known = namesakes(gazetteer, matches, LISTED_HOW)
            yield Spot(start, end, span, words, clitics, matches, known, rank(gazetteer, matches))


def _is_noun_of_next(scan: Scan, gazetteer: Gazetteer, number: int) -> bool:
    """Whether a word is a preposition and the noun of a name behind it: بقرية in بقرية بيت عانا is not Baqariya."""
    behind = number + 1
    if scan.words[number].script != "arabic" or behind >= len(scan) or scan.gap(behind) & ~gaps.JOINS:
        return False
    forms = stems(scan.words[number].folded)
    noun = any(clitics and scan.vocabulary.plays(stem, "before.settlement") for clitics, stem in forms)
    return noun and _opens_arabic(gazetteer, scan.words[behind].folded)


def _with_namesakes(
    scan: Scan, gazetteer: Gazetteer, words: tuple[str, ...], matches: tuple[Match, ...]
) -> tuple[Match, ...]:
    """Where a listed name holds its noun, "حي القصور": quarters of other towns that are listed without it, too."""
    if len(words) < 2 or matches[0].how != LISTED_HOW or not scan.vocabulary.plays(words[0], "before.quarter"):
        return matches
    known = {match.place for match in matches}
    others = (m for m in gazetteer.names.match(words[1:]) if m.place not in known and m.how == LISTED_HOW)
    quarters = [m for m in others if gazetteer.places[m.place].kind is PlaceKind.NEIGHBOURHOOD]
    return tuple(sorted((*matches, *quarters), key=lambda match: match.cost))


def _best_form(scan: Scan, gazetteer: Gazetteer, start: int, end: int) -> tuple[Form, tuple[Match, ...]] | None:
    """The first form of some words that is a name; a later one only where it is spelled better: "Hama" in "Hama’ya"."""
    best: tuple[Form, tuple[Match, ...]] | None = None
    for form in scan.forms(start, end):
        if len(form[0]) == 1 and scan.vocabulary.barred(form[0][0]):
            continue
        matches = gazetteer.names.match(form[0])
        if matches and not is_misread(scan, start, end, form[0], matches):
            if scan.words[start].script == "arabic" or not matches[0].cost:
                return form, matches
            if best is None or matches[0].cost < best[1][0].cost - spelled.CLOSE:
                best = form, matches
    return best


def rank(gazetteer: Gazetteer, matches: Sequence[Match]) -> float:
    """How likely the top candidate is named without a noun for its kind; for places abroad, how well known it is."""
    near = (match for match in matches[:RANK_MOST] if match.cost <= spelled.OWN)
    known = (m.place for m in near if m.how == LISTED_HOW or not gazetteer.places[m.place].context)
    return max((_rank(gazetteer, number) for number in known), default=0.0)


@lru_cache(maxsize=100_000)
def _rank(gazetteer: Gazetteer, number: int) -> float:
    place = gazetteer.places[number]
    return RANK.get(place.kind, TOWN if place.population >= POPULOUS else 0.0)


def run_ends(scan: Scan, start: int) -> Iterator[int]:
    """Where a name that starts at word `start` may end: at most four words and their articles, never across a mark."""
    full = 0
    for end in range(start + 1, min(start + MAX_TOKENS, len(scan)) + 1):
        if end - 1 > start and (scan.gap(end - 1) & ~gaps.JOINS or not scan.may_continue(end - 1)):
            return
        if scan.is_article(end - 1):
            continue
        full += 1
        yield end
        if full == MAX_WORDS:
            return
