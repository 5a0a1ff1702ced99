"""Web archives: WARC, plain or compressed, and WACZ. Every page that was served completely is read as a page."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from typing import Any

from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Inner, Items
from geo_incidents.documents.readers.zipped import MOST_BYTES, checked

PAGES = ("text/html", "application/xhtml+xml")
LARGEST_PAGE = 20_000_000  # bytes
LONGEST_LINE = 10_000_000  # bytes; warcio holds a line several times over
BLOCK = 1_000_000
GZIP, OPENS = b"\x1f\x8b", (b"WARC/", b"filedesc://")


def read(data: bytes, name: str) -> Items:
    """Pages with their addresses and the dates on which they were archived."""
    from warcio.archiveiterator import ArchiveIterator

    _inflate(data, name)
    for record in ArchiveIterator(BytesIO(data)):
        if _is_page(record):
            headers = record.rec_headers
            url, day = headers.get_header("WARC-Target-URI", ""), headers.get_header("WARC-Date", "")
            yield Inner(_name(url), record.content_stream().read(LARGEST_PAGE), {"url": url, "retrieved": day[:10]})


def _inflate(data: bytes, name: str) -> None:
    """Refuse what inflates to no web archive, or without end: the library would hold all of it."""
    if not data.startswith(GZIP):
        return
    total = line = 0
    try:
        with gzip.open(BytesIO(data)) as opened:
            while block := opened.read(BLOCK):
                if not total and not block.startswith(OPENS):
                    refuse(name, "compressed, and no web archive; unpack it")
                total += len(block)
                last = block.rfind(b"\n")
                line = line + len(block) if last < 0 else len(block) - last - 1
                if total > MOST_BYTES or line > LONGEST_LINE:
                    refuse(name, f"inflates to more than {MOST_BYTES:,} bytes, or has a line without end; unpack it")
    except (OSError, EOFError, zlib.error):
        return  # damaged, which the library says


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
