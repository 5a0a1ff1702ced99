"""`geo-incidents gazetteer`: another region is another folder."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("gazetteer")
def gazetteer() -> None:
    """Build gazetteers of other regions, for --gazetteer."""


@gazetteer.command("build")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The file to write."
)
def build(folder: Path, output: Path) -> int:
    """Compile FOLDER, tables as in the project's gazetteer folder, into one file for --gazetteer."""
    from geo_incidents.exports.atomic import write_bytes
    from geo_incidents.gazetteer.compile import compile_folder

    write_bytes(output, compile_folder(folder))
    click.echo(output)
    return 0
