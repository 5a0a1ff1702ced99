"""GeoJSON (RFC 7946): incidents as point features only; areas go into a second file.

Longitude before latitude, 5 decimals, no `crs` member, rings by the right-hand rule, one feature on each line so that
changes show in a diff. Foreign members hold what has no point. The slim layout (`slim`) writes each value once; the
full one repeats it in every feature. Features are streamed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from geo_incidents.exports import slim
from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.cited import claim_row, source_row
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.exports.rows import area_row, decision_row, incident_row, not_placed_row, series_rows
from geo_incidents.exports.shapes import areas_geometry, bbox, point
from geo_incidents.model import Claim, Result
from geo_incidents.safety import at_a_glance


def write(result: Result, path: Path, gazetteer: Shapes | None, *, full: bool = False) -> None:
    """Write `path`, and to `NAME.areas.geojson` the outlines of areas or, with `full`, a feature for each statement."""
    book = Book(result)
    head = {"type": "FeatureCollection", **_box(result), "metadata": metadata(result, gazetteer)}
    head = {name: value for name, value in head.items() if value is not None}
    beside = areas_path(path)
    with replacing(path) as draft, replacing(beside) as areas_draft:
        with draft.open("wb") as file:
            if full:
                stream(file, head, features(book), foreign_members(book))
            else:
                slim.write(book, head, file)
        with areas_draft.open("wb") as file:
            spoken_of = area_features(book, gazetteer) if full else outlines(book, gazetteer)
            stream(file, {name: value for name, value in head.items() if name != "bbox"}, spoken_of, {})


def write_lines(result: Result, path: Path) -> None:
    """Newline-delimited GeoJSON: one incident on each line, without a collection."""
    with replacing(path) as draft, draft.open("wb") as file:
        for feature in features(Book(result)):
            file.write(feature + b"\n")


def areas_path(path: Path) -> Path:
    """`incidents.geojson` → `incidents.areas.geojson`."""
    return path.with_suffix(".areas" + path.suffix)


def stream(file: BinaryIO, head: Row, lines: Iterator[bytes], tail: Row) -> None:
    """A FeatureCollection whose features are written one at a time between its other members."""
    file.write(orjson.dumps(head)[:-1] + b',"features":[')
    for i, line in enumerate(lines):
        file.write((b",\n" if i else b"\n") + line)
    file.write(b"\n]")
    for name, value in tail.items():
        file.write(b",\n" + orjson.dumps(name) + b":" + orjson.dumps(value))
    file.write(b"}\n")


def features(book: Book) -> Iterator[bytes]:
    """Every incident as a feature with nested claims and sources."""
    for seq, incident in enumerate(book.result.incidents, start=1):
        properties = incident_row(incident, seq, book)
        sources = (source for source in book.reports(incident.claims) if source.report_id in book.sources)
        properties["sources"] = [source_row(source, book) for source in sources]
        properties["claims"] = [claim_row(claim, book) for claim in incident.claims]
        yield _feature(incident.id, point(incident.place), properties)


def area_features(book: Book, gazetteer: Shapes | None) -> Iterator[bytes]:
    """Every area statement as a feature; its geometry is null if there is no polygon."""
    for seq, statement in enumerate(book.result.area_statements, start=1):
        properties = area_row(statement, seq, book) | {"claims": _claims(statement.claims, book)}
        yield _feature(statement.id, areas_geometry(statement.areas, gazetteer), properties)


def outlines(book: Book, gazetteer: Shapes | None) -> Iterator[bytes]:
    """Every area with statements as one feature, with the ids of the statements."""
    areas = {area.id: area for statement in book.result.area_statements for area in statement.areas}
    spoken_of = slim.area_claims(book.result.area_statements)
    for area_id, area in sorted(areas.items()):
        properties = {
            "area_id": area_id,
            "area_pcode": area.pcode,
            "area_name": area.name,
            "area_name_ar": area.name_ar,
            "area_kind": area.kind,
            "statements": spoken_of[area_id],
        }
        yield _feature(area_id, areas_geometry([area], gazetteer), properties)


def foreign_members(book: Book) -> Row:
    """Everything without a point: area statements, unplaced claims and names, running totals, decisions, copies."""
    result = book.result
    statements = enumerate(result.area_statements, start=1)
    return {
        "area_statements": [area_row(s, seq, book) | {"claims": _claims(s.claims, book)} for seq, s in statements],
        "not_placed": [not_placed_row(unplaced, seq) for seq, unplaced in enumerate(result.unplaced, start=1)],
        "series": [row for series in result.series for row in series_rows(series)],
        "decisions": [decision_row(decision, seq) for seq, decision in enumerate(result.decisions, start=1)],
        "copies": result.copies,
    }


def _feature(name: str, geometry: Any, properties: Row) -> bytes:
    return orjson.dumps({"type": "Feature", "id": name, "geometry": geometry, "properties": properties})


def _claims(claims: tuple[Claim, ...], book: Book) -> list[Row]:
    return [claim_row(claim, book) for claim in claims]


def _box(result: Result) -> Row:
    places = (point(incident.place)["coordinates"] for incident in at_a_glance(result).incidents)
    return {"bbox": bbox((lon, lat) for lon, lat in places)}
