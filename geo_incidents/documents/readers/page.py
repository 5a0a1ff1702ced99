"""A saved web page: the text of its article and the page's metadata."""

from __future__ import annotations

from geo_incidents.documents.decode import decode
from geo_incidents.documents.extracted import Extracted, Items
from geo_incidents.documents.pages import main_text


def read(data: bytes, name: str) -> Items:
    """The article as a report."""
    text, said = main_text(decode(data, name), name)
    yield Extracted(text, {**said, "published_basis": "page"})
