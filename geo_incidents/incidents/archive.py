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
from geo_incidents.incidents.event_groups import settlement, with_events
from geo_incidents.incidents.merge import Merged, area_statements, incident_order, place_incidents, sorted_out
from geo_incidents.incidents.origins import Origins
from geo_incidents.incidents.series import find_series, is_total, outlined
from geo_incidents.model import AreaStatement, Claim, Incident, Resolution, Source, Unplaced
from geo_incidents.stored import Room

PARTS = 64  # files among which settlements are divided, by a hash of their ids
Row = tuple[int, Claim, Resolution]  # number of the claim
AREA_PARTS = 16  # and among which sets of areas are: far fewer claims are of one


def merge_by_place(
    claims: Sequence[Claim], sources: Sequence[Source], copies: Sequence[Sequence[str]], room: Room
) -> Merged:
    """What the claims come to; `claims`, in the order of their reports, are a shelf of the room."""
    origins = Origins(copies, sources)
    at_places, of_areas = ([room.new() for _ in range(parts)] for parts in (PARTS, AREA_PARTS))
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


def _merge_places(
    part: Iterable[tuple[str, int, Claim, Resolution]],
    whole: _Whole,
    origins: Origins,
    incidents: Any,
    denied: Any,
) -> None:
    located: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for place_id, number, claim, found in part:
        located[_home(found)][place_id].append((number, claim, found))
    for places in located.values():
        incidents.extend(_merge_settlement(places, whole, origins, denied))


def _merge_settlement(
    places: Mapping[str, Sequence[Row]], whole: _Whole, origins: Origins, denied: Any
) -> Iterator[Incident]:
    numbers = {(claim.document, claim.id): number for rows in places.values() for number, claim, _ in rows}
    merged: list[Incident] = []
    for place_id, rows in places.items():
        located = sorted(((claim, found) for _, claim, found in rows), key=lambda pair: pair[0].id)
        made, nowhere = place_incidents(place_id, located, origins, ())
        merged += made
        told = (whole.of([one.claim], numbers) for one in nowhere if one.claim)
        denied.extend((place_id, replace(one, claim=claim)) for one, (claim,) in zip(nowhere, told, strict=True))
    return (replace(one, claims=whole.of(one.claims, numbers)) for one in with_events(merged))


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
        self._claims, self._room = claims, room

    def of(self, lean: Iterable[Claim], numbers: Mapping[tuple[str, str], int]) -> tuple[Claim, ...]:
        """The whole claims, in the same order; `numbers` are those of the claims of their place."""
        return self._room.picked(self._claims, (numbers[claim.document, claim.id] for claim in lean))


def _part(parts: Sequence[Any], key: str) -> Any:
    return parts[crc32(key.encode()) % len(parts)]


def _claim_id(item: Unplaced) -> str:
    return item.claim.id if item.claim else ""


def _first(pair: tuple[str, Unplaced]) -> str:
    return pair[0]


def _statement_order(pair: tuple[tuple[str, ...], AreaStatement]) -> tuple[date, str, tuple[str, ...]]:
    areas, statement = pair
    return statement.when.start or date.max, statement.id, areas
