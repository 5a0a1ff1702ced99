"""A file for one process at a time: who reads a case to write it back must not miss what another adds meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geo_incidents.errors import OutputError

PATIENCE_S = 600
TICK_S = 0.1


@contextmanager
def locked(path: Path, told: Callable[[str], None]) -> Iterator[None]:
    """Nobody else holds the lock on `path` within; `told` hears whom it has to wait for.

    The system lets go of the lock of a process that died. Raises `OutputError` where the folder may not be written, or
    the other one is not done in ten minutes.
    """
    lock = path.with_name(f".{path.name}.lock")
    try:
        file = _taken(lock, path, told)
    except OSError as error:
        message = f"{path} cannot be locked ({error.strerror}): choose another folder"
        raise OutputError(message) from error
    try:
        yield
    finally:
        with suppress(OSError):  # gone already, or Windows, where an open file stays
            lock.unlink()
        os.close(file)


def _taken(lock: Path, path: Path, told: Callable[[str], None]) -> int:
    """The open lock file once it is ours."""
    waited = 0.0
    while True:
        file = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        if _try(file) and _is_at(file, lock):
            os.ftruncate(file, 0)
            os.write(file, f"{os.getpid()}\n".encode())
            return file
        owner = os.read(file, 20).decode("ascii", "replace").strip()
        os.close(file)
        if not waited:
            told(f"waiting for process {owner or '?'}, which is writing {path}")
        if waited > PATIENCE_S:
            who = f"process {owner or '?'} has been writing {path}"
            message = f"{who} for a long time: wait for it, or end it and start again"
            raise OutputError(message)
        time.sleep(TICK_S)
        waited += TICK_S


def _try(file: int) -> bool:
    """Take the system's lock on an open file, unless another process has it."""
    try:
        try:
            import fcntl
        except ImportError:
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_at(file: int, lock: Path) -> bool:
    """Whether the open file is still the one of that name: its last owner removes it."""
    try:
        return os.path.samestat(os.fstat(file), lock.stat())
    except OSError:
        return False
