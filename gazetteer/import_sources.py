"""Upstream tables into the gazetteer's own: `python gazetteer/import_sources.py FOLDER [--into GAZETTEER]`.

FOLDER holds what sources.toml names under `file`. OCHA's workbook (.xlsx) and GeoNames' dumps ("SY.zip") are read as
they come. Curated rows and spellings stay, corrections are applied again, and every change is printed.
A folder without region.toml is another region: all of GeoNames' rows become its places.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gazetteer.importing import assemble, geonames, kept, land, ocha, outlines
from gazetteer.importing.assemble import Record, Surroundings
from gazetteer.importing.join import Joined, join
from gazetteer.importing.ocha import Unit
from gazetteer.importing.rows import SourceRow, Spelling

HERE = Path(__file__).parent
FILES = {
    "ocha": ("ocha_populated_places.csv", "syr_humanitarian_locations.xlsx"),
    "units": ("ocha_admin_units.csv",),
    "geonames": ("geonames_syria.csv", "SY.zip", "SY.txt"),
    "cities": ("cities500.json",),
    "districts": ("adm2.geojson",),
    "countries": ("countries-10m.json",),
}
BASIS = {
    "governorate": "Mesoshapes districts, dissolved", "district": "Mesoshapes",
    "subdistrict": "approximate: nearest OCHA community, clipped to its district",
}  # fmt: skip
DERIVED = "approximate: nearest OCHA community, cut out of {}"


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="+", help="folders with the upstream tables")
    parser.add_argument("--into", type=Path, default=HERE, help="the gazetteer's folder")
    given = parser.parse_args()
    for line in refresh(given.sources, given.into):
        print(line)


def refresh(sources: list[Path], into: Path) -> list[str]:
    """Writes the tables of `into` anew and says what changed."""
    region = tomllib.loads((into / "region.toml").read_text("utf8")) if (into / "region.toml").is_file() else {}
    units = {unit.pcode: unit for unit in _read(sources, "units", ocha.units)}
    communities = tuple(_read(sources, "ocha", lambda file: ocha.places(file, units)))
    districts = _districts(sources, region, units, communities)
    cities = _read(sources, "cities", lambda file: geonames.cities(file, region.get("cities", {})))
    own = [row for row in cities if row.country in region.get("countries", ())]
    joined = join(communities, geonames.updated(_read(sources, "geonames", geonames.places), own))
    joined += [Joined(row) for row in cities if row not in own]
    names = {pcode: unit.name for pcode, unit in units.items()}
    about = Surroundings(districts, communities, frozenset(region.get("seats", ())), names)
    drawn = frozenset(region.get("scope", ()))
    made = list(assemble.records(joined, about))
    changed = _write_places(into, [m for m in made if not drawn or m[0]["adm1"] in drawn])
    changed += _write_context(into, [m for m in made if drawn and m[0]["adm1"] not in drawn])
    if units:
        changed += _write_areas(into, sources, units, drawn, districts, region, communities)
    return changed


def _read(folders: list[Path], what: str, reader: Any) -> list[Any]:
    file = _find(folders, what)
    return list(reader(file)) if file else []


def _find(folders: list[Path], what: str) -> Path | None:
    files = (folder / name for name in FILES[what] for folder in folders)
    return next((file for file in files if file.is_file()), None)


def _districts(
    sources: list[Path], region: dict[str, Any], units: dict[str, Unit], communities: Iterable[SourceRow]
) -> outlines.Shapes:
    file = _find(sources, "districts")
    given = outlines.districts(file, units) if file else {}
    return outlines.divided(given, region.get("missing_districts", {}), communities) if given else {}


def _write_places(into: Path, made: list[tuple[Record, tuple[Spelling, ...]]]) -> list[str]:
    corrections = kept.read(into / "corrections.csv")
    rows = list(kept.corrected((record for record, _ in made), corrections))
    rows = assemble.with_parents(rows) + kept.curated(into / "places.csv")
    changed = _replace(into / "places.csv", kept.PLACE_COLUMNS, rows, ("id",))
    dropped = {(c["id"], c["value"]) for c in corrections if c["column"] == kept.UNNAME}
    ids = {row["id"] for row in rows}
    names = [_name(record["id"], spelling) for record, found in made for spelling in found if record["id"] in ids]
    names = [name for name in names if (name["place_id"], name["name"]) not in dropped]
    by_hand = kept.spelt_by_hand(into / "names.csv")
    own = {(name["place_id"], name["name"]) for name in by_hand}
    names = [name for name in names if (name["place_id"], name["name"]) not in own] + by_hand
    return changed + _replace(into / "names.csv", kept.NAME_COLUMNS, names, ("place_id", "name"))


def _write_context(into: Path, made: list[tuple[Record, tuple[Spelling, ...]]]) -> list[str]:
    rows = []
    for record, spellings in made:
        texts = (s.text for s in spellings if s.text not in (record["name"], record["name_ar"]))
        row = {column: value for column, value in record.items() if column in kept.CONTEXT_COLUMNS}
        rows.append({**row, "names": "|".join(texts)})
    rows = assemble.with_parents(list(kept.corrected(rows, kept.read(into / "corrections.csv"))))
    rows += kept.curated(into / "context.csv")
    return _replace(into / "context.csv", kept.CONTEXT_COLUMNS, rows, ("id",)) if rows else []


def _write_areas(
    into: Path, sources: list[Path], units: dict[str, Unit], drawn: frozenset[str], districts: outlines.Shapes, region: dict[str, Any],
    communities: tuple[SourceRow, ...],
) -> list[str]:  # fmt: skip
    own = {pcode: unit for pcode, unit in units.items() if pcode[:4] in drawn or unit.kind != "subdistrict"}
    rows = list(kept.corrected((_area(unit, drawn) for unit in own.values()), kept.read(into / "corrections.csv")))
    changed = _replace(into / "areas.csv", kept.AREA_COLUMNS, rows + kept.curated(into / "areas.csv"), ("id",))
    if districts:
        core = {pcode: shape for pcode, shape in districts.items() if pcode[:4] in drawn}
        finest = outlines.subdistricts(core, communities, frozenset(region.get("islands", ())))
        others = {pcode: shape for pcode, shape in districts.items() if pcode not in core}
        finest = outlines.simplified({**outlines.dissolved(others, 4), **finest})
        fine = {pcode: shape for pcode, shape in finest.items() if len(pcode) == 8}
        shapes = {**finest, **outlines.dissolved(fine, 6), **outlines.dissolved(fine, 4)}
        named = {row["pcode"]: Unit(row["pcode"], row["kind"], row["name"], row["name_ar"], "") for row in rows}
        _write_features(into / "areas.geojson", outlines.features(shapes, named, {**BASIS, **_derived(region, named)}))
        if file := _find(sources, "countries"):
            _write_features(into / "land.geojson", land.ground(file, region["name"], shapes, drawn))
    return changed


def _derived(region: dict[str, Any], named: dict[str, Unit]) -> dict[str, str]:
    missing = region.get("missing_districts", {})
    return {pcode: DERIVED.format(named[whole].name) for pcode, whole in missing.items()}


def _write_features(file: Path, features: list[dict[str, object]]) -> None:
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    file.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf8")


def _area(unit: Unit, drawn: frozenset[str]) -> Record:
    adm = {f"adm{n}": unit.pcode[: 2 + 2 * n] for n in (1, 2, 3) if len(unit.pcode) >= 2 + 2 * n}
    return {
        "id": f"adm:{unit.pcode}", "name": unit.name, "name_ar": unit.name_ar, "kind": unit.kind, "pcode": unit.pcode,
        "sources": "ocha", "parent": f"adm:{unit.parent}", "context": "" if unit.pcode[:4] in drawn else "true", **adm,
    }  # fmt: skip


def _name(place_id: str, spelling: Spelling) -> Record:
    text, script, weight, source, lang = spelling
    return {"place_id": place_id, "name": text, "script": script, "lang": lang, "source": source, "weight": weight}


def _replace(file: Path, columns: tuple[str, ...], rows: Iterable[Record], key: tuple[str, ...]) -> list[str]:
    ordered = sorted(rows, key=lambda row: tuple(row.get(c, "") for c in (*key, *columns)))
    full = [{column: row.get(column, "") for column in columns} for row in ordered]
    changed = list(kept.changes(kept.read(file), full, lambda row: tuple(row[column] for column in key)))
    kept.write(file, columns, full)
    return [f"{file.name}: {len(full)} rows, {len(changed)} changes", *(f"  {line}" for line in changed)]


if __name__ == "__main__":
    main()
