"""Corrections: each field of a claim, in the notation of the table, the machine's value kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from claim_builder import SANA, SOHR, at, claim, killed, on, place

from geo_incidents.incidents import is_held, merge
from geo_incidents.incidents.anchors import anchor
from geo_incidents.incidents.corrections import fault, figure_text, read_figure, value_of, with_value
from geo_incidents.model import (
    Bound,
    Category,
    Claim,
    Decision,
    EventKind,
    Incident,
    Outcome,
    Place,
    PlaceKind,
    Polarity,
    Precision,
    Span,
)

TUWAYM, JABLEH = place("Tuwaym"), place("Jableh")
OWN = Place("point:35.26,36.24;r=800", "35.2600, 36.2400", "", PlaceKind.FACILITY, 35.26, 36.24, 800)
FRIDAY = on("2025-03-07")
PLACES = {here.id: here for here in (TUWAYM, JABLEH, OWN)}.get


def decide(action: str, *subjects: str, target: str = "", **more: str) -> Decision:
    return Decision(action, subjects, target, "R. Saab", "2026-11-27T10:00:00Z", "why", **more)


def correct(field: str, value: str, *subjects: str, **more: str) -> Decision:
    return decide("correct", *(subjects or ("1",)), target=value, field=field, **more)


def incidents(claims: list[Claim], *decisions: Decision) -> tuple[Incident, ...]:
    merged = merge(claims, (), decisions=decisions, place=PLACES)
    assert not merged.failures
    return merged.incidents


CLAIM = claim("1", at(TUWAYM), when=FRIDAY, counts=(killed(31), killed(4, category=Category.CHILDREN)))


@pytest.mark.parametrize(
    "text",
    ["31 killed", "at_least 7 wounded children", "more_than 100 killed", "approx 40 displaced", "up_to 9 killed",
     "3-5 killed women", "vague killed"],
)  # fmt: skip
def test_figures_are_read_and_written_alike(text: str) -> None:
    assert figure_text(read_figure(text, killed(2))) == text


@pytest.mark.parametrize(
    ("field", "value", "was"),
    [
        ("figure", "33 killed", "31 killed"), ("figure:2", "", "4 killed children"), ("figure:3", "2 wounded", ""),
        ("when", "2025-03-08/2025-03-09", "2025-03-07/2025-03-07"), ("when", "", "2025-03-07/2025-03-07"),
        ("kind", "massacre", "killing"), ("speaker", "SANA", "SOHR"), ("polarity", "denied", "asserted"),
    ],
)  # fmt: skip
def test_every_field(field: str, value: str, was: str) -> None:
    assert not fault(field, value)
    assert value_of(CLAIM, field) == was
    changed = with_value(CLAIM, field, value)
    assert value_of(changed, field) == value
    others = {"when", "kind", "speaker", "polarity"} - {field}
    assert all(value_of(changed, other) == value_of(CLAIM, other) for other in others)


def test_a_corrected_figure_is_the_incidents_and_the_machines_is_told() -> None:
    (incident,) = incidents([CLAIM], correct("figure", "at_least 33 killed", was="31 killed"))
    toll = next(t for t in incident.tolls if (t.outcome, t.category) == (Outcome.KILLED, Category.ALL))
    assert (toll.low, toll.high) == (33, None)
    assert incident.claims[0].counts[0].bound is Bound.AT_LEAST
    (review,) = incident.claims[0].reviews
    assert (review.field, review.was, review.value, review.who) == (
        "figure", "31 killed", "at_least 33 killed", "R. Saab",
    )  # fmt: skip


def test_an_incident_corrected_is_each_of_its_claims() -> None:
    claims = [claim("1", at(TUWAYM), when=FRIDAY), claim("2", at(TUWAYM), when=FRIDAY)]
    (before,) = incidents(claims)
    (after,) = incidents(claims, correct("when", "2025-03-08/2025-03-08", before.id))
    assert (after.when.start, after.when.basis) == (date(2025, 3, 8), "reviewer")
    assert len(after.claims) == 2


def test_what_accompanies_an_incident_keeps_its_kind() -> None:
    claims = [claim("1", at(TUWAYM), when=FRIDAY), claim("2", at(TUWAYM), when=FRIDAY, kind=EventKind.LOOTING)]
    (before,) = incidents(claims)
    (after,) = incidents(claims, correct("kind", "execution", before.id, was="killing"))
    assert [c.kind for c in after.claims] == [EventKind.EXECUTION, EventKind.LOOTING]


def test_a_point_is_a_mark_under_the_name_the_report_has() -> None:
    (incident,) = incidents([CLAIM], correct("place", OWN.id))
    assert (incident.place.lat, incident.place.name, incident.radius_m) == (35.26, "Tuwaym", 800)
    assert incident.precision is Precision.POINT
    assert incident.claims[0].reviews[0].was == TUWAYM.id


def test_a_claim_without_a_place_is_given_one() -> None:
    (incident,) = incidents([claim("1", when=FRIDAY)], correct("place", JABLEH.id))
    assert incident.place is JABLEH


def test_an_area_is_no_mark() -> None:
    area = place("Jableh district", PlaceKind.DISTRICT)
    merged = merge([CLAIM], (), decisions=[correct("place", area.id)], place={area.id: area}.get)
    assert not merged.incidents
    assert [statement.precision for statement in merged.area_statements] == [Precision.DISTRICT]


def test_a_denial_that_was_none_makes_an_incident() -> None:
    denied = claim("1", at(TUWAYM), when=FRIDAY, polarity=Polarity.DENIED)
    assert len(incidents([denied], correct("polarity", "asserted"))) == 1


def test_a_speaker_unknown_before_is_private() -> None:
    (incident,) = incidents([CLAIM], correct("speaker", "Abu Ali"))
    speaker = incident.claims[0].speakers[0]
    assert (speaker.name, speaker.private) == ("Abu Ali", True)
    (known,) = incidents([replace(CLAIM, speakers=(SOHR, SANA))], correct("speaker", "SANA"))
    assert known.origins == ("sana",)


QUOTED = replace(CLAIM, quote="Gunmen killed 31 in Tuwaym", span=Span(10, 36))


def test_a_row_holds_while_its_words_do() -> None:
    row = correct("figure", "33 killed", anchor=anchor(QUOTED))
    assert incidents([QUOTED], row)[0].claims[0].counts[0].min == 33
    now = replace(QUOTED, quote="Gunmen killed 41 in Tuwaym")
    merged = merge([now], (), decisions=[row], place=PLACES)
    assert merged.incidents[0].claims[0].counts[0].min == 31
    assert ["quote changed" in failure.reason for failure in merged.failures] == [True]


def test_an_undone_row_does_nothing_and_an_undo_can_be_undone() -> None:
    drop = decide("drop", "1", id="d-1")
    undo, again = decide("undo", "d-1", id="d-2"), decide("undo", "d-2", id="d-3")
    assert not incidents([CLAIM], drop)
    assert len(incidents([CLAIM], drop, undo)) == 1
    assert not incidents([CLAIM], drop, undo, again)
    lost = merge([CLAIM], (), decisions=[decide("undo", "d-9")])
    assert [failure.name for failure in lost.failures] == ["decision undo d-9"]


def test_two_incidents_kept_apart_stay_apart_when_they_would_be_one() -> None:
    one, two = claim("1", at(TUWAYM), when=FRIDAY), claim("2", at(TUWAYM), when=on("2025-03-20"))
    first, second = incidents([one, two])
    apart = decide("different", first.id, second.id)
    assert len(incidents([one, two], apart)) == 2
    assert len(incidents([one, two], apart, correct("when", "2025-03-07/2025-03-07", "2"))) == 2


def test_a_hold_stays_through_a_move_and_a_changed_quote() -> None:
    (before,) = incidents([QUOTED])
    hold, move = decide("hold", before.id, anchor=anchor(QUOTED)), decide("move", "1", target=JABLEH.id)
    (moved,) = incidents([QUOTED], hold, move)
    assert is_held(moved.claims[0])
    (released,) = incidents([QUOTED], hold, move, decide("publish", before.id))
    assert not is_held(released.claims[0])
    (changed,) = merge([replace(QUOTED, quote="Gunmen killed 31 in Twuaym")], (), decisions=[hold]).incidents
    assert is_held(changed.claims[0])


def test_notes_and_verdicts_change_nothing_but_are_told() -> None:
    (incident,) = incidents([CLAIM], decide("accept", "1"), decide("note", "1", target="ask the family"))
    assert [review.action for review in incident.claims[0].reviews] == ["accept"]
    assert replace(incident, claims=()) == replace(incidents([CLAIM])[0], claims=())
