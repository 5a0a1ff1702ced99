"""Words that look like place names but are not: armed groups, media, peoples, offices (`not_places.csv`).

The list is checked before any rendering, so that "Daesh" is not read as a village called Dahash. A word may be both
("Baath", the party and quarters of four towns): such a row names the places that keep the exact spelling.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from geo_incidents.gazetteer.tables import Row, Tables
from geo_incidents.text.keys import is_arabic, name_key

LONGEST_ACRONYM = 5  # letters; longer words without vowels may be renderings
VOWELS = frozenset("aeiouy")


class NotPlace(NamedTuple):
    """What a form is instead of a place."""

    form: str  # as the table has it
    what: str  # "group", "media", "people", …
    why: str  # "Islamic State"
    places: tuple[int, ...] = ()  # indexes of places that nevertheless have this name


class NotPlaces:
    """The compiled list: a line for each key, parsed when it is looked up."""

    def __init__(self, data: bytes = b"") -> None:
        self._lines = dict(line.split("\t", 1) for line in data.decode().split("\n") if line)

    def get(self, key: str) -> NotPlace | None:
        """The row of a name's key; None if there is none."""
        if (line := self._lines.get(key)) is None:
            return None
        form, what, why, places = line.split("\t")
        return NotPlace(form, what, why, tuple(map(int, places.split())))


def compile_not_places(read: Tables, numbers: Mapping[str, int]) -> bytes:
    """The list as bytes; `numbers` maps each place's id to its index."""
    lines = []
    for row in read.not_places:
        places = " ".join(str(numbers[place_id]) for place_id in _kept(row))
        lines.append("\t".join((name_key(row["form"]), row["form"], row["what"], row["why"], places)))
    return "\n".join(sorted(lines)).encode()


def acronym(key: str) -> NotPlace | None:
    """A few Latin consonants ("HTS"): a listed name or none at all."""
    if is_arabic(key) or len(key) > LONGEST_ACRONYM or not key.isalpha() or not VOWELS.isdisjoint(key):
        return None
    return NotPlace(key.upper(), "acronym", "consonants alone are not a name written by ear")


def faults(tables: Tables, ids: Mapping[str, Row]) -> Iterator[str]:
    """Rows that are incomplete, duplicated, or hide a place of the gazetteer's own region."""
    bearers = _bearers(tables)
    first: dict[str, Row] = {}
    for row in tables.not_places:
        key = name_key(row["form"])
        twin = first.setdefault(key, row)
        if twin is not row:
            yield row.fault(f"{row['form']} is the same name as {twin['form']} in line {twin.line}")
        if not row["what"] or not row["why"]:
            yield row.fault(f"{row['form']}: say what it is and why the list has it")
        yield from (row.fault(f"place {one} is not in any table") for one in _kept(row) if one not in ids)
        if hidden := sorted(bearers.get(key, set()) - set(_kept(row))):
            yield row.fault(f"{row['form']} is the name of {', '.join(hidden)}: name it under `places` or drop the row")


def _kept(row: Row) -> list[str]:
    return [one for one in row["places"].split("|") if one]


def _bearers(tables: Tables) -> dict[str, set[str]]:
    """Ids of the places and areas in the region, by the keys of their names."""
    found: dict[str, set[str]] = {}
    own = (*tables.places, *tables.areas)
    named = [(row["id"], row[column]) for row in own for column in ("name", "name_ar")]
    own_ids = {row["id"] for row in own}
    named += [(row["place_id"], row["name"]) for row in tables.names if row["place_id"] in own_ids]
    for place_id, name in named:
        found.setdefault(name_key(name), set()).add(place_id)
    return found
