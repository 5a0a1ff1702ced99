"""No output replaces a report that is read, or another output of the same run; an earlier output is written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from geo_incidents.cli import cli
from geo_incidents.errors import UsageError

LINE = '{"id": "a", "text": "Gunmen killed four people in the town of Jableh, Syria."}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table of one report and a page that is none of ours."""
    (tmp_path / "in.jsonl").write_text(LINE)
    (tmp_path / "page.html").write_text("<html><article><p>Gunmen killed four people in Jableh.</p></article></html>")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> object:
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.return_value


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims", "in.jsonl", "-o", "in.jsonl"],
        ["mentions", ".", "-o", "in.jsonl"],
        ["export", "in.jsonl", "-o", "../{name}/in.jsonl"],
        ["map", "in.jsonl", "page.html", "-o", "page.html"],
        ["map", ".", "-o", "page.html"],
    ],
)
def test_a_report_is_not_replaced(folder: Path, arguments: list[str]) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(UsageError, match="one of the reports"):
        call(*(argument.format(name=folder.name) for argument in arguments))
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("second", ["a.csv", "./a.csv", "a.citations.csv"])
def test_two_outputs_of_one_name_are_refused(folder: Path, second: str) -> None:
    with pytest.raises(UsageError, match="written twice"):
        call("export", "in.jsonl", "-o", "a.csv", "-o", second)
    assert not (folder / "a.csv").exists()


def test_an_earlier_output_in_the_folder_of_the_reports_is_written_anew(folder: Path) -> None:
    (folder / "page.html").unlink()
    for _ in range(2):
        assert call("map", ".", "-o", "map.html") == 0
        assert call("claims", ".", "-o", "claims.jsonl") == 0


def test_a_case_may_be_written_back(folder: Path) -> None:
    assert call("export", "in.jsonl", "-o", "case.gpkg") == 0
    assert call("export", "case.gpkg", "-o", "case.gpkg") == 0
