"""GeoPackage: all layers and tables of a result with relations and QGIS styles, and the case itself, readable again.

GDAL writes the layers from Arrow; what GDAL cannot express (keys, relations, styles, the case) is added with SQLite.
The file has version 1.2, which GDAL 3.6 and QGIS 3.22 open without warnings. `gpkg_contents.last_change` is the newest
report's date rather than the current time, so that the same result gives the same bytes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from geo_incidents.exports import gpkg_case, gpkg_tables
from geo_incidents.exports.arrow import schema
from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book
from geo_incidents.exports.case import to_records
from geo_incidents.exports.case_stored import stored_records
from geo_incidents.exports.columns import columns
from geo_incidents.exports.gdal import Parts, gdal_option, write_layer
from geo_incidents.exports.layers import GEOMETRY_TYPES, parts
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.model import Result
from geo_incidents.stored import room_of

TITLES = {
    "incidents": "Incidents: places that can be shown as a point",
    "uncertainty_areas": "Discs in which the incidents lie",
    "area_statements": "Statements of districts, governorates and regions",
    "claims": "Claims: who says that what happened where, when, to how many",
    "citations": "Quotes: which claim supports which incident, in its words",
    "sources": "Reports",
    "mentions": "Names in the reports and what they were taken for",
    "not_placed": "Claims and names without a place on the map, with the reason",
    "series": "Running totals, speaker by speaker",
    "decisions": "What reviewers decided",
}


def write(result: Result, path: Path, gazetteer: Shapes | None) -> None:
    """Write the whole result.

    Also raises `OutputError` if another program has the target open, or if the target is a GeoPackage with layers that
    this program did not write.
    """
    gpkg_case.refuse_to_lose(path, {*TITLES, *gpkg_tables.MAPPINGS})
    book, stamp = Book(result), _stamp(result)
    with replacing(path) as draft:
        with gdal_option("OGR_CURRENT_DATE", stamp):
            _write_layers(draft, book, gazetteer)
        try:
            _finish(draft, book, metadata(result, gazetteer), stamp)
        except sqlite3.Error as error:
            raise OSError(str(error)) from error


def _finish(draft: Path, book: Book, described: dict[str, Any], stamp: str) -> None:
    with closing(sqlite3.connect(draft, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")  # the whole draft is flushed before it replaces the target
        db.execute("BEGIN")
        gpkg_tables.finish(db, described, stamp)
        if room_of(book.result.claims).on_disk:
            gpkg_case.write_lines(db, stored_records(book.result))
        else:
            gpkg_case.write_records(db, to_records(book.result))
        db.execute("COMMIT")


def _write_layers(draft: Path, book: Book, gazetteer: Shapes | None) -> None:
    for name, title in TITLES.items():
        described = {"IDENTIFIER": name, "DESCRIPTION": title}
        table = Parts(schema(columns(name), geometry=name in GEOMETRY_TYPES), parts(name, book, gazetteer))
        options = {"dataset_options": {"VERSION": "1.2"}, "layer_options": described}
        write_layer(draft, "GPKG", name, table, GEOMETRY_TYPES.get(name), **options)


def _stamp(result: Result) -> str:
    """The newest report's date in GeoPackage's time format; QGIS requires milliseconds."""
    newest = max((day for source in result.sources if (day := source.published_day)), default=None)
    return f"{newest.isoformat() if newest else '1970-01-01'}T00:00:00.000Z"
