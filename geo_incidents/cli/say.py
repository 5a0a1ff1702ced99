"""Words on the terminal: what a report or a file name says may not steer it."""

from __future__ import annotations

import re

import click

# Control characters but tab and newline, and marks that turn the direction of writing around.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def say(words: object, *, err: bool = False, nl: bool = True) -> None:
    """Print words, to standard error if `err`; JSON, which escapes such characters itself, goes past this."""
    click.echo(seen(str(words)), err=err, nl=nl)


def seen(words: str) -> str:
    """The words, each steering character written as its code: \\x1b."""
    return STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), words)
