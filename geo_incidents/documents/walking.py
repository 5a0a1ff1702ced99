"""Walks a folder tree in a fixed order and reports the folders that it cannot enter."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from geo_incidents.model import Failure


def walk(folder: Path) -> Iterator[tuple[Path, list[str]] | Failure]:
    """Each folder with its file names, including dangling links; and failures for folders not entered.

    Links to folders are not followed: they may form a cycle.
    """
    closed: list[Failure] = []

    def refused(error: OSError) -> None:
        closed.append(Failure(printable(error.filename), f"{error.strerror}; make the folder readable"))

    for parent, folders, names in os.walk(folder, onerror=refused):
        folders.sort()
        here = Path(parent)
        links = [here / name for name in folders if (here / name).is_symlink()]
        yield from (Failure(printable(link), "a link to a folder; name the folder itself") for link in links)
        yield here, sorted(names)
    yield from closed


def printable(path: Path | str) -> str:
    """A path as printable text: bytes that are not UTF-8 become replacement characters."""
    return os.fsencode(path).decode("utf8", "replace")
