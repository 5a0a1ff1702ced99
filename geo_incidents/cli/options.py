"""Options and arguments that several commands share; `work` does what they ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from geo_incidents.cli import intake
from geo_incidents.deadline import LONGEST_S, PATIENCE_S

if TYPE_CHECKING:
    from geo_incidents.runs.asking import Service

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
        help="Use this gazetteer, as written by `gazetteer build`. Without REPORTS the gazetteer itself is written, the"
        " bundled one unless FILE is another: .gpkg, .geojson or .csv.",
    )
    return option(read_how(argument(function)))


def read_how(function: F) -> F:
    """What says how reports are read, the gazetteer aside."""
    dated = click.option("--date", "published", metavar="DAY", help="Date of publication of reports that carry none.")
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
            help="File for the answers of --fallback, instead of the user's cache folder.",
        ),
        click.option(
            "--fallback",
            metavar="GEOCODER",
            expose_value=False,
            callback=_asked,
            help="Ask an online service for names that the gazetteer lacks: a geopy geocoder, followed by its"
            " options, as in 'geopy.geocoders.Nominatim timeout=5'. Its answers stay unsure.",
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
        help="Use this gazetteer, as written by `gazetteer build`.",
    )(function)


def outputs(function: F) -> F:
    """What decides over the content of an output."""
    for decorate in (
        click.option(
            "--receipt",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="Write what the profile left out, by rule and with counts, as JSON.",
        ),
        click.option(
            "--decisions", metavar="FILE", type=click.Path(path_type=Path), help="A reviewer's decisions (CSV)."
        ),
        click.option(
            "--profile",
            type=click.Choice(PROFILES),
            default="public",
            show_default=True,
            help="Who will read the output; decides about private names and places of refuge.",
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
            help="CPU time for one report, plus 2 seconds for each 100,000 characters; after that the report is set"
            " aside. 0: no limit.",
        ),
        click.option("--resume", is_flag=True, help="Continue from the parts that an interrupted run kept."),
        click.option(
            "--cluster",
            default="",
            metavar="ADDRESS",
            help="Use a Dask cluster: the address of its scheduler, as in tcp://scheduler:8786.",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=0),
            default=0,
            metavar="N",
            help="Number of processes; by default all cores, or one for short input.",
        ),
    ):
        bundled = decorate(bundled)
    return cast(F, bundled)
