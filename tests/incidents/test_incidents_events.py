"""Incidents that are parts of one event: what makes them one, and that no figure of an event is counted twice."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from claim_builder import SANA, at, claim, killed, on, place

from geo_incidents import find_incidents, read_reports
from geo_incidents.incidents.event_groups import Likely, linked, weighed, with_events
from geo_incidents.incidents.merge import merge
from geo_incidents.incidents.pairs import TOLD, Side, days_apart, figures, relation, telling
from geo_incidents.model import Claim, Decision, EventKind, Incident, Outcome, PlaceKind, Polarity, Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "events.toml").read_text("utf8"))["case"]
TOWN = place("Jableh", PlaceKind.TOWN)
QUARTER = replace(place("al-Ramil", PlaceKind.NEIGHBOURHOOD), parent=TOWN.id)
OTHER_QUARTER = replace(place("al-Azi", PlaceKind.NEIGHBOURHOOD), parent=TOWN.id)
DAY = on("2025-03-07")
STRIKE = claim("c-1", at(TOWN), kind=EventKind.AIRSTRIKE, when=DAY, counts=(killed(18),), report="a")
DEAD = claim("c-2", at(TOWN), kind=EventKind.KILLING, when=DAY, counts=(killed(25),), report="a", by=SANA)


def incidents(*claims: Claim, decisions: Sequence[Decision] = ()) -> tuple[Incident, ...]:
    return merge(claims, (), decisions=decisions).incidents


def together(found: Sequence[Incident]) -> list[list[str]]:
    """The events, each as the kinds of its incidents at their places."""
    events = defaultdict(list)
    for incident in found:
        events[incident.event].append(f"{incident.place.name} {incident.kind}")
    return sorted(map(sorted, events.values()))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_reports_tell_of_events(case: dict[str, Any], tmp_path: Path) -> None:
    rows = [
        {"report_id": f"r{n}", "published": published, "lang": lang, "text": text}
        for n, (published, lang, text) in enumerate(case["reports"])
    ]
    (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf8")
    found = find_incidents(read_reports([tmp_path / "reports.jsonl"])).incidents
    assert sorted(place for _, place in {(one.event, one.place.name) for one in found}) == sorted(case["events"])


def test_one_row_of_an_event_carries_its_figure() -> None:
    strike, dead = sorted(incidents(STRIKE, DEAD), key=lambda one: one.kind)
    assert strike.event_group_id == dead.event_group_id != ""
    assert strike.counted_in == ((Outcome.KILLED, dead.id),)
    assert dead.counted_in == ()


def test_an_incident_alone_is_an_event_named_after_it() -> None:
    (alone,) = incidents(STRIKE)
    assert (alone.event_group_id, alone.counted_in, alone.event) == ("", (), f"e{alone.id[1:]}")


def test_the_order_of_the_claims_does_not_matter() -> None:
    more = claim("c-3", at(QUARTER), kind=EventKind.AIRSTRIKE, when=DAY, report="a")
    found = {repr(incidents(*some)) for some in permutations((STRIKE, DEAD, more))}
    assert len(found) == 1


def test_a_reviewer_may_call_a_part_an_event_of_its_own() -> None:
    said = Decision("different", ("c-2",), "", "N.", "2025-04-01", "another attack", id="d-1")
    assert together(incidents(STRIKE, DEAD)) == [["Jableh airstrike", "Jableh killing"]]
    assert together(incidents(STRIKE, DEAD, decisions=[said])) == [["Jableh airstrike"], ["Jableh killing"]]


def test_nothing_is_one_event_across_settlements() -> None:
    elsewhere = claim("c-3", at(place("Masyaf")), kind=EventKind.AIRSTRIKE, when=DAY, report="a")
    assert together(incidents(STRIKE, elsewhere)) == [["Jableh airstrike"], ["Masyaf airstrike"]]


def test_grouping_again_changes_nothing() -> None:
    found = incidents(STRIKE, DEAD)
    assert sorted(map(repr, with_events(found))) == sorted(map(repr, found))


def pair(first: Claim, second: Claim) -> tuple[Side, Side]:
    one, other = sorted(incidents(first, second), key=lambda incident: incident.claims[0].id)
    return Side.of(one), Side.of(other)


SPANS = [
    (Span(0, 50), "one sentence"),
    (Span(51, 90), "next sentence"),
    (Span(200, 240), "one passage"),
    (Span(900, 950), "one report"),
]


@pytest.mark.parametrize(("span", "name"), SPANS, ids=[name for _, name in SPANS])
def test_how_closely_one_report_tells_both(span: Span, name: str) -> None:
    one, other = pair(replace(STRIKE, span=Span(0, 50)), replace(DEAD, span=span))
    assert telling(one.incident, other.incident) == telling(other.incident, one.incident) == name


def test_what_a_profile_took_out_does_not_tell_how_closely() -> None:
    one, other = pair(STRIKE, replace(DEAD, offsets_withheld=True))
    assert telling(one.incident, other.incident) == "one report"


def test_a_denial_tells_nothing_of_what_happened_together() -> None:
    told = replace(STRIKE, kind=EventKind.CLASH, counts=())
    denied = claim("c-3", at(TOWN), kind=EventKind.CLASH, when=DAY, report="b", polarity=Polarity.DENIED)
    beside = claim("c-4", at(TOWN), kind=EventKind.LOOTING, when=DAY, report="b")
    one, other = sorted(map(Side.of, incidents(told, denied, beside)), key=lambda side: side.act)
    assert telling(one.incident, other.incident) == "no"
    assert len(TOLD) == 3


def test_places_days_and_figures_of_a_pair() -> None:
    later = claim("c-3", at(QUARTER), kind=EventKind.KILLING, when=on("2025-03-09"), counts=(killed(18),))
    one, other = pair(STRIKE, later)
    assert relation(one.incident, other.incident) == "inside"
    assert days_apart(one, other) == "few days"
    assert figures(one, other) == "equal"
    beside = claim("c-1", at(OTHER_QUARTER), when=on("2025-03-08"), counts=(killed(2),))
    one, other = pair(beside, later)
    assert relation(one.incident, other.incident) == "beside"
    assert days_apart(one, other) == "next day"
    assert figures(one, other) == "differing"


def chain(length: int) -> Iterator[tuple[tuple[int, int], float]]:
    return (((number, number + 1), 0.9) for number in range(length))


def test_a_chain_of_likely_pairs_is_no_event() -> None:
    likely = Likely()
    for pair, probability in chain(8):
        likely.add(pair, probability)
    assert max(map(len, linked(9, likely))) <= 3


def test_how_likely_pairs_are_is_kept_in_their_order() -> None:
    likely = Likely()
    for two, probability in (((0, 2), 0.6), ((0, 5), 0.9), ((3, 4), 0.6), ((3, 5), 0.1)):
        likely.add(two, probability)
    assert list(likely.likeliest()) == [(0, 5), (0, 2), (3, 4)]
    assert [likely.of(two) for two in ((0, 2), (3, 5), (0, 1), (1, 2), (4, 5))] == [0.6, 0.1, 0.02, 0.02, 0.02]


def test_a_pair_is_asked_for_once_and_in_order() -> None:
    beside = claim("c-3", at(QUARTER), kind=EventKind.DETENTION, when=DAY, report="a")
    far = claim("c-4", at(TOWN), kind=EventKind.DETENTION, when=on("2025-05-01"), report="b")
    sides = [Side.of(one) for one in incidents(STRIKE, DEAD, beside, far)]
    assert [pair for pair, _ in weighed(sides)] == [(0, 1), (0, 2), (1, 2)]
