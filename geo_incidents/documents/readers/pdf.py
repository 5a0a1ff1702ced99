"""PDF: the text layer, page by page, with its lines joined into paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import zip_longest

from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Extracted, Fault, Items
from geo_incidents.documents.own import OwnOutputError

NO_LAYER = "no text layer; use OCR first"
FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")  # ligatures and Arabic presentation forms
SENTENCE_END = re.compile(r"[.!?؟:…][\"'”’»)\]]*$")
FULL = 0.7  # share of the longest line's length from which a line is taken to continue on the next
OWN = "geo-incidents"  # a keyword in this program's own printed reports
PAGE_BREAK = "\n\n"


def read(data: bytes, name: str) -> Items:
    """One report with the offsets of its pages; each page without a text layer is a fault."""
    import pypdf

    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        refuse(name, "protected by a password; save it without")
    if OWN in str(getattr(reader.metadata, "keywords", "")):
        raise OwnOutputError(name)
    pages = [paragraphs(page.extract_text()) for page in reader.pages]
    if not any(pages):
        refuse(name, NO_LAYER)
    yield Extracted(PAGE_BREAK.join(pages), _said(reader.metadata), pages=tuple(_offsets(pages)))
    yield from (Fault(f"p. {number}", NO_LAYER) for number, page in enumerate(pages, start=1) if not page)


def _said(metadata: object) -> dict[str, str]:
    """The title. The author is often a private person and the date is the file's, so neither is used."""
    title = str(getattr(metadata, "title", None) or "").strip()
    return {"title": title} if title else {}


def _offsets(pages: Iterable[str]) -> Iterator[int]:
    at = 0
    for page in pages:
        yield at
        at += len(page) + len(PAGE_BREAK)


def paragraphs(text: str) -> str:
    """The lines of a page as paragraphs: a line continues on the next if it is full and does not end a sentence."""
    lines = [line.strip() for line in FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text).splitlines()]
    longest = max(map(len, lines), default=0)
    return "".join(_joined(lines, longest)).strip()


def _joined(lines: Sequence[str], longest: int) -> Iterator[str]:
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        goes_on = following and len(line) >= FULL * longest and not SENTENCE_END.search(line)
        if not goes_on and not (following and _ends_late(line, longest)):
            yield line + "\n"
        elif line.endswith("-") and following[0].islower() and len(line.split()[-1]) > 4:
            yield line[:-1]  # "explo-sion"; "al-" and "mid-" keep their hyphens
        else:
            yield line if line.endswith("-") else line + " "


def _ends_late(line: str, longest: int) -> bool:
    """Whether a sentence ends where the line would have ended anyway."""
    return len(line) >= 0.9 * longest
