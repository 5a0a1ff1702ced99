"""Local worker processes. When one dies, only its own piece is lost, and is given to another worker.

The standard library's pools lose every outstanding piece when a worker is killed. Here each worker has its own pipe, so
that the piece it held is known.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing import connection as pipes
from multiprocessing import resource_tracker
from typing import IO

from geo_incidents.deadline import seconds_for
from geo_incidents.errors import WorkersError
from geo_incidents.gazetteer import Gazetteer, load
from geo_incidents.model import Document
from geo_incidents.runs.crews import Crew
from geo_incidents.runs.ledger import Ledger, Piece
from geo_incidents.runs.tasks import Job, Outcome, perform

TICK_S = 0.2  # interval between updates of deadlines and progress
STUCK = 20  # times the deadline, in wall-clock time, before a silent worker is killed; a busy machine is slow
FAILED_STARTS = 3  # consecutive workers that die before they are ready; further ones would, too


def in_processes(ledger: Ledger, job: Job, count: int) -> Crew:
    """Completed chunks, and None at intervals. Closing the generator ends every worker.

    Raises `WorkersError` if no worker can be started.
    """
    crew: list[Worker] = []
    try:
        for _ in range(count):
            crew.append(Worker(job))
        failed_starts = 0
        while True:
            for worker in crew:
                worker.give(ledger)
            if not any(worker.busy for worker in crew):
                return
            for ready in pipes.wait([worker.pipe for worker in crew], TICK_S):
                at = next(number for number, worker in enumerate(crew) if worker.pipe is ready)
                if crew[at].answers(ledger):
                    failed_starts = 0
                    continue
                failed_starts += not crew[at].started
                crew[at].stop()
                if failed_starts == FAILED_STARTS:
                    message = (
                        "worker processes crash at the start, perhaps for lack of memory; --jobs 1 works without them"
                    )
                    raise WorkersError(message)
                crew[at] = Worker(job)
            yield from ledger.completed()
            yield None
    finally:
        for worker in crew:
            worker.stop()


class Worker:
    """A worker process and the piece it holds."""

    def __init__(self, job: Job) -> None:
        # Spawned, not forked: a fork would copy locks that this process's threads may hold.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, job), daemon=True)
        with interrupts_held():
            self._process.start()
        theirs.close()
        self._piece: Piece | None = None
        self.started = False

    @property
    def busy(self) -> bool:
        """Whether it holds a piece."""
        return self._piece is not None

    def give(self, ledger: Ledger) -> None:
        """Send it the next piece, unless it already holds one."""
        if self.busy or (piece := ledger.take()) is None:
            return
        self._piece = piece
        with suppress(OSError):  # it may have died: `answers` will then find its pipe closed
            self.pipe.send(piece.documents)

    def answers(self, ledger: Ledger) -> bool:
        """Receive its result; False if it has died, in which case its piece is back in the ledger."""
        try:
            outcomes = self.pipe.recv()
        except (EOFError, OSError):
            if self._piece:
                (ledger.died if self.started else ledger.give_back)(self._piece)
            return False
        if outcomes is None:
            self.started = True
        elif self._piece:
            ledger.done(self._piece, outcomes)
            self._piece = None
        return True

    def stop(self) -> None:
        """Kill the process."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def serve(pipe: pipes.Connection, job: Job) -> None:
    """The worker's main loop: load the gazetteer, then process one piece after another."""
    threading.Thread(target=_die_with_parent, daemon=True).start()
    gazetteer = load(job.gazetteer)
    pipe.send(None)
    with suppress(EOFError, OSError), open(os.devnull, "w") as nowhere:  # noqa: PTH123  no path of a file
        while True:
            found = (_performed(job, document, gazetteer, nowhere) for document in pipe.recv())
            pipe.send(list(chain.from_iterable(found)))


def _performed(job: Job, document: Document, gazetteer: Gazetteer, nowhere: IO[str]) -> list[Outcome]:
    """The outcomes for a report.

    Native code that never returns also never notices the deadline. `faulthandler`, which does not need the interpreter
    lock, then ends this process.
    """
    if job.patience:
        limit = STUCK * seconds_for(len(document.text), job.patience)
        faulthandler.dump_traceback_later(limit, file=nowhere, exit=True)
    try:
        return perform(job.task, [document], gazetteer, job.patience)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _die_with_parent() -> None:
    """Exit when the parent process ends, since nobody would receive the results."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    pipes.wait([parent.sentinel])
    os._exit(1)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Block Ctrl-C during the context, and in child processes started in it: the parent ends its workers itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # starting it later, with the first worker, would unblock Ctrl-C
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
