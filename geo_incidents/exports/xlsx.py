"""A workbook (XLSX) with one sheet for each table.

Written with xlsxwriter, which streams rows, has no dependencies, and keeps text as text whatever it begins with. The
tests read it back with openpyxl.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from geo_incidents.errors import OutputError
from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.cells import plain
from geo_incidents.exports.columns import columns
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.exports.tabular import rows_of, sheets
from geo_incidents.model import Result

CELL_LENGTH = 32_767  # Excel's limits
SHEET_ROWS = 1_048_576
CUT = " […cut: a cell holds 32,767 characters; the GeoPackage and GeoJSON hold the whole text]"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # for "created"; not the current time


def write(result: Result, path: Path, gazetteer: Shapes | None) -> None:
    """Write the workbook. Raises `OutputError` if a table has more rows than a sheet can hold."""
    with replacing(path) as draft:
        try:
            _write(result, draft, path, gazetteer)
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error


def _write(result: Result, draft: Path, path: Path, gazetteer: Shapes | None) -> None:
    """Write the draft of `path`; its sheets grow in files beside it, where nothing stays after a kill."""
    book = Book(result)
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "tmpdir": str(draft.parent)}
    workbook = xlsxwriter.Workbook(draft, options)
    workbook.set_properties({"created": EPOCH, "title": "geo-incidents"})
    header = workbook.add_format({"bold": True, "bottom": 1})
    with _closing_sheets(workbook):
        for table in sheets():
            _sheet(workbook, table, book, header, path)
        _about(workbook.add_worksheet("about"), metadata(result, gazetteer))
        workbook.close()


@contextmanager
def _closing_sheets(workbook: Workbook) -> Iterator[None]:
    """Close the files that sheets grow in if the disk is full, which xlsxwriter leaves to the garbage collector."""
    try:
        yield
    except BaseException:
        for sheet in workbook.worksheets():
            with suppress(OSError):  # what could not be written cannot be written now either
                sheet.row_data_fh.close()
        raise


def _sheet(workbook: Workbook, table: str, book: Book, header: Format, path: Path) -> None:
    sheet, described = workbook.add_worksheet(table), columns(table)
    sheet.freeze_panes(1, 1)
    for number, column in enumerate(described):
        sheet.set_column(number, number, 40 if column.name in ("title", "quote", "summary", "reason") else 14)
        sheet.write_string(0, number, column.name, header)
    at = 0
    for at, row in enumerate(rows_of(table, book), start=1):
        if at >= SHEET_ROWS:
            message = f"{path}: {table} has more rows than a sheet can hold; write a GeoPackage or CSV instead"
            raise OutputError(message)
        _row(sheet, at, row)
    sheet.autofilter(0, 0, at, len(described) - 1)


def _row(sheet: Worksheet, at: int, row: Row) -> None:
    for number, value in enumerate(row.values()):
        if isinstance(value, bool):
            sheet.write_boolean(at, number, value)
        elif isinstance(value, int | float):
            sheet.write_number(at, number, value)
        elif isinstance(value, date):
            sheet.write_datetime(at, number, value)
        elif value:
            sheet.write_string(at, number, fitting(value))


def fitting(value: Any) -> str:
    """Text that fits a cell: a single kind of line break, and truncated with a notice at Excel's limit."""
    text = plain(value).replace("\r\n", "\n").replace("\r", "\n")
    return text if len(text) <= CELL_LENGTH else text[: CELL_LENGTH - len(CUT)] + CUT


def _about(sheet: Worksheet, described: Row) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 100)
    for at, (name, value) in enumerate(described.items()):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, fitting(value))
