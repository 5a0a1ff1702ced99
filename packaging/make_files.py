"""Writes the manual page and the shells' completions from the program's own commands: `python packaging/make_files.py`.

The wheel carries both as shared data, so that pip and pipx put them below the prefix's `share`. A test compares.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import get_completion_class

from geo_incidents import __version__, errors
from geo_incidents.cli import cli

FOLDER = Path(__file__).parent
NAME = "geo-incidents"
VARIABLE = "_GEO_INCIDENTS_COMPLETE"
MANUAL = f"{NAME}.1"
COMPLETIONS = {"bash": f"{NAME}.bash", "zsh": f"_{NAME}", "fish": f"{NAME}.fish"}
SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
ENDINGS = {
    0: "Done.",
    1: "Done, with reports that could not be read; for place, check, diff and verify: nothing found, or differences.",
    130: "Interrupted; nothing was written.",
}


def files() -> dict[str, str]:
    """Every file by its name."""
    made = {MANUAL: manual()}
    for shell, name in COMPLETIONS.items():
        found = get_completion_class(shell)
        assert found is not None
        made[name] = found(cli, {}, NAME, VARIABLE).source().strip() + "\n"
    return made


def manual() -> str:
    """The manual page, in the macros of man(7)."""
    parts = [f'.TH GEO-INCIDENTS 1 "" "geo-incidents {__version__}" "User Commands"', ".ad l", ".SH NAME"]
    parts += [r"geo\-incidents \- map what reports say happened, with the words they say it in"]
    parts += [".SH SYNOPSIS", r".B geo\-incidents", r"[\fB\-\-debug\fR] \fICOMMAND\fR [\fIARGUMENT\fR]..."]
    parts += [".SH DESCRIPTION", *_paragraphs(cli.help or "")]
    parts += [".SH COMMANDS"]
    for name, command, context in commands(cli, NAME, None):
        parts += [f".SS {_plain(name)}", *_paragraphs(command.help or ""), *_options(command, context)]
    parts += [".SH EXIT STATUS"]
    for code, meaning in sorted((ENDINGS | _errors()).items()):
        parts += [".TP", f".B {code}", _plain(meaning)]
    parts += [
        ".SH FILES",
        ".TP",
        ".I geo\\-incidents.toml",
        "Settings of the reports beside which, or below which, it lies.",
    ]
    parts += [".TP", ".I reports.csv, reports.jsonl", "The manifest: title, publisher, address and day of every file."]
    return "\n".join(parts) + "\n"


def _errors() -> dict[int, str]:
    """Exit codes of the errors that users meet, with what each stands for."""
    kinds = (kind for kind in vars(errors).values() if isinstance(kind, type) and hasattr(kind, "exit_code"))
    return {kind.exit_code: (kind.__doc__ or "").strip() for kind in kinds}


def commands(
    command: click.Command, name: str, parent: click.Context | None
) -> Iterable[tuple[str, click.Command, click.Context]]:
    """Every command that does something, with its name and context."""
    context = click.Context(command, info_name=name.split()[-1], parent=parent, **SETTINGS)
    if not isinstance(command, click.Group):
        yield name, command, context
        return
    for below in command.list_commands(context):
        child = command.get_command(context, below)
        assert child is not None
        yield from commands(child, f"{name} {below}", context)


def _options(command: click.Command, context: click.Context) -> Iterable[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1]:
            yield from (".TP", rf"\fB{_plain(record[0])}\fR", _plain(record[1]))


def _paragraphs(text: str) -> Iterable[str]:
    for number, paragraph in enumerate(text.replace("\b\n", "").split("\n\n")):
        yield from ([".PP"] if number else [])
        yield _plain(" ".join(paragraph.split()))


def _plain(text: str) -> str:
    """Text that no macro is read out of."""
    made = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{made}" if made[:1] in (".", "'") else made


if __name__ == "__main__":
    for file, text in files().items():
        (FOLDER / file).write_text(text, encoding="utf8")
