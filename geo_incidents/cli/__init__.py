"""The `geo-incidents` command. Each subcommand imports what it needs when it runs: `--help` answers at once."""

from __future__ import annotations

import io
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

from geo_incidents.cli.app import DEBUG, ReaderLeft, cli
from geo_incidents.errors import GeoIncidentsError, OutputError

__all__ = ["cli", "main"]


def main() -> None:
    """Run the command; one line and the error's exit code, whatever goes wrong. `--debug` shows the whole of it."""
    import click

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # `kill` cleans up as Ctrl-C does
    speak_any_script()
    arguments = [argument for argument in sys.argv[1:] if argument != DEBUG]
    debug = len(arguments) < len(sys.argv[1:])
    try:
        code = cli(args=arguments, prog_name="geo-incidents", standalone_mode=False)
        flush()
    except (ReaderLeft, BrokenPipeError):
        leave_quietly()
    except (click.Abort, KeyboardInterrupt):
        stop("interrupted; nothing was written", 130)
    except click.ClickException as error:
        stop(error.format_message(), error.exit_code)
    except Exception as error:
        if debug:
            raise
        ours = isinstance(error, GeoIncidentsError)
        stop(str(error) if ours else told(error), getattr(error, "exit_code", GeoIncidentsError.exit_code))
    sys.exit(code if isinstance(code, int) else 0)


class Told(io.TextIOWrapper):
    """Standard error. Where it cannot be written, on a full disk or to a reader that left, the work goes on."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def speak_any_script() -> None:
    """A terminal that has no Arabic letters gets escapes for them, not an error in the middle."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    if isinstance(sys.stderr, io.TextIOWrapper) and sys.stderr is sys.__stderr__:
        sys.stderr = Told(sys.stderr.buffer, sys.stderr.encoding, "backslashreplace", line_buffering=True)


def flush() -> None:
    """Have everything out while somebody can still be told that it did not fit. Raises `OutputError`."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"standard output cannot be written ({error.strerror}): free space, or write to another place"
        raise OutputError(message) from error


def leave_quietly() -> NoReturn:
    """The reader of our output has left, as `head` does: nothing is wrong, and nobody is there to be told."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what Python flushes as it ends
    sys.exit(128 + getattr(signal, "SIGPIPE", 13))


def told(error: Exception) -> str:
    """An error that no line of ours foresaw, in one line with what to do."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    if isinstance(error, MemoryError):
        return "out of memory: read fewer reports at once, or use --jobs 1"
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}: check free disk space and permissions, and start again"
    return f"internal error ({what}): please report it with the output of {DEBUG}"


def stop(message: str, code: int) -> NoReturn:
    """Say what happened in one line and leave."""
    with suppress(OSError, AttributeError):  # nobody listens: the exit code tells
        print("geo-incidents: " + " ".join(message.split()), file=sys.stderr, flush=True)
    with suppress(OSError, AttributeError, ValueError):
        sys.stdout.flush()
        sys.exit(code)
    os._exit(code)  # what waits for standard output cannot be written, and Python would complain of it
