"""`geo-incidents training add`: reviewed claims as labelled texts, after asking what may leave the case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import work

if TYPE_CHECKING:
    from geo_incidents.review.teaching import Lesson

FILE = click.Path(path_type=Path)


@click.group("training")
def training() -> None:
    """Give what reviewers corrected back to the program's training."""


@training.command("add")
@click.argument("case", type=FILE)
@click.argument("reports", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", required=True, type=FILE, metavar="FOLDER", help="The batch to write; a new folder.")
@click.option("--decisions", type=FILE, metavar="FILE", help="Rows beside those of the case; decisions.csv.")
@click.option("--leave", multiple=True, metavar="REPORT", help="This report may leave; without it every one is asked.")
@click.option("--keep-names", is_flag=True, help="Leave the names of private people in the texts.")
def add(
    case: Path,
    reports: tuple[Path, ...],
    output: Path,
    decisions: Path | None,
    leave: tuple[str, ...],
    keep_names: bool,
) -> int:
    """Make labelled texts of the REPORTS of CASE of which every claim is decided, in the form of training/texts.

    Nothing leaves unasked: each report is named with what it holds. Publishers, titles and addresses are left out, and
    letters of private people's names are others; a report of which anything is held is never offered. Put the folder
    into training/texts and run `make train`.
    """
    from geo_incidents.cases import join
    from geo_incidents.cli.decisions import rows_beside
    from geo_incidents.errors import UsageError
    from geo_incidents.exports import read_case
    from geo_incidents.exports.atomic import readers_of, write_bytes
    from geo_incidents.review import teaching

    if output.exists():
        message = f"{output} is there already: name a new folder for the batch"
        raise UsageError(message)
    texts = {document.source.report_id: document.text for document in work.read(reports, None).documents}
    decided = join([read_case(case)], work.load(None), rows_beside(case, decisions))
    offered = list(teaching.lessons(decided, texts))
    taken = [one for one in offered if one.report_id in leave] if leave else asked(offered, keep_names)
    if not taken:
        click.echo(f"{len(offered)} reports are reviewed as a whole; none leaves", err=True)
        return 1
    with readers_of("internal"):
        for name, content in teaching.files(taken, names=keep_names).items():
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            write_bytes(output / name, content)
    events = sum(len(one.events) for one in taken)
    click.echo(f"{output}: {len(taken)} reports, {events} events")
    return 0


def asked(offered: Sequence[Lesson], keep_names: bool) -> list[Lesson]:
    """The reports that somebody lets go, one question each; no answer is no."""
    taken = []
    for number, one in enumerate(offered, start=1):
        people = f"{one.people} private people{' named' if keep_names else ', their letters changed'}"
        source = f"{one.publisher or 'no publisher'}, {one.published or 'no day'}"
        told = f"{one.report_id} ({source}; {len(one.events)} events; {people})"
        try:
            if click.confirm(f"{number}/{len(offered)} {told}\nMay it leave the case?", default=False, err=True):
                taken.append(one)
        except click.Abort:  # nobody is there to ask
            break
    return taken
