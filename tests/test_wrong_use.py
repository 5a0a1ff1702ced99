"""What a user does wrong: one line that names the fault and the remedy, the error's exit code, nothing half-written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "Gunmen killed four people in the village of al-Sanoubar in Latakia countryside, residents said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reports, good and bad."""
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "table.csv").write_text("id,legs\n1,x\n")
    (tmp_path / "broken.jsonl").write_text('{"text": "a"}\nnot json\n')
    (tmp_path / "large.txt").write_text("word " * 4_000_000)
    (tmp_path / "file").write_text("a file where a folder should be")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "geo_incidents", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["map", "none.txt", "-o", "out.html"], 3, ["none.txt", "no such file", "check the path"]),
        (["map", "empty", "-o", "out.html"], 3, ["empty", "no reports", "put"]),
        (["map", "empty.txt", "-o", "out.html"], 4, ["empty.txt", "empty"]),
        (["map", "binary.txt", "-o", "out.html"], 4, ["binary.txt", "not text", "convert"]),
        (["map", "large.txt", "-o", "out.html"], 4, ["large.txt", "20,000,000 bytes", "split"]),
        (["map", "table.csv", "-o", "out.html"], 5, ["table.csv:2", "`text`"]),
        (["map", "broken.jsonl", "--strict", "-o", "out.html"], 5, ["broken.jsonl:2", "correct"]),
        (["map", "good.txt", "--date", "yesterday", "-o", "out.html"], 2, ["yesterday", "YYYY-MM-DD"]),
        (["map", "good.txt", "-o", "gone/out.html"], 6, ["gone", "does not exist", "make"]),
        (["map", "good.txt", "-o", "file/out.html"], 6, ["file"]),
        (["map", "good.txt", "-o", "empty"], 6, ["empty", "folder"]),
        (["map", "good.txt", "-o", "out.csv"], 2, ["out.csv", ".html"]),
        (["map", "good.txt", "-o", "out.html", "--geojson", "gone/a.geojson"], 6, ["gone"]),
        (["export", "good.txt", "-o", "out.doc"], 2, [".doc", ".geojson"]),
        (["export", "good.txt"], 2, ["--output"]),
        (["map", "good.txt", "-o", "out.html", "--gazetteer", "none.gaz"], 7, ["none.gaz", "gazetteer build"]),
        (["map", "good.txt", "-o", "out.html", "--gazetteer", "good.txt"], 7, ["good.txt"]),
        (["map", "good.txt", "-o", "out.html", "--decisions", "none.csv"], 3, ["none.csv"]),
        (["explain", "good.txt", "--at", "good.txt"], 2, ["--at", "report.txt:120"]),
        (["place", "--near", "north"], 2, ["north", "latitude"]),
        (["place"], 2, ["name"]),
        (["mapp", "good.txt"], 2, ["mapp"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_one_line_says_what_and_what_to_do(folder: Path, arguments: list[str], code: int, says: list[str]) -> None:
    before = sorted(folder.rglob("*"))
    result = run(folder, *arguments)
    assert (result.returncode, result.stderr.count("\n"), result.stdout) == (code, 1, ""), result.stderr
    assert [word for word in says if word not in result.stderr] == []
    assert sorted(folder.rglob("*")) == before, "something was left behind"


def test_one_broken_report_among_good_ones_is_named_and_counted(folder: Path) -> None:
    result = run(folder, "map", "good.txt", "binary.txt", "-o", "out.html")
    assert result.returncode == 1
    assert "set aside: binary.txt: not text" in result.stderr
    assert "1 report · " in result.stdout
    assert (folder / "out.html").stat().st_size > 10_000


def test_a_megabyte_without_a_space_is_read(folder: Path) -> None:
    (folder / "long.txt").write_text("x" * 1_000_000)
    result = run(folder, "mentions", "long.txt")
    assert (result.returncode, result.stdout) == (0, "")
