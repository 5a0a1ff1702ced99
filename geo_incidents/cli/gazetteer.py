"""`geo-incidents gazetteer`: another region is another folder, and a gazetteer is a file of its own for GIS."""

from __future__ import annotations

from pathlib import Path

import click

from geo_incidents.cli import options


@click.group("gazetteer")
def gazetteer() -> None:
    """Export the gazetteer, and build those of other regions."""


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


@gazetteer.command("export")
@options.gazetteer
@click.option(
    "-o",
    "--output",
    "targets",
    required=True,
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to: .geojson, .gpkg or .csv.",
)
def export(gazetteer_file: Path | None, targets: tuple[Path, ...]) -> int:
    """Write every place with its spellings, P-codes and sources."""
    from geo_incidents.exports import places

    writers = [(places.writer_of(target), target) for target in targets]  # a wrong suffix is told before any work
    found = options.load(gazetteer_file)
    for write, target in writers:
        write(found, target)
        click.echo(target)
    return 0
