"""Sequences that lie on disk, for results that are larger than memory: appended to, then read from front to back.

A `Room` says where the sequences of a run are kept. In memory they are tuples; on disk they are `Stored`, whose values
are made anew whenever they are read: equal to what was put in, and not the same objects.
"""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain, islice
from operator import itemgetter
from typing import IO, Any, Protocol, TypeVar, overload
from weakref import finalize

T = TypeVar("T")
BLOCK = 32  # values that are written and read together
RUN = 32_000_000  # bytes of values that are sorted in memory at once


class Codec(Protocol):
    """Values as bytes and back."""

    def dumps(self, value: Any, /) -> bytes:
        """The value as bytes."""

    def loads(self, data: bytes, /) -> Any:
        """An equal value."""


class Stored(Sequence[T]):
    """A sequence in a temporary file that no one else can open; it goes with the last reference to it."""

    def __init__(self, codec: Codec, values: Iterable[T] = (), block: int = BLOCK) -> None:
        from tempfile import TemporaryFile

        self._codec, self._of_a_block = codec, block
        self._file: IO[bytes] = TemporaryFile(prefix="geo-incidents-")  # noqa: SIM115  open as long as the sequence
        finalize(self, self._file.close)
        self._begins, self._firsts = array("Q"), array("Q")  # by block: offset, number of its first value
        self._end = self._length = 0
        self._waiting: list[T] = []
        self._read: tuple[int, list[T]] = (-1, [])
        self.notes: dict[str, Any] = {}  # what was worked out of it, for whoever asks again
        self.extend(values)

    def append(self, value: T) -> None:
        """Put a value behind the others."""
        self._waiting.append(value)
        self._length += 1
        if len(self._waiting) >= self._of_a_block:
            self._write()

    def extend(self, values: Iterable[T]) -> None:
        """Put values behind the others."""
        for value in values:
            self.append(value)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._begins)):
            yield from self._block(number)
        yield from self._waiting

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return tuple(islice(self, *at.indices(self._length)))
        at = range(self._length)[at]
        written = self._length - len(self._waiting)
        if at >= written:
            return self._waiting[at - written]
        number = bisect_right(self._firsts, at) - 1
        if self._read[0] != number:
            self._read = number, self._block(number)
        return self._read[1][at - self._firsts[number]]

    def _write(self) -> None:
        self._put(self._codec.dumps(self._waiting), len(self._waiting))
        self._waiting = []

    def _put(self, data: bytes, count: int) -> None:
        """Write a block of the last `count` values."""
        self._file.seek(self._end)
        self._file.write(data)
        self._begins.append(self._end)
        self._firsts.append(self._length - count)
        self._end += len(data)

    def _block(self, number: int) -> list[T]:
        begin = self._begins[number]
        end = self._begins[number + 1] if number + 1 < len(self._begins) else self._end
        self._file.seek(begin)
        found: list[T] = self._codec.loads(self._file.read(end - begin))
        return found


class Room:
    """Where the sequences of a run are kept: in memory without a codec, else on disk."""

    def __init__(self, codec: Codec | None = None) -> None:
        self._codec = codec

    @property
    def on_disk(self) -> bool:
        """Whether values are better read once more than kept."""
        return self._codec is not None

    def new(self, block: int = BLOCK) -> Any:
        """An empty sequence that can be appended to; small blocks are for what is not read from front to back."""
        return [] if self._codec is None else Stored[Any](self._codec, block=block)

    def kept(self, values: Iterable[T]) -> tuple[T, ...]:
        """The values as a part of a result: one that lies on disk is typed as the tuple it stands for."""
        if self._codec is None:
            return tuple(values)
        return values if isinstance(values, Stored) else Stored(self._codec, values)  # type: ignore[return-value]

    def sorted(self, values: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
        """The values in the order of their keys, equal ones in their old order."""
        if self._codec is None:
            return tuple(sorted(values, key=key))
        runs = [Stored[tuple[Any, bytes]](_Keyed(), run) for run in self._runs(values, key)]
        found = Stored[T](self._codec)
        for _, data in merge(*runs, key=itemgetter(0)):
            found._length += 1
            found._put(data, 1)
        return found  # type: ignore[return-value]

    def _runs(self, values: Iterable[T], key: Callable[[T], Any]) -> Iterator[list[tuple[Any, bytes]]]:
        """The values as bytes with their keys, sorted, as many at once as memory is meant for."""
        assert self._codec is not None
        run: list[tuple[Any, bytes]] = []
        size = 0
        for value in values:
            run.append((key(value), self._codec.dumps([value])))
            size += len(run[-1][1])
            if size > RUN:
                yield sorted(run, key=itemgetter(0))
                run, size = [], 0
        yield sorted(run, key=itemgetter(0))


class _Keyed:
    """A codec of pairs that only this process can write and read: a key of plain values, and bytes."""

    def dumps(self, value: Any) -> bytes:
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def loads(self, data: bytes) -> Any:
        return pickle.loads(data)


MEMORY = Room()


def room_of(values: Sequence[Any]) -> Room:
    """Where what is made of these values is to be kept."""
    return Room(values._codec) if isinstance(values, Stored) else MEMORY


class Chained(Sequence[T]):
    """Several sequences one after the other, none of them copied."""

    def __init__(self, *parts: Sequence[T]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(self._parts)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return tuple(islice(self, *at.indices(len(self))))
        at = range(len(self))[at]
        for part in self._parts:
            if at < len(part):
                return part[at]
            at -= len(part)
        raise IndexError(at)
