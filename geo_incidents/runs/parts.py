"""Finished chunks, kept on disk beside the output until it is written; `--resume` continues from them.

A part's name contains a hash of everything it depends on: the task, the versions of program, gazetteer and lexicon, and
its reports. Only parts whose hash has changed are processed again.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import orjson

from geo_incidents.errors import InputError, OutputError
from geo_incidents.exports.atomic import check_target
from geo_incidents.model import Document, Failure
from geo_incidents.runs.tasks import Outcome

MANIFEST = "manifest.json"
OWNER_ONLY = 0o700
PURPOSE = "parts of an unfinished run of geo-incidents: --resume goes on from them; they may be deleted"


def is_ours(folder: Path) -> bool:
    """Whether a folder holds parts of this program, according to its manifest; links are not followed."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    try:
        manifest = orjson.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("purpose") == PURPOSE


class Held:
    """Outcomes kept in memory until they are needed."""

    def __init__(self) -> None:
        self._held: dict[int, list[Outcome]] = {}

    def has(self, number: int, documents: Iterable[Document]) -> bool:
        """Always False: memory holds nothing from earlier runs."""
        return False

    def put(self, number: int, outcomes: list[Outcome]) -> None:
        """Store the outcomes of a chunk."""
        self._held[number] = outcomes

    def get(self, number: int) -> list[Outcome]:
        """The outcomes of a chunk, which can be fetched only once."""
        return self._held.pop(number)


def parts_for(output: Path | None, made_by: Sequence[str], *, resume: bool) -> Parts:
    """Parts beside the output, or in a temporary folder if there is no output file."""
    if output is None:
        from tempfile import mkdtemp

        return Parts(Path(mkdtemp(prefix="geo-incidents-")) / "parts", made_by, passing=True)
    return Parts(output.with_name(f"{output.name}.parts"), made_by, resume=resume)


class Parts:
    """Outcomes in a folder. Raises `OutputError` if it cannot be created or written, or is not this program's."""

    def __init__(self, folder: Path, made_by: Sequence[str], *, resume: bool = False, passing: bool = False) -> None:
        self.folder, self.passing, self._made_by = folder, passing, tuple(made_by)
        self._keys: dict[int, str] = {}
        check_target(folder / MANIFEST if folder.is_dir() else folder)
        if (folder.exists() or folder.is_symlink()) and not is_ours(folder):
            message = f"{folder} was not made by this program: move it away"
            raise OutputError(message)
        if not resume and not passing:
            self.remove()
        with self._written():
            folder.mkdir(mode=OWNER_ONLY, exist_ok=True)
            folder.chmod(OWNER_ONLY)  # the contents are not yet filtered by a profile
            manifest = {"purpose": PURPOSE, "made_by": self._made_by}
            (folder / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2))

    def has(self, number: int, documents: Iterable[Document]) -> bool:
        """Whether an earlier run left a complete part for exactly these reports."""
        self._keys[number] = self._key(documents)
        try:
            data = self._path(number).read_bytes()
        except OSError:
            return False
        return data[:32] == hashlib.sha256(data[32:]).digest() and _is_part(data[32:])

    def put(self, number: int, outcomes: list[Outcome]) -> None:
        """Store the outcomes of a chunk."""
        from geo_incidents.runs.pack import dumps

        data = dumps(outcomes)
        draft = self.folder / "draft"
        with self._written():
            draft.write_bytes(hashlib.sha256(data).digest() + data)
            draft.replace(self._path(number))

    def get(self, number: int) -> list[Outcome]:
        """The outcomes of a chunk."""
        from geo_incidents.runs.pack import loads

        found: list[Outcome] = loads(self._path(number).read_bytes()[32:])
        return found

    def remove(self) -> None:
        """Delete the parts and the folder."""
        if self.passing:
            shutil.rmtree(self.folder.parent, ignore_errors=True)
        elif is_ours(self.folder):
            shutil.rmtree(self.folder, ignore_errors=True)

    def _key(self, documents: Iterable[Document]) -> str:
        digest = hashlib.sha256(repr(self._made_by).encode())
        for document in documents:
            digest.update(repr((document.id, document.source)).encode())
        return digest.hexdigest()[:16]

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06d}-{self._keys[number]}.part"

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = f"{self.folder} cannot be written ({error.strerror}): free space or choose another folder"
            raise OutputError(message) from error


def _is_part(data: bytes) -> bool:
    """Whether the bytes are outcomes as `put` writes them; anything else is processed again."""
    from geo_incidents.runs.pack import loads

    try:
        found = loads(data)
    except InputError:
        return False
    return isinstance(found, list) and all(isinstance(one, bytes | Failure) for one in found)
