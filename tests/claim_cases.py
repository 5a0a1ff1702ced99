"""Sentences and paragraphs with what a careful reader notes down of them: tests/cases/{attachment,paragraphs*}.toml.

What the program makes of them rests on learned weights, so that single answers change when more is learned: the share
that is read to the letter has a floor in quality.json. `python tests/claim_cases.py` prints what is read otherwise.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Document, Polarity, Source, SpeakerKind, When
from geo_incidents.pipeline import find_document_claims
from geo_incidents.text import blocks

CASES = Path(__file__).parent / "cases"
TABLES = ("attachment", "paragraphs")
HEADLINES = {
    "en": "Syria: the coast and the countryside of Hama\n",
    "ar": "سوريا: الساحل وريف حماة\n",
    "tr": "Suriye: Lazkiye, Tartus ve Hama\n",
    "fr": "Syrie : la côte et la campagne de Hama\n",
    "es": "Siria: la costa y el campo de Hama\n",
    "de": "Syrien: die Küste und das Umland von Hama\n",
}


class Read(NamedTuple):
    """A text, what a reader notes down of it, and what the program does."""

    text: str
    told: list[str]
    found: list[str]


def claims(text: str, lang: str) -> tuple[Claim, ...]:
    """The claims of a text of Sunday 9 March 2025, below a headline that says which part of the world it is about."""
    text = HEADLINES[lang] + text
    source = Source("r", publisher="Paper", published="2025-03-09", lang=lang)
    made = Document(hashlib.sha256(text.encode()).hexdigest(), text, source, blocks(text))
    return find_document_claims(made, load())


@cache
def read(table: str) -> tuple[Read, ...]:
    """Every text of a table, read by the program."""
    written = sentence if table == "attachment" else paragraph
    return tuple(
        Read(case["text"], sorted(case["claims"]), sorted(map(written, claims(case["text"], case["lang"]))))
        for path in sorted(CASES.glob(f"{table}*.toml"))
        for case in tomllib.loads(path.read_text("utf8"))["case"]
    )


def otherwise(table: str) -> Iterator[Read]:
    """The texts of a table that the program does not read to the letter."""
    return (one for one in read(table) if one.told != one.found)


def sentence(claim: Claim) -> str:
    """A claim as the table of sentences writes it."""
    parts = [f"{claim.kind} @ {_places(claim)}", ", ".join(_figures(claim))]
    return " | ".join(filter(None, [*parts, "" if claim.polarity is Polarity.ASSERTED else claim.polarity]))


def paragraph(claim: Claim) -> str:
    """A claim as the tables of paragraphs write it."""
    stance = "" if claim.polarity is Polarity.ASSERTED else f" {claim.polarity}"
    origin = next((s.key for s in claim.speakers if s.kind is not SpeakerKind.PUBLISHER), "-")
    figures = ", ".join(sorted(_figures(claim))) or "-"
    return f"{claim.kind}{stance} @ {_places(claim)} | {figures} | {_days(claim.when)} | {origin}"


def _places(claim: Claim) -> str:
    return ", ".join("~" * (not place.is_mark) + place.mention.surface for place in claim.places) or "-"


def _figures(claim: Claim) -> list[str]:
    of = [count.text for count in claim.counts]
    return [
        f"{count.min}{'+' * (count.max is None)} {count.outcome} {count.scope}"
        for count in claim.counts
        if count.part_of not in of
    ]


def _days(when: When) -> str:
    """The window without its year, where the paragraph names one."""
    if when.basis in ("carried", "telling", "publication"):
        return "-"
    return "..".join(sorted({str(day)[5:] for day in (when.start, when.end) if day})) or "-"


if __name__ == "__main__":
    for name in TABLES:
        for one in otherwise(name):
            print(f"{one.text}\n  told  {one.told}\n  found {one.found}\n")
