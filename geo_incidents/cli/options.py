"""Options and arguments that several commands share, and the run behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from geo_incidents.cli import intake
from geo_incidents.deadline import LONGEST_S, PATIENCE_S

if TYPE_CHECKING:
    from geo_incidents.documents import Reading
    from geo_incidents.gazetteer import Gazetteer
    from geo_incidents.model import Decision, Failure, Result
    from geo_incidents.runs.asking import Service
    from geo_incidents.runs.crews import Effort
    from geo_incidents.runs.progress import Progress
    from geo_incidents.runs.run import Run

F = TypeVar("F", bound=Callable[..., Any])
ANSWERS, SERVICE = f"{__name__}.answers", f"{__name__}.service"  # keys of a context's meta data
ITSELF = "-"  # what --gazetteer is where it names no file
PROFILES = ("public", "partner", "internal")


def reports(function: F) -> F:
    """The argument REPORTS and what says how to read them."""
    argument = click.argument("reports", nargs=-1, required=True, metavar="REPORTS...", type=click.Path(path_type=Path))
    return gazetteer(read_how(argument(function)))


def reports_or_gazetteer(function: F) -> F:
    """The same, for a command that without REPORTS is about the gazetteer itself."""
    argument = click.argument("reports", nargs=-1, metavar="[REPORTS]...", type=click.Path(path_type=Path))
    option = click.option(
        "--gazetteer",
        "gazetteer_file",
        metavar="[FILE]",
        is_flag=False,
        flag_value=ITSELF,
        type=click.Path(path_type=Path),
        help="Another gazetteer, as `gazetteer build` writes it. Without REPORTS the gazetteer itself is written, the"
        " bundled one unless FILE is another: .gpkg, .geojson or .csv.",
    )
    return option(read_how(argument(function)))


def read_how(function: F) -> F:
    """What says how reports are read, the gazetteer aside."""
    dated = click.option("--date", "published", metavar="DAY", help="Day of publication of reports that carry none.")
    return fallback(dated(intake.options(function)))


def fallback(function: F) -> F:
    """The options --fallback and --fallback-answers; whom they name is kept in the context, see `service`."""
    for decorate in (
        click.option(
            "--fallback-answers",
            metavar="FILE",
            type=click.Path(path_type=Path),
            expose_value=False,
            is_eager=True,
            callback=lambda context, _, value: context.meta.update({ANSWERS: value}),
            help="Where the answers of --fallback are kept, instead of the user's cache folder.",
        ),
        click.option(
            "--fallback",
            metavar="GEOCODER",
            expose_value=False,
            callback=_asked,
            help="Ask an online service for names that the gazetteer lacks: a geopy geocoder's path, and name=value"
            " behind it, as in 'geopy.geocoders.Nominatim timeout=5'. Its answers stay unsure.",
        ),
    ):
        function = decorate(function)
    return function


def _asked(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Tell at once where the service cannot be had."""
    if value is None:
        return
    from geo_incidents.geocoder import fallback as online
    from geo_incidents.geocoder.answers import default_file
    from geo_incidents.runs.asking import Service

    context.meta[SERVICE] = asked = Service(value, context.meta.get(ANSWERS) or default_file())
    online(*asked)


def service() -> Service | None:
    """Whom the command that runs may ask for names; nobody unless told."""
    context = click.get_current_context(silent=True)
    return context.meta.get(SERVICE) if context else None


def gazetteer(function: F) -> F:
    """The option --gazetteer."""
    return click.option(
        "--gazetteer",
        "gazetteer_file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Another gazetteer, as `gazetteer build` writes it.",
    )(function)


def outputs(function: F) -> F:
    """What decides over the content of an output."""
    for decorate in (
        click.option(
            "--receipt",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="What the profile left out, by rule and with counts, as JSON.",
        ),
        click.option(
            "--decisions", metavar="FILE", type=click.Path(path_type=Path), help="A reviewer's decisions (CSV)."
        ),
        click.option(
            "--profile",
            type=click.Choice(PROFILES),
            default="public",
            show_default=True,
            help="Who will read it: decides over private names and places of refuge.",
        ),
    ):
        function = decorate(function)
    return function


def effort(function: F) -> F:
    """What may be spent: the options --jobs, --cluster, --resume and --deadline, as one argument `effort`."""

    @wraps(function)
    def bundled(*arguments: Any, jobs: int, cluster: str, resume: bool, deadline: float, **options: Any) -> Any:
        from geo_incidents.runs.crews import Effort

        return function(*arguments, effort=Effort(jobs, cluster, resume, deadline), **options)

    for decorate in (
        click.option(
            "--deadline",
            type=click.FloatRange(min=0, max=LONGEST_S),
            default=PATIENCE_S,
            show_default=True,
            metavar="SECONDS",
            help="CPU time that one report may take, and 2 seconds for each 100,000 characters; it is set aside"
            " behind that. 0: no limit.",
        ),
        click.option("--resume", is_flag=True, help="Go on from the parts that an interrupted run kept."),
        click.option(
            "--cluster",
            default="",
            metavar="ADDRESS",
            help="Work on a Dask cluster: the address of its scheduler, as in tcp://scheduler:8786.",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=0),
            default=0,
            metavar="N",
            help="Processes that work at once; all cores unless told, and one for what is short.",
        ),
    ):
        bundled = decorate(bundled)
    return cast(F, bundled)


def read(paths: Sequence[Path], published: str | None) -> Reading:
    """The reports under the paths."""
    from geo_incidents.documents import Reading, spool_reports

    with spool_reports(paths, published, intake=intake.asked()) as spool:
        intake.tell(spool)
        return Reading(tuple(spool), tuple(spool.failures))


def load(file: Path | None) -> Gazetteer:
    """The gazetteer asked for, or the bundled one; behind it whom --fallback names."""
    from geo_incidents.gazetteer import load as load_gazetteer

    if asked := service():
        from geo_incidents.geocoder import fallback as online

        return load_gazetteer(file).asking(online(*asked))
    return load_gazetteer(file)


@contextmanager
def working(
    paths: Sequence[Path],
    published: str | None,
    gazetteer_file: Path | None,
    task: str,
    effort: Effort,
    output: Path | None,
    profile: str = "internal",
) -> Iterator[tuple[Run, Progress]]:
    """A run of a task over the reports under the paths; its parts lie beside the output until the context is left.

    `profile` is applied to each report by itself, where the task writes lines.
    """
    from geo_incidents.documents import spool_reports
    from geo_incidents.runs import tasks
    from geo_incidents.runs.progress import Progress
    from geo_incidents.runs.run import Run

    load(gazetteer_file)  # one that is faulty is told before anything is read
    progress = Progress()
    work = getattr(tasks, task)
    if profile != "internal":
        work = tasks.Protected(work, profile)
    if asked := service():
        from geo_incidents.runs.asking import Asking, polite

        work, effort = Asking(work, asked), polite(effort)
    job = tasks.Job(work, gazetteer_file, effort.deadline)
    with spool_reports(paths, published, progress.watched, intake.asked()) as spool:
        intake.tell(spool)
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
    """Everything the reports say; a GeoPackage among them is a case to go on from."""
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

    with working(reports, published, gazetteer_file, "packed_extract", effort, output) as (run, progress):
        found = merged_run(run, () if kept else made, progress)
        result = joined([*kept, found], gazetteer, made) if kept else found
        progress.phase("writing", len(result.sources))
        yield result


@contextmanager
def alone(reports: Sequence[Path], targets: Sequence[Path]) -> Iterator[None]:
    """No other run adds to a case within that is read and written here: what it added would be lost."""
    from geo_incidents.exports.locking import locked

    read = {path.resolve() for path in reports if path.suffix.lower() == ".gpkg"}
    with ExitStack() as stack:
        for case in sorted(read & {path.resolve() for path in targets}):
            stack.enter_context(locked(case, lambda words: click.echo(words, err=True)))
        yield


def read_cases(cases: Sequence[Path]) -> list[Result]:
    """What is in the cases."""
    if not cases:
        return []
    from geo_incidents.exports import read_case

    return [read_case(case) for case in cases]


def joined(results: Sequence[Result], gazetteer: Gazetteer, decisions: Sequence[Decision]) -> Result:
    """All results as one. One alone, with nothing new decided, is given back as it is."""
    from geo_incidents.cases import join, updated

    for report_id, before in updated(results):
        click.echo(f"updated: {report_id}: the case had another text under this id (sha256 {before})", err=True)
    return results[0] if len(results) == 1 and not decisions else join(results, gazetteer, decisions)


def finish(failures: Sequence[Failure]) -> int:
    """Name every report that was set aside; exit code 1 where there was one."""
    for failure in failures:
        click.echo(f"set aside: {failure.name}: {failure.reason}", err=True)
    return int(bool(failures))


def write_receipt(result: Result, profile: str, target: Path | None) -> None:
    """Write what a profile takes out of a result, where a file for it was named."""
    import orjson

    from geo_incidents.exports.atomic import write_bytes
    from geo_incidents.safety import protect

    if target is not None:
        record = protect(result, profile).receipt.record()
        if read := intake.tally():
            record |= read.record()
        write_bytes(target, orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
