"""GeoParquet 1.1: incidents as one columnar table with nested claims and sources, for pandas, DuckDB and BigQuery."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from geo_incidents.exports.arrow import GEOMETRY, nested, schema
from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book
from geo_incidents.exports.cited import claim_row, source_row
from geo_incidents.exports.columns import columns
from geo_incidents.exports.layers import PIECE, pieces, together
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.exports.shapes import bbox, point
from geo_incidents.model import Incident, Result
from geo_incidents.safety import at_a_glance


def write(result: Result, path: Path, gazetteer: Shapes | None) -> None:
    """Write the incidents; coordinates are longitude and latitude (OGC:CRS84, the format's default)."""
    book = Book(result)
    described = {"geo": geo(result), "geo_incidents": metadata(result, gazetteer)}
    of = whole_schema().with_metadata({name: orjson.dumps(value) for name, value in described.items()})
    with replacing(path) as draft, pq.ParquetWriter(draft, of, compression="zstd") as writer:
        for group in together(with_evidence(book, gazetteer)):
            writer.write_table(group.replace_schema_metadata(of.metadata))


def with_evidence(book: Book, gazetteer: Shapes | None) -> Iterator[pa.Table]:
    """Incidents in pieces, each with lists of its claims and sources, as in the full GeoJSON."""
    incidents = iter(book.result.incidents)
    empty = whole_schema().empty_table()
    flat = None
    for flat in pieces("incidents", book, gazetteer):
        yield _nested(flat, list(islice(incidents, PIECE)), book)
    if flat is None:
        yield empty


def whole_schema() -> pa.Schema:
    """The schema of the table."""
    found = schema(columns("incidents"), geometry=True)
    sources, claims = (pa.list_(pa.struct(list(schema(columns(name))))) for name in ("sources", "claims"))
    at = found.get_field_index("sources")
    return found.set(at, pa.field("sources", sources)).append(pa.field("claims", claims))


def _nested(flat: pa.Table, incidents: Sequence[Incident], book: Book) -> pa.Table:
    claims = [[claim_row(claim, book) for claim in incident.claims] for incident in incidents]
    sources = [[source_row(source, book) for source in book.reports(incident.claims)] for incident in incidents]
    at = flat.column_names.index("sources")
    flat = flat.set_column(at, "sources", nested(columns("sources"), sources))
    return flat.append_column("claims", nested(columns("claims"), claims))


def geo(result: Result) -> dict[str, object]:
    """GeoParquet's metadata about the geometry."""
    box = bbox((lon, lat) for lon, lat in (point(one.place)["coordinates"] for one in at_a_glance(result).incidents))
    column = {"encoding": "WKB", "geometry_types": ["Point"], **({"bbox": box} if box else {})}
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
