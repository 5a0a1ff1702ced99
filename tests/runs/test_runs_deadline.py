"""A report that takes too long is set aside, wherever it is worked on; the others are as they were."""

from __future__ import annotations

import re
import sys
import threading
from pathlib import Path

import deeds
import pytest
from archive import write_archive

from geo_incidents.deadline import Overdue, deadline, seconds_for
from geo_incidents.documents import spool_reports
from geo_incidents.model import Document, Failure, Source
from geo_incidents.runs.crews import Effort
from geo_incidents.runs.progress import Progress
from geo_incidents.runs.run import Run
from geo_incidents.runs.tasks import Job, Task, attempt

REPORT = Document("d", "text", Source("r"), ())


def gathered(archive: Path, task: Task, jobs: int, patience: float) -> tuple[list[bytes], list[Failure]]:
    with (
        spool_reports([archive]) as spool,
        Run(spool, Job(task, None, patience), Effort(jobs), None, Progress()) as run,
    ):
        return list(run.results()), run.failures


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_endless_report_is_set_aside_and_the_others_are_not(tmp_path: Path, jobs: int) -> None:
    archive = write_archive(tmp_path / "all.jsonl", 600)  # enough for two processes
    whole, _ = gathered(archive, deeds.plain, 1, 0)
    found, failures = gathered(archive, deeds.endless, jobs, 0.2)
    assert [failure.name for failure in failures] == ["r00007"]
    assert "--deadline" in failures[0].reason
    assert found == [line for line in whole if not line.startswith(b"r00007")]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a C library to sleep in")
def test_a_library_that_never_comes_back_costs_its_worker_and_the_report(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "all.jsonl", 600)
    whole, _ = gathered(archive, deeds.plain, 1, 0)
    found, failures = gathered(archive, deeds.deaf, 2, 0.05)
    assert [failure.name for failure in failures] == ["r00007"]
    assert found == [line for line in whole if not line.startswith(b"r00007")]


def for_ever(document: Document) -> bytes:
    while True:
        pass


def hard_to_match(document: Document) -> bytes:
    return bytes(bool(re.match(r"(a+)+$", "a" * 64 + "b")))


@pytest.mark.parametrize("work", [for_ever, hard_to_match])
def test_python_and_its_regular_expressions_are_interrupted(work: deeds.Work) -> None:
    found = attempt(work, REPORT, 0.1)
    assert isinstance(found, Failure)
    assert found.reason.startswith("not done after 0 seconds")


def test_in_another_thread_the_clock_decides() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(attempt(for_ever, REPORT, 0.1)))
    thread.start()
    thread.join()
    assert [type(one) for one in found] == [Failure]


def test_what_is_done_in_time_is_not_disturbed() -> None:
    assert attempt(lambda document: document.text, REPORT, 30) == "text"
    assert attempt(lambda document: document.text, REPORT, 0) == "text"


def test_a_limit_is_over_with_its_block() -> None:
    with pytest.raises(Overdue), deadline(0.05):
        for_ever(REPORT)
    with deadline(0.05):
        pass
    assert sum(range(3_000_000)) > 0  # takes longer than the limit had left


def test_long_reports_have_longer_and_no_patience_is_no_limit() -> None:
    assert seconds_for(0, 20) == 20
    assert round(seconds_for(10_000_000, 20)) == 220
    assert seconds_for(10_000_000, 0) == 0
