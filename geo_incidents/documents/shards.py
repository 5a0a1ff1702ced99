"""Shards of archives, read row by row however long they are: JSON Lines in UTF-8, and Parquet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from geo_incidents.documents.tables import fault, json_row
from geo_incidents.errors import GeoIncidentsError, UnreadableReportError

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 256  # rows of Parquet that are in memory at once

Rows = Iterator[tuple[int, dict[str, str] | str]]


def streamed_rows(file: Path) -> Rows:
    """Rows of a shard with their numbers, every value as text; for one that cannot be read, the reason.

    Raises `BadTableError` naming file and line, and `UnreadableReportError` for a file that is damaged.
    """
    yield from parquet_rows(file) if file.suffix.lower() == ".parquet" else json_lines(file)


def json_lines(file: Path) -> Rows:
    """Rows of JSON Lines in UTF-8, a line in memory at a time."""
    with file.open("rb") as opened:
        for number, line in enumerate(opened, start=1):
            if line.strip():
                yield number, json_row(line.removeprefix(b"\xef\xbb\xbf"), str(file), number)


def parquet_rows(file: Path) -> Rows:
    """Rows of a Parquet file, numbered from 1; columns of other types than text are written out."""
    import pyarrow as pa  # heavy, and only shards need it
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(file) as opened:
            if "text" not in opened.schema_arrow.names:
                fault(str(file), 1, "no column `text`; a table of reports has the text of each in that column")
            flat = [field.name for field in opened.schema_arrow if not pa.types.is_nested(field.type)]
            number = 0
            for batch in opened.iter_batches(BATCH, columns=flat):
                for row in batch.cast(unread(batch.schema)).to_pylist():
                    number += 1
                    yield number, row_as_text(row)
    except GeoIncidentsError:
        raise
    except Exception as error:  # whatever the library makes of a damaged file
        told = str(error).partition("\n")[0][:100]
        message = f"{file}: cannot be read as Parquet ({told}); write it anew"
        raise UnreadableReportError(message) from error


def unread(schema: pa.Schema) -> pa.Schema:
    """The schema with bytes for text and text for days, so that one cell that is neither costs no other row."""
    import pyarrow as pa

    def plain(kind: pa.DataType) -> pa.DataType:
        if pa.types.is_string(kind) or pa.types.is_large_string(kind):
            return pa.large_binary()
        return pa.string() if pa.types.is_temporal(kind) else kind

    return pa.schema([field.with_type(plain(field.type)) for field in schema], metadata=schema.metadata)


def row_as_text(row: Mapping[str, object]) -> dict[str, str] | str:
    """A row of text; the reason where a cell is none."""
    cells = {}
    for name, value in row.items():
        try:
            cells[name] = as_text(value.decode() if isinstance(value, bytes) else value)
        except UnicodeDecodeError:
            return f"column `{name}` holds what is no UTF-8; mend the row"
    return cells


def as_text(value: object) -> str:
    """A cell as tables of text have it: nothing where it is null, the day of a point in time."""
    if value is None:
        return ""
    return value.date().isoformat() if isinstance(value, datetime) else str(value)
