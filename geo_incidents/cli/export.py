"""`geo-incidents export`: files for GIS programs, spreadsheets and databases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import options

if TYPE_CHECKING:
    from geo_incidents.runs.crews import Effort


@click.command("export")
@options.reports
@options.outputs
@options.effort
@click.option(
    "-o",
    "--output",
    "targets",
    multiple=True,
    required=True,
    metavar="FILE",
    help="Where to; the suffix picks the format.",
)
@click.option("--bom", is_flag=True, help="CSV with a byte-order mark, for Excel.")
@click.option("--hxl", is_flag=True, help="CSV with a row of HXL tags.")
@click.option("--shape", type=click.Choice(["acled", "ucdp"]), help="CSV in the shape of ACLED's or UCDP's.")
def export(
    reports: tuple[Path, ...],
    published: str | None,
    gazetteer_file: Path | None,
    decisions: Path | None,
    profile: str,
    effort: Effort,
    targets: tuple[str, ...],
    bom: bool,
    hxl: bool,
    shape: str | None,
) -> int:
    """Write what REPORTS say happened, in one or more formats that agree."""
    from geo_incidents.exports import format_of, write

    formats = [(target, format_of(target)) for target in targets]
    asked = {"bom": bom, "hxl": hxl, "shape": shape or ""}
    beside = next((Path(target) for target, found in formats if not found.schemes), None)
    with options.merged(reports, published, gazetteer_file, decisions, effort, beside) as result:
        for target, found in formats:
            fitting = {name: value for name, value in asked.items() if name in found.options or len(formats) == 1}
            write(result, target, options.load(gazetteer_file), profile=profile, **fitting)
            # An address may hold a password, and output ends in logs.
            click.echo(target.rpartition("@")[2] if found.schemes else target)
    return options.finish(result.failures)
