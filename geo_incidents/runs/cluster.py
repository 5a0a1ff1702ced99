"""Workers on other machines, by way of Dask. Needs the extra `cluster` here, and this same program on every machine.

The gazetteer travels once to each worker, reports travel with the piece they are in. A cluster runs what it is sent:
its scheduler belongs on a network of one's own, or behind TLS (`tls://`, set up as Dask documents).
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
PATIENCE_S = 30  # for the scheduler to answer, and for a first worker
AHEAD = 2  # pieces out for each thread of the cluster, so that none waits for the network

_loaded: dict[str, Gazetteer] = {}  # of a worker, by version
_one_at_a_time = threading.Lock()  # a worker with several threads gains nothing: the work is Python's


def on_cluster(ledger: Ledger, job: Job, address: str) -> Crew:
    """Chunks as they are done, and None now and then. Raises `WorkersError` where the cluster cannot be used."""
    client = connected(address)
    out: dict[Any, Piece] = {}
    try:
        version = handed_out(client, job)
        seen = time.monotonic()
        while True:
            threads = sum(client.nthreads().values())
            seen = time.monotonic() if threads else seen
            if time.monotonic() - seen > PATIENCE_S:
                message = f"the cluster at {address} has lost all its workers: start some, and continue with --resume"
                raise WorkersError(message)
            for piece in to_send(ledger, out, AHEAD * max(1, threads)):
                out[client.submit(perform_there, job, piece.documents, version, pure=False)] = piece
            if not out:
                return
            settle(client, ledger, out)
            yield from ledger.completed()
            yield None
    finally:
        with suppress(Exception):  # whatever is wrong with the cluster has been told, or is why we are here
            client.cancel(list(out), force=True)
        client.close(timeout=0.5)


def connected(address: str) -> Any:
    """A client of the scheduler, once a worker has joined it."""
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


def handed_out(client: Any, job: Job) -> str:
    """Have the gazetteer on every worker, on those that join later too; its version."""
    from distributed import WorkerPlugin

    class Setup(WorkerPlugin):  # type: ignore[misc]
        def __init__(self, data: bytes) -> None:
            self.data, self.made_by = data, (__version__, lexicon.version())

        def setup(self, worker: Any) -> None:
            keep(self.data, self.made_by, worker.address)

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


def keep(data: bytes, made_by: tuple[str, str], address: str) -> None:
    """On a worker: open the gazetteer. Raises `WorkersError` where the worker would find other things than we do."""
    own = (__version__, lexicon.version())
    if own != made_by:
        message = f"the worker at {address} has version {own[0]} ({own[1]}), not {made_by[0]} ({made_by[1]})"
        raise WorkersError(message)
    gazetteer = Gazetteer(data)
    _loaded[gazetteer.version] = gazetteer


def perform_there(job: Job, documents: tuple[Any, ...], version: str) -> list[Outcome]:
    """On a worker: what became of each report."""
    with _one_at_a_time:
        return perform(job.task, documents, _loaded[version], job.patience)


def to_send(ledger: Ledger, out: Mapping[Any, Piece], most: int) -> Iterator[Piece]:
    """Pieces to send now. One that workers died on goes alone: Dask blames everything that a dead worker had."""
    while len(out) < most and not any(piece.deaths for piece in out.values()):
        piece = ledger.take()
        if piece is None:
            return
        if piece.deaths and out:
            ledger.give_back(piece)
            return
        yield piece


def settle(client: Any, ledger: Ledger, out: dict[Any, Piece]) -> None:
    """Wait a moment, and take in what has come back."""
    from distributed import wait

    with suppress(TimeoutError), client.as_current():
        wait(list(out), timeout=TICK_S, return_when="FIRST_COMPLETED")
    for future in [future for future in out if future.done()]:
        piece = out.pop(future)
        if future.status == "finished":
            ledger.done(piece, future.result())
        elif future.status == "error":
            fault(ledger, piece, future.exception())
        else:  # cancelled or lost: the scheduler was restarted
            ledger.give_back(piece)


def fault(ledger: Ledger, piece: Piece, error: BaseException) -> None:
    """Dask gives a piece up after it has killed some workers; anything else is a fault of the cluster."""
    from distributed import KilledWorker

    if not isinstance(error, KilledWorker):
        message = f"a worker failed ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        raise WorkersError(message) from error
    ledger.died(replace(piece, deaths=1))  # Dask has tried it again already
