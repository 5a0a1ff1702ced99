"""Checks of a gazetteer's tables before they are compiled. Each check yields faults with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from unicodedata import name as character_name

from geo_incidents.gazetteer import areas, not_places, reported
from geo_incidents.gazetteer.records import WEIGHTS
from geo_incidents.gazetteer.tables import Row, Tables
from geo_incidents.model import PlaceKind
from geo_incidents.text.keys import name_key

# A village may lie on its governorate's simplified border. Islands without an outline are corrections.
OUTSIDE_M = 1_000
OUTSIDE = "outside_m"  # column of corrections.csv that allows a greater distance for one row
DROP, UNNAME = "drop", "unname"  # columns of corrections.csv that remove a row, or one of its spellings
WEAK = "weak"  # column of corrections.csv that makes a spelling weak
_KINDS = frozenset(kind.value for kind in PlaceKind)
_SCRIPTS = {"Latn": "LATIN", "Arab": "ARABIC"}


def faults(tables: Tables) -> Iterator[str]:
    """All faults, in the order of the files."""
    yield from tables.faults
    rows = (*tables.places, *tables.areas, *tables.context)
    yield from _duplicates(rows)
    ids = {row["id"]: row for row in reversed(rows)}  # the first of several with the same id
    for row in rows:
        yield from _place(row, tables)
        yield from _point(row)
        yield from _parent(row, ids)
        yield from _told_as(row, ids)
        yield from _covers(row, tables)
    yield from _outside(tables)
    yield from _names(tables, ids)
    yield from not_places.faults(tables, ids)
    yield from reported.faults(tables, ids)
    yield from (fault for row in tables.not_places for fault in _script(row, "form", row["script"]))
    yield from _corrections(tables)
    yield from _licences(tables)


def _duplicates(rows: tuple[Row, ...]) -> Iterator[str]:
    first: dict[str, Row] = {}
    for row in rows:
        other = first.setdefault(row["id"], row)
        if other is not row:
            yield row.fault(f"id {row['id']} stands in {other.file}:{other.line} too")


def _place(row: Row, tables: Tables) -> Iterator[str]:
    if ":" not in row["id"]:
        yield row.fault(f"id {row['id']!r} is not of the form source:key")
    if row["kind"] not in _KINDS:
        yield row.fault(f"kind {row['kind']!r} is none of {', '.join(sorted(_KINDS))}")
    if not row["name"] and not row["name_ar"]:
        yield row.fault("has no name")
    yield from _script(row, "name", "Latn")
    yield from _script(row, "name_ar", "Arab")
    yield from _number(row, "radius_m")
    yield from _number(row, "population")
    yield from _number(row, "reports")
    if row["curated"] == "true" and not row["note"]:
        yield row.fault("is curated but its note does not say where the knowledge comes from")
    for key in row["sources"].split("|"):
        if key not in tables.sources:
            yield row.fault(f"source {key!r} is not in sources.toml")


def _parent(row: Row, ids: Mapping[str, Row]) -> Iterator[str]:
    parent = ids.get(row["parent"])
    if row["parent"] and parent is None:
        yield row.fault(f"parent {row['parent']} is not in any table")
    if row["at_parent"] != "true":
        return
    if not row["parent"]:
        yield row.fault("is at its parent's point but names no parent")
    elif parent and any(row[column] != parent[column] for column in ("lat", "lon", "radius_m")):
        yield row.fault(f"is at its parent's point but differs from it, {parent.file}:{parent.line}")


def _told_as(row: Row, ids: Mapping[str, Row]) -> Iterator[str]:
    for pcode in filter(None, row["told_as"].split("|")):
        if f"adm:{pcode}" not in ids:
            yield row.fault(f"is told as {pcode}, which is not in areas.csv")
        if pcode == row["adm1"]:
            yield row.fault(f"is told as {pcode}, where it lies")


def _covers(row: Row, tables: Tables) -> Iterator[str]:
    unknown = [pcode for pcode in filter(None, row["covers"].split("|")) if pcode not in tables.outlines]
    yield from (row.fault(f"covers {pcode}, which has no outline") for pcode in unknown)


def _point(row: Row) -> Iterator[str]:
    """Areas have no points, and neither has a place at an area's point."""
    if row["kind"] in areas.KINDS:
        if row["lat"] or row["lon"]:
            yield row.fault("is an area and must not have a point")
    elif row["lat"] or row["lon"] or row["at_parent"] != "true":
        yield from _coordinates(row)


def _coordinates(row: Row) -> Iterator[str]:
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        yield row.fault(f"{row['lat']!r}, {row['lon']!r} is no latitude and longitude")
        return
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        yield row.fault(f"{lat}, {lon} is not on the globe")


def _number(row: Row, column: str) -> Iterator[str]:
    if row[column] and not row[column].isdecimal():
        yield row.fault(f"{column} {row[column]!r} is no whole number")


def _outside(tables: Tables) -> Iterator[str]:
    corrections = (c for c in tables.corrections if c["column"] == OUTSIDE and c["value"].isdecimal())
    allowed = {correction["id"]: int(correction["value"]) for correction in corrections}
    for row in tables.places:
        yield from _within(row, tables.outlines, allowed.get(row["id"], OUTSIDE_M))


def _within(row: Row, outlines: Mapping[str, areas.Geometry], allowed_m: float) -> Iterator[str]:
    outline = outlines.get(row["adm1"])
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        return  # _coordinates has reported it
    if outline is not None and (off := areas.distance_m(outline, lat, lon)) > allowed_m:
        yield row.fault(f"{row['name']} lies {off / 1000:.1f} km outside its governorate {row['adm1']}")


def _names(tables: Tables, ids: Mapping[str, Row]) -> Iterator[str]:
    first: dict[tuple[str, str], Row] = {}
    for row in tables.names:
        yield from _spelling(row, tables, ids)
        twin = first.setdefault((row["place_id"], row["name"]), row)
        if twin is not row:
            yield row.fault(f"{row['name']} is listed for {row['place_id']} in line {twin.line} too")


def _spelling(row: Row, tables: Tables, ids: Mapping[str, Row]) -> Iterator[str]:
    if row["place_id"] not in ids:
        yield row.fault(f"place {row['place_id']} is not in any table")
    if not name_key(row["name"]):
        yield row.fault(f"name {row['name']!r} folds to nothing")
    yield from _script(row, "name", row["script"])
    if row["weight"] not in WEIGHTS:
        yield row.fault(f"weight {row['weight']!r} is none of {', '.join(WEIGHTS)}")
    if row["source"] not in tables.sources:
        yield row.fault(f"source {row['source']!r} is not in sources.toml")


def _script(row: Row, column: str, script: str) -> Iterator[str]:
    expected = _SCRIPTS.get(script)
    letters = [letter for letter in row[column] if letter.isalpha() and expected]
    strangers = {letter for letter in letters if not character_name(letter, "").startswith(_families(expected))}
    if strangers:
        yield row.fault(f"{column} {row[column]!r} has letters that are not {script}: {''.join(sorted(strangers))}")


def _families(expected: str | None) -> tuple[str, ...]:
    """`MODIFIER LETTER …`: the apostrophes for hamza and ayn count as Latin."""
    return (expected or "", "MODIFIER LETTER") if expected == "LATIN" else (expected or "",)


def _corrections(tables: Tables) -> Iterator[str]:
    """The tables must agree with the corrections."""
    rows = {row["id"]: row for row in (*tables.places, *tables.areas, *tables.context)}
    spelt = {(row["id"], name): row for row in tables.context for name in row["names"].split("|")}
    spelt |= {(row["place_id"], row["name"]): row for row in tables.names}
    for correction in tables.corrections:
        row, column, value = rows.get(correction["id"]), correction["column"], correction["value"]
        if not correction["reason"]:
            yield correction.fault("gives no reason")
        if row is None and column != DROP:
            yield correction.fault(f"corrects {correction['id']}, which is not in any table")
        spelling = spelt.get((correction["id"], value))
        left = {DROP: row, UNNAME: spelling}.get(column)
        if left:
            yield correction.fault(f"takes away what {left.file}:{left.line} still has")
        if column == WEAK and (spelling is None or spelling["weight"] != "weak"):
            yield correction.fault(f"makes {value!r} a weak spelling, which names.csv does not say")
        if row and column in row.values and row[column] != value:
            yield correction.fault(f"says {column} = {value!r}, but {row.file}:{row.line} says {row[column]!r}")


def _licences(tables: Tables) -> Iterator[str]:
    fault = partial("sources.toml: [{}] lacks {}".format)
    for key, entry in tables.sources.items():
        for needed in ("title", "licence", "attribution"):
            if not (isinstance(entry, dict) and entry.get(needed)):
                yield fault(key, needed)
