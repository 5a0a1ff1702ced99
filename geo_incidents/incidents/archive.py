"""The merging of `merge` for archives that memory does not hold: claims wait on disk by settlement, and each is merged
by itself. What comes out is the same; a reviewer's decisions, which may join what stands apart, are not taken here.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
SHARED = ("document", "span", "trigger", "when", "counts", "group", "confidence")  # of which a town's claims have few
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
    places, alike = defaultdict[str, list[Outlined]](list), _Alike()
    for row, (place_id, number, claim, _) in enumerate(part):
        places[place_id].append((alike.outline(claim), number, row))
    made, outlines = whole.room.new(), []
    for place_id in list(places)[::-1]:
        place = _Place(part, places.pop(place_id))
        for found in place_incidents(place_id, place.outlines, place.located, origins, ()):
            if isinstance(found, Incident):
                made.append(replace(found, claims=whole.of(place.numbers_of(found.claims))))
                outlines.append(replace(found, claims=place.outlines_of(found.claims)))
            elif found.claim:
                denied.append((place_id, replace(found, claim=whole.of(place.numbers_of([found.claim]))[0])))
    events = {(one.place.id, one.id): (one.event_group_id, one.counted_in) for one in with_events(outlines)}
    for one in made:
        name, counted = events[one.place.id, one.id]
        incidents.append(replace(one, event_group_id=name, counted_in=counted))


class _Alike:
    """Outlines of claims that share what is equal in them: a town may have a quarter of an archive's claims."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def outline(self, claim: Claim) -> Claim:
        """The outline of a claim."""
        parts = {name: getattr(claim, name) for name in SHARED}
        return replace(claim_outline(claim), **{name: self._known.setdefault(one, one) for name, one in parts.items()})


class _Place:
    """The claims of one place: outlines in memory, and in a file what merging needs of those of one incident."""

    def __init__(self, part: Sequence[Row], claims: list[Outlined]) -> None:
        claims.sort(key=lambda one: one[0].id)
        self._part = part
        self.outlines = [outline for outline, _, _ in claims]
        self._numbers = array("Q", [number for _, number, _ in claims])
        self._rows = array("Q", [row for *_, row in claims])

    def _at(self, claim: Claim) -> int:
        """Which of the outlines is a claim's; those of copies, which have one id, stand together."""
        at = bisect_left(self.outlines, claim.id, key=_id)
        while self.outlines[at].document != claim.document:
            at += 1
        return at

    def _last(self, at: int) -> int:
        """The last outline with the id of one."""
        while at + 1 < len(self.outlines) and self.outlines[at + 1].id == self.outlines[at].id:
            at += 1
        return at

    def located(self, claims: Sequence[Claim]) -> list[tuple[Claim, Resolution]]:
        """The claims with all that merging needs, each with how its place was resolved; of copies, that of the last."""
        found = map(self._at, claims)
        return [(self._part[self._rows[at]][2], self._part[self._rows[self._last(at)]][3]) for at in found]

    def numbers_of(self, claims: Sequence[Claim]) -> list[int]:
        """The numbers of claims."""
        return [self._numbers[self._at(claim)] for claim in claims]

    def outlines_of(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The outlines of claims."""
        return tuple([self.outlines[self._at(claim)] for claim in claims])


def _id(claim: Claim) -> str:
    return claim.id


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
                told = (numbers[claim.document, claim.id] for claim in one.claims)
                yield key, replace(one, claims=whole.of(told))


class _Whole:
    """Claims as they were, by those that were merged."""

    def __init__(self, claims: Sequence[Claim], room: Room) -> None:
        self._claims, self.room = claims, room

    def of(self, numbers: Iterable[int]) -> tuple[Claim, ...]:
        """The whole claims of these numbers, in the same order."""
        return self.room.picked(self._claims, numbers)


def _part(parts: Sequence[Any], key: str) -> Any:
    return parts[crc32(key.encode()) % len(parts)]


def _claim_id(item: Unplaced) -> str:
    return item.claim.id if item.claim else ""


def _first(pair: tuple[str, Unplaced]) -> str:
    return pair[0]


def _statement_order(pair: tuple[tuple[str, ...], AreaStatement]) -> tuple[date, str, tuple[str, ...]]:
    areas, statement = pair
    return statement.when.start or date.max, statement.id, areas
