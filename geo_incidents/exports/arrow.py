"""Rows as Arrow tables, for GeoPackage, FlatGeobuf and GeoParquet, with real dates and nullable integers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from geo_incidents.exports.book import Row
from geo_incidents.exports.columns import Column

TYPES: dict[str, Callable[[], pa.DataType]] = {
    "text": pa.string,
    "integer": pa.int64,
    "real": pa.float64,
    "date": pa.date32,
    "boolean": pa.bool_,
    "json": pa.string,
}
GEOMETRY = "geom"


def table(columns: Sequence[Column], rows: Iterable[Row]) -> pa.Table:
    """A table with the columns' types; lists and dicts become JSON text."""
    values = list(zip(*(row.values() for row in rows), strict=True)) or [()] * len(columns)
    arrays = [_array(column, cells) for column, cells in zip(columns, values, strict=True)]
    return pa.Table.from_arrays(arrays, names=[column.name for column in columns])


def schema(columns: Sequence[Column], *, geometry: bool = False) -> pa.Schema:
    """The schema of `table` for these columns."""
    fields = [pa.field(column.name, TYPES[column.type]()) for column in columns]
    return pa.schema([*fields, pa.field(GEOMETRY, pa.binary())] if geometry else fields)


def nested(columns: Sequence[Column], groups: Sequence[Sequence[Row]]) -> pa.ListArray:
    """A list of structs for each group of rows."""
    flat = table(columns, chain.from_iterable(groups))
    structures = pa.StructArray.from_arrays([column.combine_chunks() for column in flat.columns], flat.column_names)
    return pa.ListArray.from_arrays([0, *accumulate(map(len, groups))], structures)


def with_geometry(rows: pa.Table, wkb: Sequence[bytes | None]) -> pa.Table:
    """The table with a last column of well-known binary."""
    return rows.append_column(GEOMETRY, pa.array(wkb, pa.binary()))


def _array(column: Column, cells: Sequence[Any]) -> pa.Array:
    if column.type == "json":
        cells = [orjson.dumps(cell).decode() for cell in cells]
    array = pa.array(cells, TYPES[column.type]())
    # SQLite and GDAL end text at its first NUL, so it is replaced by the replacement character.
    return pc.replace_substring(array, "\0", "\ufffd") if array.type == pa.string() else array
