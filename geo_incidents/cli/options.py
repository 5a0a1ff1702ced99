"""Options and arguments shared by several commands; `work` acts on them."""

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
ANSWERS, SERVICE = f"{__name__}.answers", f"{__name__}.service"  # keys of the click context's meta data
ITSELF = "-"  # value of --gazetteer without a file name
PROFILES = ("public", "partner", "internal")


def reports(function: F) -> F:
    """Add the argument REPORTS and the options for reading them."""
    argument = click.argument("reports", nargs=-1, required=True, metavar="REPORTS...", type=click.Path(path_type=Path))
    return gazetteer(reading_options(argument(function)))


def reports_or_gazetteer(function: F) -> F:
    """The same as `reports`, for a command that without REPORTS works on the gazetteer itself."""
    argument = click.argument("reports", nargs=-1, metavar="[REPORTS]...", type=click.Path(path_type=Path))
    option = click.option(
        "--gazetteer",
        "gazetteer_file",
        metavar="[FILE]",
        is_flag=False,
        flag_value=ITSELF,
        type=click.Path(path_type=Path),
        help="Use this gazetteer, as written by `gazetteer build`. Without REPORTS, write the gazetteer itself (the"
        " bundled one unless FILE is given) as .gpkg, .geojson or .csv.",
    )
    return option(reading_options(argument(function)))


def reading_options(function: F) -> F:
    """Add the options for reading reports, except --gazetteer."""
    dated = click.option("--date", "published", metavar="DAY", help="Publication date of reports that state none.")
    return fallback(dated(intake.options(function)))


def fallback(function: F) -> F:
    """Add --fallback and --fallback-answers; the service is stored in the click context, see `service`."""
    for decorate in (
        click.option(
            "--fallback-answers",
            metavar="FILE",
            type=click.Path(path_type=Path),
            expose_value=False,
            is_eager=True,
            callback=lambda context, _, value: context.meta.update({ANSWERS: value}),
            help="File that stores the answers to --fallback, instead of the user's cache folder.",
        ),
        click.option(
            "--fallback",
            metavar="GEOCODER",
            expose_value=False,
            callback=_store_service,
            help="Ask an online service for names that the gazetteer lacks: a geopy geocoder, followed by its"
            " options, as in 'geopy.geocoders.Nominatim timeout=5'. Its answers stay unsure.",
        ),
    ):
        function = decorate(function)
    return function


def _store_service(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Fail early if the service is not available."""
    if value is None:
        return
    from geo_incidents.geocoder import fallback as online
    from geo_incidents.geocoder.answers import default_file
    from geo_incidents.runs.asking import Service

    context.meta[SERVICE] = service = Service(value, context.meta.get(ANSWERS) or default_file())
    online(*service)


def service() -> Service | None:
    """The online service that the running command may ask for names; None without --fallback."""
    context = click.get_current_context(silent=True)
    return context.meta.get(SERVICE) if context else None


def gazetteer(function: F) -> F:
    """Add the option --gazetteer."""
    return click.option(
        "--gazetteer",
        "gazetteer_file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Use this gazetteer, as written by `gazetteer build`.",
    )(function)


def outputs(function: F) -> F:
    """Add the options that decide what an output contains."""
    for decorate in (
        click.option(
            "--receipt",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="Write the rules applied by the profile, with counts of what was left out, as JSON.",
        ),
        click.option(
            "--decisions", metavar="FILE", type=click.Path(path_type=Path), help="A reviewer's decisions (CSV)."
        ),
        click.option(
            "--profile",
            type=click.Choice(PROFILES),
            default="public",
            show_default=True,
            help="Audience of the output; decides about private names and places of refuge.",
        ),
    ):
        function = decorate(function)
    return function


def effort(function: F) -> F:
    """Add --jobs, --cluster, --resume and --deadline, passed to the command as one argument `effort`."""

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
        click.option("--resume", is_flag=True, help="Continue from the parts that an interrupted run left."),
        click.option(
            "--cluster",
            default="",
            metavar="ADDRESS",
            help="Use a Dask cluster with this scheduler address, as in tcp://scheduler:8786.",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=0),
            default=0,
            metavar="N",
            help="Number of processes. [default: one for each core, or one for short input]",
        ),
    ):
        bundled = decorate(bundled)
    return cast(F, bundled)
