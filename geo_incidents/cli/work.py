"""Steps that several commands share: read reports, run a task, merge with cases, list what was set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geo_incidents.cli import intake, options
from geo_incidents.cli.say import say

if TYPE_CHECKING:
    from geo_incidents.documents import Reading
    from geo_incidents.gazetteer import Gazetteer
    from geo_incidents.model import Decision, Failure, Result
    from geo_incidents.runs.crews import Effort
    from geo_incidents.runs.progress import Progress
    from geo_incidents.runs.run import Run


def read(paths: Sequence[Path], published: str | None) -> Reading:
    """Read the reports under the paths."""
    from geo_incidents.documents import Reading, spool_reports

    with spool_reports(paths, published, intake=intake.requested_intake()) as spool:
        intake.report_intake(spool)
        return Reading(tuple(spool), tuple(spool.failures))


def load(file: Path | None) -> Gazetteer:
    """Load the gazetteer file, or the bundled gazetteer, with the --fallback service if one was given."""
    from geo_incidents.gazetteer import load as load_gazetteer

    if service := options.service():
        from geo_incidents.geocoder import fallback as online

        return load_gazetteer(file).asking(online(*service))
    return load_gazetteer(file)


@contextmanager
def running(
    paths: Sequence[Path],
    published: str | None,
    gazetteer_file: Path | None,
    task: str,
    effort: Effort,
    output: Path | None,
    profile: str = "internal",
) -> Iterator[tuple[Run, Progress]]:
    """Open a run of a task over the reports under the paths; its parts lie beside the output until the context ends.

    For tasks that write lines, `profile` is applied to each report separately.
    """
    from geo_incidents.documents import spool_reports
    from geo_incidents.runs import tasks
    from geo_incidents.runs.progress import Progress
    from geo_incidents.runs.run import Run

    load(gazetteer_file)  # report a faulty gazetteer before reading anything
    progress = Progress()
    work = getattr(tasks, task)
    if profile != "internal":
        work = tasks.Protected(work, profile)
    if service := options.service():
        from geo_incidents.runs.asking import Asking, single_process

        work, effort = Asking(work, service), single_process(effort)
    job = tasks.Job(work, gazetteer_file, effort.deadline)
    with spool_reports(paths, published, progress.watched, intake.requested_intake()) as spool:
        intake.report_intake(spool)
        with Run(spool, job, effort, output, progress) as run:
            yield run, progress


@contextmanager
def merged(
    paths: Sequence[Path],
    published: str | None,
    gazetteer_file: Path | None,
    decisions: Path | None,
    effort: Effort,
    output: Path | None,
) -> Iterator[Result]:
    """The merged result of all reports; GeoPackages among the paths are existing cases to extend."""
    from geo_incidents.incidents import read_decisions

    gazetteer = load(gazetteer_file)
    made = read_decisions(decisions) if decisions else ()
    cases = [path for path in paths if path.suffix.lower() == ".gpkg"]
    reports = [path for path in paths if path not in cases]
    kept = read_cases(cases)
    if not reports:
        yield joined(kept, gazetteer, made)
        return
    from geo_incidents.runs.run import merged as merged_run

    with running(reports, published, gazetteer_file, "packed_extract", effort, output) as (run, progress):
        found = merged_run(run, () if kept else made, progress)
        result = joined([*kept, found], gazetteer, made) if kept else found
        progress.phase("writing", len(result.sources))
        yield result


@contextmanager
def exclusive_access(reports: Sequence[Path], targets: Sequence[Path]) -> Iterator[None]:
    """Lock every case that is both read and written, so that no other run's additions are lost."""
    from geo_incidents.exports.locking import locked

    read = {path.resolve() for path in reports if path.suffix.lower() == ".gpkg"}
    with ExitStack() as stack:
        for case in sorted(read & {path.resolve() for path in targets}):
            stack.enter_context(locked(case, lambda words: say(words, err=True)))
        yield


def read_cases(cases: Sequence[Path]) -> list[Result]:
    """Read the cases."""
    if not cases:
        return []
    from geo_incidents.exports import read_case

    return [read_case(case) for case in cases]


def joined(results: Sequence[Result], gazetteer: Gazetteer, decisions: Sequence[Decision]) -> Result:
    """Merge the results into one. A single result without new decisions is returned unchanged."""
    from geo_incidents.cases import join, updated_reports

    for report_id, before in updated_reports(results):
        say(f"updated: {report_id}: the case had another text under this id (sha256 {before})", err=True)
    return results[0] if len(results) == 1 and not decisions else join(results, gazetteer, decisions)


def finish(failures: Sequence[Failure]) -> int:
    """List every report that was set aside; the exit code is 1 if there was one."""
    for failure in failures:
        say(f"set aside: {failure.name}: {failure.reason}".replace("\n", "\\n"), err=True)
    return int(bool(failures))


def write_receipt(result: Result, profile: str, target: Path | None) -> None:
    """Write what the profile removes from the result, if a receipt file was named."""
    import orjson

    from geo_incidents.exports.atomic import readers_of, write_bytes
    from geo_incidents.safety import protect

    if target is not None:
        record = protect(result, profile).receipt.record()
        if read := intake.tally():
            record |= read.record()
        with readers_of(profile):  # it names files that were not read
            write_bytes(target, orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
