"""From joined rows to rows of the gazetteer's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import shapely

from gazetteer.importing import sizes
from gazetteer.importing.join import Joined
from gazetteer.importing.likeness import without_qualifier
from gazetteer.importing.outlines import Shapes
from gazetteer.importing.rows import SourceRow, Spelling
from geo_incidents.gazetteer.geo import haversine_m

Record = dict[str, str]
Made = tuple[Record, tuple[Spelling, ...]]  # a row of places.csv and its spellings
_PREFIX = {"ocha": "ocha", "geonames": "gn"}
APART_M = 1_000  # two sources' points farther apart than this are both kept
NEAR_DEG = 0.03  # a point up to about 3 km off every polygon belongs to the nearest: coasts are drawn coarsely


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What placing a row in its units takes."""

    districts: Shapes
    communities: tuple[SourceRow, ...]
    seats: frozenset[str]  # P-codes of the places that governors sit in
    names: Mapping[str, str]  # P-code of a unit → its name
    countries: frozenset[str]  # whose places lie in the districts

    def seat_of(self, place: Joined) -> str:
        """P-code of the largest unit the place is the seat of, "" where it is none's."""
        district, subdistrict = place.lead.adm[1:]
        if not place.lead.centre:
            return ""
        if place.lead.key in self.seats:
            return place.lead.adm[0]
        heads = subdistrict.endswith("00") or self.names.get(subdistrict) == self.names.get(district)
        return district if heads else subdistrict

    def units(self, rows: list[SourceRow]) -> list[tuple[str, str, str]]:
        """P-codes of the units that points lie in: district by polygon, subdistrict by the nearest community."""
        if not self.districts:
            return [("", "", "")] * len(rows)
        points = shapely.points([(row.lon, row.lat) for row in rows])
        names, tree = list(self.districts), shapely.STRtree(list(self.districts.values()))
        inside = dict(tree.query_nearest(points, max_distance=NEAR_DEG, all_matches=False).T)
        found = [names[inside[n]] if n in inside else "" for n in range(len(rows))]
        return [(pcode[:4], pcode, self._subdistrict(pcode, row)) for pcode, row in zip(found, rows, strict=True)]

    def _subdistrict(self, district: str, row: SourceRow) -> str:
        own = (community for community in self.communities if community.adm[1] == district)
        near = ((haversine_m(row.lat, row.lon, other.lat, other.lon), other.adm[2]) for other in own)
        return min(near, default=(0.0, ""))[1]


def records(places: Iterable[Joined], about: Surroundings) -> Iterator[tuple[Record, tuple[Spelling, ...]]]:
    """A record of places.csv and its spellings for each joined place, by id."""
    ordered = sorted(places, key=place_id)
    stray = [place.lead for place in ordered if not place.lead.adm[0] and place.lead.country in about.countries]
    units = dict(zip((row.key for row in stray), about.units(stray), strict=True)) if stray else {}
    for place in ordered:
        stated = bool(place.lead.adm[0])
        adm = place.lead.adm if stated else units.get(place.lead.key, ("", "", ""))
        basis = "stated" if stated else "inferred" if adm[2] else "polygon" if adm[1] else ""
        yield {**_record(place, about.seats), **_adm(adm, basis), "seat_of": about.seat_of(place)}, spellings(place)


def place_id(place: Joined) -> str:
    """`ocha:C3561`, `gn:164855`."""
    return f"{_PREFIX[place.lead.source]}:{place.lead.key}"


def spellings(place: Joined) -> tuple[Spelling, ...]:
    """All spellings of a place: the leading row's, its partners', and, weakly, what a twin or a plainer form adds."""
    partners = [_ranked(s, "variant") for row in place.others for s in row.spellings]
    twins = [_ranked(s, "weak") for row in place.twins for s in row.spellings]
    own = (*place.lead.spellings, *partners)
    plainer = [Spelling(without_qualifier(s.text), s.script, "weak", s.source) for s in own]
    found: dict[str, Spelling] = {}
    for spelling in (*own, *twins, *(s for s in plainer if s.text)):
        found.setdefault(spelling.text, spelling)
    return tuple(found.values())


def _ranked(spelling: Spelling, weight: str) -> Spelling:
    return spelling._replace(weight=weight)


def _record(place: Joined, seats: frozenset[str]) -> Record:
    kind, people, point = sizes.kind(place, seats), sizes.population(place), _point(place)
    geonames = next((row for row in _rows(place) if row.source == "geonames"), None)
    return {
        "id": place_id(place), "name": _name(place, "Latn"), "name_ar": _name(place, "Arab"), "kind": kind,
        "lat": f"{point.lat:.5f}", "lon": f"{point.lon:.5f}", "radius_m": str(sizes.radius_m(kind, people)),
        "pcode": place.lead.key if place.lead.source == "ocha" else "",
        "geonameid": geonames.key if geonames else "", "wikidata": geonames.wikidata if geonames else "",
        "population": str(people or ""), "sources": "|".join(dict.fromkeys(row.source for row in _rows(place))),
        "point": point.source, **_other_point(place, point),
    }  # fmt: skip


def _rows(place: Joined) -> tuple[SourceRow, ...]:
    return (place.lead, *place.others, *place.twins)


def _name(place: Joined, script: str) -> str:
    return next(filter(None, (row.name(script) for row in _rows(place))), "")


def _point(place: Joined) -> SourceRow:
    """GeoNames' point for seats, whose OCHA points lie off-centre; the leading row's elsewhere."""
    return place.others[0] if place.lead.centre and place.others else place.lead


def _other_point(place: Joined, point: SourceRow) -> Record:
    """The point that was not taken, where it lies far off."""
    for row in (place.lead, *place.others):
        if row.source != point.source and haversine_m(row.lat, row.lon, point.lat, point.lon) > APART_M:
            return {"other_lat": f"{row.lat:.5f}", "other_lon": f"{row.lon:.5f}"}
    return {}


def _adm(adm: tuple[str, str, str], basis: str) -> Record:
    return {"adm1": adm[0], "adm2": adm[1], "adm3": adm[2], "adm_basis": basis}


def with_parents(rows: list[Record]) -> list[Record]:
    """Quarters with the settlement they belong to: the seat of their subdistrict."""
    centres = {row["adm3"]: row["id"] for row in rows if row["seat_of"]}
    quarters = (row for row in rows if row["kind"] == "neighbourhood")
    parents = {row["id"]: row.get("parent") or centres.get(row["adm3"], "") for row in quarters}
    return [{**row, "parent": parents.get(row["id"], "")} for row in rows]
