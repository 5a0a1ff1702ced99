"""Tracks pieces of work: lost pieces are retried, and a report that crashes workers is isolated by bisection."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo_incidents.model import Document, Failure
from geo_incidents.runs.tasks import Outcome

KILLER = "workers died on it twice; split it, or read it alone with --jobs 1"


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive reports of one chunk."""

    chunk: int
    first: int  # position of its first report in the chunk
    documents: tuple[Document, ...]
    deaths: int = 0  # workers that died on it, or on the piece it was split from


class Ledger:
    """Hands out pieces of work and reassembles the outcomes of each chunk.

    A piece whose worker died is retried whole once, since the worker may have been killed from outside; after a second
    death it is split in halves. A single report on which a worker dies after that is set aside.
    """

    def __init__(self, chunks: Iterator[tuple[int, tuple[Document, ...]]]) -> None:
        self._chunks = chunks
        self._again: deque[Piece] = deque()
        self._open: dict[int, list[Outcome | None]] = {}
        self._complete: deque[tuple[int, list[Outcome]]] = deque()

    def take(self) -> Piece | None:
        """The next piece; None if none is waiting, although pieces that are out may still come back."""
        if self._again:
            return self._again.popleft()
        chunk, documents = next(self._chunks, (0, ()))
        if not documents:
            return None
        self._open[chunk] = [None] * len(documents)
        return Piece(chunk, 0, documents)

    def give_back(self, piece: Piece) -> None:
        """Return a piece that was not worked on; it becomes the next one again."""
        self._again.appendleft(piece)

    def died(self, piece: Piece) -> None:
        """Record that the worker holding the piece died."""
        if not piece.deaths:
            self._again.append(replace(piece, deaths=1))
        elif len(piece.documents) == 1:
            self.done(piece, [Failure(piece.documents[0].source.report_id, KILLER)])
        else:
            middle = len(piece.documents) // 2
            self._again.append(replace(piece, documents=piece.documents[:middle]))
            self._again.append(replace(piece, first=piece.first + middle, documents=piece.documents[middle:]))

    def done(self, piece: Piece, outcomes: Sequence[Outcome]) -> None:
        """Record the outcomes for the reports of the piece."""
        slots = self._open[piece.chunk]
        slots[piece.first : piece.first + len(outcomes)] = outcomes
        if None not in slots:
            self._complete.append((piece.chunk, [one for one in self._open.pop(piece.chunk) if one is not None]))

    def completed(self) -> Iterator[tuple[int, list[Outcome]]]:
        """Completed chunks, each once, with the outcomes in the order of the reports."""
        while self._complete:
            yield self._complete.popleft()
