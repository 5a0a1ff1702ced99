"""`geo-incidents gazetteer`: build a gazetteer for another region, and report what a gazetteer lacks."""

from __future__ import annotations

from pathlib import Path

import click

from geo_incidents.cli import options, work
from geo_incidents.cli.say import say


@click.group("gazetteer")
def gazetteer() -> None:
    """Build gazetteers for other regions, or report the gaps of one."""


@gazetteer.command("build")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The file to write."
)
def build(folder: Path, output: Path) -> int:
    """Compile the tables in FOLDER into one file for --gazetteer."""
    from geo_incidents.exports.atomic import write_bytes
    from geo_incidents.gazetteer.compile import compile_folder

    write_bytes(output, compile_folder(folder))
    say(output)
    return 0


@gazetteer.command("report")
@click.option(
    "--most", default=10, show_default=True, metavar="N", help="Number of rows shown of each list; 0 for all."
)
@options.gazetteer
def report(most: int, gazetteer_file: Path | None) -> int:
    """Report the gazetteer's gaps: places without Arabic, without a point, shared names, border places."""
    from geo_incidents.gazetteer.report import markdown
    from geo_incidents.gazetteer.report import report as made

    say(markdown(made(work.load(gazetteer_file)), most), nl=False)
    return 0
