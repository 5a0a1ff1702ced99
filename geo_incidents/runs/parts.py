"""Finished chunks, kept on disk beside the output until it is written: what `--resume` goes on from.

A part's name holds the hash of all it was made from: task, versions of program, gazetteer and lexicon, and its reports.
Whatever has changed since is worked on again, and nothing else.
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
    """Whether a folder holds parts of this program, by what its manifest says; a link to one does not."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    try:
        told = orjson.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and told.get("purpose") == PURPOSE


class Held:
    """Outcomes in memory, until their turn."""

    def __init__(self) -> None:
        self._held: dict[int, list[Outcome]] = {}

    def has(self, number: int, documents: Iterable[Document]) -> bool:
        """Nothing is left of earlier runs."""
        return False

    def put(self, number: int, outcomes: list[Outcome]) -> None:
        """Keep them."""
        self._held[number] = outcomes

    def get(self, number: int) -> list[Outcome]:
        """Hand them out, once."""
        return self._held.pop(number)


def parts_for(output: Path | None, made_by: Sequence[str], *, resume: bool) -> Parts:
    """Parts beside the output, or in a passing folder where that is no file."""
    if output is None:
        from tempfile import mkdtemp

        return Parts(Path(mkdtemp(prefix="geo-incidents-")) / "parts", made_by, passing=True)
    return Parts(output.with_name(f"{output.name}.parts"), made_by, resume=resume)


class Parts:
    """Outcomes in a folder. Raises `OutputError` where it cannot be made or written, or is not ours."""

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
            folder.chmod(OWNER_ONLY)  # no profile has been over it
            manifest = {"purpose": PURPOSE, "made_by": self._made_by}
            (folder / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2))

    def has(self, number: int, documents: Iterable[Document]) -> bool:
        """Whether an earlier run has left the outcomes of just these reports, whole."""
        self._keys[number] = self._key(documents)
        try:
            data = self._path(number).read_bytes()
        except OSError:
            return False
        return data[:32] == hashlib.sha256(data[32:]).digest() and _is_part(data[32:])

    def put(self, number: int, outcomes: list[Outcome]) -> None:
        """Keep them."""
        from geo_incidents.runs.pack import dumps

        data = dumps(outcomes)
        draft = self.folder / "draft"
        with self._written():
            draft.write_bytes(hashlib.sha256(data).digest() + data)
            draft.replace(self._path(number))

    def get(self, number: int) -> list[Outcome]:
        """Read them."""
        from geo_incidents.runs.pack import loads

        found: list[Outcome] = loads(self._path(number).read_bytes()[32:])
        return found

    def remove(self) -> None:
        """Everything of ours goes."""
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
    """Whether the bytes are outcomes, as `put` writes them; what else lies there is worked on again."""
    from geo_incidents.runs.pack import loads

    try:
        found = loads(data)
    except InputError:
        return False
    return isinstance(found, list) and all(isinstance(one, bytes | Failure) for one in found)
