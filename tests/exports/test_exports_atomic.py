"""Files appear whole, for the readers they are meant for; what a killed run left goes, and nothing else does."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from factory import make_result
from factory_places import FakeShapes

from geo_incidents.exports import write
from geo_incidents.exports.atomic import readers_of, remove_stale, replacing, write_bytes

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def process_that_is_gone() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


@posix
@pytest.mark.parametrize("suffix", [".geojson", ".csv", ".gpkg", ".xlsx", ".parquet", ".fgb", ".kml", ".jsonl", ".bib"])
@pytest.mark.parametrize(("profile", "expected"), [("public", 0o644), ("partner", 0o600), ("internal", 0o600)])
def test_who_may_read_a_new_file(suffix: str, profile: str, expected: int, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write(make_result(5), tmp_path / f"a{suffix}", FakeShapes(), profile=profile)
    finally:
        os.umask(before)
    assert {mode(path) for path in tmp_path.iterdir()} == {expected}


@posix
def test_a_file_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")
    target.chmod(0o640)
    with readers_of("internal"):
        write_bytes(target, b"new")
    assert (target.read_bytes(), mode(target)) == (b"new", 0o640)


@posix
def test_nobody_else_reaches_a_draft(tmp_path: Path) -> None:
    names = set()
    for _ in range(2):
        with replacing(tmp_path / "a.txt") as draft:
            assert mode(draft.parent) == 0o700
            names.add(draft.parent.name)
            draft.write_text("x")
    assert len(names) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@posix
def test_drafts_of_processes_that_are_gone_go(tmp_path: Path) -> None:
    gone, running = tmp_path / f".a.txt.{process_that_is_gone()}-x1.part", tmp_path / f".a.txt.{os.getpid()}-x1.part"
    elsewhere, mine = tmp_path / "elsewhere", tmp_path / ".mine.part"
    for folder in (gone, running, elsewhere, mine):
        folder.mkdir()
        (folder / "a.txt").write_text("draft")
    link = tmp_path / f".b.txt.{process_that_is_gone()}-x1.part"
    link.symlink_to(elsewhere)
    remove_stale(tmp_path)
    assert not gone.exists()
    assert (running / "a.txt").exists()
    assert (mine / "a.txt").exists()
    assert (elsewhere / "a.txt").exists()


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(draft: Path) -> None:
        draft.write_text("half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "a.txt") as draft:
        fail(draft)
    assert not list(tmp_path.iterdir())
