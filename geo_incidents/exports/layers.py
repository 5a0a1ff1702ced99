"""The layers and tables of a result as Arrow, for the formats that take them whole."""

from __future__ import annotations

import pyarrow as pa

from geo_incidents.exports import wkb
from geo_incidents.exports.arrow import table, with_geometry
from geo_incidents.exports.book import Book
from geo_incidents.exports.columns import columns
from geo_incidents.exports.metadata import Shapes
from geo_incidents.exports.shapes import areas_geometry, disc
from geo_incidents.exports.tabular import rows_of

GEOMETRY_TYPES = {"incidents": "Point", "uncertainty_areas": "Polygon", "area_statements": "MultiPolygon"}


def layer(name: str, book: Book, gazetteer: Shapes | None) -> pa.Table:
    """A layer or table; layers have their geometry in the last column."""
    rows = list(rows_of(name, book))
    flat = table(columns(name), rows)
    if name == "incidents":
        return with_geometry(flat, [wkb.point(row["longitude"], row["latitude"]) for row in rows])
    if name == "uncertainty_areas":
        rings = (disc(row["latitude"], row["longitude"], row["radius_m"]) for row in rows)
        return with_geometry(flat, [wkb.polygon([ring]) for ring in rings])
    if name == "area_statements":
        shapes = (areas_geometry(statement.areas, gazetteer) for statement in book.result.area_statements)
        return with_geometry(flat, [wkb.multipolygon(shape["coordinates"]) if shape else None for shape in shapes])
    return flat
