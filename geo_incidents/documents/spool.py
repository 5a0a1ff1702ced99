"""Reports waiting to be processed: deduplicated, ordered by id, in memory if few and on disk if many."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from typing import IO, NamedTuple, Self

from geo_incidents.documents.tally import Tally
from geo_incidents.model import Document, Failure

IN_MEMORY = 32_000_000  # bytes; beyond that they move to a temporary file that no other user can open


class Entry(NamedTuple):
    """The position of a report in the spool."""

    report_id: str
    document: str  # the report's id
    offset: int
    length: int  # code points of its text


class Spool:
    """The reports that were read, complete on creation, and `failures` for the others. Must be closed."""

    def __init__(self, read: Iterable[Document | Failure]) -> None:
        self._file: IO[bytes] = BytesIO()
        self._on_disk = False
        self.failures: list[Failure] = []
        self.tally = Tally()  # of the files read
        entries = []
        for one in read:
            if isinstance(one, Failure):
                self.failures.append(one)
            else:
                entries.append(self._kept(one))
        self.entries: Sequence[Entry] = sorted(self._without_repeats(sorted(entries)))
        self.failures.sort()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Document]:
        return self.documents(self.entries)

    def documents(self, entries: Iterable[Entry]) -> Iterator[Document]:
        """The reports of these entries."""
        for entry in entries:
            self._file.seek(entry.offset)
            found: Document = pickle.load(self._file)  # safe: only this process can write to the file
            if found.source.report_id != entry.report_id:
                found = replace(found, source=replace(found.source, report_id=entry.report_id))
            yield found

    def _kept(self, document: Document) -> Entry:
        offset = self._file.seek(0, 2)
        if offset > IN_MEMORY and not self._on_disk:
            self._to_disk()
        pickle.dump(document, self._file, pickle.HIGHEST_PROTOCOL)
        return Entry(document.source.report_id, document.id, offset, len(document.text))

    def _to_disk(self) -> None:
        from tempfile import TemporaryFile

        file = TemporaryFile(prefix="geo-incidents-")  # noqa: SIM115  stays open as long as the spool
        assert isinstance(self._file, BytesIO)
        file.write(self._file.getbuffer())
        self._file, self._on_disk = file, True

    def _without_repeats(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """Entries with unique ids: a repeated text from the same source is set aside."""
        for report_id, group in groupby(entries, key=lambda entry: entry.report_id):
            same = list(group)
            if len(same) > 1:
                unlike = {self._identity(entry): entry for entry in reversed(same)}
                self.failures += [Failure(report_id, "the same report a second time")] * (len(same) - len(unlike))
                same = [entry._replace(report_id=f"{report_id}~{mark[:6]}") for mark, entry in unlike.items()]
                if len(same) == 1:
                    same = [same[0]._replace(report_id=report_id)]
            yield from same

    def _identity(self, entry: Entry) -> str:
        """Distinguishes reports with the same id: a key of text and source."""
        (found,) = self.documents([entry])
        return hashlib.sha256(repr((found.id, found.source)).encode()).hexdigest()
