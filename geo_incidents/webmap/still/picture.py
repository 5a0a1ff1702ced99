"""The whole picture: base map, names and marks, with title above and credits below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geo_incidents.model import Place
from geo_incidents.safety import Protected
from geo_incidents.webmap import assets, ground
from geo_incidents.webmap.data import bounds
from geo_incidents.webmap.document import escape
from geo_incidents.webmap.sentences import filled, name
from geo_incidents.webmap.still import svg
from geo_incidents.webmap.still.captions import captions
from geo_incidents.webmap.still.frame import FOOT, HEAD, Frame, fitted
from geo_incidents.webmap.still.lettering import COAST_SIDES, LAND_SIDES, Box, Lettering, clear_of, width_of
from geo_incidents.webmap.still.marks import mark
from geo_incidents.webmap.still.rings import Ring, rings
from geo_incidents.webmap.still.terrain import terrain
from geo_incidents.webmap.tables import Atlas

MOST_NAMES = 90  # marks that are named, those with most incidents first
COAST = 0.085  # degrees: a place with sea this far to the west counts as coastal
TOWN = "#55524b"
AREA_NAMES = ("sea", 18.0, "#41657b", 0.5), ("country", 13.0, "#665f52", 2.4), ("governorate", 11.5, "#665f52", 1.9)
SEAT_SIZES = {1: 13.0, 2: 12.0}
Numbers = Mapping[str, int]


@dataclass
class _Picture:
    """A picture being drawn."""

    safe: Protected
    atlas: Atlas
    lang: str
    frame: Frame
    numbers: Numbers
    drawn: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rtl = assets.strings(self.lang)["page"]["dir"] == "rtl"
        self.ground = ground.base_map(self.atlas, bounds(self.safe.result))
        self.rings = rings(self.safe.result.incidents, self.frame)
        self.letters = Lettering(self.frame)

    def map(self) -> str:
        """Base map, marks and names."""
        self.drawn += terrain(self.ground, self.frame)
        for ring in self.rings:
            reach = ring.radius + 1
            self.letters.taken.append((ring.x - reach, ring.y - reach, ring.x + reach, ring.y + reach))
        self.drawn += [mark(ring) for ring in reversed(self.rings)]
        order = sorted(self.rings, key=lambda one: (len(one.incidents) < 3, -len(one.incidents), one.lead.id))
        for ring in order[:MOST_NAMES]:
            self._name_mark(ring)
        self._name_ground()
        return "".join(self.drawn)

    def _name_mark(self, ring: Ring) -> None:
        size = 15.0 if len(ring.incidents) >= 3 else 13.0
        words = self._ring_name(ring)
        others = (one for one in self.rings if one is not ring)
        sides = COAST_SIDES if self._is_coastal(ring.lead) else LAND_SIDES
        box = (width_of(words, size) + 2, size * 1.25)
        found = self.letters.beside((ring.x, ring.y), ring.radius, box, sides, leaders=True, fits=clear_of(others))
        if found is None:
            return
        (left, top, right, bottom), start = found
        if start:
            end = left - 1 if start[0] < left else right + 1 if start[0] > right else (left + right) / 2
            self.drawn.append(
                f'<path d="M{start[0]:.1f} {start[1]:.1f}L{end:.1f} {(top + bottom) / 2:.1f}" '
                f'stroke="{svg.EDGE_COLOUR}" stroke-width="0.8" opacity="0.55"/>'
            )
        anchor = "start" if left > ring.x else "end" if right < ring.x else "middle"
        self._write(words, (left, top, right, bottom), size, svg.INK, anchor=anchor)

    def _ring_name(self, ring: Ring) -> str:
        told = name(ring.lead, self.lang)
        if ring.others:
            told = filled(assets.strings(self.lang)["map"]["and_more"], place=told, n=str(ring.others))
        numbers = sorted(self.numbers[i.id] for i in ring.incidents if i.id in self.numbers)
        return f"{told} · {runs(numbers)}" if numbers else told

    def _name_ground(self) -> None:
        self._name_seats(1)
        for kind, size, fill, spacing in AREA_NAMES:
            for area in self.ground["names"]:
                if area["kind"] == kind:
                    self._name_area(area, size, fill, spacing)
        self._name_seats(2)

    def _name_seats(self, rank: int) -> None:
        for lat, lon, seat_rank, latin, arabic, shown in self.ground["labels"]:
            if seat_rank == rank:
                words = shown.get(self.lang) or (arabic if self.rtl and arabic else latin)
                self._name_seat(lat, lon, SEAT_SIZES[rank], words)

    def _name_seat(self, lat: float, lon: float, size: float, words: str) -> None:
        x, y = self.frame.x(lon), self.frame.y(lat)
        if any(abs(ring.x - x) < ring.radius + 6 and abs(ring.y - y) < ring.radius + 6 for ring in self.rings):
            return
        found = self.letters.beside(
            (x, y), 2, (width_of(words, size, "sans-400") + 2, size * 1.25), LAND_SIDES[:6], leaders=False
        )
        if found:
            anchor = "start" if found[0][0] > x else "end"
            self._write(words, found[0], size, TOWN, weight=400, anchor=anchor)
            self.drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{TOWN}"/>')

    def _name_area(self, area: Mapping[str, Any], size: float, fill: str, spacing: float) -> None:
        told = area["name"].get(self.lang, area["name"]["en"])
        words = told if self.rtl or area["kind"] == "sea" else told.upper()
        width = width_of(words, size, "serif-600" if area["kind"] == "sea" else "sans-600", 0 if self.rtl else spacing)
        for lat, lon in area["at"]:
            box = self.letters.over((self.frame.x(lon), self.frame.y(lat)), (width + 4, size * 1.3))
            if box:
                self._write(words, box, size, fill, spacing=spacing, serif=area["kind"] == "sea")
                return

    def _write(self, words: str, box: Box, size: float, fill: str, *, anchor: str = "middle", **how: Any) -> None:
        left, _, right, bottom = box
        x = {"start": left, "end": right}.get(anchor, (left + right) / 2)
        self.drawn.append(svg.text(words, x, bottom - size * 0.3, size, fill, anchor=anchor, halo=True, **how))

    def _is_coastal(self, place: Place) -> bool:
        return not any(_inside(polygon[0], place.lat or 0.0, (place.lon or 0.0) - COAST) for polygon in self._land())

    def _land(self) -> list[list[list[tuple[float, float]]]]:
        return [[ground.points_of(ring) for ring in polygon] for polygon in self.ground["land"]]


def picture(
    safe: Protected,
    atlas: Atlas,
    *,
    title: str,
    lang: str,
    size: tuple[int, int] = (1200, 675),
    numbers: Numbers | None = None,
    captioned: bool = True,
) -> str:
    """A map of a filtered result, as SVG of this size in pixels; `numbers` are shown beside the names, by incident;
    without captions it is only the map.
    """
    result = safe.result
    points = [
        (i.place.lat, i.place.lon) for i in result.incidents if i.place.lat is not None and i.place.lon is not None
    ]
    frame = fitted(*size, points or [(35.2, 36.3)])
    drawing = _Picture(safe, atlas, lang, frame, numbers or {})
    width, height = size
    top, tall = (0, height) if captioned else (HEAD, height - HEAD - FOOT)
    around = "".join(captions(safe, atlas, title, lang, frame)) if captioned else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{tall}" viewBox="0 {top} {width} {tall}" '
        f'role="img" aria-label="{escape(title)}"><rect width="{width}" height="{height}" fill="{svg.CORE}"/>'
        f'<clipPath id="map"><rect y="{HEAD}" width="{width}" height="{height - HEAD - FOOT}"/></clipPath>'
        f'<g clip-path="url(#map)">{drawing.map()}</g>{around}</svg>\n'
    )


def _inside(ring: list[tuple[float, float]], lat: float, lon: float) -> bool:
    within = False
    for (x1, y1), (x2, y2) in zip(ring, [ring[-1], *ring[:-1]], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            within = not within
    return within


def runs(numbers: list[int]) -> str:
    """ "3, 5–8": a list of numbers as short as it can be told."""
    found: list[list[int]] = []
    for n in numbers:
        if found and n == found[-1][1] + 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in found)
