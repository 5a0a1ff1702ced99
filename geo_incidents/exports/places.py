"""The gazetteer itself as GeoJSON, GeoPackage or CSV: every place with its spellings and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Protocol

import orjson

from geo_incidents.errors import UsageError
from geo_incidents.exports.atomic import replacing, write_bytes
from geo_incidents.model import Place

COLUMNS = (*(field.name for field in fields(Place) if field.name != "context"), "names")
LISTS = ("sources", "told_as", "shown", "names")  # columns of several values; JSON in formats without lists
LAYER = "places"


class Spelling(Protocol):
    """A spelling of a place."""

    @property
    def text(self) -> str: ...


class Gazetteer(Protocol):
    """What is exported."""

    @property
    def places(self) -> Sequence[Place]: ...
    @property
    def attributions(self) -> tuple[str, ...]: ...
    @property
    def version(self) -> str: ...
    def names_of(self, place_id: str, /) -> Sequence[Spelling]: ...


def write(gazetteer: Gazetteer, path: Path) -> None:
    """Write the places in the format of the suffix; context places, which are never drawn, and areas are left out.

    The attributions of a CSV are in `NAME.credits.txt`. Raises `UsageError` for another suffix, `OutputError` for a
    target that cannot be written.
    """
    writer_of(path)(gazetteer, path)


def writer_of(path: Path) -> Callable[[Gazetteer, Path], None]:
    """The writer for the suffix. Raises `UsageError` if there is none."""
    if path.suffix.lower() not in WRITERS:
        message = f"{path}: a gazetteer is written as {', '.join(WRITERS)}; use one of these suffixes"
        raise UsageError(message)
    return WRITERS[path.suffix.lower()]


def rows(gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    """One row for each place, in the gazetteer's order; `names` are its spellings by descending weight."""
    for place in gazetteer.places:
        if place.context or place.lat is None or place.lon is None:
            continue
        values = {name: getattr(place, name) for name in COLUMNS[:-1]}
        names = list(dict.fromkeys(row.text for row in gazetteer.names_of(place.id)))
        shown = dict(place.shown)
        yield values | {
            "kind": str(place.kind), "population": place.population or None, "shown": shown, "names": names,
        }  # fmt: skip


def write_geojson(gazetteer: Gazetteer, path: Path) -> None:
    """A FeatureCollection with the attributions as a foreign member."""
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
            "properties": {name: value for name, value in row.items() if name not in ("lat", "lon")},
        }
        for row in rows(gazetteer)
    ]
    head = {"type": "FeatureCollection", "gazetteer": gazetteer.version, "attributions": gazetteer.attributions}
    write_bytes(path, orjson.dumps(head | {"features": features}, option=orjson.OPT_APPEND_NEWLINE))


def write_csv(gazetteer: Gazetteer, path: Path) -> None:
    """A table whose lists are JSON, and the attributions in a second file."""
    from geo_incidents.exports.textcsv import write_table

    with replacing(path) as draft, replacing(path.with_suffix(".credits.txt")) as beside:
        write_table(draft, COLUMNS, rows(gazetteer))
        beside.write_text("".join(f"{line}\n" for line in gazetteer.attributions), "utf8")


def write_gpkg(gazetteer: Gazetteer, path: Path) -> None:
    """A layer of points whose description holds the attributions."""
    import pyarrow as pa

    from geo_incidents.exports.arrow import with_geometry
    from geo_incidents.exports.gdal import gdal_option, write_layer
    from geo_incidents.exports.wkb import point

    found = list(rows(gazetteer))
    shapes = [point(row["lon"], row["lat"]) for row in found]
    types = {"radius_m": pa.int64(), "geonameid": pa.int64(), "population": pa.int64(), "lat": pa.float64()}
    types |= {"lon": pa.float64(), "curated": pa.bool_(), "at_parent": pa.bool_(), "reports": pa.int64()}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in COLUMNS])
    for row in found:
        row |= {name: orjson.dumps(row[name]).decode() for name in LISTS}
    table = with_geometry(pa.Table.from_pylist(found, schema), shapes)
    about = {"IDENTIFIER": f"{LAYER} {gazetteer.version}", "DESCRIPTION": " ".join(gazetteer.attributions)}
    with replacing(path) as draft, gdal_option("OGR_CURRENT_DATE", "1970-01-01T00:00:00Z"):
        write_layer(draft, "GPKG", LAYER, table, "Point", layer_options=about)


WRITERS: dict[str, Callable[[Gazetteer, Path], None]] = {
    ".geojson": write_geojson,
    ".gpkg": write_gpkg,
    ".csv": write_csv,
}
