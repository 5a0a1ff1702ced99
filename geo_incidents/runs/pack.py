"""Serialises what a report says, to send it between processes and to store it in parts on disk.

Uses pickle, the fastest format for trees of small frozen values. Places are stored as ids and restored as the
gazetteer's own objects. Unpickling is restricted to this program's own types, whatever the bytes contain.
"""

from __future__ import annotations

import array
import copyreg
import datetime
import pickle
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any, cast

from geo_incidents import model
from geo_incidents.errors import InputError
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.incidents import Sketch
from geo_incidents.pipeline import Extract
from geo_incidents.stored import picked

# Most of what is kept of an archive are a few reasons and candidates, repeated many times.
SHARED = (model.Reason, model.Candidate)
Shared = dict[Any, Any]
PLACE_OF = __name__, "place_of"
PICKED = picked.__module__, picked.__qualname__


def dumps(value: object, gazetteer: Gazetteer | None = None) -> bytes:
    """The value as bytes; it may consist of the model's types, extracts and built-in types."""
    file = BytesIO()
    pickler = pickle.Pickler(file, 5)
    pickler.dispatch_table = copyreg.dispatch_table | dict.fromkeys(SHARED, _call)
    if gazetteer:
        pickler.dispatch_table[model.Place] = _Reduce(gazetteer)
    pickler.dump(value)
    return file.getvalue()


def loads(data: bytes, gazetteer: Gazetteer | None = None, shared: Shared | None = None) -> Any:
    """The value restored; objects already in `shared` are reused.

    Raises `InputError` for bytes that this program would not have written.
    """
    try:
        return _Reader(data, gazetteer, {} if shared is None else shared).load()
    except Exception as error:  # unpickling foreign bytes can raise anything
        message = f"a part of an earlier run is damaged ({type(error).__name__}): start again without --resume"
        raise InputError(message) from error


class Packed:
    """A fast codec for values of the model, for temporary sequences on disk with millions of them.

    A value is stored as its class and fields; pickle's own way with frozen slotted classes takes three times as long.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        known = _known().values()
        taken_apart = {cls: _Fields(cls) for cls in known if isinstance(cls, type) and is_dataclass(cls)}
        named = {cls: _named for cls in known if isinstance(cls, type) and issubclass(cls, Enum)}
        ways = {**taken_apart, **named, model.Place: _Reduce(gazetteer)}
        self._table: dict[type, Any] = {**copyreg.dispatch_table, **ways}
        members = {(cls.__module__, _named(one)): one for cls in named for one in cls}
        self._names = {**_known(), **members, PLACE_OF: gazetteer.place, PICKED: picked}

    def dumps(self, value: object) -> bytes:
        """The value as bytes."""
        file = BytesIO()
        pickler = pickle.Pickler(file, 5)
        pickler.dispatch_table = self._table
        pickler.dump(value)
        return file.getvalue()

    def loads(self, data: bytes) -> Any:
        """An equal value."""
        return _Own(data, self._names).load()


class _Fields:
    """Takes a value of a class apart into its fields."""

    def __init__(self, cls: type) -> None:
        names = [field.name for field in fields(cls)]
        self._cls, self._get, self._one = cls, attrgetter(*names), len(names) == 1

    def __call__(self, value: Any) -> Any:
        found = self._get(value)
        return self._cls, (found,) if self._one else found


class _Own(pickle.Unpickler):
    """Reads what `Packed` wrote: a temporary file that no other user can open."""

    def __init__(self, data: bytes, names: Mapping[tuple[str, str], Any]) -> None:
        super().__init__(BytesIO(data))
        self._names = names

    def find_class(self, module_name: str, global_name: str) -> Any:
        return self._names[module_name, global_name]


def _named(member: Enum) -> str:
    """A member of an enumeration as a global name, which is read without a call."""
    return f"{type(member).__qualname__}.{member.name}"


def place_of(place_id: str) -> model.Place:
    """Placeholder for a place of the gazetteer; the reader substitutes its own object."""
    raise LookupError(place_id)


class _Reduce:
    """Pickles a place of the gazetteer as its id, and any other place whole."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __call__(self, place: model.Place) -> Any:
        if place.id in self._gazetteer and self._gazetteer.place(place.id) is place:
            return place_of, (place.id,)
        return place.__reduce_ex__(5)


def _call(value: Any) -> Any:
    """Pickles a value as a call, so that the reader can return an existing object."""
    return _FIELDS[type(value)](value)


_FIELDS = {cls: _Fields(cls) for cls in SHARED}


class _Reader(pickle.Unpickler):
    def __init__(self, data: bytes, gazetteer: Gazetteer | None, shared: Shared) -> None:
        super().__init__(BytesIO(data))
        self._gazetteer, self._shared = gazetteer, shared

    # The written form is the key: 0.0, -0.0 and 0 are equal but not identical.

    def _reason(self, feature: str, weight: float, detail: str) -> model.Reason:
        key = feature, repr(weight), detail
        found = self._shared.get(key) or self._shared.setdefault(key, model.Reason(feature, weight, detail))
        return cast(model.Reason, found)

    def _candidate(self, place: model.Place, score: float, reasons: tuple[model.Reason, ...]) -> model.Candidate:
        key = place.id, repr(score), *map(id, reasons)  # ids of shared objects, which stay alive
        found = self._shared.get(key)
        if found is None or found.place is not place:
            found = self._shared[key] = model.Candidate(place, score, reasons)
        return cast(model.Candidate, found)

    def find_class(self, module_name: str, global_name: str) -> Any:
        if (module_name, global_name) == PLACE_OF and self._gazetteer:
            return self._gazetteer.place
        if module_name == model.__name__ and global_name in ("Reason", "Candidate"):
            return self._reason if global_name == "Reason" else self._candidate
        try:
            return _known()[module_name, global_name]
        except KeyError:
            message = f"{module_name}.{global_name} has no place in a part"
            raise pickle.UnpicklingError(message) from None


@cache
def _known() -> dict[tuple[str, str], Any]:
    values = [
        one for one in vars(model).values() if isinstance(one, type) and one.__module__.startswith(model.__name__)
    ]
    others = [Extract, Sketch, datetime.date, array.array, copyreg.__newobj__]  # type: ignore[attr-defined]
    known = {(one.__module__, one.__qualname__): one for one in (*values, *others)}
    return known | {("array", "_array_reconstructor"): array._array_reconstructor}  # type: ignore[attr-defined]
