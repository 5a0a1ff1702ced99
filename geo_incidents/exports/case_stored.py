"""The records of `case` for a result on disk: the same lines, without holding them in memory."""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields
from functools import partial
from typing import Any, get_args, get_type_hints
from weakref import finalize

import orjson

from geo_incidents.exports.case import FORMAT, POOLED, encoder, pool_name
from geo_incidents.model import Result
from geo_incidents.stored import Stored

CACHE_KB = 16_384  # memory for caching the table of positions


class Lines:
    """A codec for lists of lines in files that only this process can access."""

    def dumps(self, value: list[bytes]) -> bytes:
        """The lines as bytes."""
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def loads(self, data: bytes) -> list[bytes]:
        """The lines again."""
        found: list[bytes] = pickle.loads(data)
        return found


class StoredPool:
    """Distinct values in order of first occurrence, on disk; equal values have equal lines."""

    def __init__(self, encode: Callable[[Any], Any]) -> None:
        self.lines = Stored[bytes](Lines())
        self._encode = encode
        self._db = sqlite3.connect("", isolation_level=None)  # an unnamed file that is deleted with the connection
        finalize(self, self._db.close)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{CACHE_KB}"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("CREATE TABLE positions (digest BLOB PRIMARY KEY, position INTEGER) WITHOUT ROWID")

    def position(self, value: Any) -> int:
        """The position of the value among the lines, to which a new value is added."""
        line = _line(self._encode(value))
        digest = hashlib.blake2b(line, digest_size=16).digest()
        row = self._db.execute("SELECT position FROM positions WHERE digest = ?", (digest,)).fetchone()
        if row is not None:
            return int(row[0])
        found = len(self.lines)
        self.lines.append(line)
        self._db.execute("INSERT INTO positions VALUES (?, ?)", (digest, found))
        return found


def stored_records(result: Result) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Every part of the result as JSON lines, the pools first: they are complete once everything else is encoded."""
    pools: dict[type, StoredPool] = {}

    def pooled(cls: type, encode: Callable[[Any], Any]) -> Callable[[Any], int]:
        pools[cls] = StoredPool(encode)
        return pools[cls].position

    unstructure = encoder(pooled).unstructure
    types, parts = get_type_hints(Result), []
    for field in fields(Result):
        value = getattr(result, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        if default is not MISSING and type(value) is type(default) and value == default:
            continue
        if isinstance(value, tuple | Stored):
            encode = partial(unstructure, unstructure_as=get_args(types[field.name])[0])
            parts.append((field.name, Stored[bytes](Lines(), (_line(encode(one)) for one in value))))
        else:
            parts.append((field.name, Stored[bytes](Lines(), [_line(unstructure(value, types[field.name]))])))
    yield "format", [_line(FORMAT)]
    for cls in POOLED:
        yield pool_name(cls), pools[cls].lines
    yield from parts


def _line(record: Any) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
