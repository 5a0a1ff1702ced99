"""Shards of archives, read row by row however long they are: JSON Lines in UTF-8, and Parquet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from geo_incidents.documents.tables import fault, json_row
from geo_incidents.errors import BadTableError

BATCH = 256  # rows of Parquet that are in memory at once

Rows = Iterator[tuple[int, dict[str, str]]]


def streamed_rows(file: Path) -> Rows:
    """Rows of a shard with their numbers, every value as text. Raises `BadTableError` naming file and line."""
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
                for row in batch.to_pylist():
                    number += 1
                    yield number, {name: as_text(value) for name, value in row.items()}
    except pa.ArrowException as error:
        message = f"{file}: cannot be read as Parquet ({str(error).partition(chr(10))[0][:100]}); write it anew"
        raise BadTableError(message) from error


def as_text(value: object) -> str:
    """A cell as tables of text have it: nothing where it is null, the day of a point in time."""
    if value is None:
        return ""
    return value.date().isoformat() if isinstance(value, datetime) else str(value)
