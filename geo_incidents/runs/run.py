"""A run over reports: whichever worker finishes first, outcomes come in the order of the reports."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Self

from geo_incidents import __version__, lexicon
from geo_incidents.documents import Spool
from geo_incidents.errors import UsageError
from geo_incidents.gazetteer import load
from geo_incidents.model import Decision, Document, Failure, Result
from geo_incidents.runs import plan
from geo_incidents.runs.crews import Effort, crew
from geo_incidents.runs.ledger import Ledger
from geo_incidents.runs.parts import Held, Parts, parts_for
from geo_incidents.runs.progress import Progress
from geo_incidents.runs.tasks import Job
from geo_incidents.stored import Room

MANY = 5_000  # reports above which results are kept on disk; in memory, so many take 700 MB while writing


class Run:
    """One task over all reports of a spool. A context manager: if it is left by an error, finished parts are kept.

    Raises `UsageError` if a run without an output file is to be resumed, `OutputError` if parts cannot be stored, and
    `WorkersError` if no worker can be started or reached.
    """

    def __init__(self, spool: Spool, job: Job, effort: Effort, output: Path | None, progress: Progress) -> None:
        if effort.resume and output is None:
            message = "--resume continues from the parts beside an output file: name that file with -o"
            raise UsageError(message)
        self.failures: list[Failure] = list(spool.failures)
        self.gazetteer = load(job.gazetteer)
        self._spool, self._job, self._progress = spool, job, progress
        self._chunks = plan.chunks(spool.entries)
        self._ready: set[int] = set()
        small = plan.is_small(spool.entries) and not effort.cluster
        self._effort = replace(effort, jobs=1) if small else effort
        in_memory = small and not effort.resume
        self._store = Held() if in_memory else parts_for(output, self._made_by(), resume=effort.resume)

    def __len__(self) -> int:
        return len(self._spool)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: object, *_: object) -> None:
        self._progress.close()
        if not isinstance(self._store, Parts):
            return
        if error is None or self._store.passing or not self._ready:
            self._store.remove()
        else:
            count = f"{len(self._ready)} of {len(self._chunks)} parts"
            self._progress.note(f"{count} are kept in {self._store.folder}; --resume goes on from them")

    def _made_by(self) -> tuple[str, ...]:
        """What the outcomes depend on besides the reports."""
        versions = __version__, self.gazetteer.version, lexicon.version()
        return self._job.task.__qualname__, *versions, f"deadline {self._job.patience}"

    def finish(self) -> None:
        """Process all reports before the first result is read."""
        for _ in self._working():
            pass

    def results(self) -> Iterator[bytes]:
        """The task's result for each report, in their order; afterwards `failures` holds the reports that failed."""
        with closing(self._working()) as working:
            for number in range(len(self._chunks)):
                while number not in self._ready:
                    next(working)
                for outcome in self._store.get(number):
                    if isinstance(outcome, Failure):
                        self.failures.append(outcome)
                    else:
                        yield outcome
        self.failures.sort()

    def _working(self) -> Generator[None, None, None]:
        """Process the chunks; all are ready when the generator ends."""
        self._progress.phase("working", len(self._spool), sum(entry.length for entry in self._spool.entries))
        with closing(crew(self._effort, Ledger(self._to_do()), self._job, len(self._chunks))) as working:
            for done in working:
                if done is not None:
                    number, outcomes = done
                    self._store.put(number, outcomes)
                    self._done(number)
                self._progress.tick()
                yield

    def _to_do(self) -> Iterator[tuple[int, tuple[Document, ...]]]:
        """The chunks that no earlier run has finished."""
        for number, entries in enumerate(self._chunks):
            documents = tuple(self._spool.documents(entries))
            if self._store.has(number, documents):
                self._done(number, taken_over=True)
            else:
                yield number, documents

    def _done(self, number: int, *, taken_over: bool = False) -> None:
        self._ready.add(number)
        length = sum(entry.length for entry in self._chunks[number])
        self._progress.advance(len(self._chunks[number]), length, taken_over=taken_over)


def merged(run: Run, decisions: Sequence[Decision], progress: Progress) -> Result:
    """The merged result of a run of `packed_extract`."""
    from geo_incidents.pipeline import combine, combine_on_disk
    from geo_incidents.runs import pack

    if len(run) > MANY and not decisions:
        codec = pack.Packed(run.gazetteer)
        extracts_read = progress.watched(pack.loads(packed, run.gazetteer) for packed in run.results())
        return combine_on_disk(extracts_read, run.gazetteer, run.failures, Room(codec))
    shared: pack.Shared = {}
    extracts = [pack.loads(packed, run.gazetteer, shared) for packed in run.results()]
    progress.phase("merging", len(extracts))
    return combine(extracts, run.gazetteer, decisions, run.failures)
