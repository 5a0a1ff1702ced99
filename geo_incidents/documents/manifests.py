"""Manifests: a table beside files that gives each its title, publisher, address, day and language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from geo_incidents.documents.columns import fields
from geo_incidents.documents.extracted import Fault, Row
from geo_incidents.documents.intake import Intake
from geo_incidents.documents.readers import tables
from geo_incidents.documents.walking import shown
from geo_incidents.errors import InputError
from geo_incidents.model import Failure

MANIFESTS = ("reports.jsonl", "reports.csv")
TEXT = b"text"
LONGEST_NAME = 100  # code points of a name in a message


def is_manifest(file: Path) -> bool:
    """Whether a file describes its neighbours: named like one, and without a column `text` on its first line."""
    if file.name not in MANIFESTS or not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            head = opened.readline().replace(b'"', b",").replace(b";", b",").replace(b"\t", b",")
    except OSError:
        return True  # named like one; `Manifest` tells why it cannot be read
    return TEXT not in [cell.strip() for cell in head.split(b",")]


class Manifest:
    """What a folder's manifests say of its files: `lines` by file name, and `failures` for lines that say nothing."""

    def __init__(self, folder: Path) -> None:
        self.lines: dict[str, Mapping[str, str]] = {}
        self.failures: list[Failure] = []
        self._folder = folder
        for file in (folder / name for name in MANIFESTS):
            if is_manifest(file):
                self._read(file)

    def missing(self, there: Collection[str]) -> Iterator[Failure]:
        """Files that are named and not there."""
        for name in sorted(self.lines.keys() - set(there)):
            what = f"the manifest names {name[:LONGEST_NAME]}, which is not there; correct its line"
            yield Failure(shown(self._folder), what)

    def _read(self, file: Path) -> None:
        reader = tables.read_csv if file.suffix == ".csv" else tables.read_json_lines
        try:
            for row in reader(file.read_bytes(), str(file)):
                if isinstance(row, Row) and row.cells.get("file"):
                    self.lines[row.cells["file"]] = _described(row.cells, file)
                elif isinstance(row, Row):
                    self._fault(file, row.part, "no `file`; a manifest names the file each line is about")
                elif isinstance(row, Fault):
                    self._fault(file, row.part, row.reason)
        except OSError as error:
            self.failures.append(Failure(str(file), f"{error.strerror}; make the manifest readable"))
        except InputError as error:
            self.failures.append(Failure(str(file), str(error).removeprefix(f"{file}: ")))

    def _fault(self, file: Path, line: str, reason: str) -> None:
        self.failures.append(Failure(f"{file}:{line}", reason))


def _described(row: Mapping[str, str], file: Path) -> dict[str, str]:
    """The row under the names of fields. A day that stands in a manifest is stated, however it was found once."""
    found = fields(list(row), Intake(), str(file))
    told = {**row, **{field: row[column] for field, column in found.items() if field != "text"}}
    return {field: value for field, value in told.items() if field != "published_basis"}
