"""Decisions about incidents: the claims that stand in them at their place, in this run and the next."""

from __future__ import annotations

from claim_builder import at, claim, on, place

from geo_incidents.incidents import merge
from geo_incidents.model import Decision, PlaceKind, Precision

TUWAYM, JABLEH = place("Tuwaym"), place("Jableh")
COAST = place("Coast", PlaceKind.REGION)
FRIDAY, LATER = on("2025-03-07"), on("2025-03-20")
CLAIMS = [
    claim("1", at(TUWAYM), when=FRIDAY),
    claim("2", at(TUWAYM), when=LATER),
    claim("3", at(TUWAYM), at(JABLEH), when=FRIDAY),
]
PLACES = {here.id: here for here in (TUWAYM, JABLEH)}.get


def decide(action: str, *subjects: str, target: str = "") -> Decision:
    return Decision(action, subjects, target, "A. Reviewer", "2026-01-01", "why")


def found(*decisions: Decision, claims: list = CLAIMS):
    """Place and claims of every incident."""
    merged = merge(claims, (), decisions=decisions, place=PLACES)
    return {(i.place.name, tuple(c.id for c in i.claims)) for i in merged.incidents}


def id_of(name: str, *members: str, decisions: tuple[Decision, ...] = ()) -> str:
    merged = merge(CLAIMS, (), decisions=decisions, place=PLACES)
    return next(i.id for i in merged.incidents if i.place.name == name and {*members} <= {c.id for c in i.claims})


def test_what_stands_there_undecided() -> None:
    assert found() == {("Tuwaym", ("1", "3")), ("Tuwaym", ("2",)), ("Jableh", ("3",))}


def test_an_incident_dropped_leaves_its_claims_other_places() -> None:
    merged = merge(CLAIMS, (), decisions=[decide("drop", id_of("Jableh", "3"))], place=PLACES)
    assert {(i.place.name, tuple(c.id for c in i.claims)) for i in merged.incidents} == {
        ("Tuwaym", ("1", "3")),
        ("Tuwaym", ("2",)),
    }
    assert [(u.claim.id, u.reason) for u in merged.unplaced if u.claim] == [("3", "dropped by A. Reviewer: why")]
    assert not merged.failures


def test_two_incidents_are_one() -> None:
    same = decide("same", id_of("Tuwaym", "1"), id_of("Tuwaym", "2"))
    assert found(same) == {("Tuwaym", ("1", "2", "3")), ("Jableh", ("3",))}


def test_an_incident_moved_takes_only_what_stands_in_it() -> None:
    move = decide("move", id_of("Tuwaym", "2"), target=JABLEH.id)
    assert found(move) == {("Tuwaym", ("1", "3")), ("Jableh", ("3",)), ("Jableh", ("2",))}


def test_a_later_decision_may_name_what_an_earlier_one_made() -> None:
    move = decide("move", id_of("Tuwaym", "2"), target=JABLEH.id)
    made = id_of("Jableh", "2", decisions=(move,))
    assert found(move, decide("drop", made)) == {("Tuwaym", ("1", "3")), ("Jableh", ("3",))}


def test_what_was_moved_is_joined_there_by_the_id_it_had() -> None:
    one, two = id_of("Tuwaym", "2"), id_of("Jableh", "3")
    assert found(decide("move", one, target=JABLEH.id), decide("same", one, two)) == {
        ("Tuwaym", ("1", "3")),
        ("Jableh", ("2", "3")),
    }


def test_a_decision_holds_when_a_report_elsewhere_is_added() -> None:
    same = decide("same", id_of("Tuwaym", "1"), id_of("Tuwaym", "2"))
    more = [*CLAIMS, claim("4", at(JABLEH), when=LATER)]
    assert found(same, claims=more) == {("Tuwaym", ("1", "2", "3")), ("Jableh", ("3",)), ("Jableh", ("4",))}


def test_one_claim_at_one_of_its_places() -> None:
    assert found(decide("drop", f"3@{JABLEH.id}")) == {("Tuwaym", ("1", "3")), ("Tuwaym", ("2",))}


def test_an_area_statement_is_dropped_by_its_id() -> None:
    told = [claim("5", at(COAST, Precision.REGION), when=FRIDAY)]
    statement = merge(told, ()).area_statements[0]
    assert not merge(told, (), decisions=[decide("drop", statement.id)]).area_statements


def test_what_names_nothing_or_two_places_is_said() -> None:
    gone = merge(CLAIMS, (), decisions=[decide("drop", "i-none")], place=PLACES).failures
    assert [failure.name for failure in gone] == ["decision drop i-none"]
    across = decide("same", id_of("Tuwaym", "2"), id_of("Jableh", "3"))
    assert [f.reason for f in merge(CLAIMS, (), decisions=[across], place=PLACES).failures] == [
        "these are at different places; move one to the place of the other first"
    ]
