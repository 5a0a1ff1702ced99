"""Atomic writes: each file is written in a private folder beside its target and then moved into place.

No other user can read or add anything in that folder. An existing file keeps its mode; a new one can be read only by
its owner unless its profile is `public` (`readers_of`), in which case the umask decides.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from tempfile import mkdtemp

from geo_incidents.errors import OutputError
from geo_incidents.written import moving

SHOWN = 100  # bytes of a name shown in a message
OWNER_ONLY = 0o600
DRAFTS = re.compile(r"\..+\.(?P<process>\d{1,9})-\w+\.part")

_private: ContextVar[bool] = ContextVar("private", default=False)


@contextmanager
def readers_of(profile: str) -> Iterator[None]:
    """New files written in this context may be read by the profile's audience: only the owner unless it is public."""
    token = _private.set(profile != "public")
    try:
        yield
    finally:
        _private.reset(token)


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path to write to; on success it is moved to `target`, on failure it is removed and `target` is unchanged.

    Raises `OutputError` if the folder is missing, the target may not be written, or the disk is full.
    """
    check_target(target)
    folder: Path | None = None
    try:
        remove_stale(target.parent)
        folder = Path(mkdtemp(prefix=f".{target.name[:40]}.{os.getpid()}-", suffix=".part", dir=target.parent))
        draft = folder / target.name
        yield draft
        _set_mode(draft, target)
        _flush(draft)
        moving(draft, target)
        draft.replace(target)
    except OSError as error:
        raise OutputError(_message(target, error)) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def write_bytes(target: Path, data: bytes) -> None:
    """Write a whole file at once."""
    with replacing(target) as draft:
        draft.write_bytes(data)


def write_pieces(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a file as its pieces are made."""
    with replacing(target) as draft, draft.open("wb") as file:
        file.writelines(pieces)


def check_target(target: Path) -> None:
    """Raise `OutputError` early if the target cannot be written."""
    try:
        str(target).encode()
        folder = target.is_dir()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not valid UTF-8"
        message = f"{os.fsencode(target)[:SHOWN]!r}… cannot be the name of a file ({why}): choose another"
        raise OutputError(message) from None
    if folder:
        message = f"{target} is a folder: name a file in it"
        raise OutputError(message)
    if not target.parent.is_dir():
        message = f"{target}: the folder {target.parent} does not exist: make it first"
        raise OutputError(message)
    # Moving would replace a file that its owner has deliberately made read-only.
    if target.exists() and not os.access(target, os.W_OK):
        message = f"{target} is read-only: choose another name, or make it writable"
        raise OutputError(message)


def remove_stale(parent: Path) -> None:
    """Remove drafts of dead processes, which a power cut or kill leaves behind: they may contain names."""
    for folder in parent.glob(".*.part"):
        found = DRAFTS.fullmatch(folder.name)
        if found and _is_ours(folder) and _is_gone(int(found["process"])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder (not a link to one) that belongs to the current user."""
    told = folder.lstat()
    return stat.S_ISDIR(told.st_mode) and (not hasattr(os, "getuid") or told.st_uid == os.getuid())


def _is_gone(process: int) -> bool:
    """Whether no process with this number is running; False if the system does not tell."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _set_mode(draft: Path, target: Path) -> None:
    """Give the draft the mode of the file it replaces or, for a new file, that of the profile or umask."""
    if target.exists():
        draft.chmod(target.stat().st_mode & 0o7777)
    elif _private.get():
        draft.chmod(OWNER_ONLY)


def _flush(draft: Path) -> None:
    """Flush the draft to disk before it is renamed, so that a power cut leaves either the old file or the new one."""
    with draft.open("rb") as file:
        os.fsync(file.fileno())


def _message(target: Path, error: OSError) -> str:
    fault = (error.strerror or str(error).partition("\n")[0])[:100]
    return f"{target} cannot be written ({fault}): free space or choose another folder"
