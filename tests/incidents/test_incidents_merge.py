"""Every claim ends as a mark, an area statement or a line in the tray; nothing is forced together or summed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_builder import AREA, RESIDENTS, SANA, SOHR, at, claim, killed, on, place
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.incidents import merge
from geo_incidents.incidents.event_groups import claim_outline
from geo_incidents.incidents.merge import among, place_incidents
from geo_incidents.incidents.origins import Origins
from geo_incidents.model import (
    Category,
    Claim,
    Decision,
    EventKind,
    IncidentStatus,
    PlaceKind,
    Polarity,
    Precision,
    Scope,
    Source,
    Speaker,
    SpeakerKind,
    Status,
    When,
)

TUWAYM, JABLEH, COAST = place("Tuwaym"), place("Jableh"), place("the coast", PlaceKind.REGION)
FRIDAY, SATURDAY = on("2025-03-07", text="the day before"), on("2025-03-08", text="since Saturday morning")


def ids(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.id for claim in claims]


def groups(*claims: Claim) -> list[list[str]]:
    """Ids of the claims of each incident, in the order of the map."""
    return [ids(incident.claims) for incident in merge(claims, ()).incidents]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ({}, {}, True),
        ({"kind": EventKind.MASSACRE}, {"kind": EventKind.EXECUTION}, True),
        ({"kind": EventKind.KILLING}, {"kind": EventKind.CLASH}, False),
        ({"kind": EventKind.KILLING}, {"kind": EventKind.LOOTING}, True),
        ({"kind": EventKind.CLASH}, {"kind": EventKind.LOOTING}, False),
        ({"kind": EventKind.KILLING}, {"kind": EventKind.DISPLACEMENT}, False),
        ({"when": FRIDAY}, {"when": SATURDAY}, True),
        ({"when": FRIDAY, "report": "a"}, {"when": SATURDAY, "report": "a"}, False),
        ({"when": FRIDAY, "counts": (killed(3),)}, {"when": SATURDAY, "counts": (killed(5),)}, False),
        ({"when": FRIDAY, "counts": (killed(3),)}, {"when": SATURDAY, "counts": (killed(3),)}, True),
        ({"when": FRIDAY}, {"when": on("2025-03-09")}, False),
        ({"when": on("2025-03-06", "2025-03-08")}, {"when": SATURDAY}, True),
        ({"when": FRIDAY}, {"when": When(), "report": "b"}, False),
        ({"when": FRIDAY, "report": "a"}, {"when": When(), "report": "a"}, True),
        ({"counts": (killed(1, category=Category.AID_WORKER),)}, {"when": FRIDAY}, False),
    ],
    ids=str,
)
def test_what_belongs_together(first: dict[str, object], second: dict[str, object], together: bool) -> None:
    one = claim("1", at(TUWAYM), **{"when": FRIDAY, **first})  # type: ignore[arg-type]
    two = claim("2", at(TUWAYM), **{"when": FRIDAY, **second})  # type: ignore[arg-type]
    assert len(groups(one, two)) == (1 if together else 2)


def test_neighbouring_days_do_not_chain_into_one_endless_event() -> None:
    shelling = [
        claim(str(day), at(TUWAYM), kind=EventKind.SHELLING, when=on(f"2025-03-{day:02}")) for day in range(1, 9)
    ]
    killing = [claim(str(day), at(TUWAYM), when=on(f"2025-03-{day:02}")) for day in range(1, 9)]
    assert groups(*shelling) == [[str(day)] for day in range(1, 9)]
    assert groups(*killing) == [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]]


def test_near_joins_the_place_and_the_closest_precision_stands() -> None:
    merged = merge(
        [claim("1", at(JABLEH, Precision.NEAR), when=FRIDAY), claim("2", at(JABLEH), when=FRIDAY)], ()
    ).incidents
    assert [(i.precision, i.radius_m) for i in merged] == [(Precision.SETTLEMENT, 700)]
    (alone,) = merge([claim("1", at(JABLEH, Precision.NEAR), when=FRIDAY)], ()).incidents
    assert (alone.precision, alone.radius_m) == (Precision.NEAR, 5000)


def test_a_claim_of_several_places_is_linked_to_each_and_its_figure_to_none() -> None:
    shared = claim("1", at(TUWAYM), at(JABLEH), when=SATURDAY, counts=(killed(145, None, scope=Scope.SHARED),))
    merged = merge([shared], ())
    assert [i.place.name for i in merged.incidents] == ["Jableh", "Tuwaym"]
    assert all(incident.tolls == () for incident in merged.incidents)


def test_areas_are_statements_and_never_incidents() -> None:
    toll = claim("1", at(COAST), when=FRIDAY, counts=(killed(1018, scope=AREA),))
    merged = merge([toll], ())
    assert merged.incidents == ()
    assert [(s.areas[0].name, s.tolls[0].low) for s in merged.area_statements] == [("the coast", 1018)]


@pytest.mark.parametrize("polarity", [p for p in Polarity if p not in (Polarity.ASSERTED, Polarity.DENIED)])
def test_what_did_not_happen_is_no_mark(polarity: Polarity) -> None:
    merged = merge([claim("1", at(TUWAYM), polarity=polarity)], ())
    assert (merged.incidents, [u.reason for u in merged.unplaced]) == ((), [f"{polarity}: not said to have happened"])


def test_a_denial_stands_beside_what_it_denies_and_founds_nothing() -> None:
    denial = claim("2", at(TUWAYM), when=FRIDAY, by=SANA, polarity=Polarity.DENIED)
    assert merge([denial], ()).incidents == ()
    (incident,) = merge([claim("1", at(TUWAYM), when=FRIDAY), denial], ()).incidents
    assert (incident.status, [c.type for c in incident.conflicts]) == (IncidentStatus.SINGLE, ["denial"])
    assert incident.origins == ("sohr",)


MINISTRY = Speaker("Ministry of Defence", SpeakerKind.STATE, "mod")
GOVERNOR = Speaker("the governor", SpeakerKind.STATE, "state")
FACTION = Speaker("a faction", SpeakerKind.ARMED_ACTOR, "armed_actor")


@pytest.mark.parametrize(
    ("told", "denying", "status"),
    [
        ([SOHR], [MINISTRY], IncidentStatus.SINGLE),
        ([SOHR], [MINISTRY, GOVERNOR], IncidentStatus.SINGLE),
        ([SOHR, RESIDENTS], [MINISTRY], IncidentStatus.MULTIPLE),
        ([SOHR], [MINISTRY, FACTION], IncidentStatus.DENIED),
        ([SOHR, RESIDENTS, SANA], [MINISTRY, FACTION], IncidentStatus.MULTIPLE),
    ],
    ids=["one party", "two offices of a state", "two origins against one", "two parties", "three origins against two"],
)
def test_what_one_party_denies_is_supported_as_before(
    told: list[Speaker], denying: list[Speaker], status: IncidentStatus
) -> None:
    claims = [claim(f"t{n}", at(TUWAYM), when=FRIDAY, by=by) for n, by in enumerate(told)]
    claims += [claim(f"d{n}", at(TUWAYM), when=FRIDAY, by=by, polarity=Polarity.DENIED) for n, by in enumerate(denying)]
    (incident,) = merge(claims, ()).incidents
    assert incident.status is status
    assert [conflict.type for conflict in incident.conflicts] == ["denial"]


def test_a_report_that_goes_on_in_its_own_voice_is_no_further_origin() -> None:
    paper = Speaker("Paper", SpeakerKind.PUBLISHER, "publisher:paper")
    quoting = claim("1", at(TUWAYM), when=FRIDAY, by=RESIDENTS, report="a")
    going_on = claim("2", at(TUWAYM), when=FRIDAY, by=paper, report="a")
    elsewhere = claim("3", at(TUWAYM), when=FRIDAY, by=paper, report="b")
    sources = (Source("a", "Paper"), Source("b", "Paper"))
    assert merge([quoting, going_on], sources).incidents[0].origins == ("witness:a",)
    assert merge([quoting, going_on, elsewhere], sources).incidents[0].origins == ("publisher:paper", "witness:a")


def test_who_says_so_beside_another_is_an_origin_and_who_relays_is_none() -> None:
    beside = replace(claim("1", at(TUWAYM), when=FRIDAY, report="a"), speakers=(SOHR, replace(RESIDENTS, beside=True)))
    relayed = replace(claim("2", at(TUWAYM), when=FRIDAY, report="a"), speakers=(SOHR, RESIDENTS))
    assert merge([beside], ()).incidents[0].origins == ("sohr", "witness:a")
    assert merge([relayed], ()).incidents[0].origins == ("sohr",)


def test_a_paper_that_speaks_of_itself_is_itself() -> None:
    itself = Speaker("CNN", SpeakerKind.MEDIA, "cnn")
    (incident,) = merge([claim("1", at(TUWAYM), when=FRIDAY, by=itself, report="a")], (Source("a", "CNN"),)).incidents
    assert incident.origins == ("publisher:cnn",)


@pytest.mark.parametrize(
    ("resolutions", "reason"),
    [
        ((), "no place named"),
        ((at(TUWAYM, status=Status.UNSURE),), "place unsure: Tuwaym"),
        ((at(TUWAYM, status=Status.OUT_OF_AREA),), "outside the area of the gazetteer"),
    ],
)
def test_a_claim_without_a_place_says_why(resolutions: tuple[object, ...], reason: str) -> None:
    assert [u.reason for u in merge([claim("1", *resolutions)], ()).unplaced] == [reason]  # type: ignore[arg-type]


def test_both_dates_of_a_massacre_stay() -> None:
    """Residents date the dead to Friday, local sources a massacre to Saturday: one incident, both days."""
    (incident,) = merge(
        [
            claim("1", at(TUWAYM), when=FRIDAY, by=RESIDENTS, counts=(killed(31),)),
            claim("2", at(TUWAYM), when=SATURDAY, kind=EventKind.MASSACRE, by=SOHR),
        ],
        (),
    ).incidents
    assert (str(incident.when.start), str(incident.when.end)) == ("2025-03-07", "2025-03-08")
    assert incident.status is IncidentStatus.MULTIPLE


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ({"when": FRIDAY, "counts": (killed(31),)}, {"when": SATURDAY, "counts": (killed(31),)}, True),
        ({"when": FRIDAY, "counts": (killed(31),)}, {"when": SATURDAY}, False),
        ({"when": FRIDAY, "counts": (killed(31),)}, {"when": on("2025-03-08", "2025-03-09")}, False),
        (
            {"when": FRIDAY, "counts": (killed(31),)},
            {"when": on("2025-03-07", "2025-03-08"), "counts": (killed(31),)},
            False,
        ),
        ({"when": FRIDAY}, {"when": SATURDAY, "kind": EventKind.BURIAL}, False),
    ],
    ids=["the same dead on two days", "Friday, and on Saturday", "8 and 9 March", "overnight", "a burial"],
)
def test_days_conflict_where_both_cannot_be_true(
    first: dict[str, object], second: dict[str, object], conflict: bool
) -> None:
    one = claim("1", at(TUWAYM), by=RESIDENTS, **first)  # type: ignore[arg-type]
    (incident,) = merge([one, claim("2", at(TUWAYM), by=SOHR, **second)], ()).incidents  # type: ignore[arg-type]
    assert [found.type for found in incident.conflicts] == ["date"] * conflict
    assert (incident.status is IncidentStatus.CONTESTED) == conflict


CLAIMS = st.builds(
    lambda n, where, day, kind, low, by: claim(
        f"{n}-{day}-{kind}-{where.name}",
        at(where),
        kind=kind,
        when=on(f"2025-03-{day:02}"),
        counts=(killed(low),),
        by=by,
    ),
    st.integers(1, 99),
    st.sampled_from([TUWAYM, JABLEH]),
    st.integers(1, 9),
    st.sampled_from([EventKind.KILLING, EventKind.LOOTING, EventKind.CLASH]),
    st.integers(1, 5),
    st.sampled_from([SOHR, SANA, RESIDENTS]),
)


@given(st.lists(CLAIMS, max_size=12, unique_by=lambda c: c.id), st.randoms())
def test_the_order_of_claims_does_not_matter(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(claims, ()) == merge(shuffled, ())


@given(st.lists(CLAIMS, max_size=12, unique_by=lambda c: c.id))
def test_every_claim_is_somewhere(claims: list[Claim]) -> None:
    merged = merge(claims, ())
    placed = [c.id for incident in merged.incidents for c in incident.claims]
    assert sorted(placed + [u.claim.id for u in merged.unplaced if u.claim]) == sorted(c.id for c in claims)


@given(st.lists(CLAIMS, max_size=8, unique_by=lambda c: c.id))
def test_ids_stay_when_a_report_elsewhere_is_added(claims: list[Claim]) -> None:
    elsewhere = claim("new", at(place("Harisoun")), when=FRIDAY)
    before = {i.id for i in merge(claims, ()).incidents}
    after = {i.id for i in merge([*claims, elsewhere], ()).incidents if i.place.name != "Harisoun"}
    assert before == after


def test_reviewers_decisions_are_applied_last() -> None:
    one, two = claim("1", at(TUWAYM), when=FRIDAY), claim("2", at(TUWAYM), when=on("2025-03-20"))

    def decide(action: str, *subjects: str, target: str = "") -> list[Decision]:
        return [Decision(action, subjects, target, "A. Reviewer", "2026-01-01", "why")]

    same = merge([one, two], (), decisions=decide("same", "1", "2")).incidents
    assert [ids(i.claims) for i in same] == [["1", "2"]]
    three = claim("3", at(TUWAYM), when=FRIDAY)
    apart = merge([one, three], (), decisions=decide("different", "3")).incidents
    assert sorted(ids(i.claims) for i in apart) == [["1"], ["3"]]
    assert len({i.id for i in apart}) == 2
    dropped = merge([one], (), decisions=decide("drop", "1"))
    assert (dropped.incidents, [u.reason for u in dropped.unplaced]) == ((), ["dropped by A. Reviewer: why"])
    moved = merge([one], (), decisions=decide("move", "1", target=JABLEH.id), place={JABLEH.id: JABLEH}.get).incidents
    assert [i.place for i in moved] == [JABLEH]
    assert [f.name for f in merge([one], (), decisions=decide("drop", "9")).failures] == ["decision drop 9"]


def test_a_claim_without_a_day_joins_what_its_own_report_tells() -> None:
    monday = claim("1", at(TUWAYM), when=When(anchor=FRIDAY.start, text="Monday"), report="a")
    tuesday = claim("2", at(TUWAYM), when=When(anchor=FRIDAY.start, text="Tuesday"), report="b")
    own = claim("3", at(TUWAYM), when=When(anchor=FRIDAY.start), report="b")
    other = claim("4", at(TUWAYM), when=When(anchor=FRIDAY.start), report="c")
    assert sorted(groups(monday, tuesday, own, other)) == [["1"], ["2", "3"], ["4"]]


def test_outlines_are_grouped_as_the_claims_that_they_are_of() -> None:
    denied = claim("c-3", at(JABLEH), kind=EventKind.DETENTION, when=FRIDAY, polarity=Polarity.DENIED)
    told = [claim("c-1", at(JABLEH), when=FRIDAY, counts=(killed(3),)), claim("c-2", at(JABLEH), by=SOHR), denied]
    located, origins = [(one, one.places[0]) for one in told], Origins()
    whole = {one.id: pair for one, pair in zip(told, located, strict=True)}
    by_outlines = place_incidents(
        JABLEH.id, list(map(claim_outline, told)), lambda some: [whole[one.id] for one in some], origins, ()
    )
    assert list(by_outlines) == list(place_incidents(JABLEH.id, told, among(located), origins, ()))
    assert claim_outline(told[0]).places == ()
