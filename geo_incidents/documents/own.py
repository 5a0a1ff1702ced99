"""Recognises this program's own outputs, which must never be read as reports: their quotes would count twice."""

from __future__ import annotations

import re
from collections.abc import Collection
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from geo_incidents.errors import UnreadableReportError

HEAD = 4000  # bytes

# Each matches one kind of output and no report.
SIGNS = (
    re.compile(rb'\s*\{.*"Feature', re.DOTALL),  # GeoJSON by any program, and GeoJSON lines
    re.compile(rb"\s*<\?xml.*<kml", re.DOTALL),  # KML
    re.compile(rb'\s*\{"document":.*"(?:claim_id|surface)":', re.DOTALL),  # the streams `claims` and `mentions`
    re.compile(rb'\s*\{\s*"profile":.*"run":', re.DOTALL),  # receipts
    re.compile(rb"(?:\xef\xbb\xbf)?(?:incident_id|citation_id|statement_id),"),  # tables
    re.compile(rb"(?:\xef\xbb\xbf)?[^\n]+\r?\n\"?(?:GI-)?[ias]-[0-9a-f]{10}\b"),  # with ACLED's or UCDP's columns
    re.compile(rb"@\w+\{[^\n]+\n  title = .*sha256", re.DOTALL),  # BibTeX
    re.compile(rb'\[\s*\{\s*"id":.*"type": "[\w-]+",.*"title":', re.DOTALL),  # CSL-JSON
)
MAP = (b'id="gi-index"', b'id="gi-sources"')  # elements of the map page that no other page has
BOOK = b"<dc:title>geo-incidents</dc:title>"  # in a workbook's properties
PROPERTIES = "docProps/core.xml"


class OwnOutputError(UnreadableReportError):
    """A file is an output of this program."""

    def __init__(self, name: str) -> None:
        why = "a map or data made by a program, not a report; name the reports it was made from, or a .gpkg of them"
        super().__init__(f"{name}: {why}")


def is_own(data: bytes) -> bool:
    """Whether a file's bytes are an output of this program, or map data of any program."""
    head = data[:HEAD]
    return any(sign.match(head) for sign in SIGNS) or all(part in data for part in MAP) or _is_own_book(data)


def _is_own_book(data: bytes) -> bool:
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as book, book.open(PROPERTIES) as opened:
            return BOOK in opened.read(HEAD)
    except (BadZipFile, KeyError, OSError):
        return False


def is_own_table(names: Collection[str]) -> bool:
    """Whether these are the columns of one of this program's tables."""
    return "incident_id" in names
