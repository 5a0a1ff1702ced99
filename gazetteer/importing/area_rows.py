"""Rows of areas.csv, and the outlines and the ground beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from gazetteer.importing import kept, land, outlines
from gazetteer.importing.kept import Record
from gazetteer.importing.ocha import Unit
from gazetteer.importing.outlines import Shapes
from gazetteer.importing.region import Region
from gazetteer.importing.rows import SourceRow, Spelling

BASIS = {
    "governorate": "Mesoshapes districts, dissolved",
    "district": "Mesoshapes",
    "subdistrict": "approximate: nearest OCHA community, within the district",
}
DERIVED = "approximate: nearest OCHA community, cut out of {}"


def records(units: Mapping[str, Unit], region: Region) -> list[Record]:
    """Units that are drawn, and the governorates and districts round about as context."""
    shown = (unit for unit in units.values() if region.draws(unit.pcode) or unit.kind != "subdistrict")
    return [_record(unit, context=not region.draws(unit.pcode)) for unit in shown]


def spellings(rows: Sequence[Record]) -> list[tuple[Record, tuple[Spelling, ...]]]:
    """Rows with the names that their source gives them."""
    scripts = (("name", "Latn"), ("name_ar", "Arab"))
    return [(row, tuple(Spelling(row[c], script, "primary", row["sources"]) for c, script in scripts)) for row in rows]


def _record(unit: Unit, *, context: bool) -> Record:
    adm = {f"adm{n}": unit.pcode[: 2 + 2 * n] for n in (1, 2, 3) if len(unit.pcode) >= 2 + 2 * n}
    return {
        "id": f"adm:{unit.pcode}", "name": unit.name, "name_ar": unit.name_ar, "kind": unit.kind, "pcode": unit.pcode,
        "sources": "ocha", "parent": f"adm:{unit.parent}", "context": "true" if context else "", **adm,
    }  # fmt: skip


def write_outlines(
    into: Path, rows: Sequence[Record], districts: Shapes, communities: Sequence[SourceRow], region: Region
) -> Shapes:
    """Writes areas.geojson, named as areas.csv has it, and returns the polygons by P-code."""
    drawn = {pcode: shape for pcode, shape in districts.items() if region.draws(pcode)}
    others = {pcode: shape for pcode, shape in districts.items() if pcode not in drawn}
    subdistricts = outlines.subdistricts(drawn, communities, region.islands)
    finest = outlines.simplified({**outlines.dissolved(others, 4), **subdistricts})
    fine = {pcode: finest[pcode] for pcode in subdistricts}
    shapes = {**finest, **outlines.dissolved(fine, 6), **outlines.dissolved(fine, 4)}
    units = {row["pcode"]: Unit(row["pcode"], row["kind"], row["name"], row["name_ar"], "") for row in rows}
    derived = {pcode: DERIVED.format(units[whole].name) for pcode, whole in region.missing_districts.items()}
    _write(into / "areas.geojson", outlines.features(shapes, units, {**BASIS, **derived}))
    return shapes


def write_ground(into: Path, countries: Path, shapes: Shapes, region: Region) -> None:
    """Writes land.geojson: what a map draws below everything."""
    _write(into / "land.geojson", land.ground(countries, region.name, shapes, region.scope))


def _write(file: Path, features: Sequence[object]) -> None:
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    file.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf8")


def kept_with(rows: list[Record], into: Path) -> list[Record]:
    """The units' rows as corrected, and the areas that people added."""
    corrected = kept.corrected(rows, kept.read(into / "corrections.csv"))
    return [*corrected, *kept.curated(into / "areas.csv")]
