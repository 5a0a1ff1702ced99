"""What a report or a file name says does not steer the terminal on which it is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo_incidents.cli import cli, main
from geo_incidents.cli.say import seen

STEERING = "\x1b]0;title\x07\x9b31m\u202e\r"
TEXT = "Gunmen killed four people in Jableh, Syria."


def row(**told: str) -> str:
    return json.dumps({"text": TEXT, **told}) + "\n"


def steers(words: str) -> bool:
    return any(sign in words for sign in "\x1b\x07\x9b\u202e\r")


def test_signs_are_written_out_and_words_are_left() -> None:
    assert seen("\x1b[2J\u202etxt\r") == r"\x1b[2J\u202etxt\r"
    assert seen("a\tb\nقرية é") == "a\tb\nقرية é"


def test_a_report_that_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / f"a{STEERING}\nset aside: b.jsonl"
    file.with_name(f"{file.name}.jsonl").write_text(row(published=f"2025{STEERING}", report_id=f"r{STEERING}") * 2)
    done = CliRunner().invoke(cli, ["export", str(tmp_path), "-o", str(tmp_path / "out.geojson")], color=True)
    assert "set aside: " in done.stderr
    assert not steers(done.stderr)
    assert sum(line.startswith("set aside: b.jsonl") for line in done.stderr.splitlines()) == 0


def test_an_explanation(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gunmen\u202e killed four people in Jableh, Syria.")
    done = CliRunner().invoke(cli, ["explain", str(tmp_path)], color=True)
    assert "killed" in done.stdout
    assert not steers(done.stdout)


def test_an_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["geo-incidents", "export", f"no{STEERING}", "-o", "a.geojson"])
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr().err
    assert "no such file" in said
    assert not steers(said)
