"""`geo-incidents manifest`: a metadata table to fill in, for the files of a folder."""

from __future__ import annotations

from pathlib import Path

import click

from geo_incidents.cli import intake, options, work
from geo_incidents.cli.say import say


@click.command("manifest")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=click.Path(path_type=Path),
    help="The table to write (.csv).",
)  # fmt: skip
@options.reading_options
def manifest(folder: Path, output: Path, published: str | None) -> int:
    """Write a table with the title, publisher, date and language of each file in FOLDER, and what is missing.

    Fill it in and save it as reports.csv in FOLDER: it then overrides what the files say.
    """
    from dataclasses import replace

    from geo_incidents.documents.overview import COLUMNS, overview
    from geo_incidents.exports.atomic import check_target, replacing
    from geo_incidents.exports.textcsv import write_table

    check_target(output)
    rows, tally, failures = overview(folder, replace(intake.requested_intake(), published=published or ""))
    with replacing(output) as draft:
        write_table(draft, COLUMNS, rows, bom=True)
    intake.report_tally(tally, sum(int(row["reports"]) for row in rows))
    say(output)
    missing = sum(bool(row["missing"]) for row in rows)
    say(f"{len(rows)} file{'s' * (len(rows) != 1)} · {missing} with something missing")
    return work.finish(failures)
