"""GeoParquet 1.1: incidents as one columnar table for pandas, DuckDB, BigQuery; claims and sources nested in it."""

from __future__ import annotations

from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from geo_incidents.exports.arrow import GEOMETRY, nested
from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book
from geo_incidents.exports.cited import claim_row, source_row
from geo_incidents.exports.columns import columns
from geo_incidents.exports.layers import layer
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.exports.shapes import bbox
from geo_incidents.model import Result


def write(result: Result, path: Path, gazetteer: Shapes | None) -> None:
    """Write the incidents; coordinates are longitude and latitude (OGC:CRS84, the format's default)."""
    book = Book(result)
    table = _with_evidence(layer("incidents", book, gazetteer), book)
    described = {"geo": _geo(table), "geo_incidents": metadata(result, gazetteer)}
    tagged = table.replace_schema_metadata({name: orjson.dumps(value) for name, value in described.items()})
    with replacing(path) as draft:
        pq.write_table(tagged, draft, compression="zstd")


def _with_evidence(table: pa.Table, book: Book) -> pa.Table:
    """The table with lists of claims and sources, as in GeoJSON."""
    claims = [[claim_row(claim, book) for claim in incident.claims] for incident in book.result.incidents]
    sources = [[source_row(s, book) for s in book.reports(i.claims)] for i in book.result.incidents]
    at = table.column_names.index("sources")
    table = table.set_column(at, "sources", nested(columns("sources"), sources))
    return table.append_column("claims", nested(columns("claims"), claims))


def _geo(table: pa.Table) -> dict[str, object]:
    box = bbox(zip(table["longitude"].to_pylist(), table["latitude"].to_pylist(), strict=True))
    column = {"encoding": "WKB", "geometry_types": ["Point"], **({"bbox": box} if box else {})}
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
