"""Which form of file is read by which module: by its suffix, or, where that says nothing, by how its bytes begin."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath

from geo_incidents.documents.extracted import Items
from geo_incidents.errors import UnreadableReportError

EXTRA = "geo-incidents[documents]"


@dataclass(frozen=True, slots=True)
class Format:
    """A form of file: its name, its suffixes, how its bytes begin, who reads it, and which package that takes."""

    name: str
    suffixes: tuple[str, ...]
    module: str  # of geo_incidents.documents.readers
    function: str = "read"
    begins: str = ""  # a regular expression over the first bytes
    needs: str = ""  # a package of the extra `documents`
    table: bool = False  # gives rows, whose columns are still to be understood

    @property
    def is_missing(self) -> bool:
        """Whether the package that reads it is not installed."""
        return bool(self.needs) and find_spec(self.needs) is None

    def reader(self) -> Callable[[bytes, str], Items]:
        """The function that reads it, its module imported. `UnreadableReportError` where a package is missing."""
        if self.is_missing:
            message = f"{self.name} needs the package {self.needs}; install {EXTRA}"
            raise UnreadableReportError(message)
        found: Callable[[bytes, str], Items] = getattr(
            import_module(f"geo_incidents.documents.readers.{self.module}"), self.function
        )
        return found


TEXT = Format("plain text", (".txt", ".md", ".text"), "text")
JSON_LINES = Format("JSON Lines", (".jsonl", ".ndjson"), "tables", "read_json_lines", table=True)
PARQUET = Format("Parquet", (".parquet",), "parquet", begins=r"PAR1", table=True)
CSV = Format("CSV", (".csv", ".tsv", ".tab"), "tables", "read_csv", table=True)
FORMATS = (
    TEXT,
    Format("HTML page", (".html", ".htm", ".xhtml"), "page", begins=r"\s*<(?:!doctype html|html)\b"),
    JSON_LINES,
    CSV,
    PARQUET,
)
SUFFIXES = tuple(suffix for form in FORMATS for suffix in form.suffixes)
HEAD = 4096  # bytes that are looked at


def by_suffix(name: str) -> Format | None:
    """The form that a file's name tells."""
    suffix = PurePath(name).suffix.lower()
    return next((form for form in FORMATS if suffix in form.suffixes), None)


def by_content(data: bytes) -> Format | None:
    """The form that a file's first bytes tell."""
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((form for form in FORMATS if form.begins and _begins(form.begins, head)), None)


def _begins(pattern: str, head: bytes) -> bool:
    return re.match(pattern.encode(), head, re.IGNORECASE) is not None


def cure(name: str) -> str:
    """What would make files of this kind readable, in short: "install geo-incidents[documents]", or ""."""
    form = by_suffix(name)
    return f"install {EXTRA}" if form and form.is_missing else ""
