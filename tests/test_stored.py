"""Sequences on disk: what was put in comes out, in order, and sorting is stable."""

import pickle
from random import Random

import pytest

from geo_incidents import stored
from geo_incidents.stored import MEMORY, Chained, Picked, Room, Stored, chosen, numbers_of, room_of


class Pickled:
    def dumps(self, value: object) -> bytes:
        return pickle.dumps(value)

    def loads(self, data: bytes) -> object:
        return pickle.loads(data)


@pytest.mark.parametrize("length", [0, 1, stored.BLOCK, stored.BLOCK + 1, 3 * stored.BLOCK + 5])
def test_what_was_put_in_comes_out(length: int) -> None:
    values = [f"value {n}" for n in range(length)]
    kept = Stored(Pickled(), values)
    assert len(kept) == length
    assert list(kept) == list(kept) == values
    assert [kept[n] for n in range(length)] == values
    assert kept[1:7:2] == tuple(values[1:7:2])
    kept.append("more")
    assert kept[-1] == "more"
    with pytest.raises(IndexError):
        kept[length + 1]


def test_two_readers_do_not_disturb_each_other_or_a_writer() -> None:
    kept = Stored(Pickled(), range(200))
    pairs = []
    for one, other in zip(kept, iter(kept), strict=True):
        pairs.append((one, other))
        kept[len(pairs) - 1]
    assert pairs == [(n, n) for n in range(200)]


def test_sorting_on_disk_is_sorting_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "RUN", 500)
    values = [(Random(n).randrange(20), n) for n in range(1_000)]
    on_disk = Room(Pickled()).sorted(values, key=lambda pair: pair[0])
    assert isinstance(on_disk, Stored)
    assert tuple(on_disk) == MEMORY.sorted(values, key=lambda pair: pair[0])


def test_a_room_is_known_by_what_lies_in_it() -> None:
    room = Room(Pickled())
    kept = room.kept(iter("abc"))
    assert room_of(kept).on_disk
    assert room.kept(kept) is kept
    assert not room_of(MEMORY.kept("abc")).on_disk
    assert MEMORY.kept("abc") == ("a", "b", "c")


def test_picked_values_are_held_by_their_numbers() -> None:
    room = Room(Pickled())
    shelf = room.shelf(f"value {n}" for n in range(50))
    holder = room.kept([("holder", room.picked(shelf, [7, 3, 3]))])
    del room, shelf  # what holds values of it keeps it
    (name, held) = holder[0]
    assert (name, held) == ("holder", ("value 7", "value 3", "value 3"))
    assert held != ("value 7", "value 3")
    assert isinstance(held, Picked)
    assert held[0] == "value 7"
    assert held[1:] == ("value 3", "value 3")
    assert list(numbers_of(chosen(held, lambda value: value.endswith("3")))) == [3, 3]


def test_many_picked_values_are_read_anew_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "FEW", 2)
    shelf = Room(Pickled()).shelf([[n] for n in range(5)])
    for numbers, same in (([1, 2], True), ([1, 2, 3], False)):
        held = Room(Pickled()).picked(shelf, numbers)
        assert (list(held)[1] is list(held)[1]) is same


def test_picked_values_in_memory_are_the_values() -> None:
    shelf = MEMORY.shelf("abc")
    assert MEMORY.picked(shelf, [2, 0]) == ("c", "a")
    assert chosen(("a", "b"), lambda value: value == "b") == ("b",)


def test_what_is_made_of_a_shelf_may_hold_its_values() -> None:
    shelf = Room(Pickled()).shelf("abc")
    room = room_of(shelf)
    assert room.kept([room.picked(shelf, [1])])[0] == ("b",)
    assert room_of(room.kept("x")).kept([room.picked(shelf, [2])])[0] == ("c",)


def test_parts_in_a_row() -> None:
    row = Chained[int]((1, 2), Stored(Pickled(), [3, 4, 5]), ())
    assert len(row) == 5
    assert [*row] == [row[n] for n in range(5)] == [1, 2, 3, 4, 5]
    assert row[1:4] == (2, 3, 4)
    assert row[-1] == 5
