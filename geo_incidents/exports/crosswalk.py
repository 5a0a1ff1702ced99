"""Codes of ACLED, UCDP, PLOVER and countries for our terms, from data/crosswalks.toml and data/countries.csv."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from geo_incidents.model import DatePrecision, EventKind, Outcome, Precision


@dataclass(frozen=True, slots=True)
class KindCodes:
    """An event kind's English name, its mark, and the nearest terms of ACLED and PLOVER ("" if there is none)."""

    label: str
    mark: str
    acled_event: str
    acled_sub_event: str
    plover_event: str
    plover_mode: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind of event is drawn: a colour as #RRGGBB and a shape by its QGIS name."""

    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class PrecisionCodes:
    """The codes of ACLED (1-3) and UCDP (1-7 for places, 1-5 for dates); None if there is no code."""

    acled: int | None
    ucdp: int | None


@cache
def kind_codes(kind: EventKind) -> KindCodes:
    """The codes of an event kind."""
    entry = _tables()["kinds"][kind]
    return KindCodes(entry["label"], entry["mark"], *entry["acled"], *entry["plover"])


@cache
def mark(kind: EventKind) -> Mark:
    """How an event kind is drawn."""
    return Mark(**_tables()["marks"][kind_codes(kind).mark])


@cache
def place_codes(precision: Precision) -> PrecisionCodes:
    """The codes of a precision of place."""
    return _precision(_tables()["precision"][precision])


@cache
def date_codes(precision: DatePrecision) -> PrecisionCodes:
    """The codes of a precision of date."""
    return _precision(_tables()["dates"][precision])


@cache
def outcome_prefix(outcome: Outcome) -> str:
    """The prefix of the columns with an outcome's figures."""
    return str(_tables()["outcomes"][outcome])


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """The ISO 3166-1 codes of a country."""

    alpha3: str
    numeric: int | None


@cache
def country_codes(alpha2: str) -> CountryCodes:
    """The codes of a country by its alpha-2 code, with which P-codes begin; empty for an unknown country."""
    return _countries().get(alpha2, CountryCodes("", None))


@cache
def _countries() -> dict[str, CountryCodes]:
    file = resources.files("geo_incidents") / "data" / "countries.csv"
    rows = csv.DictReader(file.read_text("utf8").splitlines())
    return {row["alpha2"]: CountryCodes(row["alpha3"], int(row["numeric"])) for row in rows}


def _precision(entry: dict[str, int]) -> PrecisionCodes:
    return PrecisionCodes(entry["acled"] or None, entry["ucdp"] or None)


@cache
def _tables() -> dict[str, Any]:
    file = resources.files("geo_incidents") / "data" / "crosswalks.toml"
    return tomllib.loads(file.read_text("utf8"))
