"""Is the report about the gazetteer's country at all? Prose about elsewhere must yield nothing.

A renderings index finds some village behind every tenth capitalised word of any language, so a text that names neither
the country nor a foremost place of it is believed only where a noun stands beside a listed spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.mentions.cues import SETTLED
from geo_incidents.mentions.propose import LISTED, LISTED_HOW, TOWN
from geo_incidents.mentions.scan import Scan
from geo_incidents.mentions.select import Weighed
from geo_incidents.model import Place, PlaceKind, Reason
from geo_incidents.text import fold
from geo_incidents.text.clitics import stems
from geo_incidents.text.keys import ARABIC_ARTICLE, is_arabic, name_key

LONGEST_ENDING = 4  # letters of "Syria-n-s", "سوري-ون" behind a country's stem
ALONE = Reason("alone", 0.0, "the report names neither the country nor a foremost place of it")
FOREMOST_KINDS = (PlaceKind.CITY, PlaceKind.GOVERNORATE, PlaceKind.COUNTRY, PlaceKind.DISTRICT)
TOWN_KINDS = (PlaceKind.CITY, PlaceKind.TOWN)
AREAS = ("countryside", "governorate")  # nouns that make a town's name tell what a report is about
TOWNS = 2  # different towns that tell as much
FOREMOST = 3.0  # rank from which one listed name tells what a report is about


def gated(scan: Scan, believed: Sequence[Weighed], gazetteer: Gazetteer) -> list[Weighed]:
    """What may be believed in the light of the whole report."""
    if not relevant(scan, believed, gazetteer):
        called = [one for one in believed if called_and_listed(one)]
        alone = len({one.spot.words for one in called if is_own(one, gazetteer)}) < 2
        for one in called if alone else ():
            one.reasons = (*one.reasons, ALONE)
        return called
    if not any(is_own(one, gazetteer) for one in believed):
        return [one for one in believed if one.spot.matches]
    return list(believed)


def relevant(scan: Scan, believed: Iterable[Weighed], gazetteer: Gazetteer) -> bool:
    """Whether the text, or what is known beside it, names the country, somebody of it, or a foremost place in it."""
    if any(_is_foremost(one, gazetteer) for one in believed):
        return True
    if len({_town(one, gazetteer) for one in believed} - {""}) >= TOWNS:
        return True
    words = [word.folded for word in scan.words if word.script != "number"]
    told = fold(scan.context).text.split()
    return any(_names_country(word, _countries(gazetteer)) for word in (*words, *told))


def called_and_listed(one: Weighed) -> bool:
    """Whether a noun says it is a settlement and the gazetteer lists it as it is spelled."""
    cues = (one.around.cue_before, one.around.cue_after)
    return bool(one.spot.matches) and one.spot.cost <= LISTED and any(cue and cue.kind in SETTLED for cue in cues)


def is_own(one: Weighed, gazetteer: Gazetteer) -> bool:
    """Whether it may be one of the places that are drawn; where there is none, no unlisted name is told either."""
    return any(match.cost <= LISTED and not gazetteer.places[match.place].context for match in one.spot.matches)


def _town(one: Weighed, gazetteer: Gazetteer) -> str:
    """The name, its article aside, where it is one of a town that is drawn and no everyday word; "" elsewhere."""
    if any(reason.feature == "everyday_word" for reason in one.reasons):
        return ""
    places = (gazetteer.places[match.place] for match in one.spot.matches if match.cost <= LISTED)
    own = any(place.kind in TOWN_KINDS and not place.context for place in places)
    return "".join(one.spot.words).removeprefix(ARABIC_ARTICLE) if own else ""


def _tells(place: Place) -> bool:
    if place.kind is PlaceKind.GOVERNORATE:
        return bool(place.adm1)
    return place.kind in FOREMOST_KINDS and not place.context


def _is_foremost(one: Weighed, gazetteer: Gazetteer) -> bool:
    area = any(cue and cue.kind in AREAS for cue in (one.around.cue_before, one.around.cue_after))
    if one.spot.cost or one.spot.rank < (TOWN if area else FOREMOST):
        return False
    places = (gazetteer.places[match.place] for match in one.spot.matches if match.how == LISTED_HOW)
    return any(_tells(place) for place in places)


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
