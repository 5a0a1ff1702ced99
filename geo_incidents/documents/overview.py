"""The metadata of every file under some paths, as a manifest to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from geo_incidents.documents.intake import Intake
from geo_incidents.documents.reading import Reports
from geo_incidents.documents.tally import Tally
from geo_incidents.model import Document, Failure

FIELDS = ("title", "publisher", "url", "published", "published_basis", "lang", "about")
COLUMNS = ("file", *FIELDS, "reports", "words", "missing")
WANTED = ("title", "publisher", "url", "published")


def overview(folder: Path, intake: Intake) -> tuple[list[dict[str, str]], Tally, list[Failure]]:
    """A row for each file of the folder that holds reports, the tally of files, and what was set aside."""
    reports = Reports([folder], intake)
    found: dict[Path, list[Document]] = {}
    failures = []
    for file, one in reports.by_file():
        if isinstance(one, Failure):
            failures.append(one)
        elif file is not None:
            found.setdefault(file, []).append(one)
    rows = [_row(file.relative_to(folder).as_posix(), documents) for file, documents in sorted(found.items())]
    return rows, reports.tally, failures


def _row(name: str, documents: Sequence[Document]) -> dict[str, str]:
    """The metadata that all reports of a file share, and what any of them lacks."""
    sources = [one.source for one in documents]
    values = {field: {getattr(source, field) for source in sources} for field in FIELDS}
    row = {field: next(iter(found)) if len(found) == 1 else "" for field, found in values.items()}
    missing = " ".join(field for field in WANTED if "" in values[field])
    words = sum(len(one.text.split()) for one in documents)
    return {"file": name, **row, "reports": str(len(documents)), "words": str(words), "missing": missing}
