"""What is withheld cannot be worked out: one refuge or another, one name or another, the output is the same.

If two reports that differ in nothing but what is withheld give the same result, then no id, hash, number, order or
name in it can tell which of the two it was.
"""

import hashlib
import re
from collections import defaultdict
from itertools import product
from pathlib import Path

import pytest
from attack import report, told

from geo_incidents.exports import write
from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.cover import FEWEST, bears_name, covers
from geo_incidents.incidents.merge import digest
from geo_incidents.incidents.table import FAMILIES
from geo_incidents.model import EventKind, Place, Result
from geo_incidents.pipeline import result_of
from geo_incidents.safety import protect
from geo_incidents.safety.refuge import coarse
from geo_incidents.text import name_key
from geo_incidents.webmap import render

GAZETTEER = load()
DRAWN = [place for place in GAZETTEER.places if not place.context and place.lat is not None and not place.kind.is_area]
COVERS = covers(GAZETTEER, [place.id for place in DRAWN])
NAME = "Nadia Haddad"


def found(place: Place, lang: str, name: str = NAME) -> Result:
    return result_of([report(place.name if lang == "en" else place.name_ar, name, lang)], GAZETTEER)


def reading(result: Result, hidden: Place) -> str:
    """What the program understood, the hidden place aside: only reports that it reads alike can come out alike."""
    others = [
        (one.mention.surface, one.status, coarse(one.confidence))
        for one in result.resolutions
        if one.place and one.place.id != hidden.id
    ]
    claims = [
        (c.kind, c.when.start, len(c.counts), coarse(c.confidence), [place.status for place in c.places])
        for c in result.claims
    ]
    return repr((others, claims))


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("area", ["SY060006", "SY0505", "SY05"])
def test_any_village_of_an_area_gives_the_same_output(area: str, lang: str) -> None:
    alike: dict[str, set[str]] = defaultdict(set)
    tried: dict[str, int] = defaultdict(int)
    for place in (place for place in DRAWN if COVERS[place.id].area == area):
        result = found(place, lang)
        if place.id not in {incident.place.id for incident in result.incidents}:
            continue  # the name was read as another place's
        key = reading(result, place)
        alike[key].add(repr(protect(result).result))
        tried[key] += 1
    assert max(tried.values()) >= 4
    assert all(len(outputs) == 1 for outputs in alike.values()), {k: len(v) for k, v in alike.items()}


@pytest.mark.parametrize("profile", ["public", "partner"])
def test_any_name_gives_the_same_output(profile: str) -> None:
    village = GAZETTEER.place("ocha:C3561")
    alike: dict[str, set[str]] = defaultdict(set)
    for name in ("Nadia Haddad", "Salma Khoury", "Rim Darwish", "Hiba Qasim", "Lubna Saqqal", "Huda Haddad"):
        result = found(village, "en", name)
        # How a place was weighed depends on every word of its report; it is told in one digit.
        weighed = [(reason.feature, round(reason.weight, 1)) for one in result.resolutions for reason in one.reasons]
        alike[f"{reading(result, village)} {weighed}"].add(repr(protect(result, profile).result))
    assert len(alike) < 6
    assert all(len(outputs) == 1 for outputs in alike.values())


def test_no_published_hash_is_that_of_a_guess(tmp_path: Path) -> None:
    """The attacker knows the program, its gazetteer, and all of the report but the name of the refuge."""
    result = found(GAZETTEER.place("ocha:C3561"), "en")
    write(result, tmp_path / "a.gpkg", GAZETTEER)
    write(result, tmp_path / "a.geojson", GAZETTEER)
    (tmp_path / "a.html").write_text(render(result, GAZETTEER), "utf8")
    published = set(re.findall(r"\b[0-9a-f]{10,64}\b", " ".join(map(told, sorted(tmp_path.iterdir())))))
    published = {mark[:10] for mark in published}
    assert published
    days = [claim.when.start for claim in result.claims]
    for place in DRAWN:
        guess = report(place.name, NAME, "en")
        marks = [guess.id, guess.source.sha256, hashlib.sha256(guess.text.encode()).hexdigest()]
        marks += [digest("i", place.id, FAMILIES[EventKind.DISPLACEMENT], "", str(day))[2:] for day in days]
        marks += [
            hashlib.sha256("\x1f".join((guess.id, str(at), kind, name, count)).encode()).hexdigest()
            for at, kind, name, count in product((0, 1, 18), ("displacement",), (place.name,), ("0", "1"))
        ]
        marks += [hashlib.sha256(f"{guess.id}\x1f{at}".encode()).hexdigest() for at in range(400)]
        assert published.isdisjoint(mark[:10] for mark in marks), place


def test_an_area_that_bears_the_name_of_a_place_does_not_stand_for_it() -> None:
    for place in DRAWN:
        area = COVERS[place.id].area
        if area:
            named = GAZETTEER.area(area)
            keys = [[name_key(n) for n in (one.name, one.name_ar) if n] for one in (named, place)]
            assert not bears_name(*keys), (place.name, named.name)


def test_at_least_ten_places_share_an_area() -> None:
    shared: dict[str, int] = defaultdict(int)
    for cover in COVERS.values():
        shared[cover.area] += 1
    assert min(shared.values()) >= FEWEST
