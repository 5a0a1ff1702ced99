"""Files, folders, tables and standard input → documents. What cannot be read is set aside and reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geo_incidents.documents.dates import checked
from geo_incidents.documents.extracted import Extracted, Fault, Left, Note
from geo_incidents.documents.files import contents
from geo_incidents.documents.formats import SUFFIXES, cure
from geo_incidents.documents.intake import Intake
from geo_incidents.documents.listing import STDIN, Listed, listed
from geo_incidents.documents.making import make_document
from geo_incidents.documents.own import OwnOutputError
from geo_incidents.documents.spool import Spool
from geo_incidents.documents.tally import OWN, Tally
from geo_incidents.documents.walking import printable
from geo_incidents.errors import BadTableError, InputError
from geo_incidents.model import Document, Failure

PLAIN = Intake()


@dataclass(frozen=True, slots=True)
class Reading:
    """The reports that were read, sorted by id, and the failures for those that were not."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]


def read_reports(paths: Sequence[Path | str], published: str | None = None, intake: Intake = PLAIN) -> Reading:
    """Read every report under the paths; `-` is standard input, `published` dates reports that state no date.

    `intake` says how tables and dates are interpreted. Raises `InputError` if a path does not exist or there is nothing
    to read and, if nothing could be read at all, the first report's error.
    """
    with spool_reports(paths, published, intake=intake) as spool:
        return Reading(tuple(spool), tuple(spool.failures))


def spool_reports(
    paths: Sequence[Path | str],
    published: str | None = None,
    watch: Callable[[Iterator[Document | Failure]], Iterator[Document | Failure]] = iter,
    intake: Intake = PLAIN,
) -> Spool:
    """The same for more reports than fit in memory; `watch` is given them as they are read."""
    given = checked(published, "--date") if published else intake.published
    reports = Reports([Path(path) for path in paths], replace(intake, published=given))
    spool = Spool(watch(iter(reports)))
    spool.tally = reports.tally
    if paths and not spool.entries:
        raise reports.first_error or nothing_in(paths, reports.tally)
    return spool


class Reports:
    """The reports under some paths, read lazily, with failures for those set aside; `tally` counts the files."""

    def __init__(self, paths: Iterable[Path], intake: Intake) -> None:
        self.tally = Tally()
        self.first_error: InputError | None = None
        self._paths, self._intake = paths, intake
        self._settings: dict[Path, Intake] = {}

    def __iter__(self) -> Iterator[Document | Failure]:
        return (one for _, one in self.by_file())

    def by_file(self) -> Iterator[tuple[Path | None, Document | Failure]]:
        """The same, each with its file; None for what was set aside before a file was opened."""
        for one in listed(self._paths, self.tally):
            if isinstance(one, Failure):
                yield None, self._failed(BadTableError(f"{one.name}: {one.reason}"), one.name)
            else:
                yield from ((one.file, found) for found in self._of_file(one))

    def _of_file(self, one: Listed) -> Iterator[Document | Failure]:
        name = printable(one.file)
        yield from self._read_settings(one)
        try:
            yield from self._reports(one, name)
            self.tally.read += 1
        except OwnOutputError as error:
            self.tally.leave(one.file, OWN)
            if one.named:
                yield self._failed(error, name)
        except InputError as error:
            self.tally.leave(one.file, cure(name))
            yield self._failed(error, name)

    def _read_settings(self, one: Listed) -> Iterator[Failure]:
        """Read the settings for a file's folder; unreadable settings are set aside once."""
        folder = one.file.parent
        if folder in self._settings:
            return
        self._settings[folder] = self._intake
        try:
            if one.file != STDIN:
                self._settings[folder] = self._intake.beside(folder, one.root)
        except BadTableError as error:
            yield self._failed(error, str(error).partition(": ")[0])

    def _reports(self, one: Listed, name: str) -> Iterator[Document | Failure]:
        intake = self._settings[one.file.parent]
        found = contents(one.file, intake)
        for item in found.items:
            if isinstance(item, Note):
                self.tally.notes.append(f"{name}: {item.text}")
            elif isinstance(item, Left):
                self.tally.leave(Path(item.name), cure(item.name))
            elif isinstance(item, Fault):
                where = f"{name}:{item.part}"
                yield self._failed(BadTableError(f"{where}: {item.reason}"), where)
            elif isinstance(item, Extracted):
                document, doubts = make_document(with_manifest(item, one.said), one.file, intake, found.sha256)
                yield document
                for doubt in doubts:
                    yield self._failed(BadTableError(f"{doubt.name}: {doubt.reason}"), doubt.name)

    def _failed(self, error: InputError, where: str) -> Failure:
        """The failure for an error; with --strict, the error is raised instead."""
        if self._intake.strict:
            raise error
        self.first_error = self.first_error or error
        return Failure(where, str(error).removeprefix(f"{where}: "))


def with_manifest(item: Extracted, said: Mapping[str, str]) -> Extracted:
    """The report with its file's manifest entry, which outweighs the file's own metadata."""
    told = {name: value for name, value in said.items() if value}
    if item.part and "report_id" in told:
        told["report_id"] = f"{told['report_id']}-{item.part}"
    return replace(item, said={**item.said, **told}) if told else item


def nothing_in(paths: Iterable[Path | str], tally: Tally) -> InputError:
    """The error for paths that hold nothing to read."""
    there = f" ({left})" if (left := tally.kinds()) else ""
    return InputError(
        f"{', '.join(map(str, paths))}: no reports in this folder{there}; put {' '.join(SUFFIXES)} files there"
    )
