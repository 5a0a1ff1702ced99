"""Writes docs/cli.md from the program's own help: `python docs/make_cli.py`. A test compares the two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from geo_incidents.cli import cli

PAGE = Path(__file__).with_name("cli.md")


def page() -> str:
    """The whole reference."""
    parts = ["# The command line\n\nMade from the program's help by `make docs`.\n"]
    parts += [f"## {name}\n\n```text\n{text}\n```\n" for name, text in helps(cli, "geo-incidents", None)]
    return "\n".join(parts)


def helps(command: click.Command, name: str, parent: click.Context | None) -> list[tuple[str, str]]:
    """Name and help of a command and of those below it."""
    settings: dict[str, Any] = {"help_option_names": ["-h", "--help"], "terminal_width": 100, "max_content_width": 100}
    context = click.Context(command, info_name=name.split()[-1], parent=parent, **settings)
    found = [(name, command.get_help(context).rstrip())]
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            child = command.get_command(context, below)
            assert child is not None
            found += helps(child, f"{name} {below}", context)
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
