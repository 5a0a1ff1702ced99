"""The compiled gazetteer, read on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from geo_incidents.gazetteer import areas as shapes
from geo_incidents.gazetteer.container import Container
from geo_incidents.gazetteer.nearby import Grid
from geo_incidents.gazetteer.not_places import NotPlace, NotPlaces
from geo_incidents.gazetteer.records import NameRow, Places, load_names
from geo_incidents.gazetteer.reported import Reported
from geo_incidents.model import Place

if TYPE_CHECKING:
    from geo_incidents.gazetteer.names import NameIndex

Online = Callable[[str], Place | None]
DEFAULT = resources.files("geo_incidents") / "data" / "gazetteer.bin"


@cache
def load(path: Path | None = None) -> Gazetteer:
    """The gazetteer at `path`, or the bundled one; opened once per process. Raises `GazetteerError` if unreadable."""
    if path is not None:
        return Gazetteer(path)
    return Gazetteer(DEFAULT if isinstance(DEFAULT, Path) else DEFAULT.read_bytes())  # bytes if imported from a zip


class Gazetteer:
    """Places, their names and areas, read on first access and cached."""

    online: Online | None = None  # for names that the gazetteer lacks; None: not asked

    def __init__(self, source: Path | bytes) -> None:
        self._container = Container(source)
        self._by_id: dict[str, Place] = {}  # places asked for before

    def asking(self, online: Online) -> Gazetteer:
        """This gazetteer combined with an online service for missing names; data already read are shared."""
        other = copy(self)
        other.online = online
        return other

    @property
    def version(self) -> str:
        """A hash of the content."""
        return self._container.version

    @cached_property
    def about(self) -> Mapping[str, Any]:
        """`attributions` and `sources` with their licences."""
        return dict(orjson.loads(self.member("about")))

    @property
    def attributions(self) -> tuple[str, ...]:
        """The attributions that must be shown with the data."""
        return tuple(self.about["attributions"])

    @cached_property
    def places(self) -> Places:
        """All rows: settlements, quarters, facilities, areas, and context places, which are never drawn."""
        return Places(self.member("places"))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {id_: number for number, id_ in enumerate(self.places.ids)}

    def place(self, place_id: str) -> Place:
        """The place with an id. Raises `KeyError` if there is none."""
        found = self._by_id.get(place_id)
        if found is None:
            found = self._by_id[place_id] = self.places[self._numbers[place_id]]
        return found

    def __contains__(self, place_id: str) -> bool:
        return place_id in self._numbers

    def name_rows(self) -> Iterator[NameRow]:
        """Every spelling of every place, in the order of places."""
        return (row for number, line in enumerate(self._name_lines) for row in load_names(line, number))

    def names_of(self, place_id: str) -> tuple[NameRow, ...]:
        """Every spelling of one place, greatest weight first. Raises `KeyError` if there is no such place."""
        number = self._numbers[place_id]
        return tuple(load_names(self._name_lines[number], number))

    @cached_property
    def _name_lines(self) -> list[bytes]:
        return self.member("names").split(b"\n")

    @cached_property
    def names(self) -> NameIndex:
        """The index that finds places by their names."""
        from geo_incidents.gazetteer.names import NameIndex

        return NameIndex.from_bytes(self.member("index"), self.places, NotPlaces(self.member("not_places")))

    @cached_property
    def reported(self) -> Reported:
        """How often reports call a place by a name."""
        return Reported(self.member("reported"))

    def not_a_place(self, words: Sequence[str]) -> NotPlace | None:
        """What folded words are instead of a place: a group, a newspaper, a people; None if they may be a place."""
        return self.names.not_a_place(words)

    @cached_property
    def areas(self) -> Mapping[str, Place]:
        """Areas by P-code; regions and other areas without one by id."""
        rows = (self.place(place_id) for place_id in orjson.loads(self.member("areas")))
        return {place.pcode or place.id: place for place in rows}

    def area(self, pcode: str) -> Place:
        """The area with a P-code. Raises `KeyError` if there is none."""
        return self.areas[pcode]

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """The id of each unit's seat, by the P-code of the largest unit whose seat it is."""
        return dict(orjson.loads(self.member("seats")))

    @cached_property
    def shown_by(self) -> Mapping[str, str]:
        """Area by which a place is shown where it may not be told itself, by the place's id; "" for none."""
        return dict(orjson.loads(self.member("shown_by")))

    @property
    def basemap(self) -> Mapping[str, Any]:
        """The base map, see `basemap.basemap`."""
        return dict(orjson.loads(self.member("basemap")))

    def polygon(self, pcode: str) -> shapes.Geometry | None:
        """The simplified GeoJSON geometry of an area; None if its outline is unknown."""
        return self._polygon(pcode)

    @cache  # noqa: B019  a gazetteer lives as long as its process
    def _polygon(self, pcode: str) -> shapes.Geometry | None:
        name = f"polygon/{pcode}"
        return dict(orjson.loads(self.member(name))) if name in self._container else None

    def contains(self, pcode: str, lat: float, lon: float) -> bool:
        """Whether a point lies in an area; False if its outline is unknown."""
        geometry = self.polygon(pcode)
        return geometry is not None and shapes.contains(geometry, lat, lon)

    @cached_property
    def _grid(self) -> Grid:
        return Grid(orjson.loads(self.member("points")))

    def nearest(self, lat: float, lon: float, n: int = 1) -> Sequence[tuple[Place, float]]:
        """The `n` nearest places with a point, including context places, with their distances in metres."""
        return [(self.places[number], metres) for number, metres in self._grid.nearest(lat, lon, n)]

    def member(self, name: str) -> bytes:
        """A named part of the compiled file. Raises `KeyError` if there is none."""
        return self._container.member(name)
