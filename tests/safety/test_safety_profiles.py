"""Private people's names and places of refuge leave a result; offsets still point at the report."""

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
from geo_incidents.safety.gaps import GAP, padded, union, within, without

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
    assert kept.gaps == {}
    assert replace(kept.result, protection=None) == result


def test_quotes_keep_their_offsets() -> None:
    result, texts = make_case(60)
    safe = protect(result)
    for claim in safe.result.claims:
        gaps = within(safe.gaps.get(claim.document, ()), claim.span)
        assert without(claim.span.of(texts[claim.document]), claim.span, gaps) == claim.quote
    assert any(GAP in claim.quote for claim in safe.result.claims)


def test_places_of_refuge_are_shown_by_area_only() -> None:
    before = make_result(100)
    refuge = [i for i in before.incidents if i.kind is EventKind.DISPLACEMENT]
    safe = protect(before)
    assert refuge
    assert safe.receipt.coarsened + safe.receipt.held == len(refuge)
    assert not [i for i in safe.result.incidents if i.kind is EventKind.DISPLACEMENT]
    moved = {s.id: s for s in safe.result.area_statements}
    for incident in refuge:
        statement = moved[incident.id]
        assert statement.areas[0].kind.is_area
        assert statement.areas[0].pcode in (incident.place.adm3, incident.place.adm2, incident.place.adm1)
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
    assert record["gaps"] >= record["reports"] > 0
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
def test_words_outside_gaps_stay_and_words_inside_go(text: str, found: list[Span], start: int, end: int) -> None:
    gaps, whole = union(found), Span(start, end)
    shown = without(whole.of(text), whole, gaps)
    assert shown.count(GAP) == len(within(gaps, whole))
    again = padded(shown, whole, gaps)
    assert len(again) == end - start
    assert all(a in (b, "\ufffc") for a, b in zip(again, whole.of(text), strict=True))
    assert len(re.sub("\ufffc", "", again)) == end - start - sum(g.end - g.start for g in within(gaps, whole))
