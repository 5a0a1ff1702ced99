"""What a file says of each incident and quotes of each report, in one notation whatever the format."""

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

# What tells the rows of a table apart; rows of the others by their place in the table.
KEYS = {
    "claims": ("report_id", "claim_id", "place_ids", "reviewed"),
    "sources": ("report_id",),
    "area_statements": ("statement_id",),
}
HIDDEN = -1  # beginning of a quote of which a page does not tell where it stands
OPEN = -1  # end of a quote whose file does not say where it ends

# Lists differ in form from format to format; `sources` is nested in some.
NUMBERS = frozenset(column.name for column in columns("incidents") if column.type in ("integer", "real"))
COMPARED = frozenset(
    column.name for column in columns("incidents") if column.type != "json" and column.name != "sources"
)


@dataclass(slots=True)
class Facts:
    """Incidents by id, each with the columns its file has and `point`, its geometry; and quotes by where they stand."""

    name: str
    incidents: dict[str, Values] = field(default_factory=dict)
    quotes: dict[Place, str] = field(default_factory=dict)
    unlocated: dict[tuple[str, str], str] = field(default_factory=dict)  # by report and claim: no offsets are told
    tables: dict[str, dict[tuple[str, ...], Values]] = field(default_factory=dict)  # rows of other tables, by key

    def add_incident(self, row: Mapping[str, Any], point: tuple[float, float] | None = None) -> None:
        """One row; columns that are not compared are left aside. `point` is longitude and latitude."""
        values = {
            name: text(float(value) if name in NUMBERS and isinstance(value, str) and value else value)
            for name, value in row.items()
            if name in COMPARED
        }
        if point is not None:
            values["point"] = f"{point[0]:.5f} {point[1]:.5f}"
        self.incidents[values["incident_id"]] = values

    def add_rows(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """All rows of a table that only some formats have, in their order."""
        of, found = columns(table), self.tables.setdefault(table, {})
        for number, row in enumerate(rows):
            key = tuple(text(row[name]) for name in KEYS.get(table, ())) or (str(number),)
            found[key] = {column.name: told(row[column.name], column.type) for column in of if column.name in row}

    def add_quote(self, row: Mapping[str, Any]) -> None:
        """One row of a table of claims or citations."""
        report, start, end = str(row["report_id"]), row["quote_start"], row["quote_end"]
        if start is None or start in ("", HIDDEN) or start != start:
            self.unlocated[report, str(row.get("claim_id") or f"#{len(self.unlocated)}")] = text(row["quote"])
        else:
            self.quotes[report, int(start), int(end)] = text(row["quote"])


def told(value: Any, kind: str) -> str:
    """A cell as text by the type of its column: lists are JSON in some formats and lists in others."""
    if kind == "json":
        value = orjson.loads(value) if isinstance(value, str) else value
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    return text(bool(value) if kind == "boolean" else value)


def text(value: Any) -> str:
    """A value as text: days in ISO 8601, whole numbers without a point, nothing for what is missing."""
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
    # XML and spreadsheets have one sort of line break, and no control characters.
    return re.sub("\r\n?", "\n", printable(str(value)))
