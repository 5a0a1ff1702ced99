"""`geo-incidents mentions` and `claims`: what each report names and states, as JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from geo_incidents.cli import options, work
from geo_incidents.cli.say import say
from geo_incidents.cli.targets import keep_apart

if TYPE_CHECKING:
    from geo_incidents.runs.crews import Effort

output = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write to this file instead of standard output.",
)
MEANING = {
    "public": "private names and places of refuge are left out",
    "partner": "private names are left out",
    "internal": "nothing is left out; do not publish this",
}
audience = click.option(
    "--profile",
    type=click.Choice(options.PROFILES),
    help="Audience of the output; decides about private names and places of refuge. [default: public for a file;"
    " internal on standard output, which stays on this machine]",
)


@click.command("mentions")
@options.reports
@output
@audience
@options.effort
@click.option("--fast", is_flag=True, help="Leave out the reasons: the same answers in less time.")
def mentions(fast: bool, **given: Any) -> int:
    """Write every place name in REPORTS as JSON Lines, with its offsets, place, confidence and reasons."""
    return stream("fast_mention_lines" if fast else "mention_lines", **given)


@click.command("claims")
@options.reports
@output
@audience
@options.effort
def claims(**given: Any) -> int:
    """Write every claim in REPORTS as JSON Lines: who says what happened, where, when, and to how many people."""
    return stream("claim_lines", **given)


def stream(
    task: str,
    reports: tuple[Path, ...],
    published: str | None,
    gazetteer_file: Path | None,
    output: Path | None,
    profile: str | None,
    effort: Effort,
) -> int:
    """Write each report's lines in the order of the reports, as soon as all earlier reports are done."""
    from geo_incidents.exports.atomic import check_target, readers_of, replacing

    if output:
        check_target(output)
        keep_apart(reports, [output])
    applied = profile or ("public" if output else "internal")
    say(f"profile {applied}: {MEANING[applied]}", err=True)
    with work.running(reports, published, gazetteer_file, task, effort, output, applied) as (run, _):
        if output is None:
            standard_output().writelines(run.results())
        else:
            run.finish()
            with readers_of(applied), replacing(output) as draft, draft.open("wb") as file:
                file.writelines(run.results())
    return work.finish(run.failures)


def standard_output() -> BinaryIO:
    """Binary standard output, used without -o. Raises `OutputError` if it is closed."""
    from geo_incidents.errors import OutputError

    if sys.stdout is None:
        message = "standard output is closed: name a file with -o"
        raise OutputError(message)
    return sys.stdout.buffer
