"""A bundle: a BagIt bag (RFC 8493) in a ZIP, with the same bytes for the same contents.

    data/originals/    the reports as given
    data/texts/        the text extracted from each, in whose code points offsets count
    data/case.gpkg     the case, with the profile `internal`
    data/decisions.csv reviewers' decisions, if a file was given
    data/outputs/      incidents.geojson, incidents.csv and map.html, with the profile `internal`
    data/report.html   the incidents for printing, one to a block, with full hashes
    data/index.json    every report: its provenance, hash, original and text

Each bundle contains the hash of the previous one, so that versions form a chain. The terms follow the Berkeley Protocol
on Digital Open Source Investigations: originals are preserved as given, with working copies beside them.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from geo_incidents.documents import Reading
from geo_incidents.documents.listing import leads_out
from geo_incidents.errors import InputError, UsageError
from geo_incidents.evidence.report import report_page
from geo_incidents.exports import write
from geo_incidents.exports.atomic import readers_of, replacing
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.model import Document, Result, Source
from geo_incidents.webmap import render

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP can hold: the archive contains no time of creation
OUTPUTS = ("incidents.geojson", "incidents.csv")
PREVIOUS = "Previous-Bundle-SHA256"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The contents of a bundle. `reports` are the paths that were read, `reading` is the result of reading them."""

    result: Result
    reports: Sequence[Path]
    reading: Reading
    reference: str = ""  # of the case: printed on every page of the report
    decisions: Path | None = None
    previous: Path | None = None  # the previous bundle


def make_bundle(bundle: Bundle, target: Path, gazetteer: Gazetteer) -> str:
    """Write the bundle and return its SHA-256.

    Raises `InputError` if a report of the case is missing among the given reports or has changed, and `OutputError` if
    the target cannot be written.
    """
    import bagit  # imported here, since nothing else needs it

    texts = {document.source.report_id: document for document in bundle.reading.documents}
    check_complete(bundle.result, texts)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "bag"
        folder.mkdir()
        originals = dict(copied(bundle.reports, folder / "originals"))
        _write_texts(texts, folder / "texts")
        _write_outputs(bundle, folder, gazetteer)
        index = index_of(bundle.result, originals, texts)
        (folder / "index.json").write_bytes(orjson.dumps(index, option=orjson.OPT_INDENT_2))
        bagit.make_bag(str(folder), _bag_info(bundle), checksums=["sha256", "sha512"])
        with readers_of("internal"), replacing(target) as draft:
            zipped(folder, draft)
            made = sha256_of(draft)
    return made


def check_complete(result: Result, texts: dict[str, Document]) -> None:
    """Raise `InputError` unless all reports of the case are given unchanged: incomplete evidence proves nothing."""
    for source in result.sources:
        found = texts.get(source.report_id)
        if found is None:
            message = f"{source.report_id}: the case contains this report, but its file was not given; name it"
            raise InputError(message)
        if found.source.sha256 != source.sha256:
            message = (
                f"{source.report_id}: not the file that the case was made from; give the original, or remake the case"
            )
            raise InputError(message)


def copied(paths: Sequence[Path], target: Path) -> Iterator[tuple[str, str]]:
    """Copy every file below the paths; yields its SHA-256 and its path in the bundle."""
    for path in paths:
        if not path.exists():
            message = f"{path}: no such file or folder; name the reports as they were given"
            raise InputError(message)
        base = path.parent
        for file in sorted(found for found in ([path] if path.is_file() else path.rglob("*")) if found.is_file()):
            if path.is_dir() and leads_out(file, path):
                continue  # was not read either
            place = target / file.relative_to(base)
            if place.exists():
                message = (
                    f"{file}: two of the given folders contain a file of this name; bundle their common folder instead"
                )
                raise UsageError(message)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
            yield sha256_of(file), place.relative_to(target.parent).as_posix()


def _write_texts(texts: dict[str, Document], folder: Path) -> None:
    folder.mkdir()
    for report_id, name in _names_of(texts).items():
        (folder / name).write_bytes(texts[report_id].text.encode())


def _names_of(texts: dict[str, Document]) -> dict[str, str]:
    """The file name of each report's text: a number, since ids may contain characters that file names cannot."""
    return {report_id: f"{number:06d}.txt" for number, report_id in enumerate(sorted(texts), start=1)}


def _write_outputs(bundle: Bundle, folder: Path, gazetteer: Gazetteer) -> None:
    result, outputs = bundle.result, folder / "outputs"
    outputs.mkdir()
    write(result, folder / "case.gpkg", gazetteer, profile="internal")
    for name in OUTPUTS:
        write(result, outputs / name, gazetteer, profile="internal")
    page = render(result, gazetteer, title=bundle.reference, profile="internal")
    (outputs / "map.html").write_bytes(page.encode())
    (folder / "report.html").write_bytes(report_page(result, bundle.reference).encode())
    if bundle.decisions is not None:
        shutil.copyfile(bundle.decisions, folder / "decisions.csv")


def index_of(result: Result, originals: dict[str, str], texts: dict[str, Document]) -> dict[str, Any]:
    """Every report with its provenance and its place in the bundle."""
    numbered = {report_id: f"texts/{name}" for report_id, name in _names_of(texts).items()}
    rows = [_row(source, originals, numbered) for source in sorted(result.sources, key=lambda s: s.report_id)]
    return {"made_by": asdict(result.identity), "reports": rows}


def _row(source: Source, originals: dict[str, str], numbered: dict[str, str]) -> dict[str, str]:
    return {
        "report_id": source.report_id,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "archived_url": source.archived_url,
        "published": source.published,
        "retrieved": source.retrieved,
        "sha256": source.sha256,
        "original": originals.get(source.sha256, ""),  # empty for a table's row: its file as a whole is the original
        "text": numbered[source.report_id],
    }


def _bag_info(bundle: Bundle) -> dict[str, str]:
    newest = max((source.published for source in bundle.result.sources), default="") or "1980-01-01"
    info = {
        "Bagging-Date": newest,  # the newest report's: the same contents give the same bytes
        "Bag-Software-Agent": f"geo-incidents {bundle.result.identity.tool}",
        "External-Identifier": bundle.result.identity.run,
    }
    if bundle.reference:
        info["External-Description"] = bundle.reference
    if bundle.previous is not None:
        info[PREVIOUS] = sha256_of(bundle.previous)
    return info


def zipped(folder: Path, target: Path) -> None:
    """The folder as a ZIP: entries ordered by name, without times."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(found for found in folder.rglob("*") if found.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, file.read_bytes())


def sha256_of(file: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal. Raises `InputError` if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        message = f"{file}: {error.strerror}; name a file that can be read"
        raise InputError(message) from error
