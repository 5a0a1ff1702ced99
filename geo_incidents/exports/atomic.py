"""Files appear whole or not at all: written under another name beside the target, then moved into its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo_incidents.errors import OutputError


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path to write to; on success it becomes `target`, on any failure it goes and `target` stays as it was.

    Raises `OutputError` where the folder is missing, the target may not be written, or the disk is full.
    """
    check_target(target)
    draft = target.with_name(f".{target.stem}.{os.getpid()}.part{target.suffix}")
    try:
        yield draft
        _flush(draft)
        draft.replace(target)
    except OSError as error:
        raise OutputError(_message(target, error)) from error
    finally:
        draft.unlink(missing_ok=True)


def write_bytes(target: Path, data: bytes) -> None:
    """Write a whole file at once."""
    with replacing(target) as draft:
        draft.write_bytes(data)


def check_target(target: Path) -> None:
    if target.is_dir():
        message = f"{target} is a folder: name a file in it"
        raise OutputError(message)
    if not target.parent.is_dir():
        message = f"{target}: the folder {target.parent} does not exist: make it first"
        raise OutputError(message)
    # A move would replace a file that is marked read-only: whoever marked it meant it.
    if target.exists() and not os.access(target, os.W_OK):
        message = f"{target} is read-only: choose another name, or make it writable"
        raise OutputError(message)


def _flush(draft: Path) -> None:
    """Have the bytes on the disk before the name points at them, so that a power cut leaves the old file or the new."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _message(target: Path, error: OSError) -> str:
    fault = (error.strerror or str(error).partition("\n")[0])[:100]
    return f"{target} cannot be written ({fault}): free space or choose another folder"
