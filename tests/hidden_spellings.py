"""A gazetteer that does not know one of its spellings, to measure whether a name never seen before finds its place."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from geo_incidents.gazetteer.arabize import further_keys
from geo_incidents.gazetteer.indexing import ARABIZED, PACK, Lines
from geo_incidents.gazetteer.lookup import lookup
from geo_incidents.gazetteer.names import LISTED, NameIndex
from geo_incidents.gazetteer.records import NameRow
from geo_incidents.gazetteer.store import DEFAULT, Gazetteer
from geo_incidents.gazetteer.translit import arabic_skeletons
from geo_incidents.text import name_key

TABLE = Path(__file__).parents[1] / "gazetteer" / "names.csv"


class Patched(Lines):
    """A table in which some keys have other values."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.patches: dict[str, list[str]] = {}

    def __getitem__(self, key: str) -> list[str]:
        return self.patches[key] if key in self.patches else super().__getitem__(key)


class Forgetful(Gazetteer):
    """The bundled gazetteer. What it is told to forget has no part in index, keys made of it, and distances."""

    def __init__(self) -> None:
        super().__init__(DEFAULT)  # type: ignore[arg-type]  # a path wherever tests run
        self.exact, self.skeletons = (Patched(text) for text in self.member("index").decode().split("\0"))
        self.forgotten: tuple[str, str] | None = None

    def forget(self, place_id: str, spelling: str) -> None:
        """Know the place without this spelling, and without others that fold to the same key unless they are listed."""
        number = self.places.ids.index(place_id)
        self.forgotten = None
        before = self.names_of(place_id)
        self.forgotten = place_id, spelling
        after = self.names_of(place_id)
        self.exact.patches, self.skeletons.patches = {}, {}
        key = name_key(spelling)
        if key not in {name_key(row.text) for row in after}:
            self.exact.patches[key] = self._without(key, number)
        made = [set(made_keys(rows)) for rows in (before, after)]
        for gone in sorted(made[0] - made[1]):
            self.exact.patches[gone] = self._without(gone, number)
        for added in sorted(made[1] - made[0]):
            self.exact.patches[added] = [*self.exact[added], str(number * PACK + ARABIZED)]
            for skeleton in arabic_skeletons(added):
                self.skeletons.patches[skeleton] = [*self.skeletons[skeleton], added]
        self.__dict__["names"] = NameIndex(self.exact, self.skeletons, self.places)

    def _without(self, key: str, number: int) -> list[str]:
        return [packed for packed in self.exact[key] if int(packed) // PACK != number]

    def names_of(self, place_id: str) -> tuple[NameRow, ...]:
        return tuple(row for row in super().names_of(place_id) if (place_id, row.text) != self.forgotten)


def made_keys(rows: tuple[NameRow, ...]) -> list[str]:
    """Arabic keys that the index makes of the Latin spellings of one place."""
    latin = [row.text for row in rows if row.script == "Latn" and row.weight != "weak"]
    return further_keys(latin, [name_key(row.text) for row in rows if row.script == "Arab"])


class Recall(NamedTuple):
    """How often the place of a hidden spelling came first, and among the first three places that are drawn."""

    spellings: int
    first: float
    first_three: float
    own_first: float  # of those with which no other place that is drawn is listed


def hideable(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Places that are drawn and their spellings from GeoNames, where other spellings are left when one is hidden."""
    with TABLE.open(encoding="utf8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["script"] == "Latn" and row["weight"] != "weak"]
    for row in rows:
        place = gazetteer.place(row["place_id"])
        drawn = place.lat is not None and not place.context and not place.kind.is_area
        if drawn and "geonames" in row["source"] and len(gazetteer.names_of(place.id)) > 1:
            yield place.id, row["name"]


def recall(step: int) -> Recall:
    """Of every `step`th spelling."""
    gazetteer = Forgetful()
    hidden = list(hideable(gazetteer))[::step]
    asked = [_asked(gazetteer, *one) for one in hidden]
    own = [rank for rank, shared in asked if not shared]
    many = len(asked)
    return Recall(
        many,
        sum(rank < 1 for rank, _ in asked) / many,
        sum(rank < 3 for rank, _ in asked) / many,
        sum(rank < 1 for rank in own) / len(own),
    )


def _asked(gazetteer: Forgetful, place_id: str, spelling: str) -> tuple[int, bool]:
    """Rank of the place, from 0, and whether another that is drawn is listed with this spelling."""
    gazetteer.forget(place_id, spelling)
    places = [found.candidate for found in lookup(gazetteer, spelling)]
    drawn = [one for one in places if not one.place.context and not one.place.kind.is_area]
    ids = [one.place.id for one in drawn]
    shared = any(one.reasons[0].detail == LISTED for one in drawn if one.place.id != place_id)
    return ids.index(place_id) if place_id in ids else len(gazetteer.places), shared
