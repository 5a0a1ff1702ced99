"""Compiles a folder of tables into the one file that is loaded; the result depends on the folder's content only.

Everything is sorted, and no time, network or random number is used: the same tables give the same bytes everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from geo_incidents.errors import GazetteerError
from geo_incidents.gazetteer import areas, checks, tables
from geo_incidents.gazetteer.basemap import basemap
from geo_incidents.gazetteer.container import pack
from geo_incidents.gazetteer.cover import shown_by
from geo_incidents.gazetteer.indexing import compile_index
from geo_incidents.gazetteer.not_places import compile_not_places
from geo_incidents.gazetteer.records import WEIGHTS, NameRow, dump_names, dump_places
from geo_incidents.gazetteer.reported import compile_reported
from geo_incidents.gazetteer.tables import Row, Tables
from geo_incidents.model import Place, PlaceKind

_WEIGHT_ORDER = {weight: order for order, weight in enumerate(WEIGHTS)}


def compile_folder(folder: Path) -> bytes:
    """The compiled gazetteer of a folder of tables (see `tables`). Raises `GazetteerError` with all faults."""
    read = tables.read(folder)
    faults = list(checks.faults(read))
    if faults:
        message = "\n".join([f"gazetteer {folder}: nothing was built; errors to correct: {len(faults)}", *faults])
        raise GazetteerError(message)
    return pack(dict(members(read)))


def members(read: Tables) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of every member of the compiled file."""
    places = compile_places(read)
    names = compile_names(read, places)
    yield "about", _about(read)
    yield "places", dump_places(places)
    yield "names", dump_names(names, len(places))
    yield "points", orjson.dumps(list(_points(places)))
    yield "areas", orjson.dumps([place.id for place in places if place.kind.is_area])
    yield "index", compile_index(places, names)
    numbers = {place.id: number for number, place in enumerate(places)}
    yield "not_places", compile_not_places(read, numbers)
    yield "reported", compile_reported(read, numbers)
    seats = {row["seat_of"]: row["id"] for row in (*read.places, *read.context) if row["seat_of"]}
    yield "seats", orjson.dumps(seats, option=orjson.OPT_SORT_KEYS)
    by_code = {place.pcode or place.id: place for place in places if place.kind.is_area}
    yield "shown_by", orjson.dumps(shown_by(places, by_code))
    yield "basemap", orjson.dumps(_basemap(read, {place.id: place for place in places}, seats))
    for pcode, geometry in (read.outlines | _covering(read)).items():
        yield f"polygon/{pcode}", orjson.dumps(geometry)


def _covering(read: Tables) -> dict[str, areas.Geometry]:
    """Outlines of landscapes that are defined by the units they cover, by id."""
    covered = {row["id"]: row["covers"].split("|") for row in read.areas if row["covers"]}
    return {id_: areas.together([read.outlines[pcode] for pcode in pcodes]) for id_, pcodes in covered.items()}


def _basemap(read: Tables, places: dict[str, Place], seats: dict[str, str]) -> dict[str, Any]:
    units = [place for place in places.values() if place.kind.is_area]
    known = {unit.pcode for unit in units}
    return basemap(read.land, read.outlines, units, {p: places[s] for p, s in seats.items() if p in known})


def _points(places: Sequence[Place]) -> Iterator[tuple[int, float, float]]:
    """The number, latitude and longitude of every place with a point of its own."""
    for number, place in enumerate(places):
        if place.lat is not None and place.lon is not None and not place.at_parent:
            yield number, place.lat, place.lon


def compile_places(read: Tables) -> list[Place]:
    """All rows as places, sorted by id."""
    shown = shown_names(read.names)
    rows = [_place(row, shown, context=row["context"] == "true") for row in (*read.places, *read.areas)]
    rows += [_place(row, shown, context=True) for row in read.context]
    return sorted(rows, key=lambda place: place.id)


def compile_names(read: Tables, places: Sequence[Place]) -> list[NameRow]:
    """All spellings, each once for a place with its greatest weight, in the order of the places."""
    numbers = {place.id: number for number, place in enumerate(places)}
    best: dict[tuple[int, str], NameRow] = {}
    for name in _all_names(read, places, numbers):
        known = best.setdefault((name.place, name.text), name)
        if _WEIGHT_ORDER[name.weight] < _WEIGHT_ORDER[known.weight]:
            best[name.place, name.text] = name
    return sorted(best.values(), key=lambda row: (row.place, _WEIGHT_ORDER[row.weight], row.text))


def _all_names(read: Tables, places: Sequence[Place], numbers: dict[str, int]) -> Iterator[NameRow]:
    for number, place in enumerate(places):
        for text, script in ((place.name, "Latn"), (place.name_ar, "Arab")):
            if text:
                yield NameRow(text, script, "primary", number)
    for row in read.names:
        yield NameRow(row["name"], row["script"], row["weight"], numbers[row["place_id"]], row["lang"])
    for row in read.context:
        for text in filter(None, row["names"].split("|")):
            yield NameRow(text, script_of(text), "variant", numbers[row["id"]])


def script_of(text: str) -> str:
    """The ISO 15924 code of a spelling in one of the two scripts of names."""
    return "Arab" if any("\u0600" <= letter <= "\u06ff" for letter in text) else "Latn"


def shown_names(names: Iterable[Row]) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each place, the languages for which `shown` marks a usual spelling, and that spelling."""
    found: dict[str, dict[str, str]] = {}
    for row in names:
        for lang in filter(None, row["shown"].split("|")):
            found.setdefault(row["place_id"], {})[lang] = row["name"]
    return {place_id: tuple(sorted(by_lang.items())) for place_id, by_lang in found.items()}


def _place(row: Row, shown: Mapping[str, tuple[tuple[str, str], ...]], *, context: bool) -> Place:
    return Place(
        id=row["id"], name=row["name"] or row["name_ar"], name_ar=row["name_ar"], kind=PlaceKind(row["kind"]),
        lat=float(row["lat"]) if row["lat"] else None, lon=float(row["lon"]) if row["lon"] else None,
        radius_m=int(row["radius_m"] or 0), adm1=row["adm1"], adm2=row["adm2"], adm3=row["adm3"], pcode=row["pcode"],
        geonameid=int(row["geonameid"]) if row["geonameid"] else None, wikidata=row["wikidata"],
        population=int(row["population"] or 0), sources=tuple(row["sources"].split("|")),
        curated=row["curated"] == "true", parent=row["parent"], at_parent=row["at_parent"] == "true", context=context,
        told_as=tuple(filter(None, row["told_as"].split("|"))), reports=int(row["reports"] or 0),
        shown=shown.get(row["id"], ()),
    )  # fmt: skip


def _about(read: Tables) -> bytes:
    """Attributions in the order of sources.toml, without repeats, and the sources' entries."""
    lines: Iterable[str] = (entry["attribution"] for entry in read.sources.values())
    return orjson.dumps(
        {"attributions": list(dict.fromkeys(lines)), "sources": read.sources}, option=orjson.OPT_SORT_KEYS
    )
