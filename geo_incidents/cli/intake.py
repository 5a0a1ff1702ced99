"""Options that say how reports are to be read, and what is told of their reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from geo_incidents.documents import Intake, Spool, Tally

F = TypeVar("F", bound=Callable[..., Any])
SETTINGS, TALLY = f"{__name__}.settings", f"{__name__}.tally"  # keys of a context's meta data


def options(function: F) -> F:
    """The options --about, --columns, --dayfirst, --monthfirst, --strict; what they say is kept in the context."""
    for decorate in (
        _kept("--about", "about", metavar="COUNTRY", help="Country of short reports that name none: syria."),
        _kept("--strict", "strict", is_flag=True, help="Stop at the first file or row that cannot be read."),
        _kept(
            "--monthfirst",
            "month_first",
            is_flag=True,
            help="Read 07/03/2025 as 3 July, unless its column shows otherwise.",
        ),
        _kept(
            "--dayfirst",
            "day_first",
            is_flag=True,
            help="Read 07/03/2025 as 7 March, unless its column shows otherwise.",
        ),
        _kept(
            "--columns",
            "columns",
            metavar="FIELD=COLUMN,…",
            help="Names of a table's columns, where they are not the usual ones:"
            " text=Description,published=Date,url=Link,publisher=Source,place=Location.",
        ),
    ):
        function = decorate(function)
    return function


def _kept(flag: str, name: str, **about: Any) -> Callable[[F], F]:
    """An option whose value goes into the context and not to the command."""

    def keep(context: click.Context, _: click.Parameter, value: Any) -> None:
        context.meta.setdefault(SETTINGS, {})[name] = value

    return click.option(flag, f"intake_{name}", expose_value=False, callback=keep, **about)


def asked() -> Intake:
    """What the options of the command that runs say. Raises `UsageError` for a column's field that is none."""
    from geo_incidents.documents import Intake

    context = click.get_current_context(silent=True)
    said = context.meta.get(SETTINGS, {}) if context else {}
    order = True if said.get("day_first") else False if said.get("month_first") else None
    columns, about = _columns(said.get("columns") or ""), said.get("about") or ""
    return Intake(about=about, columns=columns, day_first=order, strict=bool(said.get("strict")))


def _columns(told: str) -> dict[str, str]:
    from geo_incidents.documents.columns import known_fields
    from geo_incidents.errors import UsageError

    found = {}
    for pair in filter(str.strip, told.split(",")):
        field, _, column = (part.strip() for part in pair.partition("="))
        if field not in known_fields() or not column:
            message = f"--columns {pair!r}: write FIELD=COLUMN; fields are {', '.join(known_fields())}"
            raise UsageError(message)
        found[field] = column
    return found


def tell(spool: Spool) -> None:
    """Say what lay among the reports and was not read, and how tables were understood."""
    tell_of(spool.tally, len(spool))


def tell_of(tally: Tally, reports: int) -> None:
    """The same, for so many reports."""
    context = click.get_current_context(silent=True)
    if context:
        context.meta[TALLY] = tally
    for note in tally.notes:
        click.echo(note, err=True)
    if line := tally.line(reports):
        click.echo(line, err=True)


def tally() -> Tally | None:
    """The count of the files that the command that runs has read and not read."""
    context = click.get_current_context(silent=True)
    return context.meta.get(TALLY) if context else None
