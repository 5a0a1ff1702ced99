"""`geo-incidents case`: show what a case contains, and merge two people's cases."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import work
from geo_incidents.cli.say import say

if TYPE_CHECKING:
    from geo_incidents.model import Failure, Result

FILE = click.Path(path_type=Path)


@click.group("case")
def case() -> None:
    """Inspect and merge cases."""


@case.command("info")
@click.argument("file", metavar="CASE", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def info(file: Path, as_json: bool) -> int:
    """Show what CASE contains, its dates, the profile it was written with and the program version."""
    import orjson

    from geo_incidents.cases import case_summary
    from geo_incidents.exports import read_case

    found = case_summary(read_case(file))
    if as_json:
        click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode())
    else:
        for name, value in found.items():
            say(f"{name.replace('_', ' ') + ':':<20}{format_value(value)}")
    return 0


def format_value(value: object) -> str:
    """A value as text for one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {count}" for name, count in value.items()) or "none"
    return str(value) if value not in ("", None) else "not known"


@case.command("merge")
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("-o", "--output", required=True, type=FILE, metavar="FILE", help="The merged case to write (.gpkg).")
def merge(first: Path, second: Path, output: Path) -> int:
    """Merge the cases of two people, FIRST and SECOND, and list every disagreement. Exit code 1 if there is any.

    A report that is in both counts once; where its texts differ, the text of SECOND is used. The decisions of both are
    kept in the order in which they were made; where two contradict each other, the later one applies.
    """
    from geo_incidents.cases import differences, merge_cases
    from geo_incidents.exports import read_case, write

    one, two = read_case(first), read_case(second)
    gazetteer = work.load(None)
    joined = merge_cases(one, two, gazetteer)
    write(joined, output, gazetteer, profile="internal")  # what either profile removed is not in these results
    found = list(differences(one, two, (first.name, second.name)))
    found += [f"set aside: {failure.name}: {failure.reason}" for failure in new_failures(joined, one, two)]
    for line in found:
        say(line)
    say(f"{output}: {len(joined.sources)} reports, {len(joined.decisions)} decisions", err=True)
    return int(bool(found))


def new_failures(joined: Result, *before: Result) -> list[Failure]:
    """Decisions that could be applied in each case alone, but not in the merged case."""
    known = {failure for result in before for failure in result.failures}
    return [failure for failure in joined.failures if failure not in known]
