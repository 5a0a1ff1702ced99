"""GeoParquet 1.1: incidents as one columnar table for pandas, DuckDB, BigQuery."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from geo_incidents.exports import layers
from geo_incidents.exports.arrow import GEOMETRY
from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.exports.shapes import bbox
from geo_incidents.model import Result


def write(result: Result, path: Path, gazetteer: Shapes | None, profile: str) -> None:
    """Write the incidents; coordinates are longitude and latitude (OGC:CRS84, the format's default)."""
    table = layers.incidents(Book(result))
    box = bbox(zip(table["longitude"].to_pylist(), table["latitude"].to_pylist(), strict=True))
    column = {"encoding": "WKB", "geometry_types": ["Point"], **({"bbox": box} if box else {})}
    geo = {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    _write(path, table, {"geo": geo, "geo_incidents": metadata(result, gazetteer, profile)})


def _write(path: Path, table: pa.Table, described: dict[str, Any]) -> None:
    tagged = table.replace_schema_metadata({name: orjson.dumps(value) for name, value in described.items()})
    with replacing(path) as draft:
        pq.write_table(tagged, draft, compression="zstd")
