"""KML 2.2 for Google Earth: a folder of points, coloured by kind and usable with the time slider; a folder of areas.

Placemarks are written one at a time as text, since the elements are few and fixed. No icon is referenced: Earth tints
its own pin, and nothing is downloaded. Balloons contain HTML: their text is escaped once for HTML and once for XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.cells import plain, printable
from geo_incidents.exports.cited import citation_rows
from geo_incidents.exports.crosswalk import kind_codes, mark
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.exports.rows import area_row, incident_row
from geo_incidents.exports.shapes import Ring, areas_geometry, point
from geo_incidents.model import AreaStatement, EventKind, Incident, Result

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
GREY = "#6B6B6B"


def write(result: Result, path: Path, gazetteer: Shapes | None) -> None:
    """Write the points and the areas."""
    book, described = Book(result), metadata(result, gazetteer)
    with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD + _element("name", described["generator"]) + _element("description", escape(_about(described))))
        file.writelines(_styles())
        file.write("<Folder><name>Incidents</name>\n")
        file.writelines(_incident(incident, seq, book) for seq, incident in enumerate(result.incidents, start=1))
        file.write("</Folder><Folder><name>Statements of areas</name>\n")
        file.writelines(_area(of, seq, book, gazetteer) for seq, of in enumerate(result.area_statements, start=1))
        file.write("</Folder></Document></kml>\n")


def _incident(incident: Incident, seq: int, book: Book) -> str:
    lon, lat = point(incident.place)["coordinates"]
    geometry = f"<Point><coordinates>{lon},{lat}</coordinates></Point>"
    row = incident_row(incident, seq, book)
    return _placemark(incident, row, kind_codes(incident.kind).mark, geometry, book)


def _area(statement: AreaStatement, seq: int, book: Book, gazetteer: Shapes | None) -> str:
    shape = areas_geometry(statement.areas, gazetteer)
    polygons = "".join(_polygon(rings) for rings in shape["coordinates"]) if shape else ""
    geometry = f"<MultiGeometry>{polygons}</MultiGeometry>" if polygons else ""
    return _placemark(statement, area_row(statement, seq, book), "area", geometry, book)


def _placemark(subject: Incident | AreaStatement, row: Row, style: str, geometry: str, book: Book) -> str:
    days = ""
    if row["date_start"]:
        begin, end = row["date_start"], row["date_end"] or row["date_start"]
        days = f"<TimeSpan><begin>{begin}</begin><end>{end}</end></TimeSpan>"
    values = "".join(
        f'<Data name="{name}">{_element("value", plain(value))}</Data>'
        for name, value in row.items()
        if value not in (None, "", [])
    )
    return (
        f'<Placemark id="{_xml(subject.id)}">{_element("name", row["title"])}'
        f"{_element('description', _balloon(subject, row, book))}{days}<styleUrl>#{style}</styleUrl>"
        f"<ExtendedData>{values}</ExtendedData>{geometry}</Placemark>\n"
    )


def _polygon(rings: list[Ring]) -> str:
    outer, *holes = (f"<LinearRing><coordinates>{_coordinates(ring)}</coordinates></LinearRing>" for ring in rings)
    inner = "".join(f"<innerBoundaryIs>{hole}</innerBoundaryIs>" for hole in holes)
    return f"<Polygon><outerBoundaryIs>{outer}</outerBoundaryIs>{inner}</Polygon>"


def _coordinates(ring: Ring) -> str:
    return " ".join(f"{lon},{lat}" for lon, lat in ring)


def _balloon(subject: Incident | AreaStatement, row: Row, book: Book) -> str:
    """Summary and quotes as HTML; texts of reports are escaped."""
    quotes = []
    for cited in citation_rows(subject, book):
        by = escape(" ".join(filter(None, (cited["publisher"] or cited["report_id"], cited["published"]))))
        link = cited["url"] if cited["url"].startswith(("https://", "http://")) else ""
        by = f'<a href="{escape(link)}">{by}</a>' if link else by
        quotes.append(f'<blockquote dir="auto">{escape(cited["quote"])}<br/>— {by}</blockquote>')
    return f"<p>{escape(row.get('summary') or row['title'])}</p>{''.join(quotes)}"


def _styles() -> Iterator[str]:
    for name, colour in {kind_codes(kind).mark: mark(kind).colour for kind in EventKind}.items():
        yield f'<Style id="{name}"><IconStyle>{_colour(colour, "ff")}</IconStyle></Style>\n'
    line, fill = _colour(GREY, "ff"), _colour(GREY, "40")
    yield f'<Style id="area"><LineStyle>{line}</LineStyle><PolyStyle>{fill}</PolyStyle></Style>\n'


def _colour(rgb: str, alpha: str) -> str:
    """A colour in KML's order: alpha, blue, green, red."""
    return f"<color>{alpha}{rgb[5:7]}{rgb[3:5]}{rgb[1:3]}</color>".lower()


def _about(described: Row) -> str:
    keys = ("notice", "run", "gazetteer", "profile", "not_placed")
    return " · ".join([f"{key}: {described[key]}" for key in keys] + described["attributions"])


def _element(name: str, text: str) -> str:
    return f"<{name}>{_xml(text)}</{name}>"


def _xml(text: str) -> str:
    # A bare carriage return would be read as a line feed.
    return escape(printable(text)).replace("\r", "&#13;")
