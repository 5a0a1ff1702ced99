"""`geo-incidents check`: check that output files agree with each other and with the reports."""

from __future__ import annotations

from pathlib import Path

import click

from geo_incidents.cli import work
from geo_incidents.cli.say import say


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--reports",
    multiple=True,
    metavar="REPORTS",
    type=click.Path(path_type=Path),
    help="Also look every quote up in these reports.",
)
def check(files: tuple[Path, ...], reports: tuple[Path, ...]) -> int:
    """Compare output files with each other and list the differences. Exit code 1 if there are any."""
    from geo_incidents.exports import check as compare

    documents = work.read(reports, None).documents if reports else ()
    texts = {document.source.report_id: document.text for document in documents}
    differences = compare(files, texts)
    for difference in differences:
        say(difference)
    say(f"{len(files)} files, {len(differences)} differences", err=True)
    return int(bool(differences))
