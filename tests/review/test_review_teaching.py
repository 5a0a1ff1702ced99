"""Reviewed claims as labelled texts: read by the training as they are, and nothing leaves unasked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo_incidents.cli import cli
from geo_incidents.exports import write
from geo_incidents.gazetteer import load
from geo_incidents.incidents.decision_table import table_of
from geo_incidents.model import Decision, Document, Result, Source, Span
from geo_incidents.pipeline import result_of
from geo_incidents.review.teaching import files, lessons, masked

TEXTS = {
    "one": "Gunmen shot dead the farmer Ahmad Suleiman Khaddour and 6 other men in al-Sanoubar on 7 March 2025.",
    "two": "Shelling hit Baniyas on 9 March 2025 and killed 4 people. "
    "Looters emptied shops in Jableh on 10 March 2025.",
    "three": "Clashes in Qardaha on 8 March 2025 killed two soldiers.",
}


def find(decisions: tuple[Decision, ...] = ()) -> Result:
    made = [
        Document(name, text, Source(name, f"Paper {name}", published="2025-03-21", sha256="00"), ())
        for name, text in TEXTS.items()
    ]
    return result_of(made, load(), decisions)


def row(action: str, target: str, **more: str) -> Decision:
    value = more.pop("value", "")
    return Decision(action, (target,), value, "A", "2026-11-28", "", id=f"d-{action}-{target}", **more)


@pytest.fixture(scope="module")
def decisions() -> tuple[Decision, ...]:
    """Report one is corrected and accepted, of two one claim waits, three is dropped."""
    whole = find()
    by_report = {one.claims[0].document: one for one in reversed(whole.incidents)}
    claims = {claim.document: claim for claim in reversed(whole.claims)}
    return (
        row("correct", claims["one"].id, field="figure", was="7 killed men", value="8 killed men"),
        row("accept", by_report["one"].id),
        row("accept", by_report["two"].id),
        row("drop", by_report["three"].id),
    )


def test_reports_reviewed_as_a_whole_are_lessons(decisions: tuple[Decision, ...]) -> None:
    found = {one.report_id: one for one in lessons(find(decisions), TEXTS)}
    assert set(found) == {"one", "three"}
    assert [(e["kind"], e["name"], e["counts"][0]["value"]) for e in found["one"].events][:1] == [
        ("killing/execution", "al-Sanoubar", 8)
    ]
    assert found["three"].events == ()  # that it tells of nothing is a lesson, too


def test_nothing_held_is_offered(decisions: tuple[Decision, ...]) -> None:
    held = row("hold", decisions[1].subjects[0])
    assert "one" not in {one.report_id for one in lessons(find((*decisions, held)), TEXTS)}


def test_another_text_is_no_lesson(decisions: tuple[Decision, ...]) -> None:
    assert list(lessons(find(decisions), {name: f"x{text}" for name, text in TEXTS.items()})) == []


def test_letters_are_others_and_offsets_stay() -> None:
    assert masked("Ahmad, 12 and أحمد.", [Span(0, 9), Span(14, 18)]) == "Xxxxx, 00 and سسسس."


def test_neither_names_nor_publishers_leave(decisions: tuple[Decision, ...]) -> None:
    made = files(list(lessons(find(decisions), TEXTS)), names=False)
    whole = b"".join(made.values()).decode()
    assert not [name for name in ("Ahmad", "Khaddour", "Paper", "one.txt") if name in whole]
    assert "al-Sanoubar on 7 March 2025" in whole
    for line in made["events.jsonl"].decode().splitlines():
        event = json.loads(line)
        text = made[f"reports/{event['doc']}.txt"].decode()
        assert text[event["quote_start"] : event["quote_end"]] == event["quote"]


@pytest.fixture
def folder(tmp_path: Path, decisions: tuple[Decision, ...]) -> Path:
    result = find()
    write(replace(result, sources=tuple(result.sources)), tmp_path / "case.gpkg", load(), profile="internal")
    (tmp_path / "decisions.csv").write_bytes(table_of(decisions))
    (tmp_path / "reports").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "reports" / f"{name}.txt").write_text(text, "utf8")
    return tmp_path


def call(folder: Path, *more: str, answers: str = "") -> tuple[int, str]:
    arguments = ["training", "add", folder / "case.gpkg", folder / "reports", "-o", folder / "batch", *more]
    done = CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False, input=answers)
    return done.return_value, done.stderr


def test_each_report_is_asked_for(folder: Path) -> None:
    code, told = call(folder, answers="y\nn\n")
    assert code == 0
    assert "1/2 one (Paper one, 2025-03-21;" in told
    assert "1 private people, letters of their names replaced" in told
    assert len(list((folder / "batch" / "reports").glob("*.txt"))) == 1


@pytest.mark.parametrize("answers", ["", "n\nn\n"], ids=["nobody there", "no"])
def test_without_a_yes_nothing_leaves(folder: Path, answers: str) -> None:
    assert call(folder, answers=answers)[0] == 1
    assert not (folder / "batch").exists()


def test_the_training_reads_the_batch(folder: Path) -> None:
    from training.claims_corpus import read_corpus

    assert call(folder, "--leave", "one", "--leave", "three")[0] == 0
    read = read_corpus(load(), [folder / "batch"])
    assert [len(report.labels) for report in read if report.labels] == [1]
    labelled = next(report for report in read if report.labels)
    assert labelled.labels[0].family == "killing"
    assert labelled.by_passage
