"""A file → what is in it, by the reader of its form. Large tables are read row by row, all else at once."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from geo_incidents.documents import columns
from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Items
from geo_incidents.documents.formats import CSV, JSON_LINES, PARQUET, TEXT, Format, by_content, by_suffix
from geo_incidents.documents.intake import Intake
from geo_incidents.documents.listing import STDIN
from geo_incidents.documents.own import OwnOutputError, is_own
from geo_incidents.documents.readers import parquet, tables
from geo_incidents.documents.walking import shown
from geo_incidents.errors import GeoIncidentsError, InputError, UnreadableReportError

LARGEST = 500_000_000  # bytes that are read at once


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a file, and the hash of its bytes; "" for a table, whose rows have hashes of their own."""

    items: Items
    sha256: str = ""


def contents(file: Path, intake: Intake) -> Contents:
    """The reports of a file, read as they are asked for.

    Raises `UnreadableReportError` and `BadTableError` where it cannot be read, `OwnOutputError` where it is an output
    of this program; so may the items.
    """
    name = shown(file)
    if file == STDIN:
        return _of_stdin(intake)
    if file.exists() and not file.is_file():
        refuse(name, "no file but a pipe or a device; save what it gives")
    form = by_suffix(name)
    if form is PARQUET and file.exists():
        return Contents(_guarded(columns.mapped(parquet.rows(file, name), intake, name), form, name))
    try:
        if form is JSON_LINES and _begins_with_row(file):
            return Contents(columns.mapped(_lines_of(file), intake, name))
        if file.stat().st_size > LARGEST:
            refuse(name, f"more than {LARGEST:,} bytes; split it")
        return of_bytes(file.read_bytes(), name, intake)
    except OSError as error:
        message = f"{name}: {error.strerror}; make it readable"
        raise UnreadableReportError(message) from error


def of_bytes(data: bytes, name: str, intake: Intake) -> Contents:
    """The reports in the bytes of a file of this name; raises as `contents` does."""
    if not data.strip():
        refuse(name, "empty; remove it or add the report's text")
    if is_own(data):
        raise OwnOutputError(name)
    form = by_content(data) or by_suffix(name) or TEXT
    items = _guarded(form.reader()(data, name), form, name)
    if form.table:
        understood = columns.with_order if form is CSV else columns.mapped
        return Contents(_guarded(understood(items, intake, name), form, name))
    return Contents(items, hashlib.sha256(data).hexdigest())


def _of_stdin(intake: Intake) -> Contents:
    """JSON Lines as they come, however many; anything else whole."""
    if sys.stdin is None:
        message = "standard input is closed; name files, or pipe reports into `-`"
        raise InputError(message)
    stream = sys.stdin.buffer
    first = stream.readline()
    if not tables.is_row(first):
        return of_bytes(first + stream.read(LARGEST), str(STDIN), intake)
    lines: Iterable[bytes] = chain([first], stream)
    return Contents(columns.mapped(tables.json_lines(lines), intake, str(STDIN)))


def _begins_with_row(file: Path) -> bool:
    with file.open("rb") as opened:
        first = opened.readline()
    return tables.is_row(first) and not is_own(first)


def _lines_of(file: Path) -> Items:
    with file.open("rb") as opened:
        yield from tables.json_lines(opened)


def _guarded(items: Items, form: Format, name: str) -> Items:
    """The items; whatever a reader's library fails with on a damaged file becomes an error of that file."""
    try:
        yield from items
    except GeoIncidentsError:
        raise
    except Exception as error:
        told = " ".join(f"{type(error).__name__}: {error}".split())[:120]
        message = f"{name}: damaged, or no {form.name} ({told}); save it anew, or its text as a .txt file"
        raise UnreadableReportError(message) from error
