"""The likely event of a claim without a place: one with its kind and day, at a place that its name may mean.

"Strikes on the Masyaf area" may be of the town or of the district, and stays without a mark. If exactly one event has
that kind and day at a place of that name, the claim is assigned to it; likewise statements about a subdistrict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo_incidents.incidents.grouping import Days, close_days, is_near
from geo_incidents.incidents.pairs import families_of
from geo_incidents.incidents.table import FAMILIES, TOLERANCE
from geo_incidents.model import (
    AreaStatement,
    Claim,
    Incident,
    PlaceKind,
    Polarity,
    Resolution,
    Status,
    Unplaced,
    When,
)

DOUBTFUL = frozenset({Status.UNSURE, Status.TOWN_OR_PROVINCE})
ASKED = 5  # candidates of a name
Told = tuple[Days, frozenset[str], str]  # when, families of kinds, the event


class LikelyEvents:
    """Finds events by the places and subdistricts that are asked for."""

    def __init__(
        self, unplaced: Iterable[Unplaced], statements: Iterable[AreaStatement], incidents: Iterable[Incident]
    ) -> None:
        asked = {key for item in unplaced for key in _places(item.claim)}
        asked |= {key for statement in statements for key in _areas(statement)}
        self._told: dict[str, list[Told]] = defaultdict(list)
        for incident in incidents if asked else ():
            keys, days = {incident.place.id, incident.place.adm3} & asked, close_days(incident.when)
            if keys and days:
                families = families_of(incident)
                for key in keys:
                    self._told[key].append((days, families, incident.event))

    def of_claim(self, item: Unplaced) -> Unplaced:
        """The claim with the event it is likely of, if there is one alone."""
        claim = item.claim
        event = self._only(_places(claim), claim.when, FAMILIES[claim.kind]) if claim else ""
        return item if event == item.event_group_id else replace(item, event_group_id=event)

    def of_area(self, statement: AreaStatement) -> AreaStatement:
        """The statement with the event it is likely of, if there is one alone."""
        event = self._only(_areas(statement), statement.when, FAMILIES[statement.kind])
        return statement if event == statement.event_group_id else replace(statement, event_group_id=event)

    def _only(self, keys: Iterable[str], when: When, family: str) -> str:
        days = close_days(when)  # that of publication counts: one event alone is meant
        found = {
            event
            for key in keys
            for told, families, event in (self._told.get(key, ()) if days else ())
            if family in families and is_near(told, days, TOLERANCE)
        }
        return found.pop() if len(found) == 1 else ""


def _places(claim: Claim | None) -> Iterator[str]:
    """Ids of the settlements that the names of a claim may mean where it is not drawn."""
    if claim is not None and claim.polarity is Polarity.ASSERTED and not any(one.is_mark for one in claim.places):
        yield from (key for found in claim.places if found.status in DOUBTFUL for key in _candidates(found))


def _candidates(found: Resolution) -> Iterator[str]:
    for candidate in found.ranked[:ASKED]:
        if not candidate.place.kind.is_area and not candidate.place.context:
            yield candidate.place.id


def _areas(statement: AreaStatement) -> Iterator[str]:
    """The P-code of the subdistrict that a statement is of, if it is of one alone."""
    if len(statement.areas) == 1 and statement.areas[0].kind is PlaceKind.SUBDISTRICT:
        yield statement.areas[0].pcode
