"""The compiled gazetteer's file: named members after a header, so that each is read only when it is needed.

   8 bytes   magic and format version
   4 bytes   length of the header, big-endian
   header    JSON: `members`, name → [offset, length, hash], counted from its end, and `version`, a hash of them
   members   one after another, in the order of their names

The same members give the same bytes. A member is checked against its hash when it is read: opening costs no more for a
larger gazetteer, and a damaged disk is told before anything is made of its bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import orjson

from geo_incidents.errors import GazetteerError

MAGIC = b"GEOGAZ\x00\x05"
_START = len(MAGIC) + 4
_REMEDY = "build it with `geo-incidents gazetteer build`"


def pack(members: Mapping[str, bytes]) -> bytes:
    """The bytes of one file with the named members."""
    directory, offset = {}, 0
    for name in sorted(members):
        directory[name] = [offset, len(members[name]), _hash(members[name])]
        offset += len(members[name])
    header = orjson.dumps({"version": _version(directory), "members": directory})
    body = b"".join(members[name] for name in sorted(members))
    return MAGIC + len(header).to_bytes(4, "big") + header + body


def _version(directory: Mapping[str, object]) -> str:
    return _hash(orjson.dumps(directory, option=orjson.OPT_SORT_KEYS))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


class Container:
    """The members of a packed file, by name. Raises `GazetteerError` if it cannot be read or is not such a file."""

    def __init__(self, source: Path | bytes) -> None:
        self._source = source
        self._state: tuple[int, int, int] | None = None  # of the file when it was opened
        self.name = str(source) if isinstance(source, Path) else "gazetteer"
        start = self._read(0, _START)
        if not start.startswith(MAGIC):
            message = f"{self.name} is not a compiled gazetteer of this version; {_REMEDY}"
            raise GazetteerError(message)
        header_length = int.from_bytes(start[len(MAGIC) :], "big")
        self._body = _START + header_length
        try:
            header = orjson.loads(self._read(_START, header_length))
            self.version: str = header["version"]
            self._directory: dict[str, tuple[int, int, str]] = header["members"]
            whole = self._body + sum(length for _, length, _ in self._directory.values())
        except (AttributeError, KeyError, TypeError, ValueError):
            raise self._damaged() from None
        if _version(self._directory) != self.version or self._size() < whole:
            raise self._damaged()

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def member(self, name: str) -> bytes:
        """The bytes of a member. Raises `KeyError` if there is none, `GazetteerError` if they are not as written."""
        offset, length, hash_ = self._directory[name]
        data = self._read(self._body + offset, length)
        if _hash(data) != hash_:
            raise self._damaged()
        return data

    def _size(self) -> int:
        return len(self._source) if isinstance(self._source, bytes) else self._state[2] if self._state else 0

    def _read(self, start: int, length: int) -> bytes:
        """`length` bytes from `start` on."""
        if isinstance(self._source, bytes):
            return self._source[start : start + length]
        try:
            if self._source.exists() and not self._source.is_file():  # reading a device may never end
                message = f"gazetteer {self.name} is not a file; {_REMEDY}"
                raise GazetteerError(message)
            with self._source.open("rb") as file:
                found = os.fstat(file.fileno())
                state = found.st_ino, found.st_mtime_ns, found.st_size
                if self._state not in (None, state):
                    raise self._replaced()
                self._state = state
                file.seek(start)
                return file.read(length)
        except OSError as error:
            message = f"gazetteer {self.name} cannot be read ({error.strerror}); {_REMEDY}"
            raise GazetteerError(message) from None

    def _replaced(self) -> GazetteerError:
        return GazetteerError(f"{self.name} was replaced while it was in use; start again")

    def _damaged(self) -> GazetteerError:
        return GazetteerError(f"{self.name} is cut short or damaged; {_REMEDY} again")
