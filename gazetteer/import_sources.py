"""Upstream tables into the gazetteer's own: `python gazetteer/import_sources.py FOLDER… [--into GAZETTEER]`.

The folders hold the files that sources.toml names. OCHA's workbook (.xlsx) and GeoNames' dumps ("SY.zip") are read as
they come. Curated rows and spellings stay, corrections are applied again, and every change is printed.
A gazetteer without region.toml is another region: `--geonames JO.zip` is all it needs, and all rows become its places.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from gazetteer.importing import area_rows, assemble, geonames, kept, ocha, outlines, place_rows, region, upstream
from gazetteer.importing.assemble import Made, Record, Surroundings
from gazetteer.importing.join import Joined, join
from gazetteer.importing.ocha import Unit
from gazetteer.importing.outlines import Shapes
from gazetteer.importing.region import Region
from gazetteer.importing.rows import SourceRow
from gazetteer.importing.upstream import Upstream
from geo_incidents.text import name_key

HERE = Path(__file__).parent


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="+", help="folders with the upstream files")
    parser.add_argument("--into", type=Path, default=HERE, help="the gazetteer's folder")
    parser.add_argument("--geonames", default="", help="name of the GeoNames dump, where it is not Syria's")
    given = parser.parse_args()
    names = {**upstream.FILES, **({"geonames": (given.geonames,)} if given.geonames else {})}
    for line in refresh(Upstream(tuple(given.sources), names), given.into):
        print(line)


def refresh(sources: Upstream, into: Path) -> list[str]:
    """Writes the tables of `into` anew and says what changed."""
    where = region.read(into)
    units = {unit.pcode: unit for unit in sources.read("units", ocha.units)}
    communities = sources.read("ocha", lambda file: ocha.places(file, units))
    districts = _districts(sources, where, units, communities)
    titles = {pcode: unit.name for pcode, unit in units.items()}
    about = Surroundings(districts, tuple(communities), where.seats, titles, where.countries)
    made = list(assemble.records(_joined(sources, where, communities), about))
    here = [place for place in made if where.draws(place[0]["adm1"])]
    there = [place for place in made if not where.draws(place[0]["adm1"])]
    there += assemble.records(_namesakes(sources, where, here, there), about)
    rows, given = place_rows.places(here, into), area_rows.records(units, where)
    areas = area_rows.kept_with(given, into)
    _draw(sources, where, into, areas, districts, communities)
    _note(into / "sources.toml", sources)
    tables = {
        "places.csv": rows,
        "names.csv": place_rows.names([*here, *area_rows.spellings(given)], [*rows, *areas], into),
        "areas.csv": areas,
        "context.csv": place_rows.context(there, into),
    }
    return [line for name, content in tables.items() if content for line in kept.replace(into / name, content)]


def _joined(sources: Upstream, where: Region, communities: list[SourceRow]) -> list[Joined]:
    """OCHA's places with GeoNames', then cities abroad."""
    cities = sources.read("cities", lambda file: geonames.cities(file, where.cities, where.also))
    own = [row for row in cities if row.country in where.countries]
    abroad = [Joined(row) for row in cities if row.country not in where.countries]
    return join(communities, geonames.updated(sources.read("geonames", geonames.places), own)) + abroad


def _namesakes(sources: Upstream, where: Region, here: Sequence[Made], known: Sequence[Made]) -> list[Joined]:
    """Towns abroad, however small, that are called like a place here."""
    keys = {name_key(s.text) for _, spellings in here for s in spellings if s.weight != "weak"}
    have = {record["id"] for record, _ in known}
    rows = sources.read("cities", lambda file: geonames.namesakes(file, where.namesakes, keys))
    return [one for one in map(Joined, rows) if assemble.place_id(one) not in have]


def _districts(sources: Upstream, where: Region, units: dict[str, Unit], communities: list[SourceRow]) -> Shapes:
    file = sources.file("districts")
    given = outlines.districts(file, units) if file else {}
    return outlines.divided(given, where.missing_districts, communities) if given else {}


def _draw(
    sources: Upstream, where: Region, into: Path, areas: list[Record], districts: Shapes, communities: list[SourceRow]
) -> None:
    """Outlines, and the ground below them."""
    if districts:
        shapes = area_rows.write_outlines(into, areas, districts, communities, where)
        if countries := sources.file("countries"):
            area_rows.write_ground(into, countries, shapes, where)


def _note(listing: Path, sources: Upstream) -> None:
    if listing.is_file():
        listing.write_text(upstream.with_hashes(listing.read_text("utf8"), sources.found()), "utf8")


if __name__ == "__main__":
    main()
