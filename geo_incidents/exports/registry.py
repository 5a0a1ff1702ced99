"""Which module writes which suffix. Modules are imported on demand: some import large GIS libraries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from geo_incidents.errors import UsageError
from geo_incidents.exports.addresses import SCHEMES, printable_target, scheme_of


@dataclass(frozen=True, slots=True)
class Format:
    """An output format: suffixes, writer, whether it needs polygons and attributions, and its options."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    function: str = "write"
    shapes: bool = False
    options: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()

    def writer(self) -> Callable[..., None]:
        """The writing function, imported on demand."""
        found: Callable[..., None] = getattr(import_module(f"geo_incidents.exports.{self.module}"), self.function)
        return found


FORMATS = (
    Format("CSL-JSON", (".csl.json",), "references", "write_csl"),
    Format("BibTeX", (".bib",), "references", "write_bibtex"),
    Format("GeoJSON", (".geojson", ".json"), "geojson", shapes=True, options=("full",)),
    Format("GeoJSON lines", (".geojsonl", ".geojsons"), "geojson", "write_lines"),
    Format("claims as JSON lines", (".jsonl",), "jsonl"),
    Format("GeoPackage", (".gpkg",), "geopackage", shapes=True),
    Format("FlatGeobuf", (".fgb",), "flatgeobuf", shapes=True),
    Format("GeoParquet", (".parquet", ".geoparquet"), "parquet", shapes=True),
    Format("KML", (".kml",), "kml", shapes=True),
    Format("XLSX", (".xlsx",), "xlsx", shapes=True),
    Format("CSV", (".csv",), "textcsv", options=("bom", "hxl", "shape")),
    Format("PostGIS", (), "postgis", shapes=True, schemes=SCHEMES),
)


def known_suffixes() -> tuple[str, ...]:
    """All suffixes that can be written."""
    return tuple(suffix for found in FORMATS for suffix in found.suffixes)


def format_of(target: Path | str) -> Format:
    """The format of a file name or database address. Raises `UsageError` with the known suffixes otherwise."""
    name = str(target)
    for found in FORMATS:
        if scheme_of(name) in found.schemes or (not scheme_of(name) and name.lower().endswith(found.suffixes)):
            return found
    suffix = "(none)" if scheme_of(name) else Path(printable_target(name)).suffix or "(none)"
    unknown = f"{printable_target(name)}: no format has the suffix {suffix}"
    message = f"{unknown}; use one of {' '.join(known_suffixes())} or postgresql://…"
    raise UsageError(message)


def options_for(found: Format, given: dict[str, Any]) -> dict[str, Any]:
    """The options that the format accepts. Raises `UsageError` for an option that was given but is not one of them."""
    asked = {name: value for name, value in given.items() if value}
    odd = sorted(asked.keys() - set(found.options))
    if odd:
        message = f"{found.name} has no option {', '.join(odd)}"
        raise UsageError(message)
    return asked
