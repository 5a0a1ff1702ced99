"""A small case of three reports, one of them made to break a page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.model import Block, BlockKind, Document, Result, Source, Span
from geo_incidents.pipeline import find_incidents

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TEXTS = {
    "one": "Gunmen killed 37 men in the village of al-Sanoubar, in Latakia countryside, on 7 March 2025, residents "
    "said. <b>Not bold</b> <img src=x onerror=alert(1)>",
    "two": "Shelling hit Jableh on 9 March 2025 and killed 4 people. On 20 March 2025 shelling hit Jableh again.",
    "three": "قتل مسلحون 12 شخصا في مدينة بانياس يوم 8 آذار 2025.",
}


def case() -> Result:
    sources = {name: Source(name, f"Paper {name}", published="2025-03-21") for name in TEXTS}
    blocks = {name: (Block(BlockKind.PARAGRAPH, Span(0, len(text))),) for name, text in TEXTS.items()}
    documents = [Document(name, text, sources[name], blocks[name]) for name, text in TEXTS.items()]
    return find_incidents(documents, load())


CASE = case()


def missing(what: str) -> None:
    """Without a tool a test is skipped, on the build machine it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")
