"""`geo-incidents diff`: what changed between two cases or two GeoJSON files."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli.say import say

if TYPE_CHECKING:
    from geo_incidents.exports.readback.changes import Change

FILE = click.Path(path_type=Path)


@click.command("diff")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Also write the changes as an HTML page.")
def diff(old: Path, new: Path, as_json: bool, output: Path | None) -> int:
    """List what changed from OLD to NEW (cases or GeoJSON). Exit code 1 if anything did."""
    from geo_incidents.exports.atomic import readers_of, write_bytes
    from geo_incidents.exports.readback import changes

    before, after = changes.read_snapshot(old), changes.read_snapshot(new)
    found = changes.changes(before, after)
    if as_json:
        click.echo(changes.as_json(before, after, found), nl=False)
    else:
        for change in found:
            say(change.text)
    say(changes.summary(found), err=True)
    if output is not None:
        with readers_of("internal"):  # the profiles of the two inputs are not known
            write_bytes(output, page(f"{old.name} → {new.name}", changes.summary(found), found).encode())
        say(output, err=as_json)
    return int(bool(found))


def page(title: str, summary: str, found: Sequence[Change]) -> str:
    """The changes as an HTML page without scripts; all text is escaped."""
    rows = "\n".join(
        f"<tr><td>{html.escape(change.type)}</td><td>{html.escape(change.title)}</td><td>{html.escape(change.was)}</td>"
        f"<td>{html.escape(change.is_now)}</td><td>{html.escape(change.why)}</td></tr>"
        for change in found
    )
    return PAGE.format(title=html.escape(title), summary=html.escape(summary), rows=rows)


PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border-bottom: 1px solid #ccc; padding: .4rem .6rem; text-align: start; vertical-align: top; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{summary}</p>
<table>
<thead><tr><th>change</th><th>incident</th><th>was</th><th>is</th><th>why</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""
