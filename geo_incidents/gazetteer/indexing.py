"""The stored name index: places by name key, and Arabic keys by consonant skeleton."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from geo_incidents.gazetteer.arabize import further_keys
from geo_incidents.gazetteer.records import WEIGHTS, NameRow
from geo_incidents.gazetteer.translit import arabic_skeletons
from geo_incidents.model import Place
from geo_incidents.text.keys import is_arabic, name_key

SHORTEST_KEY = 2
ARABIZED = len(WEIGHTS)  # weight of an Arabic key made from a Latin spelling, beyond those of listed spellings
PACK = ARABIZED + 1  # a place and a weight are stored as one number

Keys = dict[str, dict[int, int]]  # key → place → weight, where the lowest is best


def compile_index(places: Sequence[Place], rows: Iterable[NameRow]) -> bytes:
    """The index as bytes."""
    rows = list(rows)
    keys = listed_keys(rows)
    for place, name in arabized_keys(places, rows):
        keys[name].setdefault(place, ARABIZED)
    skeletons: dict[str, list[str]] = defaultdict(list)
    for name in filter(is_arabic, sorted(keys)):
        for skeleton in arabic_skeletons(name):
            skeletons[skeleton].append(name)
    exact = {
        name: [str(place * PACK + weight) for place, weight in sorted(found.items())] for name, found in keys.items()
    }
    return f"{lines(exact)}\0{lines(skeletons)}".encode()


def listed_keys(rows: Iterable[NameRow]) -> Keys:
    """Keys of the listed spellings, with their places and the greatest weight for each."""
    keys: Keys = defaultdict(dict)
    for row in rows:
        name = name_key(row.text)
        if len(name) >= SHORTEST_KEY:
            weight = WEIGHTS.index(row.weight)
            keys[name][row.place] = min(weight, keys[name].get(row.place, weight))
    return keys


def arabized_keys(places: Sequence[Place], rows: Iterable[NameRow]) -> Iterable[tuple[int, str]]:
    """Further Arabic keys of settlements in the gazetteer's own country; other places keep their listed names only."""
    latin: dict[int, list[str]] = defaultdict(list)
    arabic: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        if row.script == "Arab":
            arabic[row.place].append(name_key(row.text))
        elif row.script == "Latn" and row.weight != "weak" and places[row.place].adm1:
            latin[row.place].append(row.text)
    for place, spellings in sorted(latin.items()):
        if not places[place].kind.is_area:
            yield from ((place, name) for name in further_keys(spellings, arabic[place]))


def lines(table: Mapping[str, Sequence[str]]) -> str:
    """A sorted line for each key with its values: splitting a text is much faster than parsing all of it."""
    return "\n".join(sorted(f"{key}\t{' '.join(values)}" for key, values in table.items()))


class Lines:
    """A table of `lines` in which a line is parsed when its key is looked up."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def __getitem__(self, key: str) -> list[str]:
        """The values of a key; none if it does not exist."""
        head = f"{key}\t"
        at = bisect_left(self._lines, head)
        found = at < len(self._lines) and self._lines[at].startswith(head)
        return self._lines[at][len(head) :].split(" ") if found else []

    def opens(self, head: str) -> bool:
        """Whether a key begins with these letters."""
        at = bisect_left(self._lines, head)
        return at < len(self._lines) and self._lines[at].startswith(head)
