"""What `explain` shows: the sentence with its spans labelled, the figures kept out, the vetoes, the claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from geo_incidents import text
from geo_incidents.cli import cli
from geo_incidents.cli.explain import labelled
from geo_incidents.model import Document, Span

REPORT = (
    "Violence on the coast of Syria\n"
    "A mortar shell struck a school in the town of Mahardah, 25 kilometres northwest of the city of Hama, killing a "
    "12-year-old girl. Residents said on Saturday that no shells had fallen on the town of Jableh.\n"
)


def shown(tmp_path: Path, *options: str) -> str:
    (tmp_path / "one.txt").write_text(REPORT)
    return CliRunner().invoke(cli, ["explain", str(tmp_path / "one.txt"), "--date", "2025-03-09", *options]).stdout


def at(words: str) -> tuple[str, str]:
    return "--at", f"one.txt:{REPORT.index(words)}"


@pytest.mark.parametrize(
    "line",
    [
        "[mortar shell]shelling",
        "[Mahardah]place",
        "[Hama]vetoed",
        "[a [12-year-old]age girl]killed",
        "figure    killed 1 from 'a 12-year-old girl': the word of what befell people that fits it best, 'killing'",
        "where     'mortar shell' → 'Mahardah'",
        "kept out  distance 25 from '25 kilometres'",
        "kept out  age 12 from '12-year-old'",
        "vetoed    'Hama': a point of reference for another place",
        "count   killed 1 children (place) from 'a 12-year-old girl'",
    ],
)
def test_a_sentence(tmp_path: Path, line: str) -> None:
    assert line in shown(tmp_path, *at("mortar"))


def test_what_did_not_happen_and_when_it_was_told(tmp_path: Path) -> None:
    text = shown(tmp_path, *at("no shells"))
    assert "vetoed    'shells': negated: not said to have happened" in text
    assert "vetoed    'Saturday': the day on which it was told" in text


def test_who_said_so(tmp_path: Path) -> None:
    assert "who       'said' → 'Residents'" in shown(tmp_path, *at("no shells"))


def test_one_claim_is_shown_with_its_sentence(tmp_path: Path) -> None:
    claim_id = next(line.split()[1] for line in shown(tmp_path).splitlines() if line.startswith("claim"))
    text = shown(tmp_path, "--claim", claim_id)
    assert [line.split()[0] for line in text.splitlines() if line and line[0] != " "] == ["sentence", "claim"]


def test_labels_may_nest_and_overlap() -> None:
    labels = [(Span(10, 19), "all"), (Span(10, 13), "first"), (Span(12, 16), "middle"), (Span(16, 19), "last")]
    assert labelled("abcdefghi", 10, labels) == "[[ab[c]firstdef]middle[ghi]last]all"


def test_what_was_taken_for_no_name_says_why(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("LATAKIA, Syria (AP) — Colonel Ahmad al-Hamwi reached Jableh on Friday.\n")
    text = CliRunner().invoke(cli, ["explain", str(tmp_path / "one.txt"), "--at", "one.txt:1"]).stdout
    assert "name 'LATAKIA' · one:0 · not_a_place" in text
    assert "  dateline:" in text


def test_a_report_the_program_fails_on_is_told_behind_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.txt").write_text("Gunmen killed two men in the town of Jableh in Syria.")
    (tmp_path / "healthy.txt").write_text(REPORT)
    read = text.analyse

    def failing(document: Document) -> text.Analysed:
        if document.source.report_id == "broken":
            raise ZeroDivisionError
        return read(document)

    monkeypatch.setattr(text, "analyse", failing)
    result = CliRunner().invoke(cli, ["explain", str(tmp_path)], standalone_mode=False)
    assert "[Mahardah]place" in result.stdout
    assert "set aside: broken: the program failed on it (ZeroDivisionError" in result.stderr
    assert result.return_value == 1
