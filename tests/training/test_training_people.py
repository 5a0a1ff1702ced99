"""The weights of the second reading of people's names: learned from passages, and from what stays in reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is missing")

from geo_incidents.model import Document, Source, Span
from geo_incidents.text import analyse, blocks
from training import people
from training.people import Passage, examples_of


@pytest.fixture(scope="module")
def passages(tmp_path_factory: pytest.TempPathFactory) -> list[Passage]:
    folder = tmp_path_factory.mktemp("people")
    rows = (people.PASSAGES / "people2.jsonl").read_text("utf8").splitlines()
    (folder / "some.jsonl").write_text("\n".join(rows), "utf8")
    return list(people.passages(folder))


def test_every_candidate_of_a_passage_is_an_example(passages: list[Passage]) -> None:
    examples = [one for passage in passages for one in examples_of(passage)]
    assert {one.script for one in examples} == set(people.SCRIPTS)
    assert {one.private for one in examples} == {True, False}


def test_the_same_passages_give_the_same_bytes(passages: list[Passage]) -> None:
    examples = [one for passage in passages for one in examples_of(passage)]
    tables = [people.table(people.learn(examples)) for _ in range(2)]
    assert tables[0] == tables[1]
    assert tables[0].startswith("feature,latin,n latin,arabic,n arabic\n")


def test_of_a_report_only_what_stays_is_an_example() -> None:
    text = "Shelling hit Zzyxq and Ahmad."
    analysed = analyse(Document("d", text, Source("r", lang="en"), blocks(text)))
    told = Passage("texts", analysed, (), (), (Span(13, 18),), complete=False)
    assert [(one.private, one.seen["words 1"]) for one in examples_of(told)] == [(False, 1.0)]


def test_each_batch_is_scored_by_models_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [json.loads(line) for line in (people.PASSAGES / "people2.jsonl").read_text("utf8").splitlines()]
    for name, some in (("one", rows[::2]), ("two", rows[1::2])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, some)), "utf8")
    monkeypatch.setattr(people, "PASSAGES", tmp_path)
    people.unseen([one for passage in people.passages(tmp_path) for one in examples_of(passage)])
    told = capsys.readouterr().out
    assert "one.jsonl all: recall" in told
    assert "two.jsonl all: recall" in told
