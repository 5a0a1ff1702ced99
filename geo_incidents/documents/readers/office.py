"""Word-processor files: DOCX, ODT, RTF. Each paragraph is a line, and so is each row of a table.

The author in the file's properties is often a private person and is not used.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any

from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Extracted, Items
from geo_incidents.documents.readers.zipped import checked_document

RTF_FIELD = re.compile(r"\{\\(title|company)\s++([^{}\\]+)\}")


def read_docx(data: bytes, name: str) -> Items:
    """The text of a Word document, with its title."""
    import docx

    checked_document(data, name)
    document = docx.Document(BytesIO(data))
    said = {"title": document.core_properties.title}
    yield _report("\n".join(_of_docx(document.iter_inner_content())), said, name)


def _of_docx(parts: Any) -> Iterator[str]:
    for part in parts:
        if hasattr(part, "rows"):
            for row in part.rows:
                yield "\t".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
        else:
            yield part.text


def read_odt(data: bytes, name: str) -> Items:
    """The text of an OpenDocument text, with its title."""
    from odf import dc, namespaces, opendocument, teletype

    checked_document(data, name)
    document = opendocument.load(BytesIO(data))
    said = {"title": _first(document.meta.getElementsByType(dc.Title))}
    lines = [
        teletype.extractText(part)
        for part in _paragraphs(document.text, [(namespaces.TEXTNS, tag) for tag in ("p", "h")])
    ]
    yield _report("\n".join(lines), said, name)


def _paragraphs(element: Any, kinds: Collection[tuple[str, str]]) -> Iterator[Any]:
    """Paragraphs and headings in document order."""
    for child in element.childNodes:
        if getattr(child, "qname", None) in kinds:
            yield child
        elif child.childNodes:
            yield from _paragraphs(child, kinds)


def _first(elements: Any) -> str:
    return "".join(str(element) for element in elements[:1])


def read_rtf(data: bytes, name: str) -> Items:
    """The text of an RTF document, with its title and company."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")  # RTF is ASCII; other letters are escaped
    found = dict(RTF_FIELD.findall(source))
    said = {"title": found.get("title", ""), "publisher": found.get("company", "")}
    yield _report(str(rtf_to_text(source, errors="replace")), said, name)


def _report(text: str, said: dict[str, str], name: str) -> Extracted:
    if not text.strip():
        refuse(name, "contains no text; if it is a scan, use OCR first")
    return Extracted(text.strip(), {field: value.strip() for field, value in said.items() if value and value.strip()})
