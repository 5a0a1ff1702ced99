"""What a reader extracted → a document with checked metadata and blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from geo_incidents.documents.extracted import Extracted
from geo_incidents.documents.intake import FIELDS, IDS, Intake
from geo_incidents.documents.stated import Stated
from geo_incidents.documents.walking import printable
from geo_incidents.errors import BadTableError
from geo_incidents.model import Document, Failure, Source, StatedPoint
from geo_incidents.text import blocks

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")


def make_document(
    item: Extracted, file: Path | str, intake: Intake, sha256: str = ""
) -> tuple[Document, list[Failure]]:
    """The document of an extracted report, and a failure for each piece of invalid metadata.

    `intake` has defaults for missing metadata; `sha256` is the file's hash, if it is not the hash of the text.
    """
    report_id = next((item.said[name] for name in IDS if item.said.get(name)), "") or report_name(file, item.part)
    stated = Stated(item.said, item.text, intake, ":".join(filter(None, (printable(file), item.part))))
    fields = {name: stated.fields.get(name, "") for name in (*FIELDS, "published_basis")}
    source = Source(
        report_id, **fields, sha256=sha256 or digest(item.text), stated=stated_points(item.said), pages=item.pages
    )
    return Document(digest(item.text)[:16], item.text, source, blocks(item.text)), stated.doubts


def stated_points(said: Mapping[str, str]) -> tuple[StatedPoint, ...]:
    """The position given by a row's columns, if any."""
    try:
        lat, lon = (float(said[name].translate(DIGITS).replace(",", ".")) for name in ("lat", "lon"))
    except (KeyError, ValueError):
        return ()
    if not (abs(lat) <= 90 and abs(lon) <= 180) or (lat, lon) == (0, 0):
        return ()
    return (StatedPoint(lat, lon, f"{said['lat']}, {said['lon']}", name=said.get("place", "")),)


def report_name(file: Path | str, part: str) -> str:
    """The id of a report without one of its own: the file's stem and the part within the file."""
    stem = "stdin" if str(file) == "-" else printable(Path(file).stem)
    return "-".join(filter(None, (stem, part)))


def table_document(row: Mapping[str, str], number: int | str, file: Path, given: str) -> Document:
    """The report of a row, which needs a `text`. Raises `BadTableError` if it has none."""
    if "text" not in row:
        message = f"{file}:{number}: no column `text`; a table of reports has the texts in that column"
        raise BadTableError(message)
    document, _ = make_document(Extracted(row["text"], row, str(number)), file, Intake(published=given))
    return document


def digest(text: str) -> str:
    """SHA-256 of a text, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def as_text(value: object) -> str:
    """A cell as tables of text have it: "" for null, the day for a timestamp."""
    if value is None:
        return ""
    return value.date().isoformat() if isinstance(value, datetime) else str(value)
