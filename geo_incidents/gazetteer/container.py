"""The compiled gazetteer's file: named members after a header, so that each is read only when it is needed.

   8 bytes   magic and format version
   4 bytes   length of the header, big-endian
   header    JSON: `version`, a hash of the members, and `members`: name → [offset, length], counted from its end
   members   one after another, in the order of their names

The same members give the same bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import orjson

from geo_incidents.errors import GazetteerError

MAGIC = b"GEOGAZ\x00\x04"
_START = len(MAGIC) + 4
_REMEDY = "build it with `geo-incidents gazetteer build`"


def pack(members: Mapping[str, bytes]) -> bytes:
    """The bytes of one file with the named members."""
    directory, offset = {}, 0
    for name in sorted(members):
        directory[name] = [offset, len(members[name])]
        offset += len(members[name])
    header = orjson.dumps({"version": _version(members), "members": directory})
    body = b"".join(members[name] for name in sorted(members))
    return MAGIC + len(header).to_bytes(4, "big") + header + body


def _version(members: Mapping[str, bytes | memoryview]) -> str:
    digest = hashlib.sha256()
    for name in sorted(members):
        digest.update(name.encode() + b"\0")
        digest.update(members[name])
    return digest.hexdigest()[:12]


class Container:
    """The members of a packed file, by name. Raises `GazetteerError` if it cannot be read or is not such a file."""

    def __init__(self, source: Path | bytes) -> None:
        self._source = source
        self._state: tuple[int, int, int] | None = None  # of the file when it was opened
        self.name = str(source) if isinstance(source, Path) else "gazetteer"
        whole = self._read(0, -1)
        if not whole.startswith(MAGIC):
            message = f"{self.name} is not a compiled gazetteer of this version; {_REMEDY}"
            raise GazetteerError(message)
        self._body = _START + int.from_bytes(whole[len(MAGIC) : _START], "big")
        try:
            header = orjson.loads(whole[_START : self._body])
            self.version: str = header["version"]
            self._directory: dict[str, tuple[int, int]] = header["members"]
            body = memoryview(whole)[self._body :]
            members = {name: body[at : at + length] for name, (at, length) in self._directory.items()}
            whole_ones = all(len(members[name]) == length for name, (_, length) in self._directory.items())
        except (AttributeError, KeyError, TypeError, ValueError):
            raise self._damaged() from None
        # This takes milliseconds, and prevents errors later on if the disk is damaged.
        if not whole_ones or _version(members) != self.version:
            raise self._damaged()

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def member(self, name: str) -> bytes:
        """The bytes of a member. Raises `KeyError` if there is none."""
        offset, length = self._directory[name]
        data = self._read(self._body + offset, length)
        if len(data) != length:
            raise self._damaged()
        return data

    def _read(self, start: int, length: int) -> bytes:
        """`length` bytes from `start` on; -1: all that follow."""
        if isinstance(self._source, bytes):
            return self._source[start : start + length if length >= 0 else None]
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
