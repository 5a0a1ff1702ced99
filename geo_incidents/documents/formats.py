"""File formats and their readers: chosen by suffix or, if that says nothing, by the first bytes."""

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
    """A file format: its name, suffixes, first bytes, reader, and required package."""

    name: str
    suffixes: tuple[str, ...]
    module: str  # in geo_incidents.documents.readers
    function: str = "read"
    begins: str = ""  # a regular expression over the first bytes
    needs: str = ""  # a package of the extra `documents`
    table: bool = False  # yields rows, whose columns are interpreted later
    timed: bool = False  # run with a time limit: a crafted file can keep its library busy for ever

    @property
    def is_missing(self) -> bool:
        """Whether the package that its reader needs is not installed."""
        return bool(self.needs) and find_spec(self.needs) is None

    def reader(self) -> Callable[[bytes, str], Items]:
        """The function that reads it. Raises `UnreadableReportError` if its package is not installed."""
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
    Format(
        "feed",
        (".rss", ".atom", ".xml"),
        "feeds",
        begins=XML + r"<(?:rss|feed|rdf:RDF)\b",
        needs="feedparser",
        timed=True,
    ),
    Format("web archive", (".warc", ".warc.gz"), "webarchives", begins=r"WARC/1|\x1f\x8b", needs="warcio"),
    Format("packed web archive", (".wacz",), "webarchives", "read_wacz", needs="warcio"),
    Format("Excel workbook", (".xlsx",), "sheets", "read_xlsx", needs="openpyxl", table=True, timed=True),
    Format("OpenDocument workbook", (".ods",), "sheets", "read_ods", needs="odf", table=True, timed=True),
    CSV,
    Format("JSON", (".json",), "json_file", table=True),
    JSON_LINES,
    PARQUET,
    ZIP,
)
SUFFIXES = tuple(suffix for form in FORMATS for suffix in form.suffixes)
HEAD = 4096  # bytes examined to detect the format


def by_suffix(name: str) -> Format | None:
    """The format that a file name's suffix stands for."""
    return next((form for form in FORMATS if form.suffixes and name.lower().endswith(form.suffixes)), None)


def by_content(head: bytes) -> Format | None:
    """The format that the first bytes show."""
    head = head[:HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((form for form in FORMATS if form.begins and _begins(form.begins, head)), None)


def form_of(data: bytes, name: str) -> Format:
    """The format of a whole file: content outweighs the name; if neither tells, it is plain text."""
    found = by_content(data)
    if found is ZIP:
        from geo_incidents.documents.readers.zipped import suffix_of

        return by_suffix(suffix_of(data) or name) or ZIP
    return found or by_suffix(name) or TEXT


def is_known(data: bytes, name: str) -> bool:
    """Whether a file is of a supported format, by its name or its first bytes."""
    return by_suffix(name) is not None or by_content(data) is not None


def _begins(pattern: str, head: bytes) -> bool:
    return re.match(pattern.encode(), head, re.IGNORECASE | re.DOTALL) is not None


def cure(name: str) -> str:
    """What would make such a file readable, in short: "install geo-incidents[documents]", or ""."""
    form = by_suffix(name)
    if form and form.is_missing:
        return f"install {EXTRA}"
    return str(known("cures").get(PurePath(name).suffix.lower(), ""))
