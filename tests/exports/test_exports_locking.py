"""One process at a time adds to a case; a process that died holds nobody up."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo_incidents import Case, find_incidents, write
from geo_incidents.errors import OutputError
from geo_incidents.exports import locking, read_case

TEXT = "Gunmen killed {number} people in the village of al-Sanoubar, in Latakia countryside, on 7 March 2025."


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of one report, and four more reports beside it."""
    for number in range(5):
        (tmp_path / f"r{number}.txt").write_text(TEXT.format(number=number + 2))
    write(find_incidents([tmp_path / "r0.txt"]), tmp_path / "case.gpkg", profile="internal")
    return tmp_path / "case.gpkg"


def test_what_four_processes_add_at_once_is_all_there(case: Path) -> None:
    command = [sys.executable, "-m", "geo_incidents", "export", "case.gpkg", "-o", "case.gpkg", "--profile", "internal"]
    running = [
        subprocess.Popen([*command, f"r{number}.txt"], cwd=case.parent, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        for number in range(1, 5)
    ]
    told = [process.communicate()[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * 4, told
    assert sorted(source.report_id for source in read_case(case).sources) == [f"r{number}" for number in range(5)]
    assert any("waiting for process" in words for words in told)
    assert not list(case.parent.glob(".*"))


def held(path: Path, ready: object) -> None:
    """Hold the lock and die without a word."""
    with locking.locked(path, print):
        ready.set()  # type: ignore[attr-defined]
        os._exit(1)


def test_the_lock_of_a_dead_process_is_broken(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    process = context.Process(target=held, args=(tmp_path / "case.gpkg", ready))
    process.start()
    process.join()
    assert ready.is_set()
    assert (tmp_path / ".case.gpkg.lock").exists()
    told: list[str] = []
    with locking.locked(tmp_path / "case.gpkg", told.append):
        pass
    assert told == []
    assert list(tmp_path.iterdir()) == []


def test_the_second_says_whom_it_waits_for_and_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PATIENCE_S", 0.15)
    told: list[str] = []
    with locking.locked(tmp_path / "case.gpkg", told.append), pytest.raises(OutputError, match=str(os.getpid())):
        locking.locked(tmp_path / "case.gpkg", told.append).__enter__()
    assert told == [f"waiting for process {os.getpid()}, which is writing {tmp_path / 'case.gpkg'}"]


def test_a_case_that_somebody_else_has_written_is_not_overwritten(case: Path) -> None:
    mine, theirs = Case.open(case), Case.open(case)
    theirs = theirs.add([case.parent / "r1.txt"])
    theirs.save()
    theirs.add([case.parent / "r2.txt"]).save()
    with pytest.raises(OutputError, match="written by another program"):
        mine.add([case.parent / "r3.txt"]).save()
    assert len(read_case(case).sources) == 3


def test_a_changed_report_is_told_with_its_old_hash(case: Path) -> None:
    (before,) = read_case(case).sources
    (case.parent / "r0.txt").write_text(TEXT.format(number=40))
    command = [sys.executable, "-m", "geo_incidents", "export", "case.gpkg", "r0.txt", "-o", "new.gpkg"]
    run = subprocess.run(command, cwd=case.parent, capture_output=True, text=True, check=False)
    assert run.returncode == 0
    assert f"updated: r0: the case had another text under this id (sha256 {before.sha256})" in run.stderr


def test_a_lock_that_is_a_second_name_of_a_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    os.link(tmp_path / "mine", tmp_path / ".case.gpkg.lock")
    with pytest.raises(OutputError, match="cannot be locked"), locking.locked(tmp_path / "case.gpkg", print):
        pass
    assert (tmp_path / "mine").read_text() == "mine"
