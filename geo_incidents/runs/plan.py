"""How reports are cut into chunks: by the input alone, so that any number of workers makes the same parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_incidents.documents import Entry

CHUNK = 50_000  # code points: about a second of work, which is what a killed worker costs
MOST_CHUNKS = 20_000  # an archive of gigabytes gets larger chunks: each is a file for a while
SMALL = 150_000  # code points that are read before a second process would have started to help


def chunks(entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    """The entries in runs of about equally long text."""
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
    """Whether one process is done before others are there."""
    return sum(entry.length for entry in entries) <= SMALL
