"""Which form of file is read by which module: by its suffix, or, where that says nothing, by how its bytes begin."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath

from geo_incidents.documents.extracted import Items
from geo_incidents.documents.known import known
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
    timed: bool = False  # its library may take for ever over a crafted file

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


XML = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
FIELD = r"(?:received|from|to|date|subject|message-id|mime-version|return-path|delivered-to|x-[\w-]+|snapshot-[\w-]+)"

TEXT = Format("plain text", (".txt", ".md", ".text"), "text")
JSON_LINES = Format("JSON Lines", (".jsonl", ".ndjson"), "tables", "read_json_lines", table=True)
PARQUET = Format("Parquet", (".parquet",), "parquet", begins=r"PAR1", table=True)
CSV = Format("CSV", (".csv", ".tsv", ".tab"), "tables", "read_csv", table=True)
ZIP = Format("ZIP archive", (".zip",), "zipped", begins=r"PK\x03\x04")
FORMATS = (
    TEXT,
    Format("Telegram page", (), "telegram", "from_html", begins=XML + r"<!DOCTYPE html>.*<title>Exported Data</title>"),
    Format("HTML page", (".html", ".htm", ".xhtml"), "page", begins=XML + r"<(?:!doctype html|html)\b"),
    Format("PDF", (".pdf",), "pdf", begins=r"%PDF-", needs="pypdf", timed=True),
    Format("Word document", (".docx",), "office", "read_docx", needs="docx", timed=True),
    Format("OpenDocument text", (".odt",), "office", "read_odt", needs="odf", timed=True),
    Format("RTF", (".rtf",), "office", "read_rtf", begins=r"\{\\rtf", needs="striprtf", timed=True),
    Format("mailbox", (".mbox",), "mail", "read_mbox", begins=r"From [^\n]*\d{4}\r?\n[\w-]+:"),
    Format("mail", (".eml", ".mht", ".mhtml"), "mail", begins=rf"\s*{FIELD}: [^\n]*\r?\n(?:[\w-]+:|[ \t])"),
    Format("feed", (".rss", ".atom", ".xml"), "feeds", begins=XML + r"<(?:rss|feed|rdf:RDF)\b", needs="feedparser"),
    Format("web archive", (".warc", ".warc.gz"), "webarchives", begins=r"WARC/1|\x1f\x8b", needs="warcio"),
    Format("packed web archive", (".wacz",), "webarchives", "read_wacz", needs="warcio"),
    Format("Excel workbook", (".xlsx",), "sheets", "read_xlsx", needs="openpyxl", table=True),
    Format("OpenDocument workbook", (".ods",), "sheets", "read_ods", needs="odf", table=True),
    CSV,
    Format("JSON", (".json",), "json_file", table=True),
    JSON_LINES,
    PARQUET,
    ZIP,
)
SUFFIXES = tuple(suffix for form in FORMATS for suffix in form.suffixes)
HEAD = 4096  # bytes that are looked at


def by_suffix(name: str) -> Format | None:
    """The form that a file's name tells."""
    return next((form for form in FORMATS if form.suffixes and name.lower().endswith(form.suffixes)), None)


def by_content(head: bytes) -> Format | None:
    """The form that a file's first bytes tell."""
    head = head[:HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((form for form in FORMATS if form.begins and _begins(form.begins, head)), None)


def form_of(data: bytes, name: str) -> Format:
    """The form of a whole file: its bytes count for more than its name, and what neither tells is plain text."""
    found = by_content(data)
    if found is ZIP:
        from geo_incidents.documents.readers.zipped import suffix_of

        return by_suffix(suffix_of(data) or name) or ZIP
    return found or by_suffix(name) or TEXT


def is_known(data: bytes, name: str) -> bool:
    """Whether a file is of a form that is read, by its name or its first bytes."""
    return by_suffix(name) is not None or by_content(data) is not None


def _begins(pattern: str, head: bytes) -> bool:
    return re.match(pattern.encode(), head, re.IGNORECASE | re.DOTALL) is not None


def cure(name: str) -> str:
    """What would make files of this kind readable, in short: "install geo-incidents[documents]", or ""."""
    form = by_suffix(name)
    if form and form.is_missing:
        return f"install {EXTRA}"
    return str(known("cures").get(PurePath(name).suffix.lower(), ""))
