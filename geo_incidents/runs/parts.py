"""Finished chunks, kept on disk beside the output until it is written: what `--resume` goes on from.

A part's name holds the hash of all it was made from: task, versions of program, gazetteer and lexicon, and its reports.
Whatever has changed since is worked on again, and nothing else.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson

from geo_incidents.errors import OutputError
from geo_incidents.exports.atomic import check_target
from geo_incidents.runs import pack
from geo_incidents.runs.tasks import Outcome

MANIFEST = "manifest.json"
PURPOSE = "parts of an unfinished run of geo-incidents: --resume goes on from them; they may be deleted"


class Held:
    """Outcomes in memory, until their turn."""

    def __init__(self) -> None:
        self._held: dict[int, list[Outcome]] = {}

    def has(self, number: int, key: str) -> bool:
        """Whether the outcomes are there."""
        return number in self._held

    def put(self, number: int, key: str, outcomes: list[Outcome]) -> None:
        """Keep them."""
        self._held[number] = outcomes

    def get(self, number: int, key: str) -> list[Outcome]:
        """Hand them out, once."""
        return self._held.pop(number)


def parts_for(output: Path | None, chunks: int, *, resume: bool) -> Parts:
    """Parts beside the output, or in a passing folder where that is no file."""
    if output is None:
        from tempfile import mkdtemp

        return Parts(Path(mkdtemp(prefix="geo-incidents-")) / "parts", chunks, passing=True)
    return Parts(output.with_name(f"{output.name}.parts"), chunks, resume=resume)


class Parts:
    """Outcomes in a folder. Raises `OutputError` where it cannot be made or written, or is not ours."""

    def __init__(self, folder: Path, chunks: int, *, resume: bool = False, passing: bool = False) -> None:
        self.folder, self.passing = folder, passing
        check_target(folder / MANIFEST if folder.is_dir() else folder)
        if folder.exists() and not (folder / MANIFEST).is_file():
            message = f"{folder} is in the way and not of this program's making: move it"
            raise OutputError(message)
        if not resume and not passing:
            self.remove()
        with self._written():
            folder.mkdir(mode=0o700, exist_ok=True)  # no profile has been over it
            manifest = {"purpose": PURPOSE, "parts": chunks}
            (folder / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2))

    def has(self, number: int, key: str) -> bool:
        """Whether the part is there, whole."""
        path = self._path(number, key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return False
        return data[:32] == hashlib.sha256(data[32:]).digest()

    def put(self, number: int, key: str, outcomes: list[Outcome]) -> None:
        """Keep a part."""
        data = pack.dumps(outcomes)
        draft = self.folder / "draft"
        with self._written():
            draft.write_bytes(hashlib.sha256(data).digest() + data)
            draft.replace(self._path(number, key))

    def get(self, number: int, key: str) -> list[Outcome]:
        """The part again."""
        found: list[Outcome] = pack.loads(self._path(number, key).read_bytes()[32:])
        return found

    def remove(self) -> None:
        """Everything goes."""
        shutil.rmtree(self.folder.parent if self.passing else self.folder, ignore_errors=True)

    def _path(self, number: int, key: str) -> Path:
        return self.folder / f"{number:06d}-{key[:16]}.part"

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = f"{self.folder} cannot be written ({error.strerror}): free space or choose another folder"
            raise OutputError(message) from error
