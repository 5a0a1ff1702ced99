"""`geo-incidents review`: a page to accept, correct and drop what a case holds, on this machine alone."""

from __future__ import annotations

import getpass
import webbrowser
from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from geo_incidents.cli import work

FILE = click.Path(path_type=Path)


@click.command("review")
@click.argument("case", type=FILE)
@click.argument("reports", nargs=-1, type=FILE)
@click.option("--decisions", type=FILE, metavar="FILE", help="Where rows are kept; decisions.csv beside the case.")
@click.option("--by", default="", metavar="NAME", help="Who signs the decisions; the name of this account.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the page as a file instead of serving it.")
@click.option("--open/--no-open", "open_", default=True, help="Open the page in a browser.")
def review(
    case: Path, reports: tuple[Path, ...], decisions: Path | None, by: str, output: Path | None, open_: bool
) -> int:
    """Review CASE in a browser; with the REPORTS it was made from, their whole texts are shown.

    The page is served at 127.0.0.1 under a secret address until Ctrl-C. Every decision is on the disk before the page
    goes on. A page written with -o keeps decisions in the browser, for a download.
    """
    from geo_incidents.exports import read_case
    from geo_incidents.exports.atomic import readers_of, write_bytes
    from geo_incidents.review import Journal, page, screen, serve

    result = read_case(case)
    read = work.read(reports, None).documents if reports else ()
    texts = {document.source.report_id: document.text for document in read}
    journal = Journal(decisions or case.with_name("decisions.csv"))
    signed = by or getpass.getuser()
    shown = screen(result, texts, case.stem, signed, served=output is None)
    if output is not None:
        with readers_of("internal"):
            write_bytes(output, page(shown, journal.rows).encode())
        click.echo(output)
        return 0
    with serve(partial(page, shown), journal, signed) as server:
        click.echo(server.url)
        if open_:
            webbrowser.open(server.url)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    click.echo(f"{journal.path}: {len(journal.rows)} rows", err=True)
    return 0
