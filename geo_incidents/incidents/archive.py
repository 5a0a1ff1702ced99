"""The merging of `merge` for archives that memory does not hold: claims wait on disk by settlement, and each is merged
by itself. What comes out is the same; a reviewer's decisions, which may join what stands apart, are not taken here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from zlib import crc32

from geo_incidents.incidents.conflicts import OFF
from geo_incidents.incidents.event_groups import claim_outline, settlement, with_events
from geo_incidents.incidents.merge import Merged, area_statements, incident_order, place_incidents, sorted_out
from geo_incidents.incidents.origins import Origins
from geo_incidents.incidents.series import find_series, is_total, outlined
from geo_incidents.model import AreaStatement, Claim, Incident, Resolution, Source, Unplaced
from geo_incidents.stored import Room

PARTS = 64  # files among which settlements are divided, by a hash of their ids
Row = tuple[str, int, Claim, Resolution]  # id of a place, number of a claim, the claim, how its place was resolved
Outlined = tuple[Claim, int, int]  # an outline, the number of its claim, and of its row
AREA_PARTS = 16  # and among which sets of areas are: far fewer claims are of one


def merge_by_place(
    claims: Sequence[Claim], sources: Sequence[Source], copies: Sequence[Sequence[str]], room: Room
) -> Merged:
    """What the claims come to; `claims`, in the order of their reports, are a shelf of the room."""
    origins = Origins(copies, sources)
    at_places, of_areas = [room.new(block=1) for _ in range(PARTS)], [room.new() for _ in range(AREA_PARTS)]
    unplaced, totals = room.new(), []
    for number, claim in enumerate(claims):
        places, areas, nowhere = sorted_out([lean(claim)])
        for place_id, located in places.items():
            _part(at_places, _home(located[0][1])).append((place_id, number, *located[0]))
        for key in areas:
            _part(of_areas, " ".join(key)).append((key, number, areas[key][0]))
        unplaced.extend(replace(item, claim=claim) for item in nowhere)
        if is_total(claim):
            totals.append(outlined(claim))
    incidents, denied = room.new(), room.new()
    whole = _Whole(claims, room)
    for part in at_places:
        _merge_places(part, whole, origins, incidents, denied)
    statements = _merge_areas(of_areas, whole, origins)
    tray = room.new()
    tray.extend(room.sorted(unplaced, key=_claim_id))
    tray.extend(item for _, item in room.sorted(denied, key=_first))
    return Merged(
        incidents=room.sorted(incidents, key=incident_order),
        area_statements=room.kept(one for _, one in room.sorted(statements, key=_statement_order)),
        unplaced=room.kept(tray),
        series=find_series(sorted(totals, key=lambda claim: claim.id), sources),
        failures=(),
    )


def lean(claim: Claim) -> Claim:
    """The claim with only what merging needs: without the candidates of its places, which take most of its memory."""
    return replace(claim, places=tuple(map(_lean, claim.places)), reasons=())


def _lean(found: Resolution) -> Resolution:
    reasons = tuple(reason for reason in found.reasons if reason.feature == OFF)
    mention = replace(found.mention, candidates=(), evidence=(), qualifiers=(), of=None)
    return replace(found, mention=mention, reasons=reasons, ranked=())


def _merge_places(part: Sequence[Row], whole: _Whole, origins: Origins, incidents: Any, denied: Any) -> None:
    """Merge the settlements of a file; of their claims, only outlines and those of one incident are in memory."""
    places: dict[str, list[Outlined]] = defaultdict(list)
    for row, (place_id, number, claim, _) in enumerate(part):
        places[place_id].append((claim_outline(claim), number, row))
    made, outlines = whole.room.new(), []
    while places:
        place_id, claims = places.popitem()
        place = _Place(part, sorted(claims, key=lambda one: one[0].id))
        for found in place_incidents(place_id, place.outlines, place.located, origins, ()):
            if isinstance(found, Incident):
                made.append(replace(found, claims=whole.of(found.claims, place.numbers)))
                outlines.append(replace(found, claims=place.outlines_of(found.claims)))
            elif found.claim:
                denied.append((place_id, replace(found, claim=whole.of([found.claim], place.numbers)[0])))
    events = {(one.place.id, one.id): (one.event_group_id, one.counted_in) for one in with_events(outlines)}
    for one in made:
        name, counted = events[one.place.id, one.id]
        incidents.append(replace(one, event_group_id=name, counted_in=counted))


class _Place:
    """The claims of one place: outlines in memory, and in a file what merging needs of those of one incident."""

    def __init__(self, part: Sequence[Row], claims: Sequence[Outlined]) -> None:
        self._part = part
        self.outlines = [outline for outline, _, _ in claims]
        self.numbers = {(outline.document, outline.id): number for outline, number, _ in claims}
        self._known = {number: outline for outline, number, _ in claims}
        self._rows = {id(outline): row for outline, _, row in claims}
        self._last = {outline.id: row for outline, _, row in claims}

    def located(self, claims: Sequence[Claim]) -> list[tuple[Claim, Resolution]]:
        """The claims with all that merging needs, each with how its place was resolved; of copies, that of the last."""
        rows = [(self._rows[id(claim)], self._last[claim.id]) for claim in claims]
        return [(self._part[row][2], self._part[last][3]) for row, last in rows]

    def outlines_of(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The outlines of claims."""
        return tuple(self._known[self.numbers[claim.document, claim.id]] for claim in claims)


def _home(found: Resolution) -> str:
    """Id of the settlement that a place lies in."""
    return settlement(found.place) if found.place else ""


def _merge_areas(
    parts: Iterable[Iterable[tuple[tuple[str, ...], int, Claim]]], whole: _Whole, origins: Origins
) -> Iterator[tuple[tuple[str, ...], AreaStatement]]:
    for part in parts:
        by_key: dict[tuple[str, ...], list[tuple[int, Claim]]] = defaultdict(list)
        for key, number, claim in part:
            by_key[key].append((number, claim))
        for key, rows in by_key.items():
            numbers = {(claim.document, claim.id): number for number, claim in rows}
            for one in area_statements(sorted((claim for _, claim in rows), key=lambda claim: claim.id), origins):
                yield key, replace(one, claims=whole.of(one.claims, numbers))


class _Whole:
    """Claims as they were, by those that were merged."""

    def __init__(self, claims: Sequence[Claim], room: Room) -> None:
        self._claims, self.room = claims, room

    def of(self, lean: Iterable[Claim], numbers: Mapping[tuple[str, str], int]) -> tuple[Claim, ...]:
        """The whole claims, in the same order; `numbers` are those of the claims of their place."""
        return self.room.picked(self._claims, (numbers[claim.document, claim.id] for claim in lean))


def _part(parts: Sequence[Any], key: str) -> Any:
    return parts[crc32(key.encode()) % len(parts)]


def _claim_id(item: Unplaced) -> str:
    return item.claim.id if item.claim else ""


def _first(pair: tuple[str, Unplaced]) -> str:
    return pair[0]


def _statement_order(pair: tuple[tuple[str, ...], AreaStatement]) -> tuple[date, str, tuple[str, ...]]:
    areas, statement = pair
    return statement.when.start or date.max, statement.id, areas
