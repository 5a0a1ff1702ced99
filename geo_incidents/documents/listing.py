"""Which files are meant: those that are named, those of folders in order, and what their manifests say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo_incidents.documents.formats import HEAD, by_suffix, cure, is_known
from geo_incidents.documents.intake import SETTINGS
from geo_incidents.documents.manifests import Manifest, is_manifest
from geo_incidents.documents.tally import Tally
from geo_incidents.documents.walking import walk
from geo_incidents.errors import InputError
from geo_incidents.model import Failure

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file to be read, where it was found, what its manifest says of it, and whether it was named itself."""

    file: Path
    root: Path  # the folder that was named, or the file's own
    said: Mapping[str, str] = field(default_factory=dict)
    named: bool = False


def listed(paths: Iterable[Path], tally: Tally) -> Iterator[Listed | Failure]:
    """Files to be read; others of the folders are counted. Raises `InputError` for a path that is not there."""
    for path in expanded(paths):
        if path == STDIN:
            yield Listed(path, path, named=True)
        elif path.is_dir():
            yield from _of_folder(path, tally)
        elif path.is_file():
            said = {} if is_manifest(path) else Manifest(path.parent).lines.get(path.name, {})
            yield Listed(path, path.parent, said, named=True)
        else:
            message = f"{path}: no such file or folder; check the path"
            raise InputError(message)


def expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, with patterns such as `archive/*.jsonl` that the shell left alone replaced by what they match."""
    for path in paths:
        pattern = set("*?[") & set(str(path)) and not path.exists()
        try:
            found = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor)))) if pattern else ()
        except ValueError as error:
            message = f"{path}: not a file pattern ({error}); check the path"
            raise InputError(message) from None
        yield from found or (path,)


def _of_folder(folder: Path, tally: Tally) -> Iterator[Listed | Failure]:
    """A manifest speaks of the files beside it, and of those in folders within by their paths from there."""
    top = Manifest(folder)
    there: set[str] = set()
    for found in walk(folder):
        if isinstance(found, Failure):
            yield found
            continue
        parent, names = found
        inner = top if parent == folder else Manifest(parent)
        yield from inner.failures
        yield from inner.missing(names) if inner is not top else ()
        for file in (parent / name for name in names):
            path = file.relative_to(folder).as_posix()
            there.add(path)
            said = inner.lines.get(file.name, top.lines.get(path, {}))
            if is_manifest(file) or file.name == SETTINGS:
                continue
            if said or _is_readable(file):
                yield Listed(file, folder, said)
            else:
                tally.leave(file, cure(file.name))
    yield from top.missing(there)


def _is_readable(file: Path) -> bool:
    """Whether it may be a report by its name or, where that says nothing, by its first bytes."""
    if by_suffix(file.name) is not None:
        return True
    try:
        with file.open("rb") as opened:
            return is_known(opened.read(HEAD), file.name)
    except OSError:
        return False
