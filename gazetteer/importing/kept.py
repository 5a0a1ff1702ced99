"""What hands have added and a refresh must not lose: curated rows, curated spellings, corrections."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from geo_incidents.gazetteer import checks

Record = dict[str, str]
REFRESHED = ("ocha", "geonames")  # sources that a refresh reads anew
PLACE_COLUMNS = (
    "id", "name", "name_ar", "kind", "lat", "lon", "radius_m", "adm1", "adm2", "adm3", "adm_basis", "pcode",
    "geonameid", "wikidata", "population", "sources", "point", "other_lat", "other_lon", "seat_of", "curated",
    "parent", "at_parent", "told_as", "reports", "note",
)  # fmt: skip
AREA_COLUMNS = (
    "id", "name", "name_ar", "kind", "pcode", "adm1", "adm2", "adm3", "wikidata", "sources", "curated", "parent",
    "context", "covers", "note",
)  # fmt: skip
CONTEXT_COLUMNS = (
    "id", "name", "name_ar", "kind", "lat", "lon", "radius_m", "adm1", "adm2", "adm3", "pcode", "geonameid",
    "population", "sources", "seat_of", "curated", "parent", "told_as", "note", "names",
)  # fmt: skip
NAME_COLUMNS = ("place_id", "name", "script", "lang", "source", "weight", "shown")
COLUMNS = {  # of each table: those of its key, and all
    "places.csv": (("id",), PLACE_COLUMNS),
    "names.csv": (("place_id", "name"), NAME_COLUMNS),
    "areas.csv": (("id",), AREA_COLUMNS),
    "context.csv": (("id",), CONTEXT_COLUMNS),
}


def read(file: Path) -> list[Record]:
    """Rows of a table, none where there is no file."""
    if not file.is_file():
        return []
    with file.open(encoding="utf8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(file: Path, columns: tuple[str, ...], rows: Iterable[Record]) -> None:
    """A table with those columns, in the order given."""
    with file.open("w", encoding="utf8", newline="") as stream:
        table = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def replace(file: Path, rows: Iterable[Record]) -> list[str]:
    """Writes a table anew, in the order of its key, and says what changed."""
    key, columns = COLUMNS[file.name]
    ordered = sorted(rows, key=lambda row: [row.get(column, "") for column in (*key, *columns)])
    full = [{column: row.get(column, "") for column in columns} for row in ordered]
    changed = list(changes(read(file), full, lambda row: tuple(row[column] for column in key)))
    write(file, columns, full)
    return [f"{file.name}: {len(full)} rows, {len(changed)} changes", *(f"  {line}" for line in changed)]


def curated(file: Path) -> list[Record]:
    """The rows of an existing table that people wrote."""
    return [row for row in read(file) if row["curated"] == "true"]


def spelt_by_hand(file: Path) -> list[Record]:
    """The spellings of an existing table that no source will bring again."""
    return [row for row in read(file) if row["source"] not in REFRESHED]


def corrected(rows: Iterable[Record], corrections: Iterable[Record]) -> Iterator[Record]:
    """Rows with what corrections.csv says of them; rows it drops are left out."""
    changes: dict[str, dict[str, str]] = {}
    for correction in corrections:
        changes.setdefault(correction["id"], {})[correction["column"]] = correction["value"]
    for row in rows:
        change = changes.get(row["id"], {})
        if checks.DROP not in change:
            yield {**row, **{column: value for column, value in change.items() if column in PLACE_COLUMNS}}


def changes(old: Iterable[Record], new: Iterable[Record], key: Callable[[Record], tuple[str, ...]]) -> Iterator[str]:
    """What differs between two states of a table, one line each."""
    before, after = ({key(row): row for row in rows} for rows in (old, new))
    for gone in sorted(before.keys() - after.keys()):
        yield f"- {' '.join(gone)}"
    for added in sorted(after.keys() - before.keys()):
        yield f"+ {' '.join(added)}"
    for both in sorted(before.keys() & after.keys()):
        differing = [c for c in before[both] if before[both].get(c, "") != after[both].get(c, "")]
        if differing:
            cells = ", ".join(f"{c}: {before[both].get(c, '')!r} to {after[both].get(c, '')!r}" for c in differing)
            yield f"~ {' '.join(both)}  {cells}"
