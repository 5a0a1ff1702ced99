"""The report files of a folder and its folders, in order; what cannot be looked into is told, never passed over."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from geo_incidents.model import Failure


def walk(folder: Path, suffixes: Collection[str]) -> tuple[list[Path], list[Failure]]:
    """Files with one of the suffixes, links that lead nowhere among them, and folders that were not entered.

    Links to folders are not followed: they may lead in a circle.
    """
    files: list[Path] = []
    closed: list[Failure] = []

    def refused(error: OSError) -> None:
        closed.append(Failure(shown(error.filename), f"{error.strerror}; make the folder readable"))

    for parent, folders, names in os.walk(folder, onerror=refused):
        here = Path(parent)
        links = [here / name for name in folders if (here / name).is_symlink()]
        closed += [Failure(shown(link), "a link to a folder; name that folder itself") for link in links]
        files += [here / name for name in names if Path(name).suffix.lower() in suffixes]
    return sorted(files), sorted(closed)


def shown(path: Path | str) -> str:
    """A path as text that any output can hold: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(path).decode("utf8", "replace")
