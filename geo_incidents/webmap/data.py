"""The data of a page: a result as tables, rows and blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain, islice

from geo_incidents.model import Claim, Place, Result, Series, SeriesPoint, Unplaced
from geo_incidents.safety import Protected, at_a_glance
from geo_incidents.stored import room_of
from geo_incidents.webmap import codes, entries, ground, tables
from geo_incidents.webmap.assets import languages, marks, strings
from geo_incidents.webmap.blocks import block, encoded
from geo_incidents.webmap.details import Details
from geo_incidents.webmap.figures import lowest_and_highest, pack_figures
from geo_incidents.webmap.outlines import outline
from geo_incidents.webmap.tables import Atlas, Days, Places, Row, Speakers
from geo_incidents.webmap.tiles import Tiles

BLOCK = 1000  # rows in one detail block; a single block is plain JSON, several are gzipped


class PageData:
    """Everything in a result that the page's program reads."""

    def __init__(self, safe: Protected, atlas: Atlas, about: Row, tiles: Tiles | None) -> None:
        self.result, self.atlas, self.about, self.tiles = safe.result, atlas, about, tiles
        self.glance = at_a_glance(self.result)
        self.lang = about[1]
        self.places, self.speakers, self.days = Places(), Speakers(), Days(self.glance)
        self.subjects = entries.subjects_of(self.result)
        self.events = {event: number for number, event in enumerate(entries.events(self.result), 1)}
        self.packed = len(self.subjects) > BLOCK
        self.details = Details(safe, self.places, self.speakers, self.days)

    def blocks(self) -> Iterator[str]:
        """The data blocks in the order in which the page reads them."""
        columns = entries.columns(self.result, self.places, self.speakers, self.days)
        eager, cited = tables.sources(self.result)
        details = room_of(self.result.claims).kept(self._detail_blocks())  # before the index of what they refer to
        tray = encoded(map(self.unplaced, self.result.unplaced))
        series = self.series()
        index = {
            "first_day": self.days.first.isoformat(), "block": BLOCK, "incidents": len(self.result.incidents),
            "codes": codes.lists(), "entries": columns, "sources": eager, "speakers": self.speakers.rows(),
            "places": self.places.columns(self._spellings()),
            "areas": tables.areas(self.result, self.places.places), "series": series, "about": self.about,
            "events": list(self.events),
            "tray": len(self.result.unplaced) + len(self.result.failures),
        }  # fmt: skip
        yield block("gi-languages", {lang: strings(lang)["page"]["name"] for lang in languages()})
        for lang in languages():  # the page's own language immediately, the others on demand
            yield block(f"gi-words-{lang}", strings(lang), packed=lang != self.lang)
        yield block("gi-marks", marks())
        drawn = ground.base_map(self.atlas, bounds(self.glance))
        yield block("gi-relief", drawn.pop("relief", None))
        yield block("gi-ground", drawn, packed=True)
        yield block("gi-tiles", self.tiles and asdict(self.tiles) | {"origin": self.tiles.origin})
        yield block("gi-index", index, packed=self.packed)
        yield block("gi-outlines", self.outlines(), packed=self.packed)
        yield block("gi-sources", cited, packed=self.packed)
        yield block("gi-tray", encoded([tray, [[f.name, f.reason] for f in self.result.failures]]), packed=self.packed)
        yield from details

    def _detail_blocks(self) -> Iterator[str]:
        rows = map(self.details.row, self.subjects)
        number = 0
        while part := list(islice(rows, BLOCK)):
            yield block(f"gi-details-{number}", part, packed=self.packed)
            number += 1

    def outlines(self) -> dict[int, object]:
        """Outlines of areas with statements, by place number."""
        areas = {area.id: area for statement in self.result.area_statements for area in statement.areas}
        found = {self.places.number(area): self.atlas.polygon(area.pcode or area.id) for area in areas.values()}
        return {number: outline(geometry) for number, geometry in sorted(found.items()) if geometry}

    def series(self) -> list[Row]:
        """Running totals, with their areas' numbers if a statement is about them."""
        known = {area.id: area for statement in self.result.area_statements for area in statement.areas}
        if not self.result.series:
            return []
        wanted = {point.claim for series in self.result.series for point in series.points}
        claims = {claim.id: claim for subject in self.subjects for claim in subject.claims if claim.id in wanted}
        claims |= {item.claim.id: item.claim for item in self.result.unplaced if item.claim and item.claim.id in wanted}
        return [
            [
                s.speaker, [self.places.number(known[a]) if a in known else a for a in s.areas], s.outcome, s.category,
                [[_figure_of_point(claims.get(p.claim), s, p), self.days.number(p.as_of), p.status] for p in s.points],
            ]
            for s in self.result.series
        ]  # fmt: skip

    def unplaced(self, item: Unplaced) -> Row:
        """An entry of the list of unplaced items: reason, words, report, and the places that may be meant."""
        found = item.resolution
        row: Row = [item.reason, self.details.claim(item.claim, set()) if item.claim else 0]
        if found is None:
            return [*row, None, 0, [], self.events[item.event_group_id]] if item.event_group_id else row
        losers = [[self.places.number(c.place), round(c.score, 2)] for c in found.ranked[:4]]
        return [*row, found.mention.surface, self.details.reports[found.mention.document], losers]

    def _spellings(self) -> dict[str, tuple[str, ...]]:
        """Every name by which the page can be searched: the gazetteer's, and those used in the reports."""
        used: dict[str, dict[str, None]] = {}
        for resolution in chain.from_iterable(claim.places for subject in self.subjects for claim in subject.claims):
            if resolution.place:
                used.setdefault(resolution.place.id, {})[resolution.mention.surface] = None
        listed = tables.spellings(self.atlas, {*used, *(incident.place.id for incident in self.glance.incidents)})
        return {
            place.id: _others(place, (*used.get(place.id, ()), *listed.get(place.id, ())))
            for place in self.places.places
        }


def _others(place: Place, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name not in (place.name, place.name_ar))


def _figure_of_point(claim: Claim | None, series: Series, point: SeriesPoint) -> Row | int:
    """A point's figure as stated in its claim."""
    counts = [
        count
        for count in (claim.counts if claim else ())
        if (count.outcome, count.category, count.min) == (series.outcome, series.category, point.min)
    ]
    return pack_figures(lowest_and_highest(counts[:1])) if counts else point.min


def bounds(result: Result) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """South-west and north-east corners of all marks."""
    points = [(incident.place.lat, incident.place.lon) for incident in result.incidents]
    lats = [lat for lat, _ in points if lat is not None]
    lons = [lon for _, lon in points if lon is not None]
    return ((min(lats), min(lons)), (max(lats), max(lons))) if lats and lons else None
