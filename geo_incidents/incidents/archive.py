"""The merging of `merge` for archives that memory does not hold: claims wait on disk by place, and each place is merged
by itself. What comes out is the same; a reviewer's decisions, which may join what stands apart, are not taken here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from zlib import crc32

from geo_incidents.incidents.merge import Merged, area_statements, incident_order, place_incidents, sorted_out
from geo_incidents.incidents.origins import Origins
from geo_incidents.incidents.series import find_series, is_total, outlined
from geo_incidents.model import AreaStatement, Claim, Source, Unplaced
from geo_incidents.stored import Room

PARTS = 64  # files among which places are divided, by a hash of their ids
AREA_PARTS = 16  # and among which sets of areas are: far fewer claims are of one


def merge_by_place(
    claims: Iterable[Claim], sources: Sequence[Source], copies: Sequence[Sequence[str]], room: Room
) -> Merged:
    """What the claims come to; `claims` in the order of their reports."""
    origins = Origins(copies, sources)
    at_places, of_areas = ([room.new() for _ in range(parts)] for parts in (PARTS, AREA_PARTS))
    unplaced, totals = room.new(), []
    for claim in claims:
        places, areas, nowhere = sorted_out([claim])
        for place_id, located in places.items():
            _part(at_places, place_id).append((place_id, *located[0]))
        for key in areas:
            _part(of_areas, " ".join(key)).append((key, claim))
        unplaced.extend(nowhere)
        if is_total(claim):
            totals.append(outlined(claim))
    incidents, denied = room.new(), room.new()
    for part in at_places:
        _merge_places(part, origins, incidents, denied)
    statements = _merge_areas(of_areas, origins)
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


def _merge_places(part: Iterable[Any], origins: Origins, incidents: Any, denied: Any) -> None:
    located = defaultdict(list)
    for place_id, claim, resolution in part:
        located[place_id].append((claim, resolution))
    for place_id, found in located.items():
        found.sort(key=lambda pair: pair[0].id)
        made, nowhere = place_incidents(place_id, found, origins, ())
        incidents.extend(made)
        denied.extend((place_id, item) for item in nowhere)


def _merge_areas(
    parts: Iterable[Iterable[tuple[tuple[str, ...], Claim]]], origins: Origins
) -> Iterator[tuple[tuple[str, ...], AreaStatement]]:
    for part in parts:
        by_key = defaultdict(list)
        for key, claim in part:
            by_key[key].append(claim)
        for key, claims in by_key.items():
            yield from ((key, one) for one in area_statements(sorted(claims, key=lambda claim: claim.id), origins))


def _part(parts: Sequence[Any], key: str) -> Any:
    return parts[crc32(key.encode()) % len(parts)]


def _claim_id(item: Unplaced) -> str:
    return item.claim.id if item.claim else ""


def _first(pair: tuple[str, Unplaced]) -> str:
    return pair[0]


def _statement_order(pair: tuple[tuple[str, ...], AreaStatement]) -> tuple[date, str, tuple[str, ...]]:
    areas, statement = pair
    return statement.when.start or date.max, statement.id, areas
