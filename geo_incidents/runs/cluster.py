"""Workers on other machines, through Dask. Needs the extra `cluster` here and the same program version everywhere.

The gazetteer is sent once to each worker; reports are sent with their piece of work. A cluster runs whatever code it is
sent, so its scheduler belongs on a private network or behind TLS (`tls://`, set up as Dask documents).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geo_incidents import __version__, lexicon
from geo_incidents.errors import GeoIncidentsError, WorkersError
from geo_incidents.gazetteer import Gazetteer, load
from geo_incidents.gazetteer.store import DEFAULT
from geo_incidents.runs.ledger import Ledger, Piece
from geo_incidents.runs.tasks import Job, Outcome, perform

if TYPE_CHECKING:
    from geo_incidents.runs.crews import Crew

TICK_S = 0.2
PATIENCE_S = 30  # for the scheduler's answer and for a first worker
AHEAD = 2  # pieces in flight for each thread of the cluster, to hide network latency

_loaded: dict[str, Gazetteer] = {}  # on a worker: gazetteers by version
_one_at_a_time = threading.Lock()  # several threads of a worker would gain nothing: the work holds the interpreter lock


def on_cluster(ledger: Ledger, job: Job, address: str) -> Crew:
    """Completed chunks, and None at intervals. Raises `WorkersError` if the cluster cannot be used."""
    client = connect(address)
    out: dict[Any, Piece] = {}
    try:
        version = distribute_gazetteer(client, job)
        seen = time.monotonic()
        while True:
            threads = sum(client.nthreads().values())
            seen = time.monotonic() if threads else seen
            if time.monotonic() - seen > PATIENCE_S:
                message = f"the cluster at {address} has lost all its workers: start some, and continue with --resume"
                raise WorkersError(message)
            for piece in to_send(ledger, out, AHEAD * max(1, threads)):
                out[client.submit(perform_on_worker, job, piece.documents, version, pure=False)] = piece
            if not out:
                return
            settle(client, ledger, out)
            yield from ledger.completed()
            yield None
    finally:
        with suppress(Exception):  # any fault of the cluster has already been reported
            client.cancel(list(out), force=True)
        client.close(timeout=0.5)


def connect(address: str) -> Any:
    """A client of the scheduler, once at least one worker has joined."""
    try:
        from distributed import Client
    except ImportError as error:
        message = "working on a cluster needs Dask: pip install 'geo-incidents[cluster]'"
        raise WorkersError(message) from error
    try:
        client = Client(address, timeout=PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at {address}: start one there with `dask scheduler`"
        raise WorkersError(message) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE_S)
    except TimeoutError as error:
        client.close(timeout=0.5)
        message = f"the scheduler at {address} has no workers: start some with `dask worker {address} --nthreads 1`"
        raise WorkersError(message) from error
    return client


def distribute_gazetteer(client: Any, job: Job) -> str:
    """Send the gazetteer to every worker, including those that join later. Returns its version."""
    from distributed import WorkerPlugin

    class Setup(WorkerPlugin):  # type: ignore[misc]
        def __init__(self, data: bytes) -> None:
            self.data, self.made_by = data, (__version__, lexicon.version())

        def setup(self, worker: Any) -> None:
            load_on_worker(self.data, self.made_by, worker.address)

    version = load(job.gazetteer).version
    try:
        data = (job.gazetteer or DEFAULT).read_bytes()
        client.register_plugin(Setup(data), name=f"geo-incidents {version}")
    except GeoIncidentsError:
        raise
    except Exception as error:
        message = f"the workers cannot be set up ({type(error).__name__}: {error})"
        raise WorkersError(message) from error
    return version


def load_on_worker(data: bytes, made_by: tuple[str, str], address: str) -> None:
    """On a worker: load the gazetteer. Raises `WorkersError` if program or lexicon have another version there."""
    own = (__version__, lexicon.version())
    if own != made_by:
        message = f"the worker at {address} has version {own[0]} ({own[1]}), not {made_by[0]} ({made_by[1]})"
        raise WorkersError(message)
    gazetteer = Gazetteer(data)
    _loaded[gazetteer.version] = gazetteer


def perform_on_worker(job: Job, documents: tuple[Any, ...], version: str) -> list[Outcome]:
    """On a worker: the outcome for each report."""
    with _one_at_a_time:
        return perform(job.task, documents, _loaded[version], job.patience)


def to_send(ledger: Ledger, out: Mapping[Any, Piece], most: int) -> Iterator[Piece]:
    """The next pieces to send. A piece on which workers died is sent alone: Dask blames all that a dead worker held."""
    while len(out) < most and not any(piece.deaths for piece in out.values()):
        piece = ledger.take()
        if piece is None:
            return
        if piece.deaths and out:
            ledger.give_back(piece)
            return
        yield piece


def settle(client: Any, ledger: Ledger, out: dict[Any, Piece]) -> None:
    """Wait briefly and collect the results that have arrived."""
    from distributed import wait

    with suppress(TimeoutError), client.as_current():
        wait(list(out), timeout=TICK_S, return_when="FIRST_COMPLETED")
    for future in [future for future in out if future.done()]:
        piece = out.pop(future)
        if future.status == "finished":
            ledger.done(piece, future.result())
        elif future.status == "error":
            fault(ledger, piece, future.exception())
        else:  # cancelled or lost because the scheduler was restarted
            ledger.give_back(piece)


def fault(ledger: Ledger, piece: Piece, error: BaseException) -> None:
    """Handle a failed piece: Dask gives up on one that killed several workers; other errors are the cluster's fault."""
    from distributed import KilledWorker

    if not isinstance(error, KilledWorker):
        message = f"a worker failed ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        raise WorkersError(message) from error
    ledger.died(replace(piece, deaths=1))  # Dask has already retried it
