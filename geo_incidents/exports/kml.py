"""KML 2.2 for Google Earth: a folder of points, coloured by kind, on the time slider; and a folder of areas.

Written placemark by placemark. No icon is named: Earth tints its own pin, and nothing is fetched. Balloons are HTML to
Google Earth, so that every text in them is escaped once for HTML and again, by lxml, for XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree

from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.cells import plain, printable
from geo_incidents.exports.cited import citation_rows
from geo_incidents.exports.crosswalk import kind_codes, mark
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.exports.rows import area_row, incident_row
from geo_incidents.exports.shapes import areas_geometry, point
from geo_incidents.model import AreaStatement, EventKind, Incident, Result

NAMESPACE = "http://www.opengis.net/kml/2.2"


def write(result: Result, path: Path, gazetteer: Shapes | None) -> None:
    """Write the points and the areas."""
    book, described = Book(result), metadata(result, gazetteer)
    with (
        replacing(path) as draft,
        draft.open("wb") as file,
        etree.xmlfile(file, encoding="utf-8") as xml,
        _declared(xml).element("kml", xmlns=NAMESPACE),
        xml.element("Document"),
    ):
        _text(xml, "name", described["generator"])
        _text(xml, "description", escape(_about(described)))
        for style in _styles():
            xml.write(style)
        with xml.element("Folder"):
            _text(xml, "name", "Incidents")
            for seq, incident in enumerate(result.incidents, start=1):
                xml.write(_incident(incident, seq, book))
        with xml.element("Folder"):
            _text(xml, "name", "Statements of areas")
            for seq, statement in enumerate(result.area_statements, start=1):
                xml.write(_area(statement, seq, book, gazetteer))


def _incident(incident: Incident, seq: int, book: Book) -> Any:
    row = incident_row(incident, seq, book)
    placemark = _placemark(incident.id, row, "#" + kind_codes(incident.kind).mark, _balloon(incident, row, book))
    lon, lat = point(incident.place)["coordinates"]
    _sub(_sub(placemark, "Point"), "coordinates", f"{lon},{lat}")
    return placemark


def _area(statement: AreaStatement, seq: int, book: Book, gazetteer: Shapes | None) -> Any:
    row = area_row(statement, seq, book)
    placemark = _placemark(statement.id, row, "#area", _balloon(statement, row, book))
    geometry = areas_geometry(statement.areas, gazetteer)
    if geometry:
        several = _sub(placemark, "MultiGeometry")
        for outer, *holes in geometry["coordinates"]:
            polygon = _sub(several, "Polygon")
            for name, ring in (("outerBoundaryIs", outer), *(("innerBoundaryIs", hole) for hole in holes)):
                text = " ".join(f"{lon},{lat}" for lon, lat in ring)
                _sub(_sub(_sub(polygon, name), "LinearRing"), "coordinates", text)
    return placemark


def _placemark(name: str, row: Row, style: str, balloon: str) -> Any:
    placemark = etree.Element("Placemark", id=name)
    _sub(placemark, "name", row["title"])
    _sub(placemark, "description", balloon)
    if row["date_start"]:
        span = _sub(placemark, "TimeSpan")
        _sub(span, "begin", row["date_start"].isoformat())
        _sub(span, "end", (row["date_end"] or row["date_start"]).isoformat())
    _sub(placemark, "styleUrl", style)
    extended = _sub(placemark, "ExtendedData")
    for key, value in row.items():
        if value not in (None, "", []):
            _sub(_sub(extended, "Data", attributes={"name": key}), "value", plain(value))
    return placemark


def _balloon(subject: Incident | AreaStatement, row: Row, book: Book) -> str:
    """Summary and quotes as HTML; what reports say is escaped."""
    quotes = []
    for cited in citation_rows(subject, book):
        by = escape(" ".join(filter(None, (cited["publisher"] or cited["report_id"], cited["published"]))))
        link = cited["url"] if cited["url"].startswith(("https://", "http://")) else ""
        by = f'<a href="{escape(link)}">{by}</a>' if link else by
        quotes.append(f'<blockquote dir="auto">{escape(cited["quote"])}<br/>— {by}</blockquote>')
    return f"<p>{escape(row.get('summary') or row['title'])}</p>{''.join(quotes)}"


def _styles() -> Iterator[Any]:
    for kind in EventKind:
        name = kind_codes(kind).mark
        if kind is next(k for k in EventKind if kind_codes(k).mark == name):
            style = etree.Element("Style", id=name)
            _sub(_sub(style, "IconStyle"), "color", _colour(mark(kind).colour, "ff"))
            yield style
    style = etree.Element("Style", id="area")
    _sub(_sub(style, "LineStyle"), "color", _colour("#6B6B6B", "ff"))
    _sub(_sub(style, "PolyStyle"), "color", _colour("#6B6B6B", "40"))
    yield style


def _colour(rgb: str, alpha: str) -> str:
    """KML's order is alpha, blue, green, red."""
    return alpha + rgb[5:7].lower() + rgb[3:5].lower() + rgb[1:3].lower()


def _about(described: Row) -> str:
    keys = ("notice", "run", "gazetteer", "profile", "not_placed")
    return " · ".join([f"{key}: {described[key]}" for key in keys] + described["attributions"])


def _sub(parent: Any, name: str, text: str | None = None, attributes: dict[str, str] | None = None) -> Any:
    element = etree.SubElement(parent, name, attributes or {})
    element.text = None if text is None else printable(text)
    return element


def _declared(xml: Any) -> Any:
    xml.write_declaration()
    return xml


def _text(xml: Any, name: str, text: str) -> None:
    with xml.element(name):
        xml.write(printable(text))
