"""Files, folders, tables and standard input → documents. What cannot be read is set aside and named."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo_incidents.documents.dates import checked
from geo_incidents.documents.decode import LARGEST, decode, refuse
from geo_incidents.documents.pages import main_text
from geo_incidents.documents.shards import streamed_rows
from geo_incidents.documents.spool import Spool
from geo_incidents.documents.stated import Stated
from geo_incidents.documents.tables import FIELDS, IDS, is_manifest, manifest, rows
from geo_incidents.documents.walking import shown, walk
from geo_incidents.errors import BadTableError, InputError, UnreadableReportError
from geo_incidents.model import Document, Failure, Source
from geo_incidents.text import blocks

TEXTS = (".txt", ".md", ".text")
PAGES = (".html", ".htm")
PARQUET = ".parquet"
SHARDS = (".jsonl", ".ndjson", PARQUET)  # tables that are read row by row, however long
TABLES = (".jsonl", ".ndjson", ".csv", PARQUET)
SUFFIXES = (*TEXTS, *PAGES, *TABLES)
STDIN = Path("-")
LONGEST_NAME = 100  # code points of a name in a message


@dataclass(frozen=True, slots=True)
class Reading:
    """The reports that could be read, sorted by id, and those that could not."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]


def read_reports(paths: Sequence[Path | str], published: str | None = None) -> Reading:
    """Read every report under the paths; `-` is standard input, `published` dates those that carry no date.

    Raises `InputError` where a path is missing or nothing is there to read; where nothing could be read at all, the
    error of the first report.
    """
    with spool_reports(paths, published) as spool:
        return Reading(tuple(spool), tuple(spool.failures))


def spool_reports(
    paths: Sequence[Path | str],
    published: str | None = None,
    watch: Callable[[Iterator[Document | Failure]], Iterator[Document | Failure]] = iter,
) -> Spool:
    """The same, for more reports than should be held at once; `watch` sees them pass."""
    given = checked(published, "--date") if published else ""
    first: list[UnreadableReportError] = []
    spool = Spool(watch(each_report([Path(path) for path in paths], given, first)))
    if first and not spool.entries:
        raise first[0]
    return spool


def each_report(paths: Iterable[Path], given: str, first: list[UnreadableReportError]) -> Iterator[Document | Failure]:
    """Reports as they are read, and those that are set aside; the first error is put into `first`."""
    for found in files(paths):
        if isinstance(found, Failure):
            yield found
            continue
        file, said = found
        try:
            yield from read_file(file, said, given)
        except (UnreadableReportError, OSError) as error:
            why = f"{error.strerror}; make it readable" if isinstance(error, OSError) else str(error)
            why = why.removeprefix(f"{shown(file)}: ")
            first.append(UnreadableReportError(f"{shown(file)}: {why}")) if not first else None
            yield Failure(shown(file), why)


def files(paths: Iterable[Path]) -> Iterator[tuple[Path, Mapping[str, str]] | Failure]:
    """Report files with what their manifest says of them, folders walked in order; and what could not be entered."""
    for path in expanded(paths):
        if path == STDIN:
            yield path, {}
        elif path.is_dir():
            yield from folder_files(path)
        elif path.is_file():
            yield path, {} if is_manifest(path) else manifest(path.parent).get(path.name, {})
        else:
            message = f"{path}: no such file or folder; check the path"
            raise InputError(message)


def expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, with patterns such as `archive/*.jsonl` that the shell left alone replaced by what they match."""
    for path in paths:
        pattern = set("*?[") & set(str(path)) and not path.exists()
        try:
            found = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor)))) if pattern else ()
        except ValueError as error:
            message = f"{path}: no pattern for files ({error}); check the path"
            raise InputError(message) from None
        yield from found or (path,)


def folder_files(folder: Path) -> Iterator[tuple[Path, Mapping[str, str]] | Failure]:
    """Report files of a folder and its folders. Raises `InputError` where there are none."""
    everything, closed = walk(folder, SUFFIXES)
    yield from closed
    found = [file for file in everything if not is_manifest(file)]
    if not found and not closed:
        message = f"{folder}: no reports in this folder; put {', '.join(SUFFIXES)} files there"
        raise InputError(message)
    said = {parent: manifest(parent) for parent in sorted({file.parent for file in found})}
    for parent, lines in said.items():
        check_manifest(parent, lines)
    for file in found:
        yield file, said[file.parent].get(file.name, {})


def check_manifest(folder: Path, lines: Mapping[str, object]) -> None:
    """Every file that a manifest names has to be there."""
    if missing := sorted(set(lines) - {file.name for file in folder.iterdir()}):
        message = f"{folder}: the manifest names {missing[0][:LONGEST_NAME]}, which is not there; correct its line"
        raise BadTableError(message)


def read_file(file: Path, said: Mapping[str, str], given: str) -> Iterator[Document | Failure]:
    """The reports of one file, and what of them was set aside."""
    if file.suffix.lower() in SHARDS and (file.suffix.lower() == PARQUET or file.stat().st_size > LARGEST):
        for number, row in streamed_rows(file):
            if isinstance(row, str):
                yield Failure(f"{shown(file)}:{number}", row)
            else:
                yield from of_row(row, number, file, given)
        return
    data = read_stdin() if file == STDIN else read_bytes(file)
    suffix = file.suffix.lower() if file != STDIN else stdin_suffix(data)
    if suffix in TABLES:
        for number, row in rows(data, shown(file)):
            yield from of_row(row, number, file, given)
        return
    if is_map(data):
        refuse(shown(file), "a map's data, not a report; name the reports it was made of, or a .gpkg written from them")
    text = decode(data, shown(file))
    if suffix in PAGES:
        text, of_page = main_text(text, shown(file))
        said = {**of_page, **said}
    report_id = said.get("report_id") or ("stdin" if file == STDIN else shown(file.stem))
    yield from document(text, report_id, said, hashlib.sha256(data).hexdigest(), given, shown(file))


def is_map(data: bytes) -> bool:
    """Whether a file is GeoJSON or KML, an output of this program perhaps: its quotes would be counted as reports."""
    head = data[:2000].lstrip()
    return (head.startswith(b"{") and b'"Feature' in head) or (head.startswith(b"<?xml") and b"<kml" in head)


def read_bytes(file: Path) -> bytes:
    """The bytes of a file. Raises `OSError`, and `UnreadableReportError` for a pipe or a device: it may never end."""
    if file.exists() and not file.is_file():
        refuse(shown(file), "no file but a pipe or a device; save what it gives")
    return file.read_bytes()


def read_stdin() -> bytes:
    """All of standard input; `InputError` where there is none."""
    if sys.stdin is None:
        message = "standard input is closed; name files, or pipe reports into `-`"
        raise InputError(message)
    return sys.stdin.buffer.read()


def stdin_suffix(data: bytes) -> str:
    """Standard input is JSON lines where it opens like an object, one plain text otherwise."""
    return ".jsonl" if data.lstrip().startswith(b"{") else ".txt"


def table_document(row: Mapping[str, str], number: int | str, file: Path, given: str) -> Document:
    """The report of one row."""
    return next(one for one in of_row(row, number, file, given) if isinstance(one, Document))


def of_row(row: Mapping[str, str], number: int | str, file: Path, given: str) -> Iterator[Document | Failure]:
    """The report of one row, and what of it was set aside."""
    if "text" not in row:
        message = f"{file}:{number}: no column `text`; a table of reports has the text of each in that column"
        raise BadTableError(message)
    report_id = next((row[name] for name in IDS if row.get(name)), f"{shown(file.stem)}-{number}")
    yield from document(row["text"], report_id, row, sha256(row["text"]), given, f"{shown(file)}:{number}")


def document(
    text: str, report_id: str, said: Mapping[str, str], digest: str, given: str, where: str
) -> Iterator[Document | Failure]:
    """A document of its text and of what is said about it, as far as it can be meant."""
    stated = Stated(said, text, given, where)
    source = Source(report_id, **{name: stated.fields.get(name, "") for name in FIELDS}, sha256=digest)
    yield Document(sha256(text)[:16], text, source, blocks(text))
    yield from stated.doubts


def sha256(text: str) -> str:
    """Hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
