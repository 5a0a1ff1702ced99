"""Plain text: a file is one report, its text unchanged; a pasted chat thread is one report for each message."""

from __future__ import annotations

import re

from geo_incidents.documents.decode import decode, refuse
from geo_incidents.documents.extracted import Extracted, Items
from geo_incidents.documents.readers import threads

ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*")


def read(data: bytes, name: str) -> Items:
    """The report, or the messages of a thread. A list of addresses is refused, since the program fetches nothing."""
    text = decode(data, name)
    lines = [line for line in text.splitlines() if line.strip()]
    if all(ADDRESS.fullmatch(line) for line in lines):
        refuse(name, "a list of addresses; the program fetches nothing: save the pages and name their files")
    yield from threads.messages(text) or [Extracted(text)]
