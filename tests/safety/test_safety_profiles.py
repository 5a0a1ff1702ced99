"""Private people's names and places of refuge leave a result; what stays tells nothing of them."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from factory import make_case, make_result
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.errors import UsageError
from geo_incidents.model import EventKind, Result, Span
from geo_incidents.safety import profile, protect
from geo_incidents.safety.gaps import GAP, moved, union, within, without

NAME = "Karim Haddad"  # the factory's private person


def every_word(result: Result) -> str:
    """Everything a result says, as one text."""
    return repr(replace(result, areas={}))


def test_public_leaves_out_private_names_everywhere() -> None:
    assert NAME in every_word(make_result(60))
    for name in ("public", "partner"):
        told = every_word(protect(make_result(60), name).result)
        assert NAME not in told
        assert "Haddad" not in told
        assert "karim-haddad" not in told


def test_officials_and_organisations_stay() -> None:
    told = every_word(protect(make_result(60)).result)
    assert "the Syrian Observatory for Human Rights" in told
    assert "the interior ministry" in told


def test_internal_leaves_everything() -> None:
    result = make_result(60)
    kept = protect(result, "internal")
    assert replace(kept.result, protection=None) == result


def test_what_a_quote_shows_stands_in_the_report() -> None:
    result, texts = make_case(60)
    safe = protect(result).result
    for claim in safe.claims:
        parts = ".+?".join(map(re.escape, claim.quote.split(GAP)))
        assert re.search(parts, texts[claim.document], re.DOTALL)
        if not claim.offsets_withheld:
            assert claim.span.of(texts[claim.document]) == claim.quote
    assert any(GAP in claim.quote for claim in safe.claims)


def test_a_report_with_a_gap_tells_no_offset_of_its_own() -> None:
    """Two quotes with offsets would give away how long the gap between them is."""
    safe = protect(make_result(60)).result
    gapped = {claim.document for claim in safe.claims if GAP in claim.quote}
    assert gapped
    for claim in safe.claims:
        if claim.document in gapped:
            assert claim.offsets_withheld
            assert claim.span == Span(0, len(claim.quote))
            assert all(found.mention.offsets_withheld for found in claim.places)
    assert all(f.mention.offsets_withheld for f in safe.resolutions if f.mention.document in gapped)


def test_places_of_refuge_are_shown_by_area_only() -> None:
    before = make_result(100)
    refuge = [i for i in before.incidents if i.kind is EventKind.DISPLACEMENT]
    safe = protect(before)
    assert refuge
    assert safe.receipt.coarsened + safe.receipt.held == len(refuge)
    assert not [i for i in safe.result.incidents if i.kind is EventKind.DISPLACEMENT]
    for statement in safe.result.area_statements:
        assert all(area.kind.is_area for area in statement.areas)
        named = [place.place for claim in statement.claims for place in claim.places if place.place]
        assert all(place.kind.is_area for place in named)


def test_without_an_area_an_incident_is_held_and_counted() -> None:
    result = replace(make_result(100), areas={})
    safe = protect(result)
    assert safe.receipt.held > 0
    assert any(item.reason.startswith("held back") for item in safe.result.unplaced)


def test_partner_sees_places_of_refuge() -> None:
    kinds = {incident.kind for incident in protect(make_result(100), "partner").result.incidents}
    assert EventKind.DISPLACEMENT in kinds


def test_the_receipt_counts_without_names() -> None:
    record = protect(make_result(60)).receipt.record()
    assert record["people"] == 1
    assert record["gaps"] >= record["reports"] > 0  # type: ignore[operator]
    assert NAME not in repr(record)


def test_an_unknown_profile_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="public, partner, internal"):
        profile("secret")


spans = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 60), st.integers(1, 12))


@given(st.lists(spans))
def test_union_is_sorted_apart_and_covers_the_same(found: list[Span]) -> None:
    merged = union(found)
    covered = {at for span in found for at in range(span.start, span.end)}
    assert {at for span in merged for at in range(span.start, span.end)} == covered
    assert all(a.end < b.start for a, b in pairwise(merged))


@given(st.text(alphabet="abc d", min_size=80, max_size=80), st.lists(spans), st.integers(0, 30), st.integers(40, 80))
def test_words_outside_gaps_are_found_where_they_are_shown(text: str, found: list[Span], start: int, end: int) -> None:
    gaps, whole = union(found), Span(start, end)
    shown, place = without(whole.of(text), whole, gaps), moved(whole, gaps)
    assert shown.count(GAP) == len(within(gaps, whole))
    for at in range(75):
        span = Span(at, at + 3)
        hidden = not whole.contains(span) or any(gap.overlaps(span) for gap in gaps)
        assert place(span).of(shown) == ("" if hidden else span.of(text))
