"""The tables that every format writes: names, types, HXL tags and meanings, read from data/columns.csv.

Names are lower-case ASCII of at most 31 characters and not reserved, so that geodatabases and ArcGIS accept them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `type` is text, integer, real, date, boolean or json."""

    table: str
    name: str
    type: str
    hxl: str
    meaning: str


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    return tuple(column for column in _all() if column.table == table)


@cache
def tables() -> tuple[str, ...]:
    """The names of all tables, in order."""
    return tuple(dict.fromkeys(column.table for column in _all()))


@cache
def _all() -> tuple[Column, ...]:
    file = resources.files("geo_incidents") / "data" / "columns.csv"
    return tuple(Column(**row) for row in csv.DictReader(file.read_text("utf8").splitlines()))
