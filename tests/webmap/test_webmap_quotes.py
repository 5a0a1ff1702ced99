"""Quotes in pieces: nothing lost, nothing moved, every mark at its place."""

from dataclasses import replace

import pytest
from factory import make_result
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.model import Claim, Span
from geo_incidents.safety import protect
from geo_incidents.webmap.quotes import COUNT, DAY, GAP, PLACE, PLAIN, cut

CLAIMS = make_result(80).claims
SAFE = protect(make_result(80))


@pytest.mark.parametrize("claim", CLAIMS[:60], ids=lambda claim: claim.id)
def test_pieces_are_the_quote(claim: Claim) -> None:
    quoted = cut(claim)
    assert quoted.text == claim.quote
    assert not quoted.cut_before
    assert not quoted.cut_after
    marked = {sort: text for sort, text in quoted.pieces if sort != PLAIN}
    if claim.places:
        assert marked[PLACE] in {place.mention.surface for place in claim.places}
    if claim.counts:
        assert marked[COUNT] == claim.counts[0].text
    if claim.when.span:
        assert marked[DAY] == claim.when.text


def test_gaps_are_pieces_of_their_own() -> None:
    gapped = [claim for claim in SAFE.result.claims if "[…]" in claim.quote]
    assert gapped
    for claim in gapped:
        quoted = cut(claim)
        assert quoted.text == claim.quote
        assert [text for sort, text in quoted.pieces if sort == GAP] == ["[…]"] * claim.quote.count("[…]")


def lengthened(claim: Claim, before: int, after: int) -> Claim:
    """The claim with so many words more on either side of its quote."""
    lead, tail = "well " * before, " then" * after
    span = Span(claim.span.start - len(lead), claim.span.end + len(tail))
    return replace(claim, quote=lead + claim.quote + tail, span=span)


@given(st.sampled_from(CLAIMS), st.integers(0, 300), st.integers(0, 300), st.integers(120, 500))
def test_a_long_quote_is_cut_round_what_it_is_about(claim: Claim, before: int, after: int, limit: int) -> None:
    long = lengthened(claim, before, after)
    quoted = cut(long, limit)
    assert quoted.text in long.quote
    assert len(quoted.text) <= max(limit, 0) + 80
    assert quoted.cut_before or long.quote.startswith(quoted.text)
    assert quoted.cut_after or long.quote.endswith(quoted.text)


def test_a_word_without_end_is_cut_anyway() -> None:
    claim = replace(CLAIMS[0], quote="W" * 5000, span=Span(0, 5000), trigger=Span(10, 20), places=(), counts=())
    assert len(cut(claim, 400).text) == 400
