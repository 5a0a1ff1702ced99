"""The `geo-incidents` command. Each subcommand imports what it needs when it runs: `--help` answers at once."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

from geo_incidents.cli.app import cli
from geo_incidents.errors import GeoIncidentsError

__all__ = ["cli", "main"]


def main() -> None:
    """Run the command; one line and the error's exit code for whatever a user can mend."""
    import click

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # `kill` cleans up as Ctrl-C does
    try:
        code = cli(prog_name="geo-incidents", standalone_mode=False)
    except GeoIncidentsError as error:
        stop(str(error), error.exit_code)
    except click.ClickException as error:
        stop(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        stop("interrupted; nothing was written", 130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has left; Python would complain when it flushes
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def stop(message: str, code: int) -> NoReturn:
    """Say what happened in one line and leave."""
    print("geo-incidents: " + " ".join(message.split()), file=sys.stderr)
    sys.exit(code)
