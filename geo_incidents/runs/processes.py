"""Worker processes of this machine. One that dies costs the piece it held, which is given to another.

The standard library's pools lose every piece that is out when one worker is killed; here each worker has a pipe of its
own, so that it is known which piece a dead one held.
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

TICK_S = 0.2  # between two looks at clock and progress
STUCK = 20  # deadlines, by the clock, after which a worker that does not answer is given up; a busy machine is slow
FAILED_STARTS = 3  # workers in a row that die before they are ready: the next one will too


def in_processes(ledger: Ledger, job: Job, count: int) -> Crew:
    """Chunks as they are done, and None now and then. Every worker is gone when the generator is closed.

    Raises `WorkersError` where no worker can be started.
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
    """A process and the piece it holds."""

    def __init__(self, job: Job) -> None:
        # A fresh interpreter on every system: forking this one would copy locks that its threads may hold.
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
        """Give it the next piece, where it holds none."""
        if self.busy or (piece := ledger.take()) is None:
            return
        self._piece = piece
        with suppress(OSError):  # it may be dead: `answers` will find its pipe closed
            self.pipe.send(piece.documents)

    def answers(self, ledger: Ledger) -> bool:
        """Take what it sends; False where it is dead, and its piece is back in the ledger."""
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
        """End it now."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def serve(pipe: pipes.Connection, job: Job) -> None:
    """A worker's life: the gazetteer once, then piece after piece."""
    threading.Thread(target=_die_with_parent, daemon=True).start()
    gazetteer = load(job.gazetteer)
    pipe.send(None)
    with suppress(EOFError, OSError), open(os.devnull, "w") as nowhere:  # noqa: PTH123  no path of a file
        while True:
            found = (_performed(job, document, gazetteer, nowhere) for document in pipe.recv())
            pipe.send(list(chain.from_iterable(found)))


def _performed(job: Job, document: Document, gazetteer: Gazetteer, nowhere: IO[str]) -> list[Outcome]:
    """What became of a report.

    A library that does not come back never lets the deadline be noticed: this process then ends, for which
    `faulthandler` needs no turn of the interpreter.
    """
    if job.patience:
        limit = STUCK * seconds_for(len(document.text), job.patience)
        faulthandler.dump_traceback_later(limit, file=nowhere, exit=True)
    try:
        return perform(job.task, [document], gazetteer, job.patience)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _die_with_parent() -> None:
    """Nobody is left to send an answer to, whatever became of the parent."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    pipes.wait([parent.sentinel])
    os._exit(1)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Ctrl-C reaches this process afterwards, and never a process started within: a worker is ended by its parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # the first worker would start it, and it lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
