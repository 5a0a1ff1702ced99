"""Options for reading reports, and the messages about how they were read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from geo_incidents.cli.say import say

if TYPE_CHECKING:
    from geo_incidents.documents import Intake, Spool, Tally

F = TypeVar("F", bound=Callable[..., Any])
SETTINGS, TALLY = f"{__name__}.settings", f"{__name__}.tally"  # keys of the click context's meta data


def options(function: F) -> F:
    """Add --about, --columns, --dayfirst, --monthfirst and --strict; their values are stored in the click context."""
    for decorate in (
        _context_option(
            "--about", "about", metavar="COUNTRY", help="Country of short reports that name none, such as syria."
        ),
        _context_option("--strict", "strict", is_flag=True, help="Stop at the first file or row that cannot be read."),
        _context_option(
            "--monthfirst",
            "month_first",
            is_flag=True,
            help="Read 07/03/2025 as 3 July, unless its column shows otherwise.",
        ),
        _context_option(
            "--dayfirst",
            "day_first",
            is_flag=True,
            help="Read 07/03/2025 as 7 March, unless its column shows otherwise.",
        ),
        _context_option(
            "--columns",
            "columns",
            metavar="FIELD=COLUMN,…",
            help="Names of a table's columns, if they are not the usual ones:"
            " text=Description,published=Date,url=Link,publisher=Source,place=Location.",
        ),
    ):
        function = decorate(function)
    return function


def _context_option(flag: str, name: str, **about: Any) -> Callable[[F], F]:
    """An option whose value is stored in the click context instead of being passed to the command."""

    def store(context: click.Context, _: click.Parameter, value: Any) -> None:
        context.meta.setdefault(SETTINGS, {})[name] = value

    return click.option(flag, f"intake_{name}", expose_value=False, callback=store, **about)


def requested_intake() -> Intake:
    """The intake settings from the running command's options. Raises `UsageError` for an unknown field in --columns."""
    from geo_incidents.documents import Intake

    context = click.get_current_context(silent=True)
    options_given = context.meta.get(SETTINGS, {}) if context else {}
    order = True if options_given.get("day_first") else False if options_given.get("month_first") else None
    columns, about = _columns(options_given.get("columns") or ""), options_given.get("about") or ""
    return Intake(about=about, columns=columns, day_first=order, strict=bool(options_given.get("strict")))


def _columns(option: str) -> dict[str, str]:
    from geo_incidents.documents.columns import known_fields
    from geo_incidents.errors import UsageError

    found = {}
    for pair in filter(str.strip, option.split(",")):
        field, _, column = (part.strip() for part in pair.partition("="))
        if field not in known_fields() or not column:
            message = f"--columns {pair!r}: write FIELD=COLUMN; fields are {', '.join(known_fields())}"
            raise UsageError(message)
        found[field] = column
    return found


def report_intake(spool: Spool) -> None:
    """Report on standard error which files were not read, and how tables were interpreted."""
    report_tally(spool.tally, len(spool))


def report_tally(tally: Tally, reports: int) -> None:
    """Report on standard error what a tally says, for this number of reports."""
    context = click.get_current_context(silent=True)
    if context:
        context.meta[TALLY] = tally
    for note in tally.notes:
        say(note, err=True)
    if line := tally.line(reports):
        say(line, err=True)


def tally() -> Tally | None:
    """The running command's tally of files read and not read; None before reading."""
    context = click.get_current_context(silent=True)
    return context.meta.get(TALLY) if context else None
