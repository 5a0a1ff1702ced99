"""Zip containers: archives of reports, and the look into one that tells Word from Excel. Nothing inflates unbounded."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Fault, Inner, Items

MOST_FILES = 20_000
MOST_BYTES = 1_000_000_000  # of all files together, inflated
INSIDE = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx", "datapackage.json": ".wacz"}
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
JUNK = ("__MACOSX/", ".DS_Store")


def read(data: bytes, name: str) -> Items:
    """The files of an archive, in the order of their names."""
    with checked(data, name) as archive:
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            if member.is_dir() or any(part in member.filename for part in JUNK):
                continue
            if member.flag_bits & 1:
                yield Fault(member.filename, "protected by a password; unpack it")
            else:
                yield Inner(member.filename, _bytes(archive, member))


def checked(data: bytes, name: str) -> ZipFile:
    """The container, opened; `UnreadableReportError` where it would inflate beyond what is bearable."""
    archive = ZipFile(BytesIO(data))
    members = archive.infolist()
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_BYTES:
        refuse(name, f"inflates to more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes; unpack it")
    return archive


def _bytes(archive: ZipFile, member: ZipInfo) -> bytes:
    """A member's bytes, no more than it says to have: what its header says is what was checked."""
    with archive.open(member) as opened:
        return opened.read(member.file_size)


def suffix_of(data: bytes) -> str:
    """Which form of file a container is: ".docx", ".xlsx", ".odt", ".ods", ".wacz", or ".zip"; "" for none."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.open("mimetype").read(100).strip() if "mimetype" in names else b""
    except (BadZipFile, OSError):
        return ""
    inside = next((suffix for name, suffix in INSIDE.items() if name in names), ".zip")
    return OPEN_DOCUMENTS.get(kind, inside)
