"""The layers and tables of a result as Arrow tables, for formats that write whole tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import pyarrow as pa

from geo_incidents.exports import wkb
from geo_incidents.exports.arrow import schema, table, with_geometry
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.columns import columns
from geo_incidents.exports.metadata import Shapes
from geo_incidents.exports.shapes import areas_geometry, disc
from geo_incidents.exports.tabular import rows_of
from geo_incidents.model import AreaStatement

PIECE = 1_000  # rows converted at once: Python values take a hundred times the memory of an Arrow table
PIECES = 10  # pieces written at once
GEOMETRY_TYPES = {"incidents": "Point", "uncertainty_areas": "Polygon", "area_statements": "MultiPolygon"}


def layer(name: str, book: Book, gazetteer: Shapes | None) -> pa.Table:
    """A layer or table; a layer's last column is its geometry."""
    found = schema(columns(name), geometry=name in GEOMETRY_TYPES)
    return pa.Table.from_batches([batch for one in parts(name, book, gazetteer) for batch in one.to_batches()], found)


def parts(name: str, book: Book, gazetteer: Shapes | None) -> Iterator[pa.Table]:
    """The layer or table in parts that fit in memory."""
    return together(pieces(name, book, gazetteer))


def together(found: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """The pieces concatenated into larger parts for writing."""
    while part := list(islice(found, PIECES)):
        yield pa.concat_tables(part).combine_chunks()


def pieces(name: str, book: Book, gazetteer: Shapes | None) -> Iterator[pa.Table]:
    """The layer or table, one piece at a time."""
    rows = iter(rows_of(name, book))
    statements = iter(book.result.area_statements)
    while part := list(islice(rows, PIECE)):
        flat = table(columns(name), part)
        if name in GEOMETRY_TYPES:
            of = islice(statements, len(part)) if name == "area_statements" else ()
            yield with_geometry(flat, list(_geometries(name, part, of, gazetteer)))
        else:
            yield flat


def _geometries(
    name: str, rows: Sequence[Row], statements: Iterable[AreaStatement], gazetteer: Shapes | None
) -> Iterator[bytes | None]:
    if name == "incidents":
        yield from (wkb.point(row["longitude"], row["latitude"]) for row in rows)
    elif name == "uncertainty_areas":
        yield from (wkb.polygon([disc(row["latitude"], row["longitude"], row["radius_m"])]) for row in rows)
    else:
        shapes = (areas_geometry(statement.areas, gazetteer) for statement in statements)
        yield from (wkb.multipolygon(shape["coordinates"]) if shape else None for shape in shapes)
