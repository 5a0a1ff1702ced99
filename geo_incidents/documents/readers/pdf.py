"""PDF: the text layer, page by page, its lines put together into paragraphs."""

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
FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")  # ligatures, Arabic letters as they are drawn
SENTENCE_END = re.compile(r"[.!?؟:…][\"'”’»)\]]*$")
FULL = 0.7  # share of the longest line from which a line is taken to go on in the next
OWN = "geo-incidents"  # a keyword of the program's own reports on paper
PAGE_BREAK = "\n\n"


def read(data: bytes, name: str) -> Items:
    """One report with the offsets of its pages; a page without a text layer is a fault of its own."""
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
    """The title. The author is whoever sat at the computer, and the day that on which the file was made."""
    title = str(getattr(metadata, "title", None) or "").strip()
    return {"title": title} if title else {}


def _offsets(pages: Iterable[str]) -> Iterator[int]:
    at = 0
    for page in pages:
        yield at
        at += len(page) + len(PAGE_BREAK)


def paragraphs(text: str) -> str:
    """Lines of a page as paragraphs: a line goes on in the next one where it is full and ends no sentence."""
    lines = [line.strip() for line in FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text).splitlines()]
    longest = max(map(len, lines), default=0)
    return "".join(_joined(lines, longest)).strip()


def _joined(lines: Sequence[str], longest: int) -> Iterator[str]:
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        goes_on = following and len(line) >= FULL * longest and not SENTENCE_END.search(line)
        if not goes_on and not (following and _ends_late(line, longest)):
            yield line + "\n"
        elif line.endswith("-") and following[0].islower() and len(line.split()[-1]) > 4:
            yield line[:-1]  # "explo-sion"; "al-" and "mid-" keep theirs
        else:
            yield line if line.endswith("-") else line + " "


def _ends_late(line: str, longest: int) -> bool:
    """Whether a sentence ends where the line would have ended anyway."""
    return len(line) >= 0.9 * longest
