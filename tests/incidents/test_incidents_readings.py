"""How far a case is read, and decisions carried to where their words stand after the program reads them anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.incidents import carrying
from geo_incidents.incidents.anchors import anchor
from geo_incidents.incidents.decision_table import decision
from geo_incidents.incidents.readings import Reading, readings
from geo_incidents.model import Decision, Document, Incident, Result, Source
from geo_incidents.pipeline import assemble, result_of

TEXT = "Gunmen killed 7 men in Jableh on 7 March 2025. Shelling hit Baniyas on 9 March 2025 and killed 4 people."


@pytest.fixture(scope="module")
def result() -> Result:
    return result_of([Document("one", TEXT, Source("one", published="2025-03-21", sha256="00"), ())], load())


def row(action: str, target: str, by: str = "A", **more: str) -> Decision:
    number = f"d-{action}-{by}-{target}-{more.get('field', '')}"
    return Decision(action, (target,), more.get("is_", ""), by, "2026-11-27", "", id=number, **without_is(more))


def without_is(more: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in more.items() if name != "is_"}


def reading(incidents: Sequence[Incident], rows: Sequence[Decision], require: int) -> list[Reading]:
    return [one.reading for one in readings(incidents, rows, require)]


def test_two_readers_make_it_reviewed(result: Result) -> None:
    one, two = result.incidents
    rows = [row("accept", one.id)]
    assert reading(result.incidents, rows, 1) == [Reading.REVIEWED, Reading.OPEN]
    assert reading(result.incidents, rows, 2) == [Reading.WAITS, Reading.OPEN]
    again = [*rows, row("accept", one.id)]  # the same reader twice is one
    assert reading(result.incidents, again, 2) == [Reading.WAITS, Reading.OPEN]
    claim = f"{one.claims[0].id}@{one.place.id}"  # as a part that was split off is accepted
    both = [*rows, row("accept", claim, "B"), row("drop", two.id), row("accept", two.id, "B")]
    assert reading(result.incidents, both, 2) == [Reading.REVIEWED, Reading.CONTESTED]
    undone = [*both, row("undo", both[1].id, "B")]
    assert reading(result.incidents, undone, 2) == [Reading.WAITS, Reading.CONTESTED]


def newly_read(result: Result) -> Result:
    """The same report as a version of the program reads it that gives every claim another id."""
    claims = [replace(claim, id=f"c-new{n}") for n, claim in enumerate(result.claims)]
    return assemble(result.sources, result.resolutions, claims, (), (), load(), (), ())


def test_decisions_are_carried_to_the_words_they_rest_on(result: Result) -> None:
    first = result.claims[0]
    rows = [
        row("correct", first.id, field="figure", was="7 killed men", is_="8 killed men", anchor=anchor(first)),
        row("accept", result.incidents[1].id, anchor=anchor(result.incidents[1].claims[0])),
        row("drop", "c-gone", anchor="one@0-5#00000000"),
        row("hold", "i-gone"),
    ]
    after = newly_read(result)
    found = carrying.carried(rows, carrying.Now(after.claims, after.incidents))
    # Incidents keep their ids: they are made of place, family and day.
    assert [(one.new and one.new.subjects, one.lost) for one in found] == [
        (("c-new0",), ""),
        (None, "its words no longer stand in a claim"),
        (None, "it has no words of its own to be found by"),
    ]
    added = [decision(cells, "row") for cells in carrying.rows(found, "B", "2026-11-28T08:00:00Z")]
    assert [(made.action, made.subjects, made.who) for made in added] == [
        ("undo", (rows[0].id,), "B"), ("correct", ("c-new0",), "B"),
    ]  # fmt: skip
    assert added[1].why.startswith("as A decided on 2026-11-27")
    decided = assemble(after.sources, after.resolutions, after.claims, (), (), load(), [*rows[:2], *added], ())
    assert [failure for failure in decided.failures if failure.name.startswith("decision")] == []
    assert decided.incidents[0].tolls[0].low == 8


def test_nothing_is_carried_where_every_id_is_there(result: Result) -> None:
    rows = [row("accept", result.incidents[0].id), row("note", f"{result.claims[0].id}@ocha:C3585")]
    assert carrying.carried(rows, carrying.Now(result.claims, result.incidents)) == []


def test_words_that_several_incidents_tell_are_left_to_a_reader(result: Result) -> None:
    first = result.claims[0]
    rows = [row("accept", "c-gone", anchor=anchor(first))]
    twice = [replace(first, id="c-one"), replace(first, id="c-two")]
    (one,) = carrying.carried(rows, carrying.Now(twice, ()))
    assert (one.new, one.lost) == (None, "2 stand in its words now")
