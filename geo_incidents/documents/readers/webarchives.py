"""Web archives: WARC, plain or compressed, and WACZ. Every page that was served completely is read as a page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from geo_incidents.documents.extracted import Inner, Items
from geo_incidents.documents.readers.zipped import checked

PAGES = ("text/html", "application/xhtml+xml")
LARGEST_PAGE = 20_000_000  # bytes


def read(data: bytes, name: str) -> Items:
    """Pages with their addresses and the dates on which they were archived."""
    from warcio.archiveiterator import ArchiveIterator

    for record in ArchiveIterator(BytesIO(data)):
        if _is_page(record):
            headers = record.rec_headers
            url, day = headers.get_header("WARC-Target-URI", ""), headers.get_header("WARC-Date", "")
            yield Inner(_name(url), record.content_stream().read(LARGEST_PAGE), {"url": url, "retrieved": day[:10]})


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return headers.get_header("Content-Type", "").partition(";")[0].strip().lower() in PAGES


def _name(url: str) -> str:
    """A file name for a page, which decides its format and its report's id."""
    path = url.partition("://")[2].partition("?")[0].strip("/")
    return f"{path.replace('/', '_') or 'page'}.html"


def read_wacz(data: bytes, name: str) -> Items:
    """The WARC files inside a WACZ."""
    with checked(data, name) as archive:
        for member in sorted(archive.namelist()):
            if member.startswith("archive/") and member.endswith((".warc", ".warc.gz")):
                yield from read(archive.read(member), name)
