"""Files for GIS programs, spreadsheets, databases and reference managers.

`write` chooses the format by suffix. All formats take their values from the same rows (rows.py, cited.py), so that they
agree with each other. A file is written completely or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geo_incidents.collector import collector_paused
from geo_incidents.exports.atomic import readers_of, replacing
from geo_incidents.exports.metadata import Shapes
from geo_incidents.exports.registry import FORMATS, format_of, known_suffixes, options_for
from geo_incidents.model import Result

__all__ = ["FORMATS", "Shapes", "check", "format_of", "known_suffixes", "read_case", "replacing", "write"]


def write(
    result: Result, target: Path | str, gazetteer: Shapes | None = None, *, profile: str = "public", **options: Any
) -> None:
    """Write the result in the format of the file name's suffix, or to the database at a `postgresql://` address.

    `profile` (see `geo_incidents.safety`) is applied here, so `result` must be unfiltered. `gazetteer` provides the
    polygons of area statements and the attributions. Options: `bom`, `hxl` and `shape` for CSV, `full` for GeoJSON.
    Raises `UsageError` for an unknown suffix, `OutputError` for a target that cannot be written and `DatabaseError` for
    a database that cannot be used; existing contents are then unchanged.
    """
    from geo_incidents.safety import protect  # not needed for mentions and claims, whose lines also pass through here

    found = format_of(target)
    given = options_for(found, options) | ({"gazetteer": gazetteer} if found.shapes else {})
    write_it = found.writer()
    with collector_paused(), readers_of(profile):
        write_it(protect(result, profile).result, str(target) if found.schemes else Path(target), **given)


def read_case(path: Path | str) -> Result:
    """The result that a GeoPackage was written from, without report texts. Raises `InputError` if it contains none."""
    from geo_incidents.exports import gpkg_case  # slow to import, and only needed here

    return gpkg_case.read_case(Path(path))


def check(paths: Sequence[Path | str], reports: Mapping[str, str] | None = None) -> list[str]:
    """Differences between exported files, one line each; `reports` maps report ids to texts, to look quotes up in.

    Raises `InputError` for a file that cannot be read back, `UsageError` for a format that cannot be checked.
    """
    from geo_incidents.exports import readback

    return readback.check(paths, reports)
