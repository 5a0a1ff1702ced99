"""A saved page of the web: the text of its article, and what the page says of itself."""

from __future__ import annotations

from geo_incidents.documents.decode import decode
from geo_incidents.documents.extracted import Extracted, Items
from geo_incidents.documents.pages import main_text


def read(data: bytes, name: str) -> Items:
    """The article."""
    text, said = main_text(decode(data, name), name)
    yield Extracted(text, {**said, "published_basis": "page"})
