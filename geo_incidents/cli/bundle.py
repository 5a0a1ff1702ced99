"""`geo-incidents bundle` and `bundle verify`: an evidence archive, and the check that nothing in it was changed."""

from __future__ import annotations

from pathlib import Path

import click

from geo_incidents.cli import work
from geo_incidents.cli.say import say

FILE = click.Path(path_type=Path)


class MakeOrVerify(click.Group):
    """Runs `make` unless the first argument is a subcommand such as `verify`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = ["make", *args]
        return super().parse_args(ctx, args)


@click.group("bundle", cls=MakeOrVerify)
def bundle() -> None:
    """Put a case, its reports and its outputs into one archive (BagIt), or `verify` one.

    `geo-incidents bundle CASE.gpkg REPORTS… -o FILE.zip` makes a bundle.
    """


@bundle.command("make")
@click.argument("case", type=FILE)
@click.argument("reports", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", required=True, type=FILE, metavar="FILE", help="The .zip to write.")
@click.option("--reference", default="", help="Reference of the case, printed on every page of the report.")
@click.option("--decisions", type=FILE, metavar="FILE", help="The reviewers' decisions, kept beside the case.")
@click.option("--previous", type=FILE, metavar="FILE", help="The previous bundle, whose hash is recorded in this one.")
def make(
    case: Path, reports: tuple[Path, ...], output: Path, reference: str, decisions: Path | None, previous: Path | None
) -> int:
    """Bundle CASE with the original REPORTS it was made from."""
    from geo_incidents.evidence import Bundle, make_bundle
    from geo_incidents.exports import read_case

    reading = work.read(reports, None)
    contents = Bundle(read_case(case), reports, reading, reference, decisions, previous)
    made = make_bundle(contents, output, work.load(None))
    say(f"{output} sha256 {made}")
    return 0


@bundle.command("verify")
@click.argument("file", type=FILE)
@click.option("--previous", type=FILE, metavar="FILE", help="The bundle that must precede FILE.")
def verify_command(file: Path, previous: Path | None) -> int:
    """Verify hashes, originals and quotes of a bundle. Exit code 1 if anything is wrong."""
    from geo_incidents.evidence import verify

    faults = verify(file, previous)
    for fault in faults:
        say(fault)
    say(f"{file}: {'whole' if not faults else f'{len(faults)} faults'}", err=True)
    return int(bool(faults))
