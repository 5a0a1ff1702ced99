"""Which suffix is written by which module. A module is imported when it is asked for: some bring half of GIS along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from geo_incidents.errors import UsageError


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its suffixes, the function that writes it, and which of the general options that function takes."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    function: str = "write"
    options: tuple[str, ...] = ()

    def writer(self) -> Callable[..., None]:
        """The function, its module imported."""
        found: Callable[..., None] = getattr(import_module(f"geo_incidents.exports.{self.module}"), self.function)
        return found


FORMATS = (
    Format("GeoJSON", (".geojson", ".json"), "geojson", options=("gazetteer", "profile")),
    Format("GeoJSON lines", (".geojsonl", ".geojsons"), "geojson", "write_lines", ("gazetteer", "profile")),
    Format("GeoPackage", (".gpkg",), "geopackage", options=("gazetteer", "profile")),
    Format("FlatGeobuf", (".fgb",), "flatgeobuf", options=("gazetteer", "profile")),
    Format("GeoParquet", (".parquet", ".geoparquet"), "parquet", options=("gazetteer", "profile")),
    Format("XLSX", (".xlsx",), "xlsx", options=("gazetteer", "profile")),
    Format("CSV", (".csv",), "textcsv", options=("bom", "hxl", "shape")),
)


def known_suffixes() -> tuple[str, ...]:
    """Every suffix that can be written."""
    return tuple(suffix for found in FORMATS for suffix in found.suffixes)


def format_of(path: Path) -> Format:
    """The format of a file name; `UsageError` with the list of suffixes where there is none."""
    for found in FORMATS:
        if path.name.lower().endswith(found.suffixes):
            return found
    message = f"{path}: no format has the suffix {path.suffix or '(none)'}; use one of {' '.join(known_suffixes())}"
    raise UsageError(message)


def options_for(found: Format, given: dict[str, Any]) -> dict[str, Any]:
    """The options the format takes; one that is asked for and that it does not take is dropped by `write`."""
    return {name: value for name, value in given.items() if name in found.options}
