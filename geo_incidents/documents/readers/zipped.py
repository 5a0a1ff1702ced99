"""Zip containers: archives of reports, and telling Word from Excel. Decompression is limited in files and bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Fault, Inner, Items
from geo_incidents.documents.manifests import LONGEST_NAME, MANIFESTS, is_manifest_table, manifest_entries
from geo_incidents.errors import InputError

MOST_FILES = 20_000
MOST_BYTES = 1_000_000_000  # of all files together, uncompressed
LARGE, MOST_TIMES = 50_000_000, 100  # bytes of an office file, inflated; a real one is inflated 5 to 30 times
INSIDE = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx", "datapackage.json": ".wacz"}
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
JUNK = ("__MACOSX/", ".DS_Store")


def read(data: bytes, name: str) -> Items:
    """The files of an archive, ordered by name, each with its manifest entry."""
    said: dict[str, Mapping[str, str]] = {}
    with checked(data, name) as archive:
        for member in sorted(_files(archive), key=lambda member: (not _is_manifest(archive, member), member.filename)):
            if member.flag_bits & 1:
                yield Fault(member.filename, "protected by a password; unpack it first")
            elif _is_manifest(archive, member):
                yield from _described(archive, member, said)
            else:
                yield Inner(member.filename, _bytes(archive, member), said.get(member.filename, {}))


def _files(archive: ZipFile) -> Iterator[ZipInfo]:
    return (m for m in archive.infolist() if not m.is_dir() and not any(part in m.filename for part in JUNK))


def _is_manifest(archive: ZipFile, member: ZipInfo) -> bool:
    if member.flag_bits & 1 or PurePosixPath(member.filename).name not in MANIFESTS:
        return False
    with archive.open(member) as opened:
        return is_manifest_table(member.filename, opened.readline())


def _described(archive: ZipFile, member: ZipInfo, said: dict[str, Mapping[str, str]]) -> Items:
    """Faults for unreadable manifests and for entries that name no file of the archive; the others go into `said`."""
    folder = PurePosixPath(member.filename).parent
    there = set(archive.namelist())
    try:
        lines, faults = manifest_entries(_bytes(archive, member), member.filename)
    except InputError as error:
        yield Fault(member.filename, str(error).removeprefix(f"{member.filename}: "))
        return
    yield from (Fault(fault.name, fault.reason) for fault in faults)
    for file, line in lines.items():
        path = (folder / file).as_posix()
        said[path] = {field: value for field, value in line.items() if value and field != "file"}
        if path not in there:
            yield Fault(member.filename, f"names {file[:LONGEST_NAME]}, which does not exist; correct the line")


def checked(data: bytes, name: str) -> ZipFile:
    """The opened container. Raises `UnreadableReportError` if it would decompress beyond the limits."""
    archive = ZipFile(BytesIO(data))
    members = archive.infolist()
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_BYTES:
        refuse(name, f"inflates to more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes; unpack it")
    return archive


def checked_document(data: bytes, name: str) -> None:
    """The same for an office file. Raises `UnreadableReportError` for much that comes out of next to nothing."""
    size = sum(member.file_size for member in checked(data, name).infolist())
    if size > LARGE and size > MOST_TIMES * len(data):
        refuse(name, f"inflates {size // len(data)} times; save its text as a .txt file")


def _bytes(archive: ZipFile, member: ZipInfo) -> bytes:
    """A member's bytes, at most as many as its header declares, which is what was checked."""
    with archive.open(member) as opened:
        return opened.read(member.file_size)


def suffix_of(data: bytes) -> str:
    """The format inside a container: ".docx", ".xlsx", ".odt", ".ods", ".wacz", or ".zip"; "" if it is not a zip."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.open("mimetype").read(100).strip() if "mimetype" in names else b""
    except (BadZipFile, OSError):
        return ""
    inside = next((suffix for name, suffix in INSIDE.items() if name in names), ".zip")
    return OPEN_DOCUMENTS.get(kind, inside)
