"""How many people bear a word as a given or a family name: what stands behind a given name is hardly a village.

`data/people/names.csv` is made of Wikidata's Arabic and Latin labels (CC0); `names_added.csv`, written by hand, has
names that are common in Syria and rare or absent there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

FOLDER = resources.files("geo_incidents") / "data" / "people"
TABLES = ("names.csv", "names_added.csv")


class Row(NamedTuple):
    """An Arabic name, how many bear it as a given and as a family name, and its Latin spellings; all folded."""

    arabic: str
    given: int
    family: int
    latin: tuple[str, ...]


class Borne(NamedTuple):
    """How many people of the table bear a name."""

    given: int
    family: int


NOBODY = Borne(0, 0)


def borne(word: str) -> Borne:
    """How many bear the folded word, in either script."""
    return _bearers().get(word, NOBODY)


@cache
def rows() -> tuple[Row, ...]:
    """The tables, one after the other."""
    return tuple(row for name in TABLES for row in table(name))


def table(name: str) -> Iterator[Row]:
    """The rows of one table."""
    for line in list(csv.reader((FOLDER / name).read_text("utf8").splitlines()))[1:]:
        yield Row(line[0], int(line[1]), int(line[2]), tuple(filter(None, line[3].split("|"))))


@cache
def _bearers() -> Mapping[str, Borne]:
    found: dict[str, Borne] = {}
    for row in rows():
        for name in (row.arabic, *row.latin):
            known = found.get(name, NOBODY)
            found[name] = Borne(max(known.given, row.given), max(known.family, row.family))
    return found
