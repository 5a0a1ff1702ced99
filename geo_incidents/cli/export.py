"""`geo-incidents export`: files for GIS programs, spreadsheets and databases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import options, work
from geo_incidents.cli.partitioned import export_partitioned, is_partitioned
from geo_incidents.cli.say import say
from geo_incidents.cli.targets import keep_apart

if TYPE_CHECKING:
    from geo_incidents.runs.crews import Effort


@click.command("export")
@options.reports_or_gazetteer
@options.outputs
@options.effort
@click.option(
    "-o",
    "--output",
    "targets",
    multiple=True,
    required=True,
    metavar="FILE",
    help="The file to write; its suffix selects the format. May be repeated. With --cluster also a folder (FOLDER/),"
    " which the workers fill with GeoParquet.",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte-order mark, for Excel.")
@click.option("--hxl", is_flag=True, help="Add a row of HXL tags to CSV.")
@click.option("--full", is_flag=True, help="Repeat claims and sources in every GeoJSON feature, and add outlines.")
@click.option("--shape", type=click.Choice(["acled", "ucdp"]), help="Write CSV with the columns of ACLED or UCDP.")
def export(
    reports: tuple[Path, ...],
    published: str | None,
    gazetteer_file: Path | None,
    decisions: Path | None,
    profile: str,
    receipt: Path | None,
    effort: Effort,
    targets: tuple[str, ...],
    bom: bool,
    hxl: bool,
    full: bool,
    shape: str | None,
) -> int:
    """Write the incidents in REPORTS in one or more formats; with --gazetteer alone, write the gazetteer's places."""
    from geo_incidents.exports import format_of, write
    from geo_incidents.exports.addresses import printable_target
    from geo_incidents.safety import protect

    if about_gazetteer(reports, gazetteer_file):
        return export_places(gazetteer_file, [Path(target) for target in targets])
    asked = {"bom": bom, "hxl": hxl, "full": full, "shape": shape or ""}
    if is_partitioned(targets):
        merged = {"gazetteer": gazetteer_file, "decisions": decisions, "receipt": receipt, "date": published}
        return export_partitioned(reports, targets, effort, profile, asked | merged)
    formats = [(target, format_of(target)) for target in targets]
    gazetteer = work.load(gazetteer_file)
    files = [Path(target) for target, found in formats if not found.schemes]
    keep_apart(reports, [*files, *filter(None, (receipt,))])
    beside = next(iter(files), None)
    with (
        work.exclusive_access(reports, files),
        work.merged(reports, published, gazetteer_file, decisions, effort, beside) as everything,
    ):
        result = protect(everything, profile).result  # once for all outputs
        failures = everything.failures  # set-aside reports are named only on standard error
        for target, found in formats:
            fitting = {name: value for name, value in asked.items() if name in found.options or len(formats) == 1}
            write(result, target, gazetteer, profile=profile, **fitting)
            # An address may contain a password, and output ends up in logs.
            say(printable_target(target))
        work.write_receipt(result, profile, receipt)
    if receipt:
        say(receipt)
    return work.finish(failures)


def about_gazetteer(reports: tuple[Path, ...], gazetteer_file: Path | None) -> bool:
    """Whether to export the gazetteer itself. Raises `UsageError` if neither it nor reports are given, or both."""
    from geo_incidents.errors import UsageError

    itself = str(gazetteer_file) == options.ITSELF
    if not reports and gazetteer_file is None:
        message = "nothing to export: name reports, or --gazetteer for the gazetteer itself"
        raise UsageError(message)
    if reports and itself:
        message = "--gazetteer without a file writes the gazetteer itself: name its file, or leave the reports out"
        raise UsageError(message)
    return not reports


def export_places(gazetteer_file: Path | None, targets: Sequence[Path]) -> int:
    """Write every place of the gazetteer with its spellings, P-codes and sources."""
    from geo_incidents.exports import places

    writers = [(places.writer_of(target), target) for target in targets]  # reject an unknown suffix before any work
    gazetteer = work.load(None if str(gazetteer_file) == options.ITSELF else gazetteer_file)
    for write, target in writers:
        write(gazetteer, target)
        say(target)
    return 0
