"""Opens a GeoPackage to read its tables; a file made by somebody else runs nothing of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

LARGEST_CELL = 200_000_000  # bytes
WAIT_S = 5  # for another process that writes it


def opened(path: Path) -> sqlite3.Connection:
    """A connection that reads tables only: a view or a computed column may never end, or fill the memory."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_S)
    db.execute("PRAGMA trusted_schema = OFF")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_CELL)
    db.set_authorizer(_allowed)
    return db


def _allowed(action: int, first: str | None, second: str | None, database: str | None, view: str | None) -> int:
    """Whether a statement may do something; `view` is the view or trigger that it does it for."""
    runs = action in (sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
    return sqlite3.SQLITE_DENY if view or runs else sqlite3.SQLITE_OK
