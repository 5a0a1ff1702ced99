"""The tables of a gazetteer's folder as typed rows, each knowing its file and line; faults are collected, not raised.

places.csv   (needed)  settlements, quarters and facilities of the region
sources.toml (needed)  where the rows come from, with licence and attribution
names.csv              further spellings of any row
areas.csv              governorates, districts, subdistricts, regions, countries
areas.geojson          outlines of areas, by P-code
context.csv            places round about, known so that namesakes are not drawn here; names in one column
not_places.csv         words that look like places and are none
reported.csv           how many reports call which place by which name
corrections.csv        the reason for every hand edit of a row that a source gave
"""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo_incidents.errors import GazetteerError

PLACES, NAMES, AREAS, CONTEXT = "places.csv", "names.csv", "areas.csv", "context.csv"
CORRECTIONS, OUTLINES, LAND, SOURCES = "corrections.csv", "areas.geojson", "land.geojson", "sources.toml"
NOT_PLACES, REPORTED = "not_places.csv", "reported.csv"
_COLUMNS = {
    PLACES: ("id", "name", "kind", "lat", "lon", "sources"),
    NAMES: ("place_id", "name", "script", "source", "weight"),
    AREAS: ("id", "name", "kind", "sources"),
    CONTEXT: ("id", "name", "kind", "lat", "lon", "sources"),
    CORRECTIONS: ("id", "column", "value", "reason"),
    NOT_PLACES: ("form", "script", "what", "why"),
    REPORTED: ("name", "place_id", "reports"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; a missing column reads as ""."""

    file: str
    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return (self.values.get(column) or "").strip()

    def fault(self, what: str) -> str:
        """A fault of this row, in the form that the build prints."""
        return f"{self.file}:{self.line}: {what}"


@dataclass(slots=True)
class Tables:
    """The contents of a folder, and the faults found while reading it."""

    places: list[Row] = field(default_factory=list)
    names: list[Row] = field(default_factory=list)
    areas: list[Row] = field(default_factory=list)
    context: list[Row] = field(default_factory=list)
    corrections: list[Row] = field(default_factory=list)
    not_places: list[Row] = field(default_factory=list)
    reported: list[Row] = field(default_factory=list)
    outlines: dict[str, Mapping[str, Any]] = field(default_factory=dict)  # P-code → geometry
    land: dict[str, Mapping[str, Any]] = field(default_factory=dict)  # name → geometry
    sources: dict[str, Mapping[str, Any]] = field(default_factory=dict)  # key → entry of sources.toml
    faults: list[str] = field(default_factory=list)


def read(folder: Path) -> Tables:
    """All tables of a folder. Raises `GazetteerError` if it does not exist; other faults are in the result."""
    if not folder.is_dir():
        message = f"gazetteer folder {folder} does not exist; name a folder with {PLACES} and {SOURCES}"
        raise GazetteerError(message)
    tables = Tables()
    tables.places = _rows(folder, PLACES, tables.faults, needed=True)
    tables.names = _rows(folder, NAMES, tables.faults)
    tables.areas = _rows(folder, AREAS, tables.faults)
    tables.context = _rows(folder, CONTEXT, tables.faults)
    tables.corrections = _rows(folder, CORRECTIONS, tables.faults)
    tables.not_places = _rows(folder, NOT_PLACES, tables.faults)
    tables.reported = _rows(folder, REPORTED, tables.faults)
    tables.outlines = _geometries(folder / OUTLINES, "pcode", tables.faults)
    tables.land = _geometries(folder / LAND, "name", tables.faults)
    tables.sources = _sources(folder / SOURCES, tables.faults)
    return tables


def _rows(folder: Path, name: str, faults: list[str], *, needed: bool = False) -> list[Row]:
    try:
        text = (folder / name).read_text("utf-8-sig")
    except FileNotFoundError:
        faults.extend([f"{name}: missing"] if needed else [])
        return []
    except UnicodeDecodeError:
        faults.append(f"{name}: not UTF-8")
        return []
    reader = csv.DictReader(text.splitlines(keepends=True))
    lacking = [column for column in _COLUMNS[name] if column not in (reader.fieldnames or ())]
    if lacking:
        faults.append(f"{name}:1: lacks the column {', '.join(lacking)}")
        return []
    return list(_lines(name, reader, faults))


def _lines(name: str, reader: csv.DictReader[str], faults: list[str]) -> Iterator[Row]:
    for values in reader:
        row = Row(name, reader.line_num, values)
        if None in values or None in values.values():
            faults.append(row.fault(f"does not have {len(reader.fieldnames or ())} cells"))
        else:
            yield row


def _geometries(file: Path, key: str, faults: list[str]) -> dict[str, Mapping[str, Any]]:
    if not file.is_file():
        return {}
    try:
        features = json.loads(file.read_text("utf8"))["features"]
        return {feature["properties"][key]: feature["geometry"] for feature in features if feature["geometry"]}
    except (ValueError, KeyError, TypeError) as error:
        faults.append(f"{file.name}: no GeoJSON feature collection with a `{key}` on each feature ({error})")
        return {}


def _sources(file: Path, faults: list[str]) -> dict[str, Mapping[str, Any]]:
    try:
        return dict(tomllib.loads(file.read_text("utf8")))
    except FileNotFoundError:
        faults.append(f"{file.name}: missing")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"{file.name}: {error}")
    return {}
