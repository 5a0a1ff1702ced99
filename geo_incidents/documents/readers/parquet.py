"""Parquet, one batch of rows at a time."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Fault, Items, Row
from geo_incidents.documents.making import as_text
from geo_incidents.documents.own import OwnOutputError, is_own_table

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 256  # rows in memory at once
MANY = 100_000  # rows that may be fewer bytes than rows: equal ones are written once


def read(data: bytes, name: str) -> Items:
    """The rows of a file in memory."""
    return rows(BytesIO(data), name)


def rows(opened: Path | IO[bytes], name: str) -> Items:
    """Rows numbered from 1, with all cells converted to text; a row with invalid UTF-8 is a fault."""
    import pyarrow.parquet as pq  # slow to import, and only Parquet needs it

    size = _size(opened)
    with pq.ParquetFile(opened) as file:
        if file.metadata.num_rows > max(size, MANY):
            refuse(name, f"{file.metadata.num_rows:,} rows, more than it has bytes; write it again")
        flat = [field.name for field in file.schema_arrow if not _is_nested(field.type)]
        if is_own_table(flat):
            raise OwnOutputError(name)
        number = 0
        for batch in file.iter_batches(BATCH, columns=flat):
            for row in batch.cast(_unread(batch.schema)).to_pylist():
                number += 1
                yield _row(row, str(number))


def _size(opened: Path | IO[bytes]) -> int:
    """The number of bytes of a file."""
    if isinstance(opened, Path):
        return opened.stat().st_size
    return opened.seek(0, 2)


def _is_nested(kind: pa.DataType) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_nested(kind))


def _unread(schema: pa.Schema) -> pa.Schema:
    """The schema with text read as bytes and dates as text, so that one invalid cell does not affect other rows."""
    import pyarrow as pa

    def plain(kind: pa.DataType) -> pa.DataType:
        if pa.types.is_string(kind) or pa.types.is_large_string(kind):
            return pa.large_binary()
        return pa.string() if pa.types.is_temporal(kind) else kind

    return pa.schema([field.with_type(plain(field.type)) for field in schema], metadata=schema.metadata)


def _row(row: Mapping[str, object], number: str) -> Row | Fault:
    cells = {}
    for name, value in row.items():
        try:
            cells[name] = as_text(value.decode() if isinstance(value, bytes) else value)
        except UnicodeDecodeError:
            return Fault(number, f"column `{name}` is not valid UTF-8; correct the row")
    return Row(cells, number)
