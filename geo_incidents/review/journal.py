"""The decisions file: each row is flushed to disk before the page is told that it was saved."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from geo_incidents.errors import OutputError, UsageError
from geo_incidents.incidents.decision_table import COLUMNS, cells_of, decision, line_of, read_decisions, table_of
from geo_incidents.model import Decision


class Journal:
    """The decisions of one file, to which rows are only appended.

    A half-written row left by a killed program was never confirmed, and is cut off. Raises `BadTableError` if the file
    is not a table of decisions, `UsageError` if it has the older form.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        if path.exists() and path.stat().st_size:
            _cut_half_row(path)
            _refuse_older(path)
        self.rows: list[Decision] = list(read_decisions(path)) if path.exists() and path.stat().st_size else []

    def add(self, cells: Mapping[str, str], by: str) -> dict[str, str]:
        """Save one row, adding signature and time; returns its cells as saved.

        Raises `BadTableError` for an invalid row, `OutputError` if it cannot be saved.
        """
        with self._lock:
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            known = {column: cells.get(column, "") for column in COLUMNS}
            made = decision(known | {"decision": "", "by": by, "decided_at": now}, "this decision")
            # Two equal rows within a second would have the same id, and undoing one would undo both.
            while any(row.id == made.id for row in self.rows):
                made = decision(cells_of(made) | {"decision": f"{made.id}+"}, "this decision")
            kept = cells_of(made)
            self._write(line_of(kept))
            self.rows.append(made)
            return kept

    def adopt(self, rows: Iterable[Decision]) -> list[Decision]:
        """Append rows of another file unchanged, including signature and date; returns those that are new here.

        Raises `OutputError` if they cannot be saved; then none of them is.
        """
        with self._lock:
            known = {row.id for row in self.rows}
            new = list({row.id: row for row in rows if row.id not in known}.values())
            if new:
                self._write("".join(line_of(cells_of(row)) for row in new))
                self.rows += new
            return new

    def _write(self, line: str) -> None:
        try:
            with self.path.open("ab") as file:
                if not file.tell():
                    file.write(table_of(()))
                file.write(line.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            message = (
                f"{self.path}: {error.strerror}; the decision was not saved: free space, or start with another file"
            )
            raise OutputError(message) from error


def _cut_half_row(path: Path) -> None:
    data = path.read_bytes()
    if not data.endswith(b"\n"):
        with path.open("r+b") as file:
            file.truncate(data.rfind(b"\n") + 1)


def _refuse_older(path: Path) -> None:
    header = path.read_text("utf-8-sig", errors="replace").splitlines()[:1]
    if header != [",".join(COLUMNS)]:
        message = f"{path}: rows of a review have the columns {', '.join(COLUMNS)}: name another file with --decisions"
        raise UsageError(message)
