"""Enumerations as numbers, which the page resolves in lists that it contains once."""

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
# Keyed by the plain string: an enum's own hash is a function call, and there are millions of look-ups.
_NUMBERS = {values: {value._value_: number for number, value in enumerate(values)} for values in _LISTS.values()}


def code(value: StrEnum) -> int:
    """The number of a value within its enumeration."""
    return _NUMBERS[type(value)][value._value_]


def lists() -> dict[str, list[str]]:
    """The values of every enumeration in the order of their numbers."""
    return {name: [str(value) for value in values] for name, values in _LISTS.items()}
