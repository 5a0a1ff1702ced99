"""How sure a claim is: more evidence never makes it less sure, and every probability has a word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.claims.events.confidence import confidence, in_report, word
from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Document, Polarity, Source
from geo_incidents.pipeline import find_document_claims
from geo_incidents.text import blocks

SHARES = st.floats(0, 1)


@given(SHARES, SHARES, SHARES)
def test_a_likelier_event_is_a_surer_claim(one: float, other: float, name: float) -> None:
    low, high = sorted((one, other))
    assert confidence(low, name, "strike") <= confidence(high, name, "strike")


def test_what_a_report_tells_of_a_place_more_than_once_is_surer() -> None:
    once, told, elsewhere = "Three men were shot dead in Baniyas.", "A shepherd was shot dead in Baniyas.", "Salhab"
    assert sure(f"{once}\n\n{told.replace('Baniyas', elsewhere)}") < sure(f"{once}\n\n{told}")


def test_what_did_not_happen_makes_nothing_surer() -> None:
    (claim,) = claims("Three men were shot dead in Baniyas.")
    denied = replace(claim, polarity=Polarity.DENIED)
    once, _ = in_report([claim, denied])
    assert once.confidence == round(claim.confidence, 3)


def sure(text: str) -> float:
    """How sure the first claim of a report is."""
    return claims(text)[0].confidence


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a report."""
    made = Document("d", text, Source("r", published="2025-03-09", lang="en"), blocks(text))
    return find_document_claims(made, load())


@pytest.mark.parametrize(
    ("probability", "expected"), [(0.9, "clear"), (0.8, "clear"), (0.7, "likely"), (0.1, "uncertain")]
)
def test_a_word_for_every_probability(probability: float, expected: str) -> None:
    assert word(probability) == expected
