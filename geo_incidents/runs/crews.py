"""Chooses the executor: this process, several local processes, or a cluster."""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import dataclass

from geo_incidents.deadline import PATIENCE_S
from geo_incidents.gazetteer import load
from geo_incidents.runs.ledger import Ledger
from geo_incidents.runs.tasks import Job, Outcome, perform

Done = tuple[int, list[Outcome]]
# Completed chunks, and None at intervals, so that the consumer can update its progress.
Crew = Generator[Done | None, None, None]


@dataclass(frozen=True, slots=True)
class Effort:
    """How much may be spent on a run, and whether it resumes an earlier one."""

    jobs: int = 0  # number of processes; 0: one for each core
    cluster: str = ""  # address of a Dask scheduler
    resume: bool = False
    deadline: float = PATIENCE_S  # seconds for the shortest report; 0: no limit


def crew(effort: Effort, ledger: Ledger, job: Job, most: int) -> Crew:
    """The executor for at most `most` chunks. Modules that only one executor needs are imported on demand."""
    if effort.cluster:
        from geo_incidents.runs.cluster import on_cluster

        return on_cluster(ledger, job, effort.cluster)
    count = min(effort.jobs or cores(), most)
    if count > 1:
        from geo_incidents.runs.processes import in_processes

        return in_processes(ledger, job, count)
    return in_this_process(ledger, job)


def in_this_process(ledger: Ledger, job: Job) -> Crew:
    """Work in this process, report after report."""
    gazetteer = load(job.gazetteer)
    while piece := ledger.take():
        outcomes: list[Outcome] = []
        for document in piece.documents:
            outcomes += perform(job.task, [document], gazetteer, job.patience)
            yield None
        ledger.done(piece, outcomes)
        yield from ledger.completed()


def cores() -> int:
    """Number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
