"""Cuts reports into chunks by the input alone, so that the parts do not depend on the number of workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_incidents.documents import Entry

CHUNK = 50_000  # code points: about a second of work, the loss when a worker is killed
MOST_CHUNKS = 20_000  # each is a temporary file, so archives of gigabytes get larger chunks
SMALL = 150_000  # code points processed in the time that a second process needs to start


def chunks(entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    """The entries in consecutive groups of about equal text length."""
    size = max(CHUNK, sum(entry.length for entry in entries) // MOST_CHUNKS)
    return list(_cut(entries, size))


def _cut(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    begin, length = 0, 0
    for at, entry in enumerate(entries):
        if length and length + entry.length > size:
            yield entries[begin:at]
            begin, length = at, 0
        length += entry.length
    if entries:
        yield entries[begin:]


def is_small(entries: Sequence[Entry]) -> bool:
    """Whether one process would finish before others have started."""
    return sum(entry.length for entry in entries) <= SMALL
