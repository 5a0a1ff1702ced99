"""Tables of reports (.jsonl, .csv) and the manifests that lie beside files: rows of text, checked on the way in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import orjson

from geo_incidents.documents.decode import decode
from geo_incidents.errors import BadTableError

MANIFESTS = ("reports.jsonl", "reports.csv")
FIELDS = ("publisher", "title", "url", "archived_url", "published", "retrieved", "lang")
IDS = ("report_id", "id", "document")

csv.field_size_limit(2**31 - 1)


def rows(data: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their line numbers, every value as text. Raises `BadTableError` naming the line."""
    text = decode(data, name)
    yield from csv_rows(text, name) if name.endswith(".csv") else json_rows(text, name)


def csv_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV table with a header."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for row in reader:
        if None in row or None in row.values():
            fault(name, reader.line_num, "more or fewer cells than the header")
        yield reader.line_num, {key.strip(): value or "" for key, value in row.items()}


def json_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a JSON Lines table."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, json_row(line, name, number)


def json_row(line: str | bytes, name: str, number: int) -> dict[str, str]:
    """The row of a line; `BadTableError` where it is no JSON object."""
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        row = None
    if not isinstance(row, dict):
        fault(name, number, "not a JSON object")
    return {str(key): "" if value is None else str(value) for key, value in row.items()}


def manifest(folder: Path) -> Mapping[str, dict[str, str]]:
    """What a folder's manifest says of its files, by file name; empty where there is none."""
    found: dict[str, dict[str, str]] = {}
    for file in (folder / name for name in MANIFESTS):
        if not is_manifest(file):
            continue
        for number, row in rows(_bytes_of(file), str(file)):
            if not row.get("file"):
                fault(str(file), number, "no `file`; a manifest names the file each line is about")
            found[row["file"]] = row
    return found


def is_manifest(file: Path) -> bool:
    """Whether a file describes its neighbours: named like one, and without a column `text` on its first line."""
    if file.name not in MANIFESTS or not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            first_line = opened.readline()
    except OSError:
        return True  # named like one; `manifest` tells why it cannot be read
    return b"text" not in first_line.replace(b'"', b",").replace(b";", b",").split(b",")


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{file}: {error.strerror}; make the manifest readable"
        raise BadTableError(message) from error


def fault(name: str, line: int, what: str) -> NoReturn:
    """Raise the error of a table."""
    message = f"{name}:{line}: {what}; mend the line"
    raise BadTableError(message)
