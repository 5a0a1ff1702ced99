"""`geo-incidents decisions`: compare two reviewers, show the state of a review, carry decisions to a newer case."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo_incidents.incidents.agreement import Agreement, Pair
    from geo_incidents.model import AreaStatement, Decision, Incident

FILE = click.Path(path_type=Path)
REQUIRED = "Number of reviewers who must decide before an incident counts as reviewed."


@click.group("decisions")
def decisions() -> None:
    """Compare, count and carry over reviewers' decisions."""


@decisions.command("merge")
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the rows of both to one file, without repeats.")
def merge(first: Path, second: Path, output: Path | None) -> int:
    """Compare two reviewers' decisions, with Cohen's kappa. Exit code 1 if they disagree anywhere.

    In the file written with -o, the later of two contradicting decisions applies.
    """
    from geo_incidents.exports.atomic import readers_of, write_bytes
    from geo_incidents.incidents import agreement
    from geo_incidents.incidents.decision_table import read_decisions, table_of

    one, two = read_decisions(first), read_decisions(second)
    found = agreement.pairs(one, two)
    for line in agreement_lines(found, agreement.agreement(found), first.name, second.name):
        say(line)
    rows = agreement.together(one, two)
    if output is not None:
        with readers_of("internal"):  # notes and reasons are internal to the case
            write_bytes(output, table_of(rows))
        say(f"{output}: {len(rows)} rows", err=True)
    return int(any(not pair.agrees for pair in found))


@decisions.command("status")
@click.argument("case", type=FILE)
@click.option("--decisions", "file", type=FILE, metavar="FILE", help="More decisions; decisions.csv beside CASE.")
@click.option("--require", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help=REQUIRED)
def status(case: Path, file: Path | None, require: int) -> int:
    """Show what in CASE is reviewed, what waits for another reviewer, and where reviewers disagree.

    Exit code 1 while anything is not reviewed.
    """
    from geo_incidents.exports import read_case
    from geo_incidents.incidents import agreement
    from geo_incidents.incidents.readings import Reading, readings
    from geo_incidents.review import undecided

    result = read_case(case)
    rows = agreement.together(result.decisions, rows_beside(case, file))
    whole = undecided(result)
    found = list(readings((*whole.incidents, *whole.area_statements), rows, require))
    for reading in Reading:
        say(f"{reading}: {sum(one.reading is reading for one in found)}")
    for one in found:
        if one.reading in (Reading.WAITS, Reading.CONTESTED):
            say(f"{one.reading}: {one.subject.id} {place_of(one.subject)} ({', '.join(one.readers)})")
    return int(any(one.reading is not Reading.REVIEWED for one in found))


@decisions.command("carry")
@click.argument("file", type=FILE)
@click.argument("case", type=FILE)
@click.option("--by", default="", metavar="NAME", help="Name that signs the rows; by default your account's name.")
@click.option("-o", "--output", required=True, type=FILE, metavar="FILE", help="The rows of FILE and the new ones.")
def carry(file: Path, case: Path, by: str, output: Path) -> int:
    """Carry the decisions of FILE to CASE after a newer program version has read the reports again.

    If the claim or incident of a row has another id in CASE, the row is undone and written again for the claim or
    incident that stands at the same words. Rows that cannot be carried are listed; exit code 1 if there are any.
    """
    from geo_incidents.exports import read_case
    from geo_incidents.exports.atomic import readers_of, write_bytes
    from geo_incidents.incidents import carrying
    from geo_incidents.incidents.decision_table import decision, read_decisions, table_of
    from geo_incidents.review import undecided

    made, now = read_decisions(file), undecided(read_case(case))
    found = carrying.carried(made, carrying.Now(now.claims, (*now.incidents, *now.area_statements)))
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    rows = [decision(row, "this row") for row in carrying.rows(found, by or getpass.getuser(), when)]
    with readers_of("internal"):
        write_bytes(output, table_of((*made, *rows)))
    for one in found:
        name = f"{one.old.id} {one.old.action} {' '.join(one.old.subjects)}"
        say(f"carried: {name} → {one.new.subjects[0]}" if one.new else f"not carried: {name}: {one.lost}")
    say(f"{output}: {len(made)} rows, {len(rows)} new", err=True)
    return int(any(one.new is None for one in found))


def rows_beside(case: Path, file: Path | None) -> tuple[Decision, ...]:
    """The decisions in a file; without one, those in decisions.csv beside the case, if it exists."""
    from geo_incidents.incidents.decision_table import read_decisions

    beside = file or case.with_name("decisions.csv")
    return read_decisions(beside) if file or beside.exists() else ()


def place_of(subject: Incident | AreaStatement) -> str:
    """The names of an incident's places or a statement's areas."""
    from geo_incidents.model import Incident

    return subject.place.name if isinstance(subject, Incident) else ", ".join(area.name for area in subject.areas)


def agreement_lines(found: tuple[Pair, ...], kinds: tuple[Agreement, ...], first: str, second: str) -> Iterator[str]:
    """Lines with the raw agreement and kappa of each kind of decision, then every conflict."""
    if not found:
        yield "no item was decided by both reviewers"
    for kind in kinds:
        kappa = "kappa –: all answers are the same" if kind.kappa is None else f"kappa {kind.kappa:.2f}"
        yield f"{kind.kind}: {kind.same} of {kind.both} the same ({kind.same / kind.both:.0%}), {kappa}"
    for pair in found:
        if not pair.agrees:
            yield f"conflict: {pair.subject} {pair.field}: {pair.first} ({first}), {pair.second} ({second})"
