"""Workbooks: XLSX and ODS. Each sheet with a text column is a table; its first non-empty row is the header row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from geo_incidents.documents.extracted import Items, Row
from geo_incidents.documents.readers.zipped import checked_document

MOST_REPEATS = 100  # more equal cells are the empty rest of a sheet

Rows = Iterable[Sequence[str]]


def read_xlsx(data: bytes, name: str) -> Items:
    """Rows of a workbook's sheets; formulas give their last computed results."""
    import openpyxl

    checked_document(data, name)
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a cell at XFD1048576 would give a million rows of 16,384 cells
            rows = ([as_cell(value) for value in row] for row in sheet.iter_rows(values_only=True))
            yield from _table(rows, sheet.title, alone=len(book.worksheets) == 1)
    finally:
        book.close()


def read_ods(data: bytes, name: str) -> Items:
    """Rows of an OpenDocument workbook's sheets."""
    from odf import opendocument, table

    checked_document(data, name)
    sheets = opendocument.load(BytesIO(data)).spreadsheet.getElementsByType(table.Table)
    for sheet in sheets:
        rows = (list(_cells(row)) for row in sheet.getElementsByType(table.TableRow))
        yield from _table(rows, sheet.getAttribute("name"), alone=len(sheets) == 1)


def _cells(row: Any) -> Iterator[str]:
    from odf import table, teletype, text

    for cell in row.getElementsByType(table.TableCell):
        day = cell.getAttribute("datevalue")
        told = "\n".join(teletype.extractText(part) for part in cell.getElementsByType(text.P))
        repeats = int(cell.getAttribute("numbercolumnsrepeated") or 1)
        yield from [str(day) if day else told] * (repeats if repeats <= MOST_REPEATS else 1)


def _table(rows: Rows, sheet: str, *, alone: bool) -> Items:
    header: list[str] = []
    for number, cells in enumerate(rows, start=1):
        if not any(cells):
            continue
        if not header:
            header = [cell.strip() or f"column {at}" for at, cell in enumerate(cells, start=1)]
            continue
        row = dict(zip(header, [*cells, *[""] * len(header)], strict=False))
        yield Row(row, str(number) if alone else f"{sheet}!{number}")


def as_cell(value: object) -> str:
    """A cell as text: ISO dates, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
