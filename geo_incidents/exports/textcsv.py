"""CSV (RFC 4180): one row for each incident, and `NAME.citations.csv` with one row for each quote.

UTF-8; use `bom=True` for Excel, which otherwise assumes its own code page. `hxl=True` adds HXL tags as the second row.
`shape="acled"` or `"ucdp"` writes the incidents with those projects' column names instead.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from geo_incidents.errors import UsageError
from geo_incidents.exports import acled, ucdp
from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.cells import cell
from geo_incidents.exports.cited import all_citations
from geo_incidents.exports.columns import columns
from geo_incidents.exports.rows import incident_row
from geo_incidents.model import Incident, Result

SHAPES: dict[str, tuple[Sequence[str], Callable[[Incident, int, Book], Row]]] = {
    "": ([column.name for column in columns("incidents")], incident_row),
    "acled": (acled.COLUMNS, acled.row),
    "ucdp": (ucdp.COLUMNS, ucdp.row),
}


def write(result: Result, path: Path, *, bom: bool = False, hxl: bool = False, shape: str = "") -> None:
    """Write `path` and the file of citations beside it."""
    if shape not in SHAPES or (hxl and shape):
        message = f"shape {shape!r}: use {' or '.join(filter(None, SHAPES))}, and no HXL row with either"
        raise UsageError(message)
    names, make = SHAPES[shape]
    book = Book(result)
    rows = (make(incident, seq, book) for seq, incident in enumerate(result.incidents, start=1))
    tags = [column.hxl for column in columns("incidents")] if hxl else None
    with replacing(path) as draft, replacing(citations_path(path)) as beside:
        write_table(draft, names, rows, bom=bom, tags=tags)
        write_table(beside, [column.name for column in columns("citations")], all_citations(book), bom=bom)


def citations_path(path: Path) -> Path:
    """`incidents.csv` → `incidents.citations.csv`."""
    return path.with_suffix(".citations" + path.suffix)


def write_table(
    path: Path, names: Sequence[str], rows: Iterable[Row], *, bom: bool = False, tags: Sequence[str] | None = None
) -> None:
    """Write a header row, the row of tags if there is one, and the rows."""
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(names)
        if tags:
            writer.writerow(tags)
        for row in rows:
            writer.writerow([cell(row[name]) for name in names])
