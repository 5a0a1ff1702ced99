"""Options and arguments that several commands share, and the run behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from geo_incidents.documents import Reading
    from geo_incidents.gazetteer import Gazetteer
    from geo_incidents.model import Decision, Failure, Result

F = TypeVar("F", bound=Callable[..., Any])
PROFILES = ("public", "partner", "internal")


def reports(function: F) -> F:
    """The argument REPORTS and what says how to read them."""
    for decorate in (
        click.argument("reports", nargs=-1, required=True, metavar="REPORTS...", type=click.Path(path_type=Path)),
        click.option("--date", "published", metavar="DAY", help="Day of publication of reports that carry none."),
        gazetteer,
    ):
        function = decorate(function)
    return function


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


def read(paths: Sequence[Path], published: str | None) -> Reading:
    """The reports under the paths."""
    from geo_incidents.documents import read_reports

    return read_reports(paths, published)


def load(file: Path | None) -> Gazetteer:
    """The gazetteer asked for, or the bundled one."""
    from geo_incidents.gazetteer import load as load_gazetteer

    return load_gazetteer(file)


def run(paths: Sequence[Path], published: str | None, gazetteer: Gazetteer, decisions: Path | None = None) -> Result:
    """Everything the reports say; a GeoPackage among them is a case to go on from."""
    from geo_incidents.incidents import read_decisions
    from geo_incidents.pipeline import find_incidents

    made = read_decisions(decisions) if decisions else ()
    cases = [path for path in paths if path.suffix.lower() == ".gpkg"]
    reports = [path for path in paths if path not in cases]
    if not cases:
        reading = read(reports, published)
        return find_incidents(reading.documents, gazetteer, made, reading.failures)
    return run_cases(cases, reports, published, gazetteer, made)


def run_cases(
    cases: Sequence[Path],
    reports: Sequence[Path],
    published: str | None,
    gazetteer: Gazetteer,
    decisions: Sequence[Decision],
) -> Result:
    """What is in the cases, and what new reports and decisions add. One case alone is given back as it is."""
    from geo_incidents.cases import join
    from geo_incidents.exports import read_case
    from geo_incidents.pipeline import find_incidents

    results = [read_case(case) for case in cases]
    if reports:
        reading = read(reports, published)
        results.append(find_incidents(reading.documents, gazetteer, (), reading.failures))
    return results[0] if len(results) == 1 and not decisions else join(results, gazetteer, decisions)


def finish(failures: Sequence[Failure]) -> int:
    """Name every report that was set aside; exit code 1 where there was one."""
    for failure in failures:
        click.echo(f"set aside: {failure.name}: {failure.reason}", err=True)
    return int(bool(failures))
