"""`geo-incidents review`: a local web page to accept, correct and reject the contents of a case."""

from __future__ import annotations

import getpass
import webbrowser
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import work
from geo_incidents.cli.say import say

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo_incidents.model import Result

FILE = click.Path(path_type=Path)


@click.command("review")
@click.argument("case", type=FILE)
@click.argument("reports", nargs=-1, type=FILE)
@click.option("--decisions", type=FILE, metavar="FILE", help="File of decisions; decisions.csv beside CASE.")
@click.option("--by", default="", metavar="NAME", help="Name that signs decisions; by default your account's name.")
@click.option(
    "--require",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Number of reviewers who must decide each incident; they do not see each other's decisions.",
)
@click.option(
    "--since", type=FILE, metavar="CASE", help="Mark as new what CASE lacks, instead of what the last review lacked."
)
@click.option("--lang", type=click.Choice(("en", "ar")), default="en", show_default=True, help="Language of the page.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the page as a file instead of serving it.")
@click.option("--open/--no-open", "open_", default=True, help="Open the page in a browser.")
def review(
    case: Path,
    reports: tuple[Path, ...],
    decisions: Path | None,
    by: str,
    require: int,
    since: Path | None,
    lang: str,
    output: Path | None,
    open_: bool,
) -> int:
    """Review CASE in a browser. With the REPORTS it was made from, the page also shows their full texts.

    The page is served on 127.0.0.1 under a secret address until Ctrl-C. Every decision is saved to disk before the page
    continues. A page written with -o keeps decisions in the browser, to be downloaded.
    """
    from geo_incidents.exports import read_case
    from geo_incidents.exports.atomic import readers_of, write_bytes
    from geo_incidents.review import Journal, Reviewing, finder, page, screen, serve

    result = read_case(case)
    read = work.read(reports, None).documents if reports else ()
    texts = {document.source.report_id: document.text for document in read}
    journal = Journal(decisions or case.with_name("decisions.csv"))
    journal.adopt(result.decisions)  # decisions already applied to the case count, too
    signed = by or getpass.getuser()
    new, day = whats_new(result, journal.path, since)
    how = Reviewing(case.stem, signed, output is None, require, new, day, lang)
    gazetteer = work.load(None)
    shown = screen(result, texts, gazetteer, how)
    if output is not None:
        with readers_of("internal"):
            write_bytes(output, page(shown, journal.rows).encode())
        say(output)
        return 0
    with serve(partial(page, shown), journal, signed, finder(gazetteer)) as server:
        say(server.url)
        if open_:
            webbrowser.open(server.url)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    say(f"{journal.path}: {len(journal.rows)} rows", err=True)
    return 0


def whats_new(result: Result, decisions: Path, since: Path | None) -> tuple[AbstractSet[str], str]:
    """Ids of new claims and the reference: those missing from another case, or not seen in the last review."""
    from geo_incidents.exports import read_case
    from geo_incidents.review import newly_seen

    if since is None:
        return newly_seen(result, decisions.with_suffix(".seen.json"), datetime.now(UTC).date())
    known = {claim.id for claim in read_case(since).claims}
    return frozenset(claim.id for claim in result.claims) - known, since.stem
