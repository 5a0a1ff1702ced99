"""`geo-incidents decisions merge`: the decisions of two readers side by side, and as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo_incidents.incidents.agreement import Agreement, Pair

FILE = click.Path(path_type=Path)


@click.group("decisions")
def decisions() -> None:
    """Work with the decisions of reviewers."""


@decisions.command("merge")
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the rows of both as one file, each once.")
def merge(first: Path, second: Path, output: Path | None) -> int:
    """Say where two readers agree and where not, with Cohen's kappa; exit code 1 where they do not.

    Later rows count: in the file written, conflicts are decided by whoever decided last.
    """
    from geo_incidents.exports.atomic import readers_of, write_bytes
    from geo_incidents.incidents import agreement
    from geo_incidents.incidents.decision_table import read_decisions, table_of

    one, two = read_decisions(first), read_decisions(second)
    found = agreement.pairs(one, two)
    for line in told(found, agreement.agreement(found), first.name, second.name):
        click.echo(line)
    rows = agreement.together(one, two)
    if output is not None:
        with readers_of("internal"):  # notes and reasons are for the readers of the case
            write_bytes(output, table_of(rows))
        click.echo(f"{output}: {len(rows)} rows", err=True)
    return int(any(not pair.agrees for pair in found))


def told(found: tuple[Pair, ...], kinds: tuple[Agreement, ...], first: str, second: str) -> Iterator[str]:
    """Raw agreement and kappa by kind, then every conflict."""
    if not found:
        yield "no item that both have decided"
    for kind in kinds:
        kappa = "kappa –: one answer only" if kind.kappa is None else f"kappa {kind.kappa:.2f}"
        yield f"{kind.kind}: {kind.same} of {kind.both} the same ({kind.same / kind.both:.0%}), {kappa}"
    for pair in found:
        if not pair.agrees:
            yield f"conflict: {pair.subject} {pair.field}: {pair.first} ({first}), {pair.second} ({second})"
