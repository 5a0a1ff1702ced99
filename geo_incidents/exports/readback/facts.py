"""What a file states about each incident, and its quotes, in one notation for all formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import orjson

from geo_incidents.exports.cells import printable
from geo_incidents.exports.columns import columns

Values = dict[str, str]
Place = tuple[str, int, int]  # report, first code point, code point after the last

# Key columns of each table; other tables' rows are identified by position.
KEYS = {
    "claims": ("report_id", "claim_id", "place_ids", "reviewed"),
    "sources": ("report_id",),
    "area_statements": ("statement_id",),
}
HIDDEN = -1  # start of a quote whose position a page does not state
OPEN = -1  # end of a quote whose file does not state it

# Lists are written differently in each format; in some, `sources` is nested.
NUMBERS = frozenset(column.name for column in columns("incidents") if column.type in ("integer", "real"))
COMPARED = frozenset(
    column.name for column in columns("incidents") if column.type != "json" and column.name != "sources"
)


@dataclass(slots=True)
class Facts:
    """Incidents by id with their columns and `point`, their geometry; and quotes by position."""

    name: str
    incidents: dict[str, Values] = field(default_factory=dict)
    quotes: dict[Place, str] = field(default_factory=dict)
    unlocated: dict[tuple[str, str], str] = field(default_factory=dict)  # by report and claim: quotes without offsets
    tables: dict[str, dict[tuple[str, ...], Values]] = field(default_factory=dict)  # rows of other tables, by key

    def add_incident(self, row: Mapping[str, Any], point: tuple[float, float] | None = None) -> None:
        """Add one row, ignoring columns that are not compared. `point` is longitude and latitude."""
        values = {
            name: text(float(value) if name in NUMBERS and isinstance(value, str) and value else value)
            for name, value in row.items()
            if name in COMPARED
        }
        if point is not None:
            values["point"] = f"{point[0]:.5f} {point[1]:.5f}"
        self.incidents[values["incident_id"]] = values

    def add_rows(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add all rows of a table that only some formats have, in their order."""
        of, found = columns(table), self.tables.setdefault(table, {})
        for number, row in enumerate(rows):
            key = tuple(text(row[name]) for name in KEYS.get(table, ())) or (str(number),)
            found[key] = {column.name: cell_text(row[column.name], column.type) for column in of if column.name in row}

    def add_quote(self, row: Mapping[str, Any]) -> None:
        """Add one row of a table of claims or citations."""
        report, start, end = str(row["report_id"]), row["quote_start"], row["quote_end"]
        if start is None or start in ("", HIDDEN) or start != start:
            self.unlocated[report, str(row.get("claim_id") or f"#{len(self.unlocated)}")] = text(row["quote"])
        else:
            self.quotes[report, int(start), int(end)] = text(row["quote"])


def cell_text(value: Any, kind: str) -> str:
    """A cell as text by its column's type: lists are JSON in some formats and lists in others."""
    if kind == "json":
        value = orjson.loads(value) if isinstance(value, str) else value
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    return text(bool(value) if kind == "boolean" else value)


def text(value: Any) -> str:
    """A value as text: ISO 8601 dates, whole numbers without a decimal point, "" for missing values."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    # XML and spreadsheets have a single kind of line break and no control characters.
    return re.sub("\r\n?", "\n", printable(str(value)))
