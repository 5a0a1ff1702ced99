"""`geo-incidents map`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import options

if TYPE_CHECKING:
    from geo_incidents.model import Result
    from geo_incidents.runs.crews import Effort


@click.command("map")
@options.reports
@options.outputs
@options.effort
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The page to write."
)
@click.option("--geojson", metavar="FILE", type=click.Path(path_type=Path), help="The incidents as GeoJSON beside it.")
@click.option("--title", default="", help="Heading of the page.")
@click.option("--lang", type=click.Choice(["en", "ar"]), default="en", show_default=True, help="Language of the page.")
@click.option("--tiles", metavar="NAME", help="Offer online tiles, which contact a third party (an xyzservices name).")
def map(
    reports: tuple[Path, ...],
    published: str | None,
    gazetteer_file: Path | None,
    decisions: Path | None,
    profile: str,
    receipt: Path | None,
    effort: Effort,
    output: Path,
    geojson: Path | None,
    title: str,
    lang: str,
    tiles: str | None,
) -> int:
    """Write a map page of what REPORTS say happened, every mark citing its sources to the word."""
    from geo_incidents.errors import UsageError
    from geo_incidents.exports import write
    from geo_incidents.exports.atomic import check_target, write_bytes
    from geo_incidents.safety import protect
    from geo_incidents.webmap import render

    if output.suffix.lower() not in (".html", ".htm"):
        message = (
            f"{output}: a map is a web page; give it the suffix .html (or use export for {output.suffix or 'data'})"
        )
        raise UsageError(message)
    for target in filter(None, (output, geojson, receipt)):
        check_target(target)
    gazetteer = options.load(gazetteer_file)
    with options.merged(reports, published, gazetteer_file, decisions, effort, output) as everything:
        result = protect(everything, profile).result  # once for all that is written
        page = render(result, gazetteer, title=title, lang=lang, profile=profile, tiles=tiles)
        write_bytes(output, page.encode())
        if geojson:
            write(result, geojson, gazetteer, profile=profile)
    for target in filter(None, (output, geojson)):
        click.echo(target)
    options.write_receipt(result, profile, receipt)
    click.echo(summary(result))
    return options.finish(result.failures)


def summary(result: Result) -> str:
    """What was found, in one line."""
    from geo_incidents.model import Status

    mentions = sum(found.status is not Status.NOT_A_PLACE for found in result.resolutions)
    numbers = (
        (len(result.sources), "report", "reports"),
        (mentions, "mention", "mentions"),
        (len(result.incidents), "incident on the map", "incidents on the map"),
        (len(result.area_statements), "area statement", "area statements"),
        (len(result.unplaced), "not placed", "not placed"),
    )
    return " · ".join(f"{number} {one if number == 1 else many}" for number, one, many in numbers)
