"""Verifies a bundle: nothing missing, changed or added, and every quote where the case says it is."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import orjson

from geo_incidents.errors import InputError
from geo_incidents.evidence.bundle import PREVIOUS, sha256_of
from geo_incidents.exports import read_case
from geo_incidents.model import Result

LARGEST = 4_000_000_000  # uncompressed bytes allowed for a bundle
MOST_FILES = 1_000_000


def verify(path: Path, previous: Path | None = None) -> list[str]:
    """The faults of a bundle, one line each; empty if it is intact. `previous` is the bundle that must precede it.

    Raises `InputError` if the file is not a bundle.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _unpack(path, folder)
        return [*_bag_faults(folder), *_case_faults(folder), *_chain_faults(folder, previous)]


def _unpack(path: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST or len(entries) > MOST_FILES:
                message = (
                    f"{path}: unpacks to too much ({LARGEST:,} bytes, {MOST_FILES:,} files); it is no bundle of ours"
                )
                raise InputError(message)
            archive.extractall(folder)
    except (OSError, zipfile.BadZipFile) as error:
        message = f"{path}: not a bundle ({error}); name a .zip that `bundle` wrote"
        raise InputError(message) from error
    if not (folder / "bagit.txt").is_file() or not (folder / "data" / "index.json").is_file():
        message = f"{path}: not a bundle; name a .zip that `bundle` wrote"
        raise InputError(message)


def _bag_faults(folder: Path) -> Iterator[str]:
    import bagit

    try:
        bag = bagit.Bag(str(folder))
        bag.info.pop("Payload-Oxum", None)  # only a byte count: the manifest names the files
        bag.validate()
    except bagit.BagValidationError as error:
        details = [str(detail) for detail in error.details or []]
        yield from details or [str(error)]
    except bagit.BagError as error:
        yield str(error)


def _case_faults(folder: Path) -> Iterator[str]:
    """Compare originals by hash and quotes by offset: the bundle must contain what the case says."""
    data = folder / "data"
    try:
        rows = {row["report_id"]: row for row in orjson.loads((data / "index.json").read_bytes())["reports"]}
        result = read_case(data / "case.gpkg")
    except (InputError, KeyError, TypeError, ValueError) as error:
        yield f"the case or its index cannot be read: {error}"
        return
    outside = [name for row in rows.values() for name in (row["text"], row["original"]) if not _is_inside(data, name)]
    if outside:
        yield f"the index names a file outside the bundle: {outside[0]}"
        return
    for source in result.sources:
        row = rows.get(source.report_id)
        if row is None or row["sha256"] != source.sha256:
            yield f"{source.report_id}: the case and the index do not name the same report"
            continue
        original = data / row["original"] if row["original"] else None
        if original is not None and (not original.is_file() or sha256_of(original) != source.sha256):
            yield f"{source.report_id}: {row['original']} is not the original that the case was made from"
    yield from _quote_faults(result, {report_id: data / row["text"] for report_id, row in rows.items()})


def _is_inside(data: Path, name: str) -> bool:
    """Whether a name in the index leads to a place in the bundle, not to a file of whoever verifies it."""
    return (data / name).resolve().is_relative_to(data.resolve())


def _quote_faults(result: Result, files: dict[str, Path]) -> Iterator[str]:
    texts = {report: file.read_bytes().decode("utf8", "replace") for report, file in files.items() if file.is_file()}
    for claim in result.claims:
        if claim.span.of(texts.get(claim.document, "")) != claim.quote:
            yield f"{claim.document}: the quote of {claim.id} does not stand at {claim.span.start}-{claim.span.end}"


def _chain_faults(folder: Path, previous: Path | None) -> Iterator[str]:
    if previous is None:
        return
    lines = (folder / "bag-info.txt").read_text("utf8").splitlines()
    named = next((line.partition(":")[2].strip() for line in lines if line.startswith(PREVIOUS)), "")
    if named != sha256_of(previous):
        yield f"{previous} is not the bundle that this one follows" + (f": it names {named}" if named else "")
