"""The files to read: named ones, those in folders in a fixed order, and what manifests say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo_incidents.documents.formats import HEAD, by_suffix, cure, is_known
from geo_incidents.documents.intake import SETTINGS
from geo_incidents.documents.manifests import Manifest, is_manifest
from geo_incidents.documents.tally import Tally
from geo_incidents.documents.walking import printable, walk
from geo_incidents.errors import InputError
from geo_incidents.model import Failure

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file to read: where it was found, its manifest entry, and whether the user named it directly."""

    file: Path
    root: Path  # the named folder, or the file's own
    said: Mapping[str, str] = field(default_factory=dict)
    named: bool = False


def listed(paths: Iterable[Path], tally: Tally) -> Iterator[Listed | Failure]:
    """The files to read; other files in folders are counted. Raises `InputError` for a path that does not exist."""
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
    """The paths, with patterns such as `archive/*.jsonl` expanded if the shell did not."""
    for path in paths:
        pattern = set("*?[") & set(str(path)) and not path.exists()
        try:
            found = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor)))) if pattern else ()
        except ValueError as error:
            message = f"{path}: not a file pattern ({error}); check the path"
            raise InputError(message) from None
        yield from found or (path,)


def _of_folder(folder: Path, tally: Tally) -> Iterator[Listed | Failure]:
    """A manifest describes the files beside it, and those in subfolders by their relative paths."""
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
            if leads_out(file, folder):
                yield Failure(printable(file), "a link out of the folder; name the file itself")
            elif said or _is_readable(file):
                yield Listed(file, folder, said)
            else:
                tally.leave(file, cure(file.name))
    yield from top.missing(there)


def leads_out(file: Path, folder: Path) -> bool:
    """Whether a file is a link to one elsewhere, such as a private file of whoever reads a stranger's folder."""
    return file.is_symlink() and not file.resolve().is_relative_to(folder.resolve())


def _is_readable(file: Path) -> bool:
    """Whether the file may be a report, by its name or, if that says nothing, by its first bytes."""
    if by_suffix(file.name) is not None:
        return True
    try:
        with file.open("rb") as opened:
            return is_known(opened.read(HEAD), file.name)
    except OSError:
        return False
