"""What the screen is given: offsets as a browser counts, candidates, quotes where texts are missing, what is new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from small_case import TEXTS

from geo_incidents.gazetteer import load
from geo_incidents.incidents.anchors import holds
from geo_incidents.model import Block, BlockKind, Decision, Document, Result, Source, Span
from geo_incidents.pipeline import assemble, result_of
from geo_incidents.review import Reviewing, finder, newly_seen, page, screen
from geo_incidents.review.items import BECAUSE, items, reports
from geo_incidents.review.undecided import undecided


def shown(text: str, start: int, end: int) -> str:
    """A slice in UTF-16 units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_marks_stand_where_a_browser_counts_them() -> None:
    text = "\U0001f525\U0001f525 Gunmen killed 37 men in the village of al-Sanoubar on 7 March 2025."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    result = result_of([Document("one", text, Source("one"), blocks)], load())
    (item,) = items(result, {"one": text})
    claim = item["claims"][0]
    assert shown(text, *claim["quote"]) == result.incidents[0].claims[0].quote
    assert {shown(text, start, end) for start, end, _ in claim["marks"]} >= {"al-Sanoubar", "7 March 2025", "killed"}


def test_without_the_reports_the_quote_is_shown(small: Result) -> None:
    for item in items(small, {}):
        for claim in item["claims"]:
            assert claim["text"]
            assert shown(claim["text"], *claim["quote"]) == claim["text"]


def test_a_text_that_is_another_is_not_shown_for_it(small: Result) -> None:
    changed = [item for item in items(small, {"three": "another text"}) if item["claims"][0]["report"] == "three"]
    assert [item["claims"][0]["text"][:3] for item in changed] == ["قتل"]


def test_anchors_hold_and_the_chosen_place_comes_first(small: Result) -> None:
    for item in items(small, TEXTS):
        assert all(holds(claim["anchor"], small.claims) for claim in item["claims"])
        assert item["candidates"][:1] == item["place"][:1] or not item["place"]


def test_what_is_new_stands_apart(small: Result) -> None:
    new = {small.incidents[1].claims[0].id}
    found = [item for item in items(small, TEXTS, new) if item["new"]]
    assert [item["id"] for item in found] == [small.incidents[1].id]
    assert found[0]["group"] in ("new", "unsure", "contested")


def test_new_is_what_the_run_before_did_not_have(small: Result, tmp_path: Path) -> None:
    file = tmp_path / "decisions.seen.json"
    earlier = replace(small, claims=small.claims[1:], identity=replace(small.identity, run="r0"))
    assert newly_seen(earlier, file, date(2026, 11, 20)) == (frozenset(), "")
    expected = (frozenset({small.claims[0].id}), "2026-11-20")
    assert newly_seen(small, file, date(2026, 11, 27)) == expected
    assert newly_seen(small, file, date(2026, 11, 28)) == expected  # the same case, opened again
    file.write_text("{}")
    assert newly_seen(small, file, date(2026, 11, 28)) == (frozenset(), "")


def test_a_case_made_with_decisions_shows_what_the_machine_read(small: Result) -> None:
    drop = Decision("drop", (small.incidents[0].id,), "", "A", "2026-11-28", "twice", id="d-1")
    after = assemble(small.sources, small.resolutions, small.claims, (), (), load(), (drop,), ())
    assert len(after.incidents) == len(small.incidents) - 1
    assert [one.id for one in undecided(after).incidents] == [one.id for one in small.incidents]


def test_places_are_found_by_name() -> None:
    find = finder(load())
    assert find("Tartus")[0]["name"] == "Tartus"
    assert find("طرطوس")[0]["ar"] == "طرطوس"
    assert find(" ") == []


def test_the_page_is_the_same_every_time(small: Result) -> None:
    how = Reviewing("small", "A", served=False)
    assert page(screen(small, TEXTS, load(), how), ()) == page(screen(small, TEXTS, load(), how), ())


def test_names_without_a_place_are_marked_where_they_stand() -> None:
    text = "\U0001f525 There is no school in the village of Ain Barqa, near Jableh in Syria."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    result = result_of([Document("one", text, Source("one"), blocks)], load())
    names = [one.resolution.mention.surface for one in result.unplaced if one.resolution]
    told = reports(result, {"one": text})["one"]["loose"]
    assert names
    assert [shown(text, start, end) for start, end in told] == names
    assert reports(result, {})["one"]["loose"] == []


def test_what_weighed_for_a_place_is_told_with_names(small: Result) -> None:
    told = [why for item in items(small, TEXTS) for claim in item["claims"] for at in claim["at"] for why in at["why"]]
    assert {feature for feature, _, _ in told} <= BECAUSE
    assert any(name for _, name, _ in told)
