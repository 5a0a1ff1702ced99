"""A lock file for exclusive access: whoever reads a case to write it back must not lose another process's additions."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geo_incidents.errors import OutputError

PATIENCE_S = 600
TICK_S = 0.1


@contextmanager
def locked(path: Path, notify: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock on `path` during the context; `notify` gets a message if another process holds it.

    The system releases the lock of a process that died. Raises `OutputError` if the folder is not writable, or if the
    other process has not finished within ten minutes.
    """
    lock = path.with_name(f".{path.name}.lock")
    try:
        file = _taken(lock, path, notify)
    except OSError as error:
        message = f"{path} cannot be locked ({error.strerror}): choose another folder"
        raise OutputError(message) from error
    try:
        yield
    finally:
        with suppress(OSError):  # already removed, or Windows, where an open file cannot be
            lock.unlink()
        os.close(file)


def _taken(lock: Path, path: Path, notify: Callable[[str], None]) -> int:
    """The open lock file, once this process holds the lock."""
    waited = 0.0
    while True:
        file = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        if os.fstat(file).st_nlink > 1:  # a file of somebody's under a second name, which would be emptied
            os.close(file)
            raise OSError(errno.EMLINK, os.strerror(errno.EMLINK), str(lock))
        if _try(file) and _is_at(file, lock):
            os.ftruncate(file, 0)
            os.write(file, f"{os.getpid()}\n".encode())
            return file
        owner = os.read(file, 20).decode("ascii", "replace").strip()
        os.close(file)
        if not waited:
            notify(f"waiting for process {owner or '?'}, which is writing {path}")
        if waited > PATIENCE_S:
            who = f"process {owner or '?'} has been writing {path}"
            message = f"{who} for a long time: wait for it, or end it and start again"
            raise OutputError(message)
        time.sleep(TICK_S)
        waited += TICK_S


def _try(file: int) -> bool:
    """Take the system's lock on an open file; False if another process has it."""
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
    """Whether the open file still has that name: the lock's last owner removes it."""
    try:
        return os.path.samestat(os.fstat(file), lock.stat())
    except OSError:
        return False
