"""The command group; each subcommand's module is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from geo_incidents import __version__

DEBUG = "--debug"  # `main` removes it wherever it stands on the command line
# Command → module, in the order of the help text.
COMMANDS = {
    "map": "map",
    "export": "export",
    "mentions": "streams",
    "claims": "streams",
    "explain": "explain",
    "place": "place",
    "manifest": "manifest",
    "check": "check",
    "diff": "diff",
    "review": "review",
    "bundle": "bundle",
    "decisions": "decisions",
    "case": "case",
    "training": "training",
    "gazetteer": "gazetteer",
}


class ReaderLeft(Exception):  # noqa: N818  not an error: `head` has read enough
    """Standard output is a pipe whose reader has closed it."""


class Commands(click.Group):
    """A group that imports a command's module on demand."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:  # click would turn it into exit code 1
            raise ReaderLeft from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"geo_incidents.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    DEBUG, is_flag=True, expose_value=False, help="Show the full traceback of an error; allowed anywhere on the line."
)
@click.version_option(__version__, prog_name="geo-incidents")
def cli() -> None:
    """Read reports and make an incident map in which every mark cites the sentence it came from.

    REPORTS are files, folders or patterns of text, web pages, PDF, Word, e-mail, Telegram exports, feeds, web archives
    and tables, or `-` for standard input. Nothing is sent anywhere.
    """
