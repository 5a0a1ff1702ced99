"""`geo-incidents case`: what is in a case, and the cases of two people as one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import work

if TYPE_CHECKING:
    from geo_incidents.model import Failure, Result

FILE = click.Path(path_type=Path)


@click.group("case")
def case() -> None:
    """Look into cases, and join them."""


@case.command("info")
@click.argument("file", metavar="CASE", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def info(file: Path, as_json: bool) -> int:
    """Say what is in CASE, since when, under which profile, and what made it."""
    import orjson

    from geo_incidents.cases import described
    from geo_incidents.exports import read_case

    found = described(read_case(file))
    if as_json:
        click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode())
    else:
        for name, value in found.items():
            click.echo(f"{name.replace('_', ' ') + ':':<20}{shown(value)}")
    return 0


def shown(value: object) -> str:
    """A value on a line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {count}" for name, count in value.items()) or "none"
    return str(value) if value not in ("", None) else "not known"


@case.command("merge")
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("-o", "--output", required=True, type=FILE, metavar="FILE", help="The case of both (.gpkg).")
def merge(first: Path, second: Path, output: Path) -> int:
    """Join the cases of two people, FIRST and SECOND, and list what they do not agree on; exit code 1 where that is so.

    Reports that both have count once; where the texts differ, that of SECOND is taken. The decisions of both are in the
    case, in the order in which they were made: later ones hold.
    """
    from geo_incidents.cases import differences, together
    from geo_incidents.exports import read_case, write

    one, two = read_case(first), read_case(second)
    gazetteer = work.load(None)
    joined = together(one, two, gazetteer)
    write(joined, output, gazetteer, profile="internal")  # what a profile took out of either stays out
    found = list(differences(one, two, (first.name, second.name)))
    found += [f"set aside: {failure.name}: {failure.reason}" for failure in new_failures(joined, one, two)]
    for line in found:
        click.echo(line)
    click.echo(f"{output}: {len(joined.sources)} reports, {len(joined.decisions)} decisions", err=True)
    return int(bool(found))


def new_failures(joined: Result, *before: Result) -> list[Failure]:
    """What could not be applied in the joined case and could in both."""
    known = {failure for result in before for failure in result.failures}
    return [failure for failure in joined.failures if failure not in known]
