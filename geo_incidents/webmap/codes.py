"""Enumerations as numbers: what a row says in a digit, the page looks up in a list that it carries once."""

from __future__ import annotations

from enum import StrEnum

from geo_incidents.model import (
    BlockKind,
    Bound,
    Category,
    DatePrecision,
    EventKind,
    IncidentStatus,
    Outcome,
    Polarity,
    Precision,
    Scope,
)

_LISTS: dict[str, type[StrEnum]] = {
    "kind": EventKind,
    "status": IncidentStatus,
    "precision": Precision,
    "outcome": Outcome,
    "category": Category,
    "bound": Bound,
    "scope": Scope,
    "polarity": Polarity,
    "dates": DatePrecision,
    "block": BlockKind,
}
# By the plain string: an enumeration's own hash is a function call, and rows ask for millions.
_NUMBERS = {values: {value._value_: number for number, value in enumerate(values)} for values in _LISTS.values()}


def code(value: StrEnum) -> int:
    """The number of a value within its enumeration."""
    return _NUMBERS[type(value)][value._value_]


def lists() -> dict[str, list[str]]:
    """The values of every enumeration in the order of their numbers."""
    return {name: [str(value) for value in values] for name, values in _LISTS.items()}
