"""Claims that a reviewer added: applied on every run, told as a failure where they no longer fit."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from geo_incidents.errors import BadTableError
from geo_incidents.gazetteer import load
from geo_incidents.incidents.decision_table import cells_of, decision
from geo_incidents.model import Decision, Document, Result, Source
from geo_incidents.pipeline import assemble, result_of
from geo_incidents.safety import protect

TEXT = "Gunmen killed 7 men in Jableh on 7 March 2025, SOHR said. The road to al-Sanoubar was cut."
WORDS = "The road to al-Sanoubar was cut."
START = TEXT.index(WORDS)
HASH = hashlib.sha256(WORDS.encode()).hexdigest()[:16]
SOURCE = Source("one", "Paper", published="2025-03-21", sha256="abcdef0123456789")
ROW = {
    "decision": "d-1", "decided_at": "2026-11-28T08:00:00Z", "by": "R. Saab", "action": "add_claim",
    "target": "c-0123456789ab", "field": "", "was": WORDS, "reason": "", "anchor": f"one@{START}-{len(TEXT)}#{HASH}",
    "is": "kind=access_restriction; place=ocha:C3561; when=2025-03-08/2025-03-08; speaker=SOHR; report=abcdef01",
}  # fmt: skip


def run(row: dict[str, str], source: Source = SOURCE, *more: Decision) -> Result:
    return result_of([Document("one", TEXT, source, ())], load(), (decision(row, "row"), *more))


def failures(result: Result) -> list[str]:
    return [failure.reason for failure in result.failures if failure.name.startswith("decision")]


def test_an_added_claim_stands_where_its_words_do() -> None:
    result = run(ROW)
    assert failures(result) == []
    told = [(incident, claim) for incident in result.incidents for claim in incident.claims]
    # The report tells of the road without a day: what the reviewer added has the day of the decision.
    ((incident, claim),) = [pair for pair in told if str(pair[1].when.start) == "2025-03-08"]
    assert (incident.kind, incident.place.id, claim.span.of(TEXT)) == ("access_restriction", "ocha:C3561", WORDS)
    assert claim.quote == WORDS
    # "SOHR" is the monitor that the program knows from the report, not a private person.
    assert [(speaker.kind, speaker.private) for speaker in claim.speakers] == [("monitor", False), ("publisher", False)]


@pytest.mark.parametrize(
    ("change", "source", "why"),
    [
        ({}, replace(SOURCE, sha256="99"), "the report changed since R. Saab added it"),
        ({}, replace(SOURCE, report_id="two"), "its report is not among those read"),
        ({"was": "The road was cut."}, SOURCE, "its words are not those of its anchor"),
        ({"is": "kind=other; place=ocha:nowhere; report=abcdef01"}, SOURCE, "no place with this id"),
    ],
    ids=["changed", "missing", "words", "place"],
)
def test_what_no_longer_fits_is_told_and_not_applied(change: dict[str, str], source: Source, why: str) -> None:
    result = run(ROW | change, source)
    assert [one for one in failures(result) if one.startswith(why)]
    assert ROW["target"] not in {claim.id for claim in result.claims}


@pytest.mark.parametrize(
    "change",
    [
        {"anchor": ""}, {"was": ""}, {"is": "place=ocha:C3561; report=abcdef01"}, {"is": "kind=other"},
        {"is": "kind=party; report=abcdef01"}, {"is": "kind=other; when=soon; report=abcdef01"},
        {"is": "kind=other; figure=many; report=abcdef01"},
    ],
    ids=str,
)  # fmt: skip
def test_a_row_that_says_no_claim_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(BadTableError):
        decision(ROW | change, "row")


def test_it_is_corrected_dropped_and_undone_as_others_are() -> None:
    target = (ROW["target"],)
    kind = Decision("correct", target, "clash", "A", "2026-11-28", "", "kind", id="d-2")
    drop = Decision("drop", target, "", "A", "2026-11-28", "twice", id="d-3")
    undo = Decision("undo", ("d-1",), "", "A", "2026-11-28", "", id="d-4")
    assert "clash" in {one.kind for one in run(ROW, SOURCE, kind).incidents}
    assert "dropped by A: twice" in [one.reason for one in run(ROW, SOURCE, drop).unplaced if one.claim]
    assert {claim.id for claim in run(ROW, SOURCE, undo).claims} == {claim.id for claim in run(ROW).claims} - {*target}


def test_a_case_is_gone_on_with_as_often_as_one_likes() -> None:
    result = run(ROW)
    again = assemble(result.sources, result.resolutions, result.claims, (), (), load(), result.decisions, ())
    assert again.claims == result.claims
    assert again.incidents == result.incidents


def test_what_is_published_has_the_claim_and_not_the_row() -> None:
    shown = protect(run(ROW), "public").result
    assert shown.decisions == ()
    assert "add_claim" in {r.action for one in shown.incidents for claim in one.claims for r in claim.reviews}


def test_a_row_is_read_as_it_was_written() -> None:
    assert cells_of(decision(ROW, "row")) == ROW
