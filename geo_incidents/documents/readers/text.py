"""Plain text: a file is one report, its text untouched; a pasted thread is one a message."""

from __future__ import annotations

import re

from geo_incidents.documents.decode import decode, refuse
from geo_incidents.documents.extracted import Extracted, Items
from geo_incidents.documents.readers import threads

ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*")


def read(data: bytes, name: str) -> Items:
    """The report, or those of a thread; a list of addresses is refused, since nothing is fetched."""
    text = decode(data, name)
    lines = [line for line in text.splitlines() if line.strip()]
    if all(ADDRESS.fullmatch(line) for line in lines):
        refuse(name, "a list of addresses, and nothing is fetched; save the pages and name their files")
    yield from threads.messages(text) or [Extracted(text)]
