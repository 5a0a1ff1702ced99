"""CSV (RFC 4180) for people: one row an incident, and `NAME.citations.csv` with one row a quote beside it.

UTF-8; `bom=True` for Excel, which takes a file without the mark for its own code page. `hxl=True` adds the HXL tags as
the second row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.cells import cell
from geo_incidents.exports.cited import all_citations
from geo_incidents.exports.columns import Column, columns
from geo_incidents.exports.rows import incident_row
from geo_incidents.model import Result


def write(result: Result, path: Path, *, bom: bool = False, hxl: bool = False) -> None:
    """Write `path` and the citations beside it."""
    book = Book(result)
    incidents = (incident_row(incident, seq, book) for seq, incident in enumerate(result.incidents, start=1))
    with replacing(path) as draft, replacing(citations_path(path)) as beside:
        write_table(draft, columns("incidents"), incidents, bom=bom, hxl=hxl)
        write_table(beside, columns("citations"), all_citations(book), bom=bom)


def citations_path(path: Path) -> Path:
    """`incidents.csv` → `incidents.citations.csv`."""
    return path.with_suffix(".citations" + path.suffix)


def write_table(
    path: Path, table: Sequence[Column], rows: Iterable[Row], *, bom: bool = False, hxl: bool = False
) -> None:
    """Rows under a header of the table's column names."""
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([column.name for column in table])
        if hxl:
            writer.writerow([column.hxl for column in table])
        for row in rows:
            writer.writerow([cell(row[column.name]) for column in table])
