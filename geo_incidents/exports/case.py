"""A result as plain JSON records and back without loss, so that an exported file is a case that can be extended.

A place, resolution or claim that occurs several times is written once, in a list of its own, and referred to by its
position there. Equal values share a position even if they are different objects, so that the records do not depend on
how the result was computed. cattrs traverses the types of `model`, so that a new field needs no code here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields
from functools import partial
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn
from cattrs.preconf.orjson import make_converter

from geo_incidents.errors import InputError
from geo_incidents.model import (
    Claim,
    Conflict,
    Count,
    Decision,
    Failure,
    Identity,
    Place,
    Private,
    Qualifier,
    Reason,
    Resolution,
    Result,
    Review,
    Series,
    Source,
    Span,
    Speaker,
    Toll,
    When,
)

Records = dict[str, Any]

FORMAT = 2  # increased when records of older versions can no longer be read
POOLED = (Place, Resolution, Claim)  # each may refer to the ones before it
# These contain nothing pooled: orjson serialises such dataclasses itself, ten times as fast.
LEAVES = (
    Conflict,
    Count,
    Decision,
    Failure,
    Identity,
    Private,
    Qualifier,
    Reason,
    Review,
    Series,
    Source,
    Span,
    Speaker,
    Toll,
    When,
)
LARGEST = 2**53  # largest integer that every JSON reader keeps exactly
PARTS = tuple(field.name for field in fields(Result))


class Pool:
    """Distinct values in order of first occurrence.

    `key` must be cheap and equal for equal values; whole values are compared only if their keys are equal.
    """

    def __init__(self, key: Callable[[Any], Hashable], encode: Callable[[Any], Any]) -> None:
        self.records: list[Any] = []
        self._key, self._encode = key, encode
        self._of_object: dict[int, int] = {}
        self._buckets: dict[Hashable, list[tuple[Any, int]]] = {}

    def position(self, value: Any) -> int:
        """The position of the value in the list, to which a new value is added."""
        found = self._of_object.get(id(value))
        return self._look_up(value) if found is None else found

    def _look_up(self, value: Any) -> int:
        bucket = self._buckets.setdefault(self._key(value), [])
        found = next((position for other, position in bucket if other == value), None)
        if found is None:
            record = self._encode(value)  # may add values to other pools, but not to this one
            found = len(self.records)
            self.records.append(record)
        bucket.append((value, found))  # keeps the object alive, so that its id is not reused
        self._of_object[id(value)] = found
        return found


KEYS: dict[type, Callable[[Any], Hashable]] = {
    Place: lambda place: place.id,
    Resolution: lambda found: (found.mention.document, found.mention.span),
    Claim: lambda claim: claim.id,
}


def to_records(result: Result) -> Records:
    """The result's parts as values that orjson can write, with a list for each class in `POOLED`."""
    pools: dict[type, Pool] = {}

    def pooled(cls: type, encode: Callable[[Any], Any]) -> Callable[[Any], int]:
        pools[cls] = Pool(KEYS[cls], encode)
        return pools[cls].position

    parts: Records = encoder(pooled).unstructure(result, Result)
    return {**{pool_name(cls): pool.records for cls, pool in pools.items()}, **parts}


def encoder(pooled: Callable[[type, Callable[[Any], Any]], Callable[[Any], int]]) -> Converter:
    """The converter from values to records. `pooled` takes a class in `POOLED` and its encoder."""
    converter = make_converter(omit_if_default=True)
    for leaf in LEAVES:
        converter.register_unstructure_hook(leaf, _as_it_is)
    for cls in POOLED:
        encode = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
        converter.register_unstructure_hook(cls, pooled(cls, encode))
    return converter


def from_records(records: Records) -> Result:
    """The result that was passed to `to_records`.

    Raises `InputError` if the records do not form a result.
    """
    converter = make_converter(detailed_validation=False)
    converter.register_structure_hook(int, _integer)
    try:
        for cls in POOLED:
            decode = make_dict_structure_fn(cls, converter, _cattrs_detailed_validation=False)
            values = [decode(record, cls) for record in records[pool_name(cls)]]
            converter.register_structure_hook(cls, partial(_at, values))
        return converter.structure({name: records[name] for name in PARTS if name in records}, Result)
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError, ArithmeticError) as error:
        message = f"the case's records are damaged ({error!r}): export it again from the reports"
        raise InputError(message) from error


def pool_name(cls: type) -> str:
    """The name of the part that holds the pool of a class."""
    return f"pool:{cls.__name__.lower()}"


def _as_it_is(value: Any) -> Any:
    return value


def _integer(value: Any, kind: type[int]) -> int:
    """A whole number, or subclass of it, that every format can write. Raises `ValueError` for a larger one."""
    number = int(value)
    if abs(number) > LARGEST:
        message = f"{number:.0e} is not a number of a case"
        raise ValueError(message)
    return kind(number)


def _at(values: Sequence[Any], position: int, _: type) -> Any:
    if position < 0:
        raise IndexError(position)
    return values[position]
