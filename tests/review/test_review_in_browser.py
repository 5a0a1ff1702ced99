"""A reviewer goes through a small case by keyboard alone; the outputs are as decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from small_case import AXE, CASE, TEXTS, missing

from geo_incidents.gazetteer import load
from geo_incidents.incidents import read_decisions
from geo_incidents.pipeline import assemble
from geo_incidents.review import page, screen
from geo_incidents.review.server import ReviewServer

VIOLATIONS = """axe.run(document, {resultTypes: ['violations']}).then((found) =>
    found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' | ').slice(0, 300)))"""


def keys(tab: Page, *pressed: str) -> None:
    for one in pressed:
        tab.keyboard.press(one)


def go(tab: Page, place: str) -> None:
    """To the first item of a place by K and J, as a reader would."""
    keys(tab, *"k" * len(CASE.incidents))
    for _ in CASE.incidents:
        if place in tab.inner_text("#queue [aria-current]"):
            return
        keys(tab, "j")
    raise AssertionError(place)


def said(tab: Page, words: str) -> None:
    expect(tab.locator("#said")).to_contain_text(words)


def test_by_keyboard_alone_and_the_run_after(tab: Page, server: ReviewServer) -> None:
    tab.goto(server.url)
    expect(tab.locator("#top")).to_contain_text("0 of ")
    go(tab, "al-Sanoubar")
    keys(tab, "c", "f")
    tab.keyboard.press("Control+a")
    tab.keyboard.type("at_least 38 killed men")
    keys(tab, "Tab")
    tab.keyboard.type("the list of names")
    keys(tab, "Enter")
    said(tab, "Corrected: Figure")
    expect(tab.locator("#record")).to_contain_text("Machine: 37 killed men. R. Saab")
    keys(tab, "p", "0")
    tab.keyboard.type("35.4701, 35.8901")
    keys(tab, "Enter")
    said(tab, "needs latitude, longitude and a reason")
    tab.locator("[name=reason]").focus()
    tab.keyboard.type("seen on a video")
    keys(tab, "Enter")
    said(tab, "Corrected: Place")
    keys(tab, "a")
    said(tab, "Accepted: al-Sanoubar")
    go(tab, "Jableh")
    keys(tab, "m", "Enter")
    said(tab, "Joined: Jableh")
    keys(tab, "u")
    said(tab, "Undone: same")
    keys(tab, "m", "Enter")
    said(tab, "Joined: Jableh")
    go(tab, "Baniyas")
    keys(tab, "h")
    said(tab, "Held back")
    keys(tab, "n")
    tab.keyboard.type("=ask the family")
    keys(tab, "Enter")
    said(tab, "Note kept")
    keys(tab, "d", "Enter")
    said(tab, "Dropped: Baniyas")
    rows = read_decisions(server.journal.path)
    assert [row.action for row in rows] == [
        "correct", "correct", "accept", "same", "undo", "same", "hold", "note", "drop",
    ]  # fmt: skip
    after = assemble(CASE.sources, CASE.resolutions, CASE.claims, (), (), load(), rows, ())
    assert [failure for failure in after.failures if failure.name.startswith("decision")] == []
    moved = next(one for one in after.incidents if one.place.id.startswith("point:"))
    assert (moved.place.lat, moved.place.name, moved.tolls[0].low, moved.tolls[0].high) == (
        35.4701, "al-Sanoubar", 38, None,
    )  # fmt: skip
    assert sum(one.place.name == "Jableh" for one in after.incidents) == 1
    assert not any(one.place.name == "Baniyas" for one in after.incidents)
    tab.reload()
    expect(tab.locator("#top")).to_contain_text("3 of 4 reviewed")


def test_as_a_file_the_rows_are_downloaded_and_outlast_a_reload(tab: Page, tmp_path: Path) -> None:
    file = tmp_path / "review.html"
    file.write_text(page(screen(CASE, TEXTS, "small", "R. Saab", served=False), ()), "utf8")
    tab.goto(file.as_uri())
    keys(tab, "a", "a", "u")
    said(tab, "Undone: accept")
    tab.reload()
    expect(tab.locator("#top")).to_contain_text("1 of ")
    with tab.expect_download() as loading:
        keys(tab, "x")
    loading.value.save_as(tmp_path / "decisions.csv")
    rows = read_decisions(tmp_path / "decisions.csv")
    assert [row.action for row in rows] == ["accept", "accept", "undo"]
    assert len({row.id for row in rows}) == 3


def test_a_reports_text_is_never_markup(tab: Page, server: ReviewServer) -> None:
    tab.goto(server.url)
    go(tab, "al-Sanoubar")
    expect(tab.locator("#words")).to_contain_text("<b>Not bold</b> <img src=x onerror=alert(1)>")
    assert tab.locator("#words img, #words .report b").count() == 0


def test_a_key_of_an_arabic_keyboard_decides(tab: Page, server: ReviewServer) -> None:
    tab.goto(server.url)
    press = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ش', code: 'KeyA', bubbles: true}))"
    tab.evaluate(press)
    said(tab, "Accepted")


def test_escape_gives_the_focus_back(tab: Page, server: ReviewServer) -> None:
    tab.goto(server.url)
    keys(tab, "w", "Escape")
    assert tab.evaluate("document.activeElement.dataset.field") == "when"


def test_a_quote_that_changed_is_told(tab: Page, tmp_path: Path) -> None:
    incident = CASE.incidents[0]
    claim = incident.claims[0]
    anchor = f"{claim.document}@{claim.span.start}-{claim.span.end}#00000000"
    row = next(iter(read_decisions(_table(tmp_path, incident.id, anchor))))
    file = tmp_path / "review.html"
    file.write_text(page(screen(CASE, TEXTS, "small", "R. Saab", served=False), [row]), "utf8")
    tab.goto(file.as_uri())
    go(tab, "al-Sanoubar")  # accepted, and to do again
    expect(tab.locator("[role=alert]")).to_contain_text("The quote changed since A decided")


def _table(folder: Path, incident: str, anchor: str) -> Path:
    file = folder / "old.csv"
    header = "decision,decided_at,by,action,target,field,was,is,reason,anchor\n"
    file.write_text(f"{header}d-1,2026-11-26,A,accept,{incident},,,,,{anchor}\n")
    return file


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", [[], ["p"], ["f"], ["w"], ["d"], ["?"]], ids=str)
def test_no_accessibility_violation(tab: Page, server: ReviewServer, theme: str, view: list[str]) -> None:
    if not AXE.exists():
        missing("axe-core (npm install --no-save axe-core@4)")
    tab.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    tab.goto(server.url)
    keys(tab, *view)
    tab.evaluate(AXE.read_text("utf8"))
    assert tab.evaluate(VIOLATIONS) == []
