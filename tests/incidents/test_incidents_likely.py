"""Claims without a place, and the one event that each is likely of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_builder import AREA, at, claim, killed, on, place

from geo_incidents.incidents import LikelyEvents, merge
from geo_incidents.incidents.merge import Merged
from geo_incidents.model import Candidate, Claim, EventKind, PlaceKind, Polarity, Resolution, Status, When

SUBDISTRICT = replace(place("Masyaf area", PlaceKind.SUBDISTRICT), pcode="SY050401")
TOWN = replace(place("Masyaf", PlaceKind.TOWN), adm3=SUBDISTRICT.pcode)
VILLAGE = replace(place("Masyaf the lesser"), adm3=SUBDISTRICT.pcode)
SUNDAY, MONDAY, LATER = on("2024-09-08"), on("2024-09-09"), on("2024-09-13")
STRIKE = claim("1", at(TOWN), kind=EventKind.AIRSTRIKE, when=SUNDAY, counts=(killed(18),))


def doubtful(status: Status = Status.TOWN_OR_PROVINCE, *meant: object) -> Resolution:
    found = at(SUBDISTRICT)
    ranked = tuple(Candidate(one, 1.0) for one in (SUBDISTRICT, TOWN, *meant))  # type: ignore[arg-type]
    return replace(found, status=status, place=None, ranked=ranked)


def told(*claims: Claim) -> tuple[str, ...]:
    """The events of what has no place, and the event of the one incident that has."""
    merged: Merged = merge(claims, ())
    likely = LikelyEvents(merged.unplaced, merged.area_statements, merged.incidents)
    events = [likely.of_claim(item).event_group_id for item in merged.unplaced]
    events += [likely.of_area(statement).event_group_id for statement in merged.area_statements]
    return (*events, merged.incidents[0].event)


@pytest.mark.parametrize("status", [Status.TOWN_OR_PROVINCE, Status.UNSURE])
@pytest.mark.parametrize("when", [SUNDAY, MONDAY])
def test_a_name_that_may_be_the_town_is_told_with_its_event(status: Status, when: When) -> None:
    event, strike = told(STRIKE, claim("2", doubtful(status), kind=EventKind.SHELLING, when=when))
    assert event == strike


@pytest.mark.parametrize(
    "other",
    [
        claim("2", doubtful(), kind=EventKind.AIRSTRIKE, when=LATER),
        claim("2", doubtful(), kind=EventKind.AIRSTRIKE),
        claim("2", doubtful(), kind=EventKind.PROTEST, when=SUNDAY),
        claim("2", doubtful(), kind=EventKind.AIRSTRIKE, when=SUNDAY, polarity=Polarity.NEGATED),
        claim("2", replace(doubtful(), status=Status.OUT_OF_AREA), kind=EventKind.AIRSTRIKE, when=SUNDAY),
        claim("2", kind=EventKind.AIRSTRIKE, when=SUNDAY),
    ],
    ids=["another day", "no day", "another kind", "did not happen", "elsewhere", "no name"],
)
def test_what_differs_is_told_with_nothing(other: Claim) -> None:
    event, _ = told(STRIKE, other)
    assert event == ""


def test_of_two_events_that_it_may_be_it_is_neither() -> None:
    beside = claim("3", at(VILLAGE), kind=EventKind.AIRSTRIKE, when=SUNDAY)
    event, _ = told(STRIKE, beside, claim("2", doubtful(Status.UNSURE, VILLAGE), kind=EventKind.AIRSTRIKE, when=SUNDAY))
    assert event == ""


def test_what_is_said_of_a_subdistrict_is_told_with_the_one_event_there() -> None:
    said = claim("2", at(SUBDISTRICT), kind=EventKind.AIRSTRIKE, when=SUNDAY, counts=(killed(20, scope=AREA),))
    event, strike = told(STRIKE, said)
    assert event == strike
    beside = claim("3", at(VILLAGE), kind=EventKind.AIRSTRIKE, when=SUNDAY)
    assert told(STRIKE, beside, said)[0] == ""
