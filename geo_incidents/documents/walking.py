"""A folder and its folders, in order; what cannot be looked into is told, never passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from geo_incidents.model import Failure


def walk(folder: Path) -> Iterator[tuple[Path, list[str]] | Failure]:
    """Each folder with the names of its files, links that lead nowhere among them; and folders that were not entered.

    Links to folders are not followed: they may lead in a circle.
    """
    closed: list[Failure] = []

    def refused(error: OSError) -> None:
        closed.append(Failure(shown(error.filename), f"{error.strerror}; make the folder readable"))

    for parent, folders, names in os.walk(folder, onerror=refused):
        folders.sort()
        here = Path(parent)
        links = [here / name for name in folders if (here / name).is_symlink()]
        yield from (Failure(shown(link), "a link to a folder; name the folder itself") for link in links)
        yield here, sorted(names)
    yield from closed


def shown(path: Path | str) -> str:
    """A path as text that any output can hold: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(path).decode("utf8", "replace")
