"""Two readers: blind to each other until both have decided, differences settled by a row, thousands of items."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from factory import make_result
from playwright.sync_api import Page, expect
from reading import accept, actions, go, keys, said, start
from serving import running

from geo_incidents.gazetteer import load
from geo_incidents.incidents import read_decisions
from geo_incidents.model import Result
from geo_incidents.review import Journal, Reviewing, page, screen

pytestmark = pytest.mark.browser


def test_a_second_reader_is_blind_until_they_decide(tab: Page, small: Result, tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    with running(small, file, "R. Saab", require=2) as server:
        start(tab, server.url)
        go(tab, "al-Sanoubar")
        keys(tab, "f")
        tab.keyboard.type("38")
        keys(tab, "Enter")
        said(tab, "Corrected")
        accept(tab)
        expect(tab.locator("#top")).to_contain_text(re.compile(r"(?<!\d)0 of \d+ reviewed"))
    with running(small, file, "L. Haddad", require=2) as server:
        start(tab, server.url)
        expect(tab.locator("#queue .g").first).to_contain_text("Waits for a second reader")
        go(tab, "al-Sanoubar")
        expect(tab.locator("#record")).to_contain_text("R. Saab has decided. Hidden until you do.")
        expect(tab.locator("[data-f=figure]")).to_contain_text("37")
        keys(tab, "a")
        said(tab, "Accepted")
        expect(tab.locator("#top")).to_contain_text(re.compile(r"(?<!\d)1 of \d+ reviewed"))
        go(tab, "al-Sanoubar")
        expect(tab.locator("#record [role=alert]")).to_contain_text("they: “38 men killed”")
        keys(tab, "r")
        expect(tab.locator(".con")).to_have_count(1)
        tab.get_by_role("button", name="Take theirs").click()
        said(tab, "Theirs taken")
        expect(tab.locator(".con")).to_have_count(0)
    rows = read_decisions(file)
    assert actions(file) == ["correct", "accept", "accept", "correct", "settle"]
    assert (rows[3].who, rows[3].target) == ("L. Haddad", "38 killed men")


def test_keeping_mine_says_it_once_more(tab: Page, small: Result, tmp_path: Path) -> None:
    """The last row holds in a run: a reader whose value stays writes it behind the other's."""
    file = tmp_path / "decisions.csv"
    one = next(one for one in small.incidents if one.place.name == "al-Sanoubar")
    journal = Journal(file)
    journal.add({"action": "accept", "target": one.id}, "L. Haddad")
    value = {"field": "figure", "was": "37 killed men", "is": "38 killed men"}
    journal.add({"action": "correct", "target": one.claims[0].id, **value}, "R. Saab")
    journal.add({"action": "accept", "target": one.id}, "R. Saab")
    with running(small, file, "L. Haddad", require=2) as server:
        start(tab, server.url)
        go(tab, "al-Sanoubar")
        tab.locator("#record").get_by_role("button", name="Keep mine").click()
        said(tab, "Yours kept")
    assert [(row.who, row.action, row.target) for row in read_decisions(file)][3:] == [
        ("L. Haddad", "correct", "37 killed men"), ("L. Haddad", "settle", "mine"),
    ]  # fmt: skip


def test_of_thousands_only_rows_in_sight_are_drawn(tabs: Callable[..., Page], tmp_path: Path) -> None:
    result = make_result(1500)
    file = tmp_path / "review.html"
    file.write_text(page(screen(result, {}, load(), Reviewing("many", "A", served=False)), ()), "utf8")
    tab = start(tabs(), file.as_uri())
    shown = int(tab.inner_text("[data-k=fall] i").replace(",", ""))
    assert shown >= 1500
    assert tab.locator("#queue .row").count() < 40
    tab.evaluate("document.getElementById('list').scrollTop = 60000")
    expect(tab.locator("#queue .row").nth(20)).to_be_visible()
    assert tab.locator("#queue .row").count() < 40
    keys(tab, *"jjjj", "a", "u")
    said(tab, "Undone: Accepted")
