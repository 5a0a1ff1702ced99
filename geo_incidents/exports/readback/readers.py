"""One reader for each format, using another library than its writer: the standard library for JSON, SQLite for
GeoPackage, Arrow for CSV, GDAL for KML and workbooks, geopandas for GeoParquet. Only FlatGeobuf has no second library.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from geo_incidents.exports.cells import unguarded
from geo_incidents.exports.opening import opened
from geo_incidents.exports.readback.facts import Facts
from geo_incidents.exports.readback.page import read_page

Row = dict[str, Any]

ENVELOPES = (0, 32, 48, 48, 64)  # bytes, by the envelope indicator in a GeoPackage geometry's flags
POINT = struct.Struct("<BIdd")


def read_geojson(path: Path, facts: Facts) -> None:
    """A FeatureCollection in either layout."""
    from geo_incidents.exports.slim import expanded, is_slim, rows_of

    found = json.loads(path.read_bytes())
    tables = {}
    if is_slim(found):
        tables, found = rows_of(found), expanded(found)
    _features(found["features"], facts)
    for table in ("area_statements", "not_placed", "series", "decisions"):
        tables[table] = found[table]
    for table, rows in tables.items():
        facts.add_rows(table, rows)


def read_geojson_lines(path: Path, facts: Facts) -> None:
    """One feature on each line."""
    _features(map(json.loads, path.read_bytes().splitlines()), facts)


def read_claims(path: Path, facts: Facts) -> None:
    """One claim on each line: quotes only."""
    for line in path.read_bytes().splitlines():
        claim = json.loads(line)
        facts.add_quote(claim | {"report_id": claim["document"]})


def read_geopackage(path: Path, facts: Facts) -> None:
    """Incidents with their geometry, and the table of claims."""
    with closing(opened(path)) as db:
        db.row_factory = sqlite3.Row
        for row in map(dict, db.execute("SELECT * FROM incidents")):
            row["loc_at_parent"] = bool(row["loc_at_parent"])
            facts.add_incident(row, _gpkg_point(row["geom"]))
        for row in db.execute("SELECT claim_id, report_id, quote_start, quote_end, quote FROM claims"):
            facts.add_quote(dict(row))
        for table in ("area_statements", "sources", "claims", "not_placed", "series", "decisions"):
            facts.add_rows(table, map(dict, db.execute(f"SELECT * FROM {table} ORDER BY fid")))


def read_csv(path: Path, facts: Facts) -> None:
    """Incidents in this program's, ACLED's or UCDP's columns, or citations, depending on the header row."""
    rows = list(_csv_rows(path))
    for row in rows:
        if "citation_id" in row:
            facts.add_quote(row)
        elif not row.get("incident_id", "").startswith("#"):  # skips the row of HXL tags
            facts.add_incident(_own_names(row))
    beside = path.with_suffix(".citations" + path.suffix)
    if beside.is_file():
        read_csv(beside, facts)


def read_workbook(path: Path, facts: Facts) -> None:
    """The sheets of incidents and claims."""
    for row in _gdal_rows(path, "incidents"):
        row["loc_at_parent"] = bool(row["loc_at_parent"])
        facts.add_incident(row)
    for row in _gdal_rows(path, "claims"):
        facts.add_quote(row)


def read_kml(path: Path, facts: Facts) -> None:
    """Placemarks of incidents; empty values are missing from the file."""
    for row in _gdal_rows(path, "Incidents"):
        facts.add_incident({name: value for name, value in row.items() if value is not None}, row["point"])


def read_flatgeobuf(path: Path, facts: Facts) -> None:
    """Features in the order of the spatial index."""
    for row in _gdal_rows(path, "incidents"):
        facts.add_incident(row, row["point"])


def read_parquet(path: Path, facts: Facts) -> None:
    """Rows with nested claims."""
    import geopandas

    frame = geopandas.read_parquet(path)
    for row, point in zip(frame.to_dict("records"), frame.geometry, strict=True):
        facts.add_incident(row, (point.x, point.y))
        for claim in row["claims"]:
            facts.add_quote(claim)


READERS: dict[str, Callable[[Path, Facts], None]] = {
    ".geojson": read_geojson,
    ".json": read_geojson,
    ".geojsonl": read_geojson_lines,
    ".geojsons": read_geojson_lines,
    ".jsonl": read_claims,
    ".gpkg": read_geopackage,
    ".csv": read_csv,
    ".xlsx": read_workbook,
    ".kml": read_kml,
    ".fgb": read_flatgeobuf,
    ".parquet": read_parquet,
    ".geoparquet": read_parquet,
    ".html": read_page,
}


def _features(features: Iterable[Row], facts: Facts) -> None:
    for feature in features:
        lon, lat = feature["geometry"]["coordinates"]
        facts.add_incident(feature["properties"], (lon, lat))
        for claim in feature["properties"]["claims"]:
            facts.add_quote(claim)


def _gpkg_point(blob: bytes) -> tuple[float, float]:
    """The point after the header of a GeoPackage geometry (OGC 12-128r15, 2.1.3)."""
    _, _, lon, lat = POINT.unpack_from(blob, 8 + ENVELOPES[blob[3] >> 1 & 7])
    return lon, lat


def _csv_rows(path: Path) -> Iterator[dict[str, str]]:
    import pyarrow as pa
    from pyarrow import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline().strip().split(",")
    convert = csv.ConvertOptions(column_types=dict.fromkeys(header, pa.string()), strings_can_be_null=False)
    table = csv.read_csv(path, parse_options=csv.ParseOptions(newlines_in_values=True), convert_options=convert)
    for row in table.to_pylist():
        yield {name: unguarded(value or "") for name, value in row.items()}


def _own_names(row: dict[str, str]) -> dict[str, str]:
    """The columns that ACLED's or UCDP's shape shares with ours, under our names."""
    for key, day, place in (("event_id_cnty", "event_date", "location"), ("id", "date_start", "where_coordinates")):
        if key in row and "incident_id" not in row:
            shared = {"incident_id": row[key].removeprefix("GI-"), "date_start": row[day], "place_name": row[place]}
            return shared | {name: row[name] for name in ("latitude", "longitude")}
    return row


def _gdal_rows(path: Path, layer: str) -> Iterator[Row]:
    import pyogrio
    import shapely

    about, table = pyogrio.read_arrow(path, layer=layer)
    geometry = about["geometry_name"] or "wkb_geometry"
    for row in table.to_pylist():
        shape = shapely.from_wkb(row.pop(geometry)) if row.get(geometry) else None
        yield row | {"point": (shape.x, shape.y) if shape is not None and shape.geom_type == "Point" else None}
