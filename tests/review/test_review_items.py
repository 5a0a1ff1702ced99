"""What the screen is given: offsets as a browser counts, candidates with distances, quotes where texts are missing."""

from __future__ import annotations

from dataclasses import replace

from small_case import CASE, TEXTS

from geo_incidents.gazetteer import load
from geo_incidents.incidents.anchors import holds
from geo_incidents.model import Block, BlockKind, Document, Span
from geo_incidents.pipeline import find_incidents
from geo_incidents.review.items import items


def shown(text: str, start: int, end: int) -> str:
    """A slice in UTF-16 units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_marks_stand_where_a_browser_counts_them() -> None:
    text = "\U0001f525\U0001f525 " + TEXTS["one"]
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    result = find_incidents([Document("one", text, replace(CASE.sources[0], report_id="one"), blocks)], load())
    (item,) = items(result, {"one": text})
    claim = item["claims"][0]
    assert shown(text, *claim["quote"]) == result.incidents[0].claims[0].quote
    assert {shown(text, start, end) for start, end, _ in claim["marks"]} >= {"al-Sanoubar", "7 March 2025"}


def test_without_the_reports_the_quote_is_shown() -> None:
    for item in items(CASE, {}):
        for claim in item["claims"]:
            assert claim["text"]
            assert shown(claim["text"], *claim["quote"]) == claim["text"]


def test_a_text_that_is_another_is_not_shown_for_it() -> None:
    (item,) = [item for item in items(CASE, {"one": "quite another text"}) if item["claims"][0]["report"] == "one"]
    assert item["claims"][0]["text"].startswith("Gunmen")


def test_anchors_hold_and_the_chosen_place_comes_first() -> None:
    for item in items(CASE, TEXTS):
        assert all(holds(claim["anchor"], CASE.claims) for claim in item["claims"])
        assert [item["candidates"][0]["id"], item["candidates"][0]["km"]] == [item["place"][0]["id"], 0.0]
