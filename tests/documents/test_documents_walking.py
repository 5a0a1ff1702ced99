"""Folders as they are found: what cannot be entered or opened is told, and costs nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from geo_incidents.documents import read_reports
from geo_incidents.documents.walking import printable
from geo_incidents.errors import InputError, UnreadableReportError

TEXT = "Gunmen killed four people in Jableh on Friday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    (tmp_path / "good.txt").write_text(TEXT)
    return tmp_path


def told(folder: Path) -> dict[str, str]:
    """What was set aside beside the good report: names in the folder, and why."""
    reading = read_reports([folder])
    assert [document.source.report_id for document in reading.documents] == ["good"]
    return {Path(failure.name).name: failure.reason for failure in reading.failures}


def denied(path: object, *_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied", str(path))


def test_a_folder_that_may_not_be_entered_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "inner").mkdir()
    look = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (denied if Path(path).name == "inner" else look)(path))
    assert told(folder) == {"inner": "Permission denied; make the folder readable"}


def test_links_that_lead_nowhere_or_to_folders_are_told(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "circle").symlink_to(folder)
    assert told(folder) == {
        "gone.txt": "No such file or directory; make it readable",
        "circle": "a link to a folder; name the folder itself",
    }


def test_a_file_that_vanishes_while_others_are_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "early.jsonl").write_text('{"text": "Killed.", "id": "good"}')
    (folder / "good.txt").unlink()
    (folder / "vanishing.txt").write_text(TEXT)
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        (folder / "vanishing.txt").unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert told(folder) == {"vanishing.txt": "No such file or directory; make it readable"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "not a regular file" in told(folder)["pipe.txt"]


def test_a_name_that_is_no_text_becomes_one(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text(TEXT)
    (tmp_path / os.fsdecode(b"worse\xff.txt")).write_bytes(b"")
    reading = read_reports([tmp_path])
    assert [document.source.report_id for document in reading.documents] == ["bad\ufffd"]
    assert [failure.name for failure in reading.failures] == [printable(tmp_path) + "/worse\ufffd.txt"]


def test_a_manifest_may_name_anything(folder: Path) -> None:
    for name in ("x" * 256 + ".txt", "a\\u0000b", "../good.txt", "/etc/passwd", ""):
        (folder / "reports.jsonl").write_text(f'{{"file": "{name}"}}')
        reading = read_reports([folder])
        assert len(reading.documents) == 1
        assert re.search(r"manifest names|no `file`", reading.failures[0].reason)


def test_a_manifest_that_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "reports.csv").write_text("file,title\ngood.txt,One\n")
    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(InputError, match=r"reports\.csv: Permission denied"):
        read_reports([folder])


@pytest.mark.parametrize("pattern", ["a**b/*.txt", "[", "*/../../../*.none"])
def test_patterns_that_match_nothing_or_are_none(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(InputError, match="check the path"):
        read_reports([tmp_path / pattern])


def test_where_nothing_can_be_read_the_first_reason_is_given(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    with pytest.raises(UnreadableReportError, match=r"gone\.txt: No such file"):
        read_reports([tmp_path])
