"""Tables whose rows the page refers to by number, so that nothing is repeated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from geo_incidents.model import AreaStatement, Incident, Place, Result, Speaker, When
from geo_incidents.stored import Chained

Row = list[object]


class Spelling(Protocol):
    """One name of a place of a gazetteer."""

    @property
    def text(self) -> str:
        """The name."""


class Atlas(Protocol):
    """The parts of a gazetteer that the page needs."""

    @property
    def basemap(self) -> Mapping[str, Any]:
        """The base map: `land`, `country`, `governorates`, `districts` as [lon, lat], and `labels`."""

    @property
    def attributions(self) -> tuple[str, ...]:
        """Attributions that the licences of its sources require."""

    @property
    def areas(self) -> Mapping[str, Place]:
        """Administrative areas by P-code."""

    def polygon(self, pcode: str) -> Mapping[str, object] | None:
        """An area's outline as a GeoJSON geometry."""

    def __contains__(self, place_id: str) -> bool:
        """Whether it has a place with this id."""

    def names_of(self, place_id: str) -> Sequence[Spelling]:
        """Every spelling of one place."""


class Places:
    """Numbers places in the order of their first use."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.places: list[Place] = []

    def number(self, place: Place) -> int:
        """The row of `place`."""
        number = self._numbers.setdefault(place.id, len(self.places))
        if number == len(self.places):
            self.places.append(place)
        return number

    def columns(self, spellings: Mapping[str, Iterable[str]]) -> dict[str, Row]:
        """One list for each field; coordinates have five decimals (about a metre), and areas have none."""
        places = self.places
        return {
            "id": [p.id for p in places],
            "name": [p.name for p in places],
            "ar": [p.name_ar for p in places],
            "shown": [dict(p.shown) or 0 for p in places],
            "kind": [p.kind for p in places],
            "lat": [None if p.lat is None else round(p.lat, 5) for p in places],
            "lon": [None if p.lon is None else round(p.lon, 5) for p in places],
            "radius": [p.radius_m for p in places],
            "adm": [p.adm3 or p.adm2 or p.adm1 for p in places],
            "pcode": [p.pcode for p in places],
            "also": [" · ".join(spellings.get(p.id, ())) for p in places],
            "parent": [p.at_parent for p in places],
        }


class Speakers:
    """Numbers speakers; each row has name, kind and key."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, str], int] = {}

    def number(self, speaker: Speaker) -> int:
        """The row of `speaker`."""
        return self._numbers.setdefault((speaker.name, speaker.kind, speaker.key), len(self._numbers))

    def rows(self) -> list[Row]:
        """One row for each speaker."""
        return [list(row) for row in self._numbers]


class Days:
    """Converts dates to days after the first day of the result."""

    def __init__(self, result: Result) -> None:
        subjects: Chained[Incident | AreaStatement] = Chained(result.incidents, result.area_statements)
        known = (day for subject in subjects for day in (subject.when.start, subject.when.end) if day)
        self.first = min(known, default=date(1970, 1, 1))

    def number(self, day: date | None) -> int | None:
        """Days after the first one."""
        return None if day is None else (day - self.first).days

    def window(self, when: When) -> tuple[int | None, int | None]:
        """First and last possible day; if one is unknown, both are the other."""
        return self.number(when.start or when.end), self.number(when.end or when.start)


def sources(result: Result) -> tuple[dict[str, Row], dict[str, Row]]:
    """What the facets need of each report, and what citations need."""
    copies = {copy: group[0] for group in result.copies for copy in group[1:]}
    numbers = {source.report_id: i for i, source in enumerate(result.sources)}
    eager: dict[str, Row] = {
        "publisher": [s.publisher for s in result.sources],
        "lang": [s.lang for s in result.sources],
        "copy": [numbers.get(copies.get(s.report_id, ""), -1) for s in result.sources],
    }
    cited: dict[str, Row] = {
        "report": [s.report_id for s in result.sources],
        "title": [s.title for s in result.sources],
        "url": [s.url for s in result.sources],
        "archived": [s.archived_url for s in result.sources],
        "published": [s.published for s in result.sources],
        "retrieved": [s.retrieved for s in result.sources],
        "sha": [s.sha256 for s in result.sources],
    }
    return eager, cited


def areas(result: Result, places: Iterable[Place]) -> dict[str, Row]:
    """The names of all administrative areas that contain a place of the page."""
    codes = {code for place in places for code in (place.adm1, place.adm2, place.adm3) if code in result.areas}
    found = ((code, result.areas[code]) for code in sorted(codes))
    return {code: trimmed([area.name, area.name_ar, dict(area.shown)]) for code, area in found}


def spellings(atlas: Atlas, wanted: set[str]) -> dict[str, list[str]]:
    """All names that the gazetteer lists for the wanted places, by place id."""
    return {place_id: [row.text for row in atlas.names_of(place_id)] for place_id in wanted if place_id in atlas}


def trimmed(row: Row) -> Row:
    """The row without trailing empty values."""
    while row and row[-1] in (None, "", 0, False, [], {}, ()):
        row.pop()
    return row
