"""`geo-incidents training add`: turn reviewed claims into labelled texts, after consent for each report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import work
from geo_incidents.cli.say import say

if TYPE_CHECKING:
    from geo_incidents.review.teaching import Lesson

FILE = click.Path(path_type=Path)


@click.group("training")
def training() -> None:
    """Contribute reviewers' corrections to the program's training texts."""


@training.command("add")
@click.argument("case", type=FILE)
@click.argument("reports", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", required=True, type=FILE, metavar="FOLDER", help="New folder for the labelled texts.")
@click.option("--decisions", type=FILE, metavar="FILE", help="More decisions; decisions.csv beside CASE.")
@click.option("--leave", multiple=True, metavar="REPORT", help="Export this report without asking; may be repeated.")
@click.option("--keep-names", is_flag=True, help="Keep the names of private people in the texts.")
def add(
    case: Path,
    reports: tuple[Path, ...],
    output: Path,
    decisions: Path | None,
    leave: tuple[str, ...],
    keep_names: bool,
) -> int:
    """Write those REPORTS of CASE whose every claim is decided as labelled texts, in the form of training/texts.

    No report is exported without consent: each is named with a summary of its contents. Publishers, titles and
    addresses are left out, and the letters of private people's names are replaced. A report from which anything is held
    back is never offered. Put the folder into training/texts and run `make train`.
    """
    from geo_incidents.cases import join
    from geo_incidents.cli.decisions import rows_beside
    from geo_incidents.errors import UsageError
    from geo_incidents.exports import read_case
    from geo_incidents.exports.atomic import readers_of, write_bytes
    from geo_incidents.review import teaching

    if output.exists():
        message = f"{output} already exists; name a new folder for the batch"
        raise UsageError(message)
    texts = {document.source.report_id: document.text for document in work.read(reports, None).documents}
    decided = join([read_case(case)], work.load(None), rows_beside(case, decisions))
    offered = list(teaching.lessons(decided, texts))
    taken = [one for one in offered if one.report_id in leave] if leave else confirmed(offered, keep_names)
    if not taken:
        say(f"{len(offered)} reports are completely reviewed; none was exported", err=True)
        return 1
    with readers_of("internal"):
        for name, content in teaching.files(taken, names=keep_names).items():
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            write_bytes(output / name, content)
    events = sum(len(one.events) for one in taken)
    say(f"{output}: {len(taken)} reports, {events} events")
    return 0


def confirmed(offered: Sequence[Lesson], keep_names: bool) -> list[Lesson]:
    """The reports that the user agrees to export, asked one by one; no answer counts as no."""
    taken = []
    for number, one in enumerate(offered, start=1):
        people = f"{one.people} private people{' named' if keep_names else ', letters of their names replaced'}"
        source = f"{one.publisher or 'no publisher'}, {one.published or 'no date'}"
        summary = f"{one.report_id} ({source}; {len(one.events)} events; {people})"
        try:
            if click.confirm(f"{number}/{len(offered)} {summary}\nMay it leave the case?", default=False, err=True):
                taken.append(one)
        except click.Abort:  # standard input is closed
            break
    return taken
