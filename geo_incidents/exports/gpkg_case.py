"""The case inside a GeoPackage: records from which the same result can be read, without the reports.

They are stored in a table of their own, a few hundred to a row, as zlib-compressed JSON lines. GIS programs do not list
the table, since it is not a layer; they show the layers made from it.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import orjson

from geo_incidents.collector import collector_paused
from geo_incidents.errors import InputError, OutputError
from geo_incidents.exports.case import FORMAT, PARTS, Records, from_records
from geo_incidents.exports.consistent import checked
from geo_incidents.exports.inflating import MOST, RATIO, inflated
from geo_incidents.exports.opening import opened
from geo_incidents.model import Result

TABLE = "geo_incidents_case"
CHUNK = 256  # records to a row: enough for compression to find repetitions
SINGLE = ("format", "identity", "areas", "protection", "covers")  # parts that are not lists
SYSTEM = ("gpkg_", "gpkgext_", "rtree_", "sqlite_", "layer_styles", "qgis_projects", TABLE)


def write_records(db: sqlite3.Connection, records: Records) -> None:
    """Write every part of a result; a part that is not a list becomes a list of one."""
    write_lines(db, _lines({"format": FORMAT} | records))


def write_lines(db: sqlite3.Connection, parts: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Write every part as JSON lines."""
    db.execute(f"CREATE TABLE {TABLE} (part TEXT NOT NULL, seq INTEGER NOT NULL, records BLOB NOT NULL)")
    db.executemany(f"INSERT INTO {TABLE} VALUES (?, ?, ?)", _chunks(parts))
    row = (TABLE, None, TABLE, "https://pypi.org/project/geo-incidents/", "read-write")
    db.execute("INSERT INTO gpkg_extensions VALUES (?,?,?,?,?)", row)


def read_case(path: Path) -> Result:
    """The result a GeoPackage was written from.

    Raises `InputError` if the file is missing, is not a GeoPackage, or was written by another program.
    """
    if not path.is_file():
        message = f"{path}: no such file; name a GeoPackage that this program wrote"
        raise InputError(message)
    try:
        with collector_paused(), closing(opened(path)) as db:
            if not _is_ours(db):
                message = f"{path} is a GeoPackage of another program: it contains no case"
                raise InputError(message)
            records = _read_records(db, MOST + RATIO * path.stat().st_size)
    except (sqlite3.DatabaseError, TypeError, ValueError) as error:
        message = f"{path} cannot be read as a GeoPackage ({error}): close it elsewhere, or export it again"
        raise InputError(message) from error
    if records.get("format") != FORMAT:
        message = f"{path} was written by another version: export it again from the reports"
        raise InputError(message)
    with collector_paused():
        return checked(from_records(records))


def refuse_to_lose(path: Path, own: set[str]) -> None:
    """Raise `OutputError` if the file at `path` is in use, or has layers that would be lost when it is replaced."""
    if not path.is_file() or not path.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            ours, tables = _is_ours(db), _tables(db)
            db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        message = f"{path} cannot be replaced ({error}): close it in the other program first"
        raise OutputError(message) from error
    except sqlite3.DatabaseError as error:
        message = f"{path} exists and is not a GeoPackage: choose another name, or remove it first"
        raise OutputError(message) from error
    if path.with_name(path.name + "-wal").exists():
        # A journal left beside a replaced file would damage the new file.
        message = f"{path} is open in another program: close it there first"
        raise OutputError(message)
    foreign = sorted(table for table in tables - own if not table.startswith(SYSTEM))
    if foreign or not ours:
        message = f"{path} contains layers that this program did not write ({', '.join(foreign)}): choose another name"
        raise OutputError(message)


def _is_ours(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone() is not None


def _tables(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _lines(records: Records) -> Iterator[tuple[str, Iterable[bytes]]]:
    for part, content in records.items():
        lines = content if isinstance(content, list | tuple) else [content]
        yield part, (orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE) for line in lines)


def _chunks(parts: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[tuple[str, int, bytes]]:
    for part, lines in parts:
        left, start = iter(lines), 0
        while chunk := list(islice(left, CHUNK)):
            yield part, start, zlib.compress(b"".join(chunk), level=1)
            start += len(chunk)


def _read_records(db: sqlite3.Connection, left: int) -> Records:
    """The records, at most `left` bytes in total."""
    records: Records = {part: [] for part in PARTS if part not in SINGLE}
    for part, _, packed in db.execute(f"SELECT part, seq, records FROM {TABLE} ORDER BY rowid"):
        text = inflated(bytes(packed or b""), left)
        left -= len(text)
        lines = [orjson.loads(line) for line in text.splitlines()]
        if part in SINGLE:
            (records[part],) = lines
        else:
            records.setdefault(part, []).extend(lines)
    return records
