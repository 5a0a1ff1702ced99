"""Events under a profile: what is hidden leaves no trace in the events of what is shown."""

from __future__ import annotations

import pytest
from attack import report
from factory import make_result

from geo_incidents.documents import table_document
from geo_incidents.gazetteer import load
from geo_incidents.incidents.event_groups import settlement, with_events
from geo_incidents.model import Decision, Incident, Result
from geo_incidents.pipeline import result_of
from geo_incidents.safety import protect
from geo_incidents.safety.events import Events
from geo_incidents.stored import MEMORY

GAZETTEER = load()
PROTEST = "Demonstrators gathered in the city of Jableh on Tuesday and were dispersed by gunfire; three were wounded."


def found(*decisions: Decision) -> Result:
    row = {"report_id": "r1", "text": PROTEST, "published": "2025-11-26", "lang": "en"}
    return result_of([table_document(row, "r1", __file__, "")], GAZETTEER, decisions)  # type: ignore[arg-type]


def groups(incidents: tuple[Incident, ...]) -> dict[str, tuple[str, object]]:
    return {one.id: (one.event_group_id, one.counted_in) for one in incidents}


@pytest.mark.parametrize("kind", ["protest", "clash"])
def test_what_is_held_back_is_in_no_event(kind: str) -> None:
    held = next(one for one in found().incidents if one.kind == kind)
    assert held.event_group_id
    made = Decision("hold", (held.id,), "", "R. Saab", "2026-11-27T10:00:00Z", "", id="d-1")
    (shown,) = protect(found(made)).result.incidents
    assert (shown.event_group_id, shown.counted_in) == ("", ())


def test_events_are_those_of_what_is_shown() -> None:
    shown = protect(make_result(200)).result.incidents
    assert any(one.counted_in for one in shown)
    assert groups(tuple(with_events(shown))) == groups(shown)


def test_a_hidden_part_changes_the_events_of_its_settlement_alone() -> None:
    before = make_result(200).incidents
    hidden = next(one for one in before if one.event_group_id)
    events = Events()
    for one in before:
        events.saw(one, None if one is hidden else one)
    shown = [one for one in before if one is not hidden]
    left = tuple(events.anew(shown, MEMORY))
    there = [one for one in shown if settlement(one.place) == settlement(hidden.place)]
    elsewhere = tuple(one for one in shown if settlement(one.place) != settlement(hidden.place))
    assert groups(left) == groups(tuple(with_events(there))) | groups(elsewhere)
    assert hidden.id not in repr([one.counted_in for one in left])
    assert f"e{hidden.id[1:]}" not in {one.event_group_id for one in left}


def test_a_refuge_is_in_no_event() -> None:
    result = result_of([report("al-Sanoubar", "Nadia Haddad", "en")], GAZETTEER)
    shown = protect(result).result
    hidden = {one.id for one in result.incidents} - {one.id for one in shown.incidents}
    assert hidden
    assert all(one.event_group_id[1:] not in {name[1:] for name in hidden} for one in shown.incidents)
