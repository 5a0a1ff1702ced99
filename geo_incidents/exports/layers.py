"""The layers and tables of a result as Arrow, for the formats that take them whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from geo_incidents.exports import wkb
from geo_incidents.exports.arrow import table, with_geometry
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.cited import all_citations, claim_row, mention_row, source_row
from geo_incidents.exports.columns import columns
from geo_incidents.exports.metadata import Shapes
from geo_incidents.exports.rows import (
    area_row,
    decision_row,
    incident_row,
    not_placed_row,
    series_rows,
    uncertainty_id,
)
from geo_incidents.exports.shapes import areas_geometry, disc
from geo_incidents.model import Incident


def incidents(book: Book) -> pa.Table:
    """Incidents with their points."""
    rows = [incident_row(incident, seq, book) for seq, incident in enumerate(book.result.incidents, start=1)]
    points = [wkb.point(row["longitude"], row["latitude"]) for row in rows]
    return with_geometry(table(columns("incidents"), rows), points)


def uncertainty_areas(book: Book) -> pa.Table:
    """Discs in which incidents lie, one for all incidents of a place, so that drawn discs do not pile up."""
    found: dict[str, list[Incident]] = {}
    for incident in book.result.incidents:
        found.setdefault(uncertainty_id(incident), []).append(incident)
    rows, rings = [], []
    for key, incidents_there in sorted(found.items()):
        first = incidents_there[0]
        place = book.place_columns(first.place)
        rows.append(
            {
                "uncertainty_id": key,
                "place_id": first.place.id,
                "place_name": first.place.name,
                "place_name_ar": first.place.name_ar,
                "loc_precision": first.precision,
                "radius_m": first.radius_m,
                "n_incidents": len(incidents_there),
            }
        )
        rings.append(wkb.polygon([disc(place["latitude"], place["longitude"], first.radius_m)]))
    return with_geometry(table(columns("uncertainty_areas"), rows), rings)


def area_statements(book: Book, gazetteer: Shapes | None) -> pa.Table:
    """Area statements with the polygons of their areas; no geometry where the gazetteer has none."""
    statements = book.result.area_statements
    rows = [area_row(statement, seq, book) for seq, statement in enumerate(statements, start=1)]
    shapes = [areas_geometry(statement.areas, gazetteer) for statement in statements]
    return with_geometry(
        table(columns("area_statements"), rows),
        [wkb.multipolygon(shape["coordinates"]) if shape else None for shape in shapes],
    )


def tables(book: Book) -> Iterator[tuple[str, pa.Table]]:
    """Every table without geometry, by name."""
    result = book.result
    rows: dict[str, Iterable[Row]] = {
        "claims": (claim_row(claim, book) for claim in result.claims),
        "citations": all_citations(book),
        "sources": (source_row(source, book) for source in result.sources),
        "mentions": map(mention_row, result.resolutions),
        "not_placed": (not_placed_row(unplaced, seq) for seq, unplaced in enumerate(result.unplaced, start=1)),
        "series": (row for series in result.series for row in series_rows(series)),
        "decisions": (decision_row(decision, seq) for seq, decision in enumerate(result.decisions, start=1)),
    }
    for name, of_table in rows.items():
        yield name, table(columns(name), of_table)
