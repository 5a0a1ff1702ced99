"""The compiled gazetteer's file: named members behind a header, so that each is read only when it is needed.

    8 bytes   magic and format version
    4 bytes   length of the header, big-endian
    header    JSON: name of each member → [offset, length], offsets counted from the end of the header
    members   one after another, in the order of their names

The same members give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import orjson

from geo_incidents.errors import GazetteerError

MAGIC = b"GEOGAZ\x00\x01"
_LENGTH = slice(8, 12)


def pack(members: Mapping[str, bytes]) -> bytes:
    """One file's bytes out of named members."""
    directory, offset = {}, 0
    for name in sorted(members):
        directory[name] = [offset, len(members[name])]
        offset += len(members[name])
    header = orjson.dumps(directory)
    body = b"".join(members[name] for name in sorted(members))
    return MAGIC + len(header).to_bytes(4, "big") + header + body


class Container:
    """Members of a packed file, by name; raises `GazetteerError` where the bytes are no such file."""

    def __init__(self, data: bytes, name: str = "gazetteer") -> None:
        if data[:8] != MAGIC:
            message = f"{name} is no compiled gazetteer of this version; build it with `geo-incidents gazetteer build`"
            raise GazetteerError(message)
        self._data = data
        self._start = 12 + int.from_bytes(data[_LENGTH], "big")
        try:
            self._directory: dict[str, tuple[int, int]] = orjson.loads(data[12 : self._start])
        except orjson.JSONDecodeError:
            self._directory = {}
        if len(data) != self._start + sum(length for _, length in self._directory.values()) or not self._directory:
            message = f"{name} is cut short or damaged; build it again with `geo-incidents gazetteer build`"
            raise GazetteerError(message)

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def member(self, name: str) -> bytes:
        """The bytes of a member; `KeyError` where there is none."""
        offset, length = self._directory[name]
        return self._data[self._start + offset : self._start + offset + length]

    def digest(self) -> str:
        """Hash of the content: twelve hex digits."""
        return hashlib.sha256(self._data).hexdigest()[:12]
