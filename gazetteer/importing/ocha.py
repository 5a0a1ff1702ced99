"""UN OCHA's populated places and administrative units: its workbook, or the same columns as CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gazetteer.importing import spellings
from gazetteer.importing.rows import SourceRow

# Headings seen in the workbook over the years and in the CSV; compared without case, spaces and underscores.
_HEADINGS = {
    "pcode": ("pcode", "pplpcode", "adm4pcode", "locationpcode", "communitypcode"),
    "name_en": ("nameen", "pplen", "pplnameen", "adm4en", "locationnameen", "communitynameen"),
    "name_ar": ("namear", "pplar", "pplnamear", "adm4ar", "locationnamear", "communitynamear"),
    "lat": ("lat", "latitude", "latitudey", "y"),
    "lon": ("lon", "long", "longitude", "longitudex", "x"),
    "adm1": ("adm1pcode", "admin1pcode"),
    "adm2": ("adm2pcode", "admin2pcode"),
    "adm3": ("adm3pcode", "admin3pcode"),
    "centre": ("subdistrictcenter", "subdistrictcentre"),
}
_NEEDED = ("pcode", "name_en", "name_ar", "lat", "lon", "adm1", "adm2", "adm3")
_QUARTER_PCODE = "N"


@dataclass(frozen=True, slots=True)
class Unit:
    """A governorate, district or subdistrict."""

    pcode: str
    kind: str
    name: str
    name_ar: str
    parent: str


def units(file: Path) -> list[Unit]:
    """Administrative units, by P-code; "مركز" (the seat's own unit) is not part of a name."""
    with file.open(encoding="utf8", newline="") as stream:
        rows = [
            Unit(r["pcode"], r["type"], r["name_en"], _less_centre(r["name_ar"]), r["parent"] or "SY")
            for r in csv.DictReader(stream)
        ]
    return sorted(rows, key=lambda unit: unit.pcode)


def _less_centre(name: str) -> str:
    return re.sub(r"^(?:مركز|محافظة)\s*(?=\S)", "", name).strip()


def places(file: Path, areas: Mapping[str, Unit]) -> Iterator[SourceRow]:
    """Populated places of a CSV, or of the sheet of a workbook that has their headings."""
    districts = [unit for unit in areas.values() if unit.kind != "subdistrict"]
    for row in _table(file):
        own = areas.get(row["adm3"])
        telling = [*districts, own] if own else districts
        arabic = tuple(spellings.ocha_arabic(row["name_ar"], [unit.name_ar for unit in telling]))
        latin = spellings.ocha_latin(row["name_en"], [unit.name for unit in telling])
        if not any(spelling.weight == "weak" for spelling in arabic):  # short keys make chance hits in Latin
            latin = (spelling for spelling in latin if spelling.weight != "weak")
        yield SourceRow(
            "ocha", row["pcode"], (*latin, *arabic), float(row["lat"]), float(row["lon"]),
            adm=(row["adm1"], row["adm2"], row["adm3"]), quarter=row["pcode"].startswith(_QUARTER_PCODE),
            centre=row.get("centre", "").lower() in ("true", "1", "yes"),
        )  # fmt: skip


def _table(file: Path) -> Iterator[dict[str, str]]:
    if file.suffix == ".xlsx":
        yield from _workbook(file)
    else:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            lines = csv.reader(stream)
            yield from _named(next(lines), lines, file.name)


def _workbook(file: Path) -> Iterator[dict[str, str]]:
    from openpyxl import load_workbook  # only for a refresh from upstream

    with closing(load_workbook(file, read_only=True, data_only=True)) as book:
        for sheet in book.worksheets:
            lines = (["" if cell is None else str(cell) for cell in line] for line in sheet.iter_rows(values_only=True))
            heading = next(lines, [])
            if set(_NEEDED) <= set(_columns(heading)):
                yield from _named(heading, lines, sheet.title)
                return
    message = f"{file}: no sheet has headings for {', '.join(_NEEDED)}"
    raise SystemExit(message)


def _named(heading: Iterable[str], lines: Iterable[list[str]], name: str) -> Iterator[dict[str, str]]:
    columns = _columns(heading)
    if lacking := [column for column in _NEEDED if column not in columns]:
        message = f"{name}: no heading for {', '.join(lacking)}"
        raise SystemExit(message)
    for line in lines:
        if line and line[columns["pcode"]]:
            yield {column: line[number].strip() for column, number in columns.items()}


def _columns(heading: Iterable[str]) -> dict[str, int]:
    found = {re.sub(r"[\s_]", "", text).lower(): number for number, text in enumerate(heading)}
    hits = ((column, found[alias]) for column, aliases in _HEADINGS.items() for alias in aliases if alias in found)
    return dict(reversed(list(hits)))
