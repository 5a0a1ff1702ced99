"""Whatever goes wrong, a user reads one line that says what and what to do; never a traceback, never half a file."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo_incidents import cli
from geo_incidents.gazetteer.store import DEFAULT

GOOD = "Gunmen killed four people in the village of al-Sanoubar in Latakia countryside on 7 March 2025, residents said."
ARABIC = "قُتل أربعة مدنيين في قرية الصنوبر بريف اللاذقية يوم الجمعة."
PROGRAM = [sys.executable, "-m", "geo_incidents"]
EVERY_FORMAT = [
    "geojson", "geojsonl", "jsonl", "gpkg", "fgb", "parquet", "kml", "xlsx", "csv", "bib", "csl.json",
]  # fmt: skip


def run(folder: Path, *arguments: str, **how: object) -> subprocess.CompletedProcess[str]:
    settings: dict[str, object] = {"cwd": folder, "capture_output": True, "text": True, "errors": "replace"}
    return subprocess.run([*PROGRAM, *arguments], check=False, **(settings | how))  # type: ignore[call-overload, no-any-return]


def told(result: subprocess.CompletedProcess[str]) -> list[str]:
    """What was said beside the profile that applied."""
    return [line for line in result.stderr.splitlines() if not line.startswith("profile ")]


def one_line(result: subprocess.CompletedProcess[str], code: int, *says: str) -> None:
    assert (result.returncode, len(told(result))) == (code, 1), result.stderr
    assert [word for word in says if word not in told(result)[0]] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good report."""
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


# --- names and bytes ---


def test_a_file_name_that_is_no_text_goes_to_every_format(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text(GOOD)
    targets = [argument for suffix in EVERY_FORMAT for argument in ("-o", f"out.{suffix}")]
    result = run(tmp_path, "export", ".", *targets)
    assert (result.returncode, told(result)) == (0, [])
    assert run(tmp_path, "map", os.fsdecode(b"bad\xff.txt"), "-o", "out.html").returncode == 0
    assert "bad\ufffd" in (tmp_path / "out.html").read_text("utf8")


@pytest.mark.parametrize("command", ["map", "export"])
@pytest.mark.parametrize("length", [240, 256, 5000])
def test_long_names_of_outputs(folder: Path, command: str, length: int) -> None:
    suffix = ".html" if command == "map" else ".geojson"
    result = run(folder, command, "good.txt", "-o", "x" * (length - len(suffix)) + suffix)
    if length <= 255:
        assert (result.returncode, told(result)) == (0, [])
    else:
        one_line(result, 6, "too long", "choose another")


@pytest.mark.parametrize("suffix", [b"html", b"gpkg", b"csv"])
def test_an_output_name_that_is_no_text_is_refused(folder: Path, suffix: bytes) -> None:
    command = "map" if suffix == b"html" else "export"
    result = run(folder, command, "good.txt", "-o", os.fsdecode(b"bad\xff." + suffix))
    one_line(result, 6, "not valid UTF-8", "choose another")


def test_decisions_in_another_encoding_are_refused(folder: Path) -> None:
    row = "action,subjects,target,who,when,why\ndrop,c-1,,سعيد,2025-03-08,خطأ\n"
    (folder / "decisions.csv").write_bytes(row.encode("windows-1256"))
    result = run(folder, "map", "good.txt", "-o", "out.html", "--decisions", "decisions.csv")
    one_line(result, 5, "decisions.csv", "UTF-8")


def test_an_odd_day_of_retrieval_is_told_and_every_reference_is_written(folder: Path) -> None:
    row = {"file": "good.txt", "retrieved": "yesterday", "published": "2025}, note={x", "title": "A {B}, url={x"}
    (folder / "reports.jsonl").write_text(json.dumps(row))
    result = run(folder, "export", "good.txt", "-o", "a.csl.json", "-o", "a.bib", "--profile", "internal")
    assert result.returncode == 1
    assert "`retrieved` is not a date: 'yesterday'" in result.stderr
    assert "note={x" not in (folder / "a.bib").read_text()
    assert json.loads((folder / "a.csl.json").read_text())[0]["title"] == "A {B}, url={x"


# --- streams ---


def test_closed_standard_input_and_output(folder: Path) -> None:
    command = " ".join([*PROGRAM, "claims", "-"])
    one_line(_shell(folder, f"{command} <&-"), 3, "closed")
    command = " ".join([*PROGRAM, "claims", "good.txt"])
    one_line(_shell(folder, f"{command} >&-"), 6, "closed", "-o")


def _shell(folder: Path, command: str, **how: object) -> subprocess.CompletedProcess[str]:
    settings: dict[str, object] = {"cwd": folder, "capture_output": True, "text": True, "shell": True}
    return subprocess.run(command, check=False, **(settings | how))  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "command", ["claims good.txt", "mentions good.txt", "map good.txt -o o.html", "place Jableh", "explain good.txt"]
)
def test_a_full_disk_behind_standard_output(folder: Path, command: str) -> None:
    result = _shell(folder, f"{' '.join(PROGRAM)} {command} >/dev/full")
    one_line(result, 70, "No space left", "free disk space")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_error_changes_nothing(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    result = _shell(folder, f"{' '.join(PROGRAM)} claims . 2>/dev/full")
    assert result.stdout.count("\n") == 1


def test_a_closed_standard_error_changes_nothing(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    result = _shell(folder, f"{' '.join(PROGRAM)} map . -o o.html --geojson o.geojson 2>&-")
    assert result.returncode == 1  # one report is set aside, which nobody reads
    assert json.loads((folder / "o.geojson").read_text("utf8"))["features"]
    assert (folder / "o.html").read_text("utf8").rstrip().endswith("</html>")


def test_a_reader_that_leaves_is_no_fault(folder: Path) -> None:
    lines = "".join(json.dumps({"id": f"r{n}", "text": GOOD}) + "\n" for n in range(300))
    (folder / "many.jsonl").write_text(lines)
    script = f"set -o pipefail; {' '.join(PROGRAM)} claims many.jsonl | head -1"
    result = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode in (0, 141)
    assert (result.stdout.count("\n"), told(result)) == (1, [])


@pytest.mark.parametrize("encoding", ["latin-1", "cp1256"])
def test_a_terminal_without_the_letters(folder: Path, encoding: str) -> None:
    (folder / "تقرير.txt").write_text(ARABIC, "utf8")
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for command in (["explain", "."], ["place", "جبلة"], ["claims", "."], ["map", ".", "-o", "خريطة.html"]):
        result = run(folder, *command, env=environment, encoding=encoding)
        assert (result.returncode, told(result)) == (0, [])


# --- damage ---


def test_a_damaged_gazetteer_is_told_before_any_work(folder: Path) -> None:
    data = bytearray(DEFAULT.read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "bad.gaz").write_bytes(data)
    one_line(run(folder, "place", "Jableh", "--gazetteer", "bad.gaz"), 7, "bad.gaz", "damaged", "gazetteer build")


def test_a_malformed_part_of_a_run_is_worked_on_again(folder: Path) -> None:
    lines = "".join(json.dumps({"id": f"r{n:03}", "text": f"{GOOD} {n}", "lang": "en"}) + "\n" for n in range(900))
    (folder / "many.jsonl").write_text(lines)
    command = ["claims", "many.jsonl", "-o", "out.jsonl", "--resume", "--jobs", "1"]
    assert run(folder, *command).returncode == 0
    whole = (folder / "out.jsonl").read_bytes()
    stopped = subprocess.Popen([*PROGRAM, *command], cwd=folder, stderr=subprocess.DEVNULL)
    parts = folder / "out.jsonl.parts"
    while stopped.poll() is None and not list(parts.glob("*.part")):
        pass
    stopped.terminate()
    stopped.wait()
    kept = sorted(parts.glob("*.part"))
    assert kept
    for number, part in enumerate(kept):
        junk = (b"", b"no pickle", b"\x80\x05K*.", b"\x80\x05]K*a.")[number % 4]
        part.write_bytes(hashlib.sha256(junk).digest() + junk)
    result = run(folder, *command)
    assert (result.returncode, (folder / "out.jsonl").read_bytes()) == (0, whole), result.stderr


# --- the last handler ---


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (MemoryError(), "out of memory"),
        (OSError(5, "Input/output error", "disk"), "disk: Input/output error"),
        (UnicodeEncodeError("ascii", "x", 0, 1, "no"), "please report it"),
        (ValueError("a\nb\nc"), "ValueError: a b c"),
        (RecursionError("deep"), "RecursionError"),
    ],
)
def test_what_nobody_foresaw_is_one_line(
    error: Exception, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(**_: object) -> int:
        raise error

    monkeypatch.setattr(cli, "cli", failing)
    monkeypatch.setattr(sys, "argv", ["geo-incidents", "map"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 70
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert says in told
    monkeypatch.setattr(sys, "argv", ["geo-incidents", "map", "--debug"])
    with pytest.raises(type(error)):
        cli.main()
