"""Ctrl-C, a kill of the whole program, and going on afterwards, with the real command."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
import pytest
from archive import write_archive

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some seconds of work for two processes."""
    return write_archive(tmp_path_factory.mktemp("archive") / "all.jsonl", 1_500)


KILLS = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)  # a command that ended in this process has left them ignored
HANGS_S = 120  # after which a test gives up: no test passes or fails by how fast the machine is


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "geo_incidents", *map(str, arguments)]


def started(arguments: Sequence[str]) -> subprocess.Popen[str]:
    """The command in a process group of its own, as a terminal starts it: nothing is ignored."""
    return subprocess.Popen(
        arguments, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: [signal.signal(number, signal.SIG_DFL) for number in KILLS],
    )  # fmt: skip


def wait_for_parts(folder: Path, number: int) -> None:
    until = time.monotonic() + HANGS_S
    while len(list(folder.glob("*.part"))) < number:
        assert time.monotonic() < until, "no parts were made"
        time.sleep(0.02)


def group_is_gone(group: int) -> bool:
    """Whether nothing of the group runs any more; who is dead and not yet buried by the system does not count."""
    until = time.monotonic() + HANGS_S
    while time.monotonic() < until:
        if not any(is_alive(process, group) for process in psutil.process_iter()):
            return True
        time.sleep(0.02)
    return False


def is_alive(process: psutil.Process, group: int) -> bool:
    try:
        return os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, psutil.NoSuchProcess):
        return False


def workers_of(run: subprocess.Popen[str]) -> list[psutil.Process]:
    return [child for child in psutil.Process(run.pid).children() if "spawn_main" in " ".join(child.cmdline())]


def holds_interrupts(process: psutil.Process) -> bool:
    """Whether the system keeps Ctrl-C from it: what would print a traceback, whenever it comes."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    blocked = int(status.split("SigBlk:")[1].split()[0], 16)
    return bool(blocked >> (signal.SIGINT - 1) & 1)


@pytest.fixture(scope="module")
def whole(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What an undisturbed run gives."""
    output = tmp_path_factory.mktemp("whole") / "claims.jsonl"
    subprocess.run(command("claims", archive, "-o", output, "--jobs", "2"), check=True)
    assert [file.name for file in output.parent.iterdir()] == ["claims.jsonl"]
    return output.read_bytes()


def test_ctrl_c_stops_at_once_leaves_nothing_half_written_and_resume_goes_on(
    archive: Path, whole: bytes, tmp_path: Path
) -> None:
    output, parts = tmp_path / "claims.jsonl", tmp_path / "claims.jsonl.parts"
    run = started(command("claims", archive, "-o", output, "--jobs", "2"))
    wait_for_parts(parts, 2)
    assert [holds_interrupts(worker) for worker in workers_of(run)] == [True, True]
    made = len(list(parts.glob("*.part")))
    os.killpg(run.pid, signal.SIGINT)  # a terminal sends it to all of them
    _, errors = run.communicate(timeout=HANGS_S)
    assert run.returncode == 130
    assert group_is_gone(run.pid)
    assert len(list(parts.glob("*.part"))) <= made + len(("worker", "worker"))  # at once: nothing new was begun
    assert "Traceback" not in errors
    assert "--resume" in errors
    assert errors.splitlines()[-1] == "geo-incidents: interrupted; no file was written"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["claims.jsonl.parts"]

    kept = {part: part.stat().st_mtime_ns for part in parts.glob("*.part")}
    assert kept
    again = started(command("claims", archive, "-o", output, "--jobs", "1", "--resume"))
    wait_for_parts(parts, len(kept) + 1)
    assert {part: part.stat().st_mtime_ns for part in kept} == kept
    assert again.wait(HANGS_S) == 0
    again.communicate()
    assert output.read_bytes() == whole
    assert not parts.exists()


@pytest.mark.parametrize("kill", [signal.SIGTERM, signal.SIGHUP], ids=["kill", "closed terminal"])
def test_a_kill_that_can_be_caught_cleans_up_too(kill: signal.Signals, archive: Path, tmp_path: Path) -> None:
    run = started(command("export", archive, "-o", tmp_path / "a.geojson", "--jobs", "2"))
    wait_for_parts(tmp_path / "a.geojson.parts", 1)
    run.send_signal(kill)
    run.communicate(timeout=HANGS_S)
    assert run.returncode == 130
    assert group_is_gone(run.pid)
    assert [file.name for file in tmp_path.iterdir()] == ["a.geojson.parts"]


def test_a_killed_program_leaves_no_worker_behind_and_can_be_gone_on_from(
    archive: Path, whole: bytes, tmp_path: Path
) -> None:
    output, parts = tmp_path / "claims.jsonl", tmp_path / "claims.jsonl.parts"
    run = started(command("claims", archive, "-o", output, "--jobs", "2"))
    wait_for_parts(parts, 1)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate(timeout=HANGS_S)
    assert group_is_gone(run.pid)
    assert not output.exists()
    damaged = next(parts.glob("*.part"))
    damaged.write_bytes(damaged.read_bytes()[:-7])
    subprocess.run(command("claims", archive, "-o", output, "--jobs", "2", "--resume"), check=True)
    assert output.read_bytes() == whole
    assert [file.name for file in tmp_path.iterdir()] == ["claims.jsonl"]


def test_resume_needs_an_output_file(archive: Path) -> None:
    run = subprocess.run(command("claims", archive, "--resume"), capture_output=True, text=True, check=False)
    *_, last = run.stderr.splitlines()  # the line before names the profile
    assert run.returncode == 2
    assert last.startswith("geo-incidents: ")
    assert "-o" in last


def test_a_folder_of_somebody_else_is_left_alone(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.parts").mkdir()
    (tmp_path / "a.jsonl.parts" / "diary.txt").write_text("mine")
    run = subprocess.run(
        command("claims", archive, "-o", tmp_path / "a.jsonl"), capture_output=True, text=True, check=False
    )
    assert run.returncode == 6
    assert (tmp_path / "a.jsonl.parts" / "diary.txt").read_text() == "mine"


def test_a_terminal_shows_a_bar_with_rate_and_time_left(archive: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        command("claims", archive, "-o", tmp_path / "a.jsonl", "--jobs", "2"),
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            data = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        shown += data
    os.close(ours)
    assert run.wait(60) == 0
    assert b"of 1,500 reports" in shown
    assert b"a second" in shown
    assert b"left" in shown
