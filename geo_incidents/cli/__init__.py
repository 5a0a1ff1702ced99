"""The `geo-incidents` command. Subcommands are imported only when they run, so that `--help` answers at once."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from geo_incidents.cli.app import DEBUG, ReaderLeft, cli
from geo_incidents.cli.say import seen
from geo_incidents.errors import GeoIncidentsError, OutputError
from geo_incidents.interrupts import catch_interrupts, ignore_interrupts, interrupted
from geo_incidents.written import forget, written

__all__ = ["cli", "main"]

# New objects between two searches for cycles. A command makes hundreds of thousands that live until it ends and are in
# no cycle; looking through them was a fifth of the time of a short `map`.
FEW = 500_000
INTERRUPTED = 130


def main() -> None:
    """Run the command. Any error ends in a one-line message and an exit code; `--debug` shows the traceback instead."""
    import click

    gc.set_threshold(FEW)
    catch_interrupts()
    forget()
    configure_output()
    arguments = [argument for argument in sys.argv[1:] if argument != DEBUG]
    debug = len(arguments) < len(sys.argv[1:])
    try:
        code = cli(args=arguments, prog_name="geo-incidents", standalone_mode=False)
        flush()
    except (click.Abort, KeyboardInterrupt):
        exit_interrupted()
    except (ReaderLeft, BrokenPipeError):
        exit_quietly()
    except Exception as error:
        if interrupted():  # while a library was imported, which made another error of it
            exit_interrupted()
        if debug and not isinstance(error, click.ClickException):
            raise
        exit_for(error)
    ignore_interrupts()
    sys.exit(code if isinstance(code, int) else 0)


class BestEffortStream(io.TextIOWrapper):
    """Standard error that ignores write errors (a full disk, a closed pipe), so that the work itself continues."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def configure_output() -> None:
    """Print characters that the terminal's encoding lacks as escapes instead of raising `UnicodeEncodeError`.

    Where standard error is closed, what would be said goes nowhere, and no output file gets its number.
    """
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf8")  # noqa: SIM115 - for as long as the program runs
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    if isinstance(sys.stderr, io.TextIOWrapper) and sys.stderr is sys.__stderr__:
        sys.stderr = BestEffortStream(sys.stderr.buffer, sys.stderr.encoding, "backslashreplace", line_buffering=True)


def flush() -> None:
    """Flush standard output while a write error can still be reported. Raises `OutputError` if it cannot be written."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"standard output cannot be written ({error.strerror}): free space, or write to another place"
        raise OutputError(message) from error


def exit_quietly() -> NoReturn:
    """Exit silently after the reader of a pipe has closed it, as `head` does. This is not an error."""
    ignore_interrupts()
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at exit
    sys.exit(128 + getattr(signal, "SIGPIPE", 13))


def exit_interrupted() -> NoReturn:
    """Exit after Ctrl-C, a `kill` or the end of the terminal."""
    exit_with(f"interrupted; {_written() or 'no file was written'}", INTERRUPTED)


def exit_for(error: Exception) -> NoReturn:
    """Exit after an error."""
    import click

    if isinstance(error, click.ClickException):
        exit_with(error.format_message(), error.exit_code)
    ours = isinstance(error, GeoIncidentsError)
    message = "; ".join(filter(None, [str(error) if ours else message_for(error), _written()]))
    exit_with(message, getattr(error, "exit_code", GeoIncidentsError.exit_code))


def _written() -> str:
    done = written()
    return f"written before: {', '.join(done)}" if done else ""


def message_for(error: Exception) -> str:
    """A one-line message, with a remedy, for an exception that the program does not raise itself."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    if isinstance(error, MemoryError):
        return "out of memory: read fewer reports at once, or use --jobs 1"
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}: check free disk space and permissions, and start again"
    return f"internal error ({what}): please report it with the output of {DEBUG}"


def exit_with(message: str, code: int) -> NoReturn:
    """Print the message on standard error and exit with the code."""
    ignore_interrupts()
    with suppress(OSError, AttributeError):  # standard error is closed: only the exit code is left
        print("geo-incidents: " + seen(" ".join(message.split())), file=sys.stderr, flush=True)
    with suppress(OSError, AttributeError, ValueError):
        sys.stdout.flush()
        sys.exit(code)
    os._exit(code)  # Python would complain about output that it cannot flush at exit
