"""Sequences on disk, for results larger than memory: values are appended, then read from front to back.

A `Room` decides where a run's sequences are stored. In memory they are tuples; on disk they are `Stored`, whose values
are created anew on each read: equal to the originals, but not the same objects. A value that contains values of another
sequence stores them as `Picked`, that is, as their numbers there, so that nothing is stored twice.
"""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain, count, islice
from operator import itemgetter
from typing import IO, Any, Protocol, TypeVar, overload
from weakref import WeakValueDictionary, finalize

T = TypeVar("T")
BLOCK = 32  # values written and read together
RUN = 32_000_000  # bytes of values sorted in memory at once
FEW = 500  # picked values cached after reading; more are read again each time


class Codec(Protocol):
    """Converts values to bytes and back."""

    def dumps(self, value: Any, /) -> bytes:
        """The value as bytes."""

    def loads(self, data: bytes, /) -> Any:
        """An equal value."""


class Stored(Sequence[T]):
    """A sequence in a temporary file that no other user can open; it is deleted with the last reference to it."""

    def __init__(
        self, codec: Codec, values: Iterable[T] = (), block: int = BLOCK, beside: Sequence[Stored[Any]] | None = ()
    ) -> None:
        from tempfile import TemporaryFile

        self._codec, self._of_a_block = codec, block
        self.beside = beside  # shelves whose values these may contain, and which must live as long; None for a shelf
        self.number = next(_numbers)
        _open[self.number] = self
        self._file: IO[bytes] = TemporaryFile(prefix="geo-incidents-")  # noqa: SIM115  stays open as long as the sequence
        finalize(self, self._file.close)
        self._begins, self._firsts = array("Q"), array("Q")  # for each block: offset, and number of its first value
        self._end = self._length = 0
        self._waiting: list[T] = []
        self._read: tuple[int, list[T]] = (-1, [])
        self.notes: dict[str, Any] = {}  # cached results derived from the sequence
        self.extend(values)

    def append(self, value: T) -> None:
        """Append a value."""
        self._waiting.append(value)
        self._length += 1
        if len(self._waiting) >= self._of_a_block:
            self._write()

    def extend(self, values: Iterable[T]) -> None:
        """Append values."""
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


_numbers = count()
_open: WeakValueDictionary[int, Stored[Any]] = WeakValueDictionary()


class Picked(Sequence[T]):
    """Some values of a sequence on disk, in an order of their own: equal to the tuple of them."""

    __slots__ = ("_kept", "numbers", "of")

    def __init__(self, of: Stored[T], numbers: Iterable[int]) -> None:
        self.of, self.numbers = of, array("Q", numbers)
        self._kept: tuple[T, ...] | None = None

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[T]:
        if self._kept is None and len(self) <= FEW:
            self._kept = tuple(self.of[number] for number in self.numbers)
        return iter(self._kept) if self._kept is not None else (self.of[number] for number in self.numbers)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return Picked(self.of, self.numbers[at])
        return self._kept[at] if self._kept is not None else self.of[self.numbers[at]]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | Picked) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> Any:
        return picked, (self.of.number, self.numbers)


def picked(of: int, numbers: array[int]) -> Picked[Any]:
    """Values of the open sequence of that number."""
    return Picked(_open[of], numbers)


class Room:
    """Where a run's sequences are stored: in memory if there is no codec, otherwise on disk."""

    def __init__(self, codec: Codec | None = None, shelves: Iterable[Stored[Any]] = ()) -> None:
        self._codec = codec
        self._shelves = list(shelves)

    @property
    def on_disk(self) -> bool:
        """Whether values are on disk, where reading them again is better than keeping them."""
        return self._codec is not None

    def new(self, block: int = BLOCK) -> Any:
        """An empty sequence to append to; a block of 1 for one whose values are read in another order."""
        return [] if self._codec is None else Stored[Any](self._codec, block=block, beside=self._shelves)

    def shelf(self, values: Iterable[T] = ()) -> Any:
        """A sequence whose values can be contained in others; they must not contain shelf values themselves."""
        if self._codec is None:
            return list(values)
        self._shelves.append(Stored[Any](self._codec, values, block=1, beside=None))
        return self._shelves[-1]

    def picked(self, shelf: Sequence[T], numbers: Iterable[int]) -> tuple[T, ...]:
        """The values of a shelf with these numbers, as part of another value."""
        if isinstance(shelf, Stored):
            return Picked(shelf, numbers)  # type: ignore[return-value]
        return tuple(shelf[number] for number in numbers)

    def kept(self, values: Iterable[T]) -> tuple[T, ...]:
        """The values as part of a result; a sequence on disk is typed as the tuple that it stands for."""
        if self._codec is None:
            return tuple(values)
        return values if isinstance(values, Stored) else self._filled(values)  # type: ignore[return-value]

    def _filled(self, values: Iterable[T]) -> Stored[T]:
        assert self._codec is not None
        return Stored(self._codec, values, beside=self._shelves)

    def sorted(self, values: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
        """The values sorted by key; the sort is stable."""
        if self._codec is None:
            return tuple(sorted(values, key=key))
        runs = [Stored[tuple[Any, bytes]](_Keyed(), run) for run in self._runs(values, key)]
        found = self._filled(iter(()))
        for _, data in merge(*runs, key=itemgetter(0)):
            found._length += 1
            found._put(data, 1)
        return found  # type: ignore[return-value]

    def _runs(self, values: Iterable[T], key: Callable[[T], Any]) -> Iterator[list[tuple[Any, bytes]]]:
        """Sorted runs of (key, bytes) that fit into memory."""
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
    """A codec for pairs of a plain key and bytes, in files that only this process can access."""

    def dumps(self, value: Any) -> bytes:
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def loads(self, data: bytes) -> Any:
        return pickle.loads(data)


MEMORY = Room()


def room_of(values: Sequence[Any]) -> Room:
    """The room for values derived from these."""
    if not isinstance(values, Stored):
        return MEMORY
    return Room(values._codec, (values,) if values.beside is None else values.beside)


def numbers_of(values: Sequence[Any], shelf: Sequence[Any] | None = None) -> Sequence[int]:
    """The shelf numbers of picked values, which must be from `shelf` if given."""
    assert isinstance(values, Picked)
    assert shelf is None or values.of is shelf
    return values.numbers


def chosen(values: Sequence[T], keep: Callable[[T], bool]) -> tuple[T, ...]:
    """The values for which `keep` is true; picked values remain picked."""
    if isinstance(values, Picked):
        kept = (number for number, value in zip(values.numbers, values, strict=True) if keep(value))
        return Picked(values.of, kept)  # type: ignore[return-value]
    return tuple(value for value in values if keep(value))


class Chained(Sequence[T]):
    """Several sequences one after the other, without copying."""

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
