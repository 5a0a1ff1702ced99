"""`geo-incidents map`: reports to a map page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geo_incidents.cli import options, work
from geo_incidents.cli.say import say
from geo_incidents.cli.targets import keep_apart

PAGES = (".html", ".htm")

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo_incidents.gazetteer import Gazetteer
    from geo_incidents.model import Result
    from geo_incidents.runs.crews import Effort


@click.command("map")
@options.reports
@options.outputs
@options.effort
@click.option(
    "-o", "--output", "files", required=True, multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="The page (.html), a picture of the map (.png, .svg) or a printed report (.pdf) to write; may be repeated.",
)  # fmt: skip
@click.option("--geojson", metavar="FILE", type=click.Path(path_type=Path), help="Also write the incidents as GeoJSON.")
@click.option("--title", default="", help="Heading of the page.")
@click.option(
    "--lang", type=click.Choice(["en", "ar", "de", "fr", "tr"]), default="en", show_default=True,
    help="Language of the page; readers can switch.",
)  # fmt: skip
@click.option("--tiles", metavar="NAME", help="Offer online tiles, which contact a third party (an xyzservices name).")
@click.option("--embed", is_flag=True, help="Write only the map, for an <iframe> in another page.")
@click.option("--fonts/--no-fonts", default=True, help="Include fonts in the page, or use the reader's own.")
@click.option(
    "--site-url",
    default="",
    metavar="URL",
    help="Address of the published page; adds a preview for social networks.",
)
@click.option(
    "--size",
    default="1200x675",
    show_default=True,
    metavar="WxH",
    help="Size of a picture in pixels; a PNG has twice as many in each direction.",
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="Paper size of a printed report.",
)
@click.option("--reference", default="", metavar="TEXT", help="Reference number of the case, printed on every sheet.")
@click.option("--json", "as_json", is_flag=True, help="Print counts, written files and files not read as JSON.")
def map(
    reports: tuple[Path, ...],
    published: str | None,
    gazetteer_file: Path | None,
    decisions: Path | None,
    profile: str,
    receipt: Path | None,
    effort: Effort,
    files: tuple[Path, ...],
    geojson: Path | None,
    size: str,
    as_json: bool,
    **look: Any,
) -> int:
    """Write a map page of the incidents in REPORTS, with the quoted source of every mark."""
    from geo_incidents.exports import write
    from geo_incidents.exports.atomic import check_target, readers_of, write_pieces
    from geo_incidents.safety import protect

    pixels = _pixels(size)
    targets = [*files, *filter(None, (geojson, receipt))]
    for target in targets:
        check_target(target)
    keep_apart(reports, targets)
    pictured = [*files, *_pictures_beside(files, look["site_url"])]
    gazetteer = work.load(gazetteer_file)
    with work.merged(reports, published, gazetteer_file, decisions, effort, files[0]) as everything:
        result = protect(everything, profile).result  # once for all outputs
        failures = everything.failures  # set-aside reports are named only on standard error
        if geojson:  # first: a page may be refused
            write(result, geojson, gazetteer, profile=profile)
        for file in pictured:
            made = _made(result, gazetteer, file, pixels, profile, files, pictured, look)
            with readers_of(profile):
                write_pieces(file, made)
    written = [*pictured, *filter(None, (geojson, receipt))]
    work.write_receipt(result, profile, receipt)
    say(json_summary(result, written) if as_json else "\n".join([*(str(file) for file in written), summary(result)]))
    return work.finish(failures)


def _made(
    result: Result, gazetteer: Gazetteer, file: Path, pixels: tuple[int, int], profile: str,
    asked: tuple[Path, ...], files: list[Path], look: dict[str, Any],
) -> Iterable[bytes]:  # fmt: skip
    """The content of one output file in pieces, in the format of its suffix."""
    from geo_incidents.errors import UsageError
    from geo_incidents.webmap import rendered, too_large
    from geo_incidents.webmap.social import PICTURE
    from geo_incidents.webmap.still import Still, is_still, still

    title, lang = look["title"], look["lang"]
    if is_still(file):
        how = Still(title, lang, profile, pixels, paper=look["paper"], reference=look["reference"])
        if file not in asked:
            how = replace(how, size=PICTURE, scale=1)
        return (still(result, gazetteer, file.suffix.lower(), how),)
    if file.suffix.lower() not in PAGES:
        message = (
            f"{file}: a map is a web page (.html), a picture (.png, .svg) or a report (.pdf); "
            f"use export for {file.suffix or 'data'}"
        )
        raise UsageError(message)
    picture = file.with_suffix(".png")
    if advice := too_large(result):
        say(f"{file}: {advice}", err=True)
    page = rendered(
        result, gazetteer, title=title, lang=lang, profile=profile, tiles=look["tiles"], embed=look["embed"],
        fonts=look["fonts"], site_url=look["site_url"], picture=picture.name if picture in files else "",
    )  # fmt: skip
    return (piece.encode() for piece in page)


def _pictures_beside(files: tuple[Path, ...], site: str) -> list[Path]:
    """Preview pictures that the published page refers to, apart from those asked for; none if they cannot be made."""
    from importlib.util import find_spec

    wanted = [file.with_suffix(".png") for file in files if site and file.suffix.lower() in PAGES]
    missing = [picture for picture in dict.fromkeys(wanted) if picture not in files]
    if missing and not find_spec("typst"):
        say("no picture for social networks: pip install 'geo-incidents[pictures]' makes one", err=True)
        return []
    return missing


def _pixels(size: str) -> tuple[int, int]:
    width, _, height = size.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and 300 <= int(width) <= 8000 and 250 <= int(height) <= 8000):
        message = f"--size {size}: give width and height in pixels, as in 1200x675 (300x250 to 8000x8000)"
        raise click.UsageError(message)
    return int(width), int(height)


def summary(result: Result) -> str:
    """The counts of a result on one line."""
    singular = {"reports": "report", "mentions": "mention", "area statements": "area statement"}
    singular["incidents on the map"] = "incident on the map"
    return " · ".join(
        f"{number} {singular.get(what, what) if number == 1 else what}" for what, number in _numbers(result).items()
    )


def json_summary(result: Result, written: list[Path]) -> str:
    """The counts, the files written, and those read and not read, as JSON."""
    import orjson

    from geo_incidents.cli.intake import tally

    numbers = {what.replace(" ", "_"): number for what, number in _numbers(result).items()}
    aside = [{"name": failure.name, "reason": failure.reason} for failure in result.failures]
    read = found.record() if (found := tally()) else {}
    return orjson.dumps({"written": [str(file) for file in written], **numbers, **read, "set_aside": aside}).decode()


def _numbers(result: Result) -> dict[str, int]:
    from geo_incidents.model import Status

    return {
        "reports": len(result.sources),
        "mentions": sum(found.status is not Status.NOT_A_PLACE for found in result.resolutions),
        "incidents on the map": len(result.incidents),
        "area statements": len(result.area_statements),
        "not placed": len(result.unplaced),
    }
