"""Whole paragraphs: what happened where, to how many, when, and who says so. The tables in cases/paragraphs*.toml."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Document, Polarity, Source, SpeakerKind, When
from geo_incidents.pipeline import find_document_claims
from geo_incidents.text import blocks

FILES = sorted((Path(__file__).parents[1] / "cases").glob("paragraphs*.toml"))
CASES = [case for file in FILES for case in tomllib.loads(file.read_text("utf8"))["case"]]
HEADLINES = {"en": "Syria: the coast and the countryside of Hama\n", "ar": "سوريا: الساحل وريف حماة\n"}


def claims(text: str, lang: str) -> tuple[Claim, ...]:
    text = HEADLINES[lang] + text
    source = Source("r", publisher="Paper", published="2025-03-09", lang=lang)
    made = Document(hashlib.sha256(text.encode()).hexdigest(), text, source, blocks(text))
    return find_document_claims(made, load())


def days(when: When) -> str:
    """The window without its year, where the paragraph names one."""
    if when.basis in ("carried", "telling", "publication"):
        return "-"
    ends = sorted({str(day)[5:] for day in (when.start, when.end) if day})
    return "..".join(ends) or "-"


def written(claim: Claim) -> str:
    """A claim as the table writes it."""
    places = ", ".join("~" * (not place.is_mark) + place.mention.surface for place in claim.places) or "-"
    figures = sorted(
        f"{count.min}{'+' * (count.max is None)} {count.outcome} {count.scope}"
        for count in claim.counts
        if count.part_of not in [other.text for other in claim.counts]
    )
    stance = "" if claim.polarity is Polarity.ASSERTED else f" {claim.polarity}"
    origin = next((s.key for s in claim.speakers if s.kind is not SpeakerKind.PUBLISHER), "-")
    return f"{claim.kind}{stance} @ {places} | {', '.join(figures) or '-'} | {days(claim.when)} | {origin}"


def rows() -> list[Any]:
    """The cases; those in which the program is known to fall short are expected to fail until it does not."""
    known = {
        n: [pytest.mark.xfail(reason=case["short"], strict=True)] for n, case in enumerate(CASES) if "short" in case
    }
    return [
        pytest.param(case, id=f"{case['lang']}: {case['text'][:60]}", marks=known.get(n, ()))
        for n, case in enumerate(CASES)
    ]


@pytest.mark.parametrize("case", rows())
def test_table(case: dict[str, Any]) -> None:
    assert sorted(written(claim) for claim in claims(case["text"], case["lang"])) == sorted(case["claims"])
