"""Manifests: a table beside the files with the title, publisher, address, date and language of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from geo_incidents.documents.columns import fields
from geo_incidents.documents.extracted import Fault, Row
from geo_incidents.documents.intake import Intake
from geo_incidents.documents.readers import tables
from geo_incidents.documents.walking import printable
from geo_incidents.errors import InputError
from geo_incidents.model import Failure

MANIFESTS = ("reports.jsonl", "reports.csv")
TEXT = b"text"
LONGEST_NAME = 100  # code points of a name in a message


def is_manifest(file: Path) -> bool:
    """Whether a file describes its neighbours: it has a manifest's name and no column `text` in its first line."""
    if file.name not in MANIFESTS or not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            return is_manifest_table(file.name, opened.readline())
    except OSError:
        return True  # by its name; `Manifest` reports why it cannot be read


def manifest_entries(data: bytes, name: str) -> tuple[dict[str, Mapping[str, str]], list[Failure]]:
    """The entries of a manifest by file name, and failures for lines that name no file."""
    lines: dict[str, Mapping[str, str]] = {}
    faults: list[Failure] = []
    reader = tables.read_csv if name.endswith(".csv") else tables.read_json_lines
    for row in reader(data, name):
        if isinstance(row, Row) and row.cells.get("file"):
            lines[row.cells["file"]] = _described(row.cells, name)
        elif isinstance(row, Row):
            faults.append(Failure(f"{name}:{row.part}", "no `file`; every line of a manifest names a file"))
        elif isinstance(row, Fault):
            faults.append(Failure(f"{name}:{row.part}", row.reason))
    return lines, faults


def is_manifest_table(name: str, first_line: bytes) -> bool:
    """Whether a file with this name and first line is a manifest: it has no column `text`."""
    head = first_line.replace(b'"', b",").replace(b";", b",").replace(b"\t", b",")
    return PurePosixPath(name).name in MANIFESTS and TEXT not in [cell.strip() for cell in head.split(b",")]


class Manifest:
    """The manifests of a folder: `lines` by file name, and `failures` for lines that name no file."""

    def __init__(self, folder: Path) -> None:
        self.lines: dict[str, Mapping[str, str]] = {}
        self.failures: list[Failure] = []
        self._folder = folder
        for file in (folder / name for name in MANIFESTS):
            if is_manifest(file):
                self._read(file)

    def missing(self, there: Collection[str]) -> Iterator[Failure]:
        """Failures for files that are listed but do not exist."""
        for name in sorted(self.lines.keys() - set(there)):
            what = f"the manifest names {name[:LONGEST_NAME]}, which does not exist; correct the line"
            yield Failure(printable(self._folder), what)

    def _read(self, file: Path) -> None:
        try:
            lines, faults = manifest_entries(file.read_bytes(), str(file))
            self.lines |= lines
            self.failures += faults
        except OSError as error:
            self.failures.append(Failure(str(file), f"{error.strerror}; make the manifest readable"))
        except InputError as error:
            self.failures.append(Failure(str(file), str(error).removeprefix(f"{file}: ")))


def _described(row: Mapping[str, str], file: str) -> dict[str, str]:
    """The row under field names. A date in a manifest counts as stated, whatever its original basis."""
    found = fields(list(row), Intake(), file)
    told = {**row, **{field: row[column] for field, column in found.items() if field != "text"}}
    return {field: value for field, value in told.items() if field != "published_basis"}
