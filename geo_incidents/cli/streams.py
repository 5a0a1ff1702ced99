"""`geo-incidents mentions` and `claims`: JSON lines of what each report names and says."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from geo_incidents.cli import options


@click.command("mentions")
@options.reports
def mentions(reports: tuple[Path, ...], published: str | None, gazetteer_file: Path | None) -> int:
    """Write every place name of REPORTS as JSON lines: where it stands, what it means, how sure, and why."""
    from geo_incidents.exports.jsonl import line, mention_row
    from geo_incidents.pipeline import find_places

    gazetteer = options.load(gazetteer_file)
    reading = options.read(reports, published)
    for document in reading.documents:
        for found in find_places(document, gazetteer):
            sys.stdout.buffer.write(line(mention_row(found)))
    return options.finish(reading.failures)


@click.command("claims")
@options.reports
def claims(reports: tuple[Path, ...], published: str | None, gazetteer_file: Path | None) -> int:
    """Write every claim of REPORTS as JSON lines: who says that what happened where, when, to how many."""
    from geo_incidents.claims import find_claims
    from geo_incidents.exports.jsonl import claim_row, line
    from geo_incidents.pipeline import find_places

    gazetteer = options.load(gazetteer_file)
    reading = options.read(reports, published)
    for document in reading.documents:
        for claim in find_claims(document, find_places(document, gazetteer)):
            sys.stdout.buffer.write(line(claim_row(claim)))
    return options.finish(reading.failures)
