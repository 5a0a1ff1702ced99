"""A file → its contents, by the reader of its format. Large tables are read row by row, everything else at once."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePosixPath

from geo_incidents.deadline import PATIENCE_S, Overdue, deadline, seconds_for
from geo_incidents.documents import columns
from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Extracted, Fault, Inner, Item, Items, Left
from geo_incidents.documents.formats import CSV, JSON_LINES, PARQUET, Format, by_suffix, cure, form_of, is_known
from geo_incidents.documents.intake import Intake
from geo_incidents.documents.listing import STDIN
from geo_incidents.documents.own import OwnOutputError, is_own
from geo_incidents.documents.readers import parquet, tables
from geo_incidents.documents.walking import printable
from geo_incidents.errors import GeoIncidentsError, InputError, UnreadableReportError

LARGEST = 500_000_000  # bytes that are read at once
DEEPEST = 3  # levels of files inside files


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a file and the SHA-256 of its bytes; "" for a table, whose rows have hashes of their own."""

    items: Items
    sha256: str = ""


def contents(file: Path, intake: Intake) -> Contents:
    """The reports of a file, read lazily.

    Raises `UnreadableReportError` or `BadTableError` if it cannot be read, `OwnOutputError` if this program wrote it;
    iterating over the items can raise the same errors.
    """
    name = printable(file)
    if file == STDIN:
        return _of_stdin(intake)
    if file.exists() and not file.is_file():
        refuse(name, "not a regular file; save its content first")
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


def of_bytes(data: bytes, name: str, intake: Intake, depth: int = 0, form: Format | None = None) -> Contents:
    """The reports in the bytes of a named file; the format is detected unless given. Raises what `contents` raises."""
    if not data.strip():
        refuse(name, "empty; remove it or add text")
    if is_own(data):
        raise OwnOutputError(name)
    if not is_known(data, name) and (remedy := cure(name)):
        refuse(name, f"not read; {remedy}")
    form = form or form_of(data, name)
    items = _timed(form, data, name) if form.timed else form.reader()(data, name)
    if form.table:
        return Contents(_guarded(columns.with_order(items, intake, name), form, name))
    return Contents(_unpacked(_guarded(items, form, name), intake, depth), hashlib.sha256(data).hexdigest())


def _unpacked(items: Items, intake: Intake, depth: int) -> Items:
    """The items, with each inner file replaced by its contents."""
    for item in items:
        if not isinstance(item, Inner):
            yield item
        elif depth == DEEPEST or not is_known(item.data, item.name):
            yield Left(item.name)
        else:
            yield from _of_inner(item, intake, depth + 1)


def _of_inner(inner: Inner, intake: Intake, depth: int) -> Items:
    stem = PurePosixPath(inner.name).stem
    try:
        for item in of_bytes(inner.data, inner.name, intake, depth).items:
            if isinstance(item, Extracted):
                part = "-".join(filter(None, (stem, item.part)))
                yield replace(item, said={**item.said, **_of_part(inner.said, item.part)}, part=part)
            elif isinstance(item, Fault):
                yield Fault(f"{inner.name}:{item.part}", item.reason)
            else:
                yield item
    except OwnOutputError:
        yield Left(inner.name)
    except InputError as error:
        yield Fault(inner.name, str(error).removeprefix(f"{inner.name}: "))


def _of_part(said: Mapping[str, str], part: str) -> Mapping[str, str]:
    """The file's metadata for one of several reports in it, with an id of its own."""
    return {**said, "report_id": f"{said['report_id']}-{part}"} if part and said.get("report_id") else said


def _of_stdin(intake: Intake) -> Contents:
    """Standard input: JSON Lines row by row, anything else as a whole."""
    if sys.stdin is None:
        message = "standard input is closed; name files, or pipe reports into `-`"
        raise InputError(message)
    stream = sys.stdin.buffer
    first = stream.readline()
    if not tables.is_row(first):
        form = CSV if columns.is_header(tables.cells_of(first)) else None
        return of_bytes(first + stream.read(LARGEST), str(STDIN), intake, form=form)
    lines: Iterable[bytes] = chain([first], stream)
    return Contents(columns.mapped(tables.json_lines(lines), intake, str(STDIN)))


def _begins_with_row(file: Path) -> bool:
    with file.open("rb") as opened:
        first = opened.readline()
    return tables.is_row(first) and not is_own(first)


def _lines_of(file: Path) -> Items:
    with file.open("rb") as opened:
        yield from tables.json_lines(opened)


def _timed(form: Format, data: bytes, name: str) -> Items:
    """The items of a reader, all of them read within a time limit."""
    items, left = form.reader()(data, name), seconds_for(len(data), PATIENCE_S)

    def read() -> Items:
        nonlocal left
        item: Item | None = None
        while left > 0:
            began = time.process_time()
            try:
                with deadline(left):
                    item = next(items, None)
            except Overdue:
                break
            if item is None:
                return
            left -= time.process_time() - began
            yield item
        refuse(name, "takes too long to read; save its text as a .txt file")

    return read()


def _guarded(items: Items, form: Format, name: str) -> Items:
    """The items; any exception that a library raises on a damaged file becomes this program's error for the file."""
    try:
        yield from items
    except GeoIncidentsError:
        raise
    except Exception as error:
        error_text = " ".join(f"{type(error).__name__}: {error}".split())[:120]
        message = (
            f"{name}: damaged, or not a {form.name} ({error_text}); save it again, or save its text as a .txt file"
        )
        raise UnreadableReportError(message) from error
