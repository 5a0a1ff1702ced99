"""Real processes: the same bytes from any number of them, whatever is killed, and nothing left behind."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import deeds
import pytest
from archive import write_archive

from geo_incidents.documents import Spool, spool_reports
from geo_incidents.runs import plan
from geo_incidents.runs.crews import Effort
from geo_incidents.runs.progress import Progress
from geo_incidents.runs.run import Run
from geo_incidents.runs.tasks import Job, Task, claim_lines

REPORTS = 600


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("archive") / "all.jsonl", REPORTS)


@pytest.fixture
def spool(archive: Path) -> Iterator[Spool]:
    with spool_reports([archive]) as spool:
        yield spool


def run_of(spool: Spool, task: Task, jobs: int) -> Run:
    return Run(spool, Job(task, None), Effort(jobs), None, Progress())


def gathered(run: Run) -> tuple[bytes, list[tuple[str, str]]]:
    with run:
        return b"".join(run.results()), [(failure.name, failure.reason) for failure in run.failures]


@pytest.mark.parametrize("task", [claim_lines, deeds.plain], ids=lambda task: task.__name__)
def test_any_number_of_processes_gives_the_same_bytes(spool: Spool, task: Task) -> None:
    one = gathered(run_of(spool, task, 1))
    assert one[0].count(b"\n") >= REPORTS
    assert gathered(run_of(spool, task, 2)) == one
    assert gathered(run_of(spool, task, 3)) == one


def test_killed_workers_cost_nothing_but_time(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "CHUNK", 5_000)  # many small pieces, so that the workers hold some whenever they die
    whole, _ = gathered(run_of(spool, deeds.plain, 1))
    killed: set[int | None] = set()
    with run_of(spool, deeds.slow, 2) as run:
        found = []
        for number, outcome in enumerate(run.results()):
            found.append(outcome)
            if number in (50, 200):
                for worker in multiprocessing.active_children():
                    worker.kill()
                    killed.add(worker.pid)
        assert run.failures == []
    assert len(killed) == 4
    assert b"".join(found) == whole
    assert multiprocessing.active_children() == []


def test_reports_that_kill_are_set_aside_and_named_and_the_others_are_not(spool: Spool) -> None:
    whole, _ = gathered(run_of(spool, deeds.plain, 1))
    found, failures = gathered(run_of(spool, deeds.deadly, 2))
    assert [name for name, _ in failures] == ["r00007", "r00123"]
    assert all("died" in reason for _, reason in failures)
    lines = [line for line in whole.splitlines() if not line.startswith((b"r00007", b"r00123"))]
    assert found.splitlines() == lines


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_the_program_fails_on_is_set_aside_too(spool: Spool, jobs: int) -> None:
    found, failures = gathered(run_of(spool, deeds.faulty, jobs))
    assert failures == [("r00007", "the program failed on it (ValueError: no such luck); please report this")]
    assert found.count(b"\n") == REPORTS - 1
