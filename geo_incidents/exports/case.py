"""A result as plain JSON records and back, nothing lost: what makes an exported file a case one can keep and add to.

A place, a resolution or a claim that stands in several spots is written once, in a list of its own, and referred to by
its position there. Equal values have one position however many objects hold them, so that the records do not depend on
how the result came about. cattrs does the walking: it reads the types of `model`, so that a new field needs no code.
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

FORMAT = 2  # raised when records of an older version can no longer be read
POOLED = (Place, Resolution, Claim)  # each may refer to those before it
# Nothing pooled stands in these: orjson writes such dataclasses itself, in a tenth of the time.
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
LARGEST = 2**53  # what a JSON reader is sure to keep whole
PARTS = tuple(field.name for field in fields(Result))


class Pool:
    """Distinct values in the order in which they are first met.

    `key` is cheap and equal for equal values; whole values are compared only where keys meet.
    """

    def __init__(self, key: Callable[[Any], Hashable], encode: Callable[[Any], Any]) -> None:
        self.records: list[Any] = []
        self._key, self._encode = key, encode
        self._of_object: dict[int, int] = {}
        self._buckets: dict[Hashable, list[tuple[Any, int]]] = {}

    def position(self, value: Any) -> int:
        """Where the value is in the list; it is added when it is new."""
        found = self._of_object.get(id(value))
        return self._look_up(value) if found is None else found

    def _look_up(self, value: Any) -> int:
        bucket = self._buckets.setdefault(self._key(value), [])
        found = next((position for other, position in bucket if other == value), None)
        if found is None:
            record = self._encode(value)  # may add values of other pools, never of this one
            found = len(self.records)
            self.records.append(record)
        bucket.append((value, found))  # keeps the object alive, so that its id stays its own
        self._of_object[id(value)] = found
        return found


KEYS: dict[type, Callable[[Any], Hashable]] = {
    Place: lambda place: place.id,
    Resolution: lambda found: (found.mention.document, found.mention.span),
    Claim: lambda claim: claim.id,
}


def to_records(result: Result) -> Records:
    """The result's parts as values that orjson writes, and beside them a list for each class of `POOLED`."""
    pools: dict[type, Pool] = {}

    def pooled(cls: type, encode: Callable[[Any], Any]) -> Callable[[Any], int]:
        pools[cls] = Pool(KEYS[cls], encode)
        return pools[cls].position

    parts: Records = encoder(pooled).unstructure(result, Result)
    return {**{pool_name(cls): pool.records for cls, pool in pools.items()}, **parts}


def encoder(pooled: Callable[[type, Callable[[Any], Any]], Callable[[Any], int]]) -> Converter:
    """What makes records of values. `pooled` gets each class of `POOLED` with what encodes it, and gives positions."""
    converter = make_converter(omit_if_default=True)
    for leaf in LEAVES:
        converter.register_unstructure_hook(leaf, _as_it_is)
    for cls in POOLED:
        encode = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
        converter.register_unstructure_hook(cls, pooled(cls, encode))
    return converter


def from_records(records: Records) -> Result:
    """The result that `to_records` was given.

    Raises `InputError` where the records are not those of a result.
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
    """Name of the part that holds a pool."""
    return f"pool:{cls.__name__.lower()}"


def _as_it_is(value: Any) -> Any:
    return value


def _integer(value: Any, kind: type[int]) -> int:
    """A whole number, or one of a class made of them, that every format can write. Raises `ValueError` for a larger."""
    number = int(value)
    if abs(number) > LARGEST:
        message = f"{number:.0e} is no number of a case"
        raise ValueError(message)
    return kind(number)


def _at(values: Sequence[Any], position: int, _: type) -> Any:
    if position < 0:
        raise IndexError(position)
    return values[position]
